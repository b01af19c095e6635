"""Use cases about changes: plan, link evidence, approve, roll out in stages, end, review; and note what has happened.

What may happen is decided in `opsdesk.domain.change_steps`, on the change as it is in the transaction. What is linked
and the freezes are looked up just before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import datetime

from opsdesk.desk import changes_outlook, changes_telling, dossiers, runs
from opsdesk.desk.changes_checking import checked, piece
from opsdesk.desk.decision import words_if_any
from opsdesk.desk.desk import Desk
from opsdesk.domain import change_steps
from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_evidence import Item, items, missing
from opsdesk.domain.change_happenings import CHANGES, Planned, Recorded, Replanned
from opsdesk.domain.change_parts import ChangePlan, PieceSort
from opsdesk.domain.change_verdict import verdict_of
from opsdesk.domain.checklist.run import Run
from opsdesk.domain.dossier import Happening
from opsdesk.domain.errors import BadInput, EditedMeanwhile, Refused
from opsdesk.domain.rigor import Rigor
from opsdesk.domain.text import one_line

Rule = Callable[[Change, tuple[Item, ...]], Happening[Change]]
"""What a step writes, seen the change and its evidence as they are; raises Refused."""


def plan(desk: Desk, wanted: ChangePlan, rigor: Rigor, *, key: str = "") -> Change:
    """Plans a change and assesses it by the policy of today; raises BadInput for what can't be kept."""
    kept = checked(desk, wanted)
    verdict = verdict_of(changes_outlook.as_rehearsed(desk, kept), rigor)
    return dossiers.begin(desk, CHANGES, lambda change: (Planned(plan=kept, verdict=verdict),), key=key)


def replan(desk: Desk, number: int, wanted: ChangePlan, shown: ChangePlan, rigor: Rigor) -> Change:
    """Makes the plan read otherwise and assesses it anew; an approved one waits for its approval again.

    Raises EditedMeanwhile when the plan isn't any more as its form showed it, Refused once the rollout began.
    """
    kept = checked(desk, wanted)
    verdict = verdict_of(changes_outlook.as_rehearsed(desk, kept, one(desk, number).pieces), rigor)

    def decide(change: Change) -> Iterable[Replanned]:
        if change.plan != shown:
            raise EditedMeanwhile(change.name, mine=kept.title, theirs=change.plan.title)
        if change.state not in {ChangeState.PLANNED, ChangeState.APPROVED}:
            raise Refused(f"{change.name} is {change.state}: its plan stays as it was carried out")
        what = differing(shown, kept)
        if what or verdict != change.verdict:
            yield Replanned(plan=kept, verdict=verdict, what=what or ("assessed anew",))

    return dossiers.do(desk, CHANGES, number, decide)


def record(desk: Desk, happened: ChangePlan, *, at: datetime | None = None, key: str = "") -> Change:
    """Notes a change that has happened, now or at a time that has been; nothing is demanded of it."""
    when = at or desk.clock()
    if when > desk.clock():
        raise BadInput("what has happened can't lie in the future: plan it instead")
    kept = checked(desk, happened)
    return dossiers.begin(desk, CHANGES, lambda change: (Recorded(plan=kept, happened_at=when),), key=key)


def link(desk: Desk, number: int, demand: str, text: str, rigor: Rigor, seen: Item | None = None) -> Change:
    """Links evidence to a demand, in place of what was linked before; raises NotFound for a run that isn't there.

    A rollback procedure that was never rehearsed raises the tier of a plan of which nobody had said. With the item as
    somebody saw it, EditedMeanwhile says that something else is linked by now.
    """
    shown = one(desk, number)
    linked = piece(desk, change_steps.demanded(shown, one_line(demand)), text)
    known = changes_outlook.facts(desk, [shown], rigor)
    verdict = verdict_of(changes_outlook.as_rehearsed(desk, shown.plan, (*shown.pieces, linked)), rigor)

    def decide(change: Change) -> Iterable[Happening[Change]]:
        now = change.piece(linked.demand)
        if seen is not None and now != seen.piece:
            theirs = now.words if now else "nothing"
            raise EditedMeanwhile(f"{change.name} {linked.demand}", mine=linked.words, theirs=theirs)
        yield change_steps.link(change, linked, items(change, known))
        if linked.sort is PieceSort.PROCEDURE and change.plan == shown.plan:
            yield from change_steps.raised(change, verdict)

    return dossiers.do(desk, CHANGES, number, decide)


def remove(desk: Desk, number: int, demand: str, rigor: Rigor) -> Change:
    """Takes a piece of evidence away; refused once it was approved on it."""
    return _step(desk, number, rigor, lambda change, held: change_steps.remove(change, demand, held))


