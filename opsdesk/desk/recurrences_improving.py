"""What is made of a recurrence, for real and where such things are kept: a step of a checklist, a mark on a runbook, a
follow-up by which it is seen sooner, an item of a meeting. Each has one who answers for it, and is linked back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from opsdesk.desk import (
    checklists,
    dossiers,
    fields,
    followups,
    meetings,
    meetings_saying,
    recurrences,
    rituals,
    runbooks,
)
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.domain.errors import BadInput, NotFound, Refused
from opsdesk.domain.followup import Kind, Task
from opsdesk.domain.policy import DEFAULT_POLICY, Policy
from opsdesk.domain.recurrence import Means, Recurrence
from opsdesk.domain.recurrence_happenings import RECURRENCES, Improved
from opsdesk.domain.ritual import AgendaItem, Ritual
from opsdesk.domain.runbook import Document
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass

ITEM_MINUTES: Final = 5
ITEM_INPUT: Final = "recurrences"
"""What the desk fills in for the item."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to be made of a recurrence."""

    means: Means
    words: str
    about: str = ""
    """The checklist's name, the document (DOC-3), the ritual (RIT-2); a follow-up needs none."""
    owner: str = ""
    """Who answers for it; else the owner of what it is about."""
    due: date | None = None
    """Of a follow-up; else as policy says."""
    done_test: str = ""


def improve(desk: Desk, number: int, wish: Wish, today: date, *, policy: Policy = DEFAULT_POLICY) -> Recurrence:
    """Makes it, and keeps on the recurrence what became of it: both, or neither. Raises NotFound, BadInput, Refused."""
    with desk.together():
        wanted = _checked(recurrences.one(desk, number), wish)
        return _improved(desk, number, wanted, today, policy)


def _checked(held: Recurrence, wish: Wish) -> Wish:
    """The wish as it is kept, where it can be granted."""
    if held.dismissed:
        raise Refused(f"{held.name} is dismissed: {held.dismissed}")
    if not held.stands:
        raise Refused(f"{held.name} is only proposed: link the two first")
    wanted = replace(wish, words=fields.field("what is to be better", wish.words, needed=True))
    if said := next((one for one in held.improvements if (one.means, one.words) == (wish.means, wanted.words)), None):
        raise Refused(f"that was made of it already: {said.told}")
    return wanted


def _improved(desk: Desk, number: int, wish: Wish, today: date, policy: Policy) -> Recurrence:
    makers: dict[Means, Callable[[Desk, Recurrence, Wish], tuple[str, str]]] = {
        Means.ALERT: partial(_alert, today=today, policy=policy),
        Means.CHECKLIST: _step,
        Means.RUNBOOK: _wrong_step,
        Means.RITUAL: _item,
    }
    about, owner = makers[wish.means](desk, recurrences.one(desk, number), wish)
    made = Improved(wish.means, about, wish.words, owner)
    return dossiers.do(desk, RECURRENCES, number, lambda recurrence: (made,))


def _alert(desk: Desk, held: Recurrence, wish: Wish, *, today: date, policy: Policy) -> tuple[str, str]:
    task = Task(wish.words, Kind.DETECT, wish.owner, wish.due, wish.done_test)
    taken = followups.add(desk, task, today, incident=held.incident, origin=held.name, policy=policy)
    return taken.name, taken.task.owner


def _step(desk: Desk, held: Recurrence, wish: Wish) -> tuple[str, str]:
    """A step at the end of the checklist, which says what it comes from; the next run has it."""
    template = checklists.template(desk, _needed(wish, "which checklist"))
    owner = _answers(wish, template.owner.removeprefix("@"), template.name)
    step = Step(wish.words, note=f"{held.name}: {held.title}.")
    checklists.amend(desk, template.name, lambda newest: _with_step(newest, step), expected_version=template.version)
    return template.name, owner


def _wrong_step(desk: Desk, held: Recurrence, wish: Wish) -> tuple[str, str]:
    """A mark that makes the document stale until somebody answers it in a review."""
    word = _needed(wish, "which document")
    number = Document.numbered(word)
    if number is None:
        raise BadInput(f"{quoted(word)} is no document (they are written {Document.called(3)})")
    owner = _answers(wish, runbooks.one(desk, number).card.owner, Document.called(number))
    runbooks.mark_wrong(desk, number, wish.words, why=f"{held.name}: {held.title}", incident=held.incident)
    return Document.called(number), owner


def _item(desk: Desk, held: Recurrence, wish: Wish) -> tuple[str, str]:
    """Parked in the ritual's meeting that is under way, else an item of its agenda until somebody takes it out."""
    word = _needed(wish, "which ritual")
    number = Ritual.numbered(word)
    if number is None:
        raise BadInput(f"{quoted(word)} is no ritual (they are written {Ritual.called(3)})")
    charter = rituals.one(desk, number).charter
    owner = _answers(wish, charter.owner, Ritual.called(number))
    said = f"{held.name}: {wish.words}"
    if (sitting := meetings.under_way(desk, number)) is not None:
        meetings_saying.park(desk, sitting.number, said)
        return sitting.name, owner
    item = AgendaItem(said, ITEM_MINUTES, (ITEM_INPUT,))
    rituals.edit(desk, number, replace(charter, agenda=(*charter.agenda, item)), charter)
    return Ritual.called(number), owner


def _with_step(template: Template, step: Step) -> Template:
    sections = template.sections or (Section(),)
    last = sections[-1]
    if last.columns:
        return replace(template, sections=(*sections, Section("What came back", 2, steps=(step,))))
    return replace(template, sections=(*sections[:-1], replace(last, steps=(*last.steps, step))))


def _needed(wish: Wish, what: str) -> str:
    if not wish.about.strip():
        raise BadInput(f"say {what} the {wish.means} is for")
    return wish.about.strip()


def _answers(wish: Wish, usual: str, about: str) -> str:
    """Who answers for it; raises NotFound where nobody does, and nobody is named."""
    owner = fields.owner(wish.owner) or usual
    if not owner:
        raise NotFound(f"{about} has no owner: say who sees to it")
    return owner
