"""Use cases about recurrences: link an incident to the earlier one that it is again, say that it is none.

What is made of one is `recurrences_improving`; what is proposed, and what comes too often, `recurrences_standing`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from opsdesk.desk import dossiers, noting
from opsdesk.desk.decision import need_reason
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.recurrence import Recurrence
from opsdesk.domain.recurrence_happenings import RECURRENCES, Dismissed, Linked, Proposed
from opsdesk.domain.text import one_line

MOST: Final = 100_000
"""Recurrences that are listed."""


def link(desk: Desk, incident: int, earlier: int, why: str) -> Recurrence:
    """Says that an incident is an earlier one come back, and why; both timelines note it, or nothing is kept.

    A link that was dismissed is made anew, under the number it has. Raises NotFound, BadInput, Refused.
    """
    reason = one_line(need_reason(why, "linking two incidents"))
    with desk.together():
        _in_order(desk.incident(incident), desk.incident(earlier))
        linked = _linked(desk, Linked(incident, earlier, reason), between(desk, incident, earlier))
        desk.do(incident, noting.take_note(f"{linked.name}: this is INC-{earlier} again, {reason}"))
        desk.do(earlier, noting.take_note(f"{linked.name}: it came back as INC-{incident}, {reason}"))
    return linked


def dismiss(desk: Desk, incident: int, earlier: int, why: str) -> Recurrence:
    """Says that two incidents aren't one problem, or that nothing is made of it; it isn't proposed again."""
    reason = one_line(need_reason(why, "dismissing it"))
    with desk.together():
        _in_order(desk.incident(incident), desk.incident(earlier))
        held = between(desk, incident, earlier)
        if held is not None:
            return dossiers.do(desk, RECURRENCES, held.number, lambda recurrence: _dismissed(recurrence, reason))
        happened = (Proposed(incident, earlier), Dismissed(reason))
        return dossiers.begin(desk, RECURRENCES, lambda recurrence: happened)


def undo(desk: Desk, number: int) -> Recurrence:
    """Takes back what I wrote of it last; raises Refused when that can't be."""
    return dossiers.undo(desk, RECURRENCES, number)


def one(desk: Desk, number: int) -> Recurrence:
    """A recurrence as it stands; raises NotFound."""
    return dossiers.one(desk, RECURRENCES, number)


def listed(desk: Desk, *, every: bool = False) -> list[Recurrence]:
    """Every recurrence of which nothing was made yet, newest first; on request all."""
    return dossiers.listed(desk, RECURRENCES, under_way=not every, limit=MOST)


def between(desk: Desk, incident: int, earlier: int) -> Recurrence | None:
    """What was said of two incidents, or None."""
    held = (one for one in listed(desk, every=True) if (one.incident, one.earlier) == (incident, earlier))
    return next(held, None)


def of_incident(desk: Desk, incident: int) -> list[Recurrence]:
    """The links that an incident is part of, as the later one or as the earlier one."""
    held = listed(desk, every=True)
    return [one for one in held if one.stands and incident in {one.incident, one.earlier}]


def _linked(desk: Desk, happened: Linked, held: Recurrence | None) -> Recurrence:
    if held is None:
        return dossiers.begin(desk, RECURRENCES, lambda recurrence: (happened,))
    if held.stands:
        raise Refused(f"{held.name} says so already")
    return dossiers.do(desk, RECURRENCES, held.number, lambda recurrence: (happened,))


def _in_order(later: Incident, earlier: Incident) -> None:
    if later.number == earlier.number:
        raise BadInput(f"{later.name} can't be itself again")
    began, before = later.started_at or later.declared_at, earlier.started_at or earlier.declared_at
    if began is not None and before is not None and began < before:
        raise BadInput(f"{later.name} began before {earlier.name}: name the later one first")


def _dismissed(recurrence: Recurrence, why: str) -> Iterable[Dismissed]:
    if recurrence.dismissed:
        raise Refused(f"{recurrence.name} is dismissed already: {recurrence.dismissed}")
    yield Dismissed(why)