def begin_checklist(desk: Desk, number: int, name: str, rigor: Rigor) -> Run:
    """Begins a checklist's run that belongs to a change, and links it where such a run is still missing."""
    with desk.together():
        change = one(desk, number)
        if change.over:
            raise Refused(f"{change.name} is {change.state}: nothing of it is left to be worked through")
        run = runs.begin(desk, name, change=number)
        held = items(change, changes_outlook.facts(desk, [change], rigor))
        for item in missing(held):
            if item.demand.evidence == "checklist run":
                link(desk, number, item.demand.id, run.call, rigor)
    return run


def approve(desk: Desk, number: int, rigor: Rigor, *, why: str = "") -> Change:
    """Lets it be rolled out; refused naming missing evidence or a freeze, unless it is an emergency with a reason."""
    now, reason = desk.clock(), one_line(words_if_any(why))

    def rule(change: Change, held: tuple[Item, ...]) -> Happening[Change]:
        return change_steps.approve(change, held, changes_outlook.freezes_of(change, rigor, now), reason)

    return _step(desk, number, rigor, rule)


def begin(desk: Desk, number: int, rigor: Rigor) -> Change:
    """Begins the rollout; refused in a freeze, and while evidence is missing or has grown old."""
    now = desk.clock()

    def rule(change: Change, held: tuple[Item, ...]) -> Happening[Change]:
        return change_steps.begin(change, held, changes_outlook.freezes_at(change, rigor, now))

    return _step(desk, number, rigor, rule)


def reach(desk: Desk, number: int, stage: str = "", note: str = "") -> Change:
    """Marks a stage as reached; without a name the next planned one."""
    name, said = one_line(words_if_any(stage)), words_if_any(note)
    return dossiers.do(desk, CHANGES, number, lambda change: (change_steps.reach(change, name, said),))


def finish(desk: Desk, number: int, how: ChangeState, words: str = "", *, incident: int = 0) -> Change:
    """Ends the rollout as done, rolled back or failed; an incident it led to notes it among what changed."""
    said = words_if_any(words)
    if incident:
        desk.incident(incident)
    with desk.together():
        change = one(desk, number)
        return changes_telling.keep(desk, change, change_steps.finish(change, how, said, incident), how)


def cancel(desk: Desk, number: int, why: str) -> Change:
    """Gives a change up for a reason; of a recorded one it says that it never happened."""
    reason = words_if_any(why)
    return dossiers.do(desk, CHANGES, number, lambda change: (change_steps.cancel(change, reason),))


def review(desk: Desk, number: int, words: str, rigor: Rigor, *, incomplete: bool = False) -> Change:
    """Closes an emergency; refused while its documents are missing, unless it is said that some never come."""
    said = words_if_any(words)
    return _step(
        desk, number, rigor, lambda change, held: change_steps.review(change, said, held, incomplete=incomplete)
    )


def link_incident(desk: Desk, number: int, incident: int) -> Change:
    """Says that a change led to an incident, which notes it among what changed; 0: it led to none after all, and the
    note is struck."""
    if incident:
        desk.incident(incident)
    with desk.together():
        change = one(desk, number)
        linked = change_steps.link_incident(change, incident)
        return change if incident == change.incident else changes_telling.keep(desk, change, linked, change.state)


def undo(desk: Desk, number: int) -> Change:
    """Takes back what I wrote in it last; refused where a later step stands on it."""

    def check(change: Change) -> None:
        change_steps.check_undo(dossiers.history(desk, CHANGES, number), desk.by)

    return dossiers.undo(desk, CHANGES, number, check=check)


def one(desk: Desk, number: int) -> Change:
    """A change as it stands; raises NotFound."""
    return dossiers.one(desk, CHANGES, number)


def listed(desk: Desk, *, under_way: bool = False) -> list[Change]:
    """The newest changes, newest first; on demand only those about which something is still to be done."""
    return dossiers.listed(desk, CHANGES, under_way=under_way)


def differing(before: ChangePlan, after: ChangePlan) -> tuple[str, ...]:
    """What two plans differ in, in words."""
    names = (field.name for field in fields(ChangePlan))
    changed = (name for name in names if getattr(before, name) != getattr(after, name))
    return tuple(_WORDS.get(name, name.replace("_", " ")) for name in changed)


_WORDS = {"starts_at": "start", "ends_at": "end", "committed_at": "commit", "sort": "kind"}


def _step(desk: Desk, number: int, rigor: Rigor, rule: Rule) -> Change:
    """One step of a change whose evidence counts."""
    known = changes_outlook.facts(desk, [one(desk, number)], rigor)
    return dossiers.do(desk, CHANGES, number, lambda change: (rule(change, items(change, known)),))
