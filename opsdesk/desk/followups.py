"""Use cases about follow-ups: take one on, say that it is done, decline it, move its day.

An incident's timeline notes what becomes of its own. What makes one of an incident's idea is `followups_ideas`, what is
wrong with them `followups_checking`, how they stand on a day `followups_standing`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from opsdesk.desk import dossiers, fields, noting
from opsdesk.desk.decision import is_still_to_come, need_reason, words
from opsdesk.desk.desk import Desk
from opsdesk.desk.followups_checking import checked, committed, kept_to
from opsdesk.domain.dossier import Happening
from opsdesk.domain.errors import BadInput, EditedMeanwhile, Refused
from opsdesk.domain.followup import FollowUp, State, Task
from opsdesk.domain.followup_happenings import FOLLOW_UPS, Edited, Ended, Moved, Reopened, TakenOn
from opsdesk.domain.policy import DEFAULT_POLICY, Policy
from opsdesk.domain.text import one_line

MOST: Final = 100_000
"""Follow-ups that are listed."""


def add(
    desk: Desk, task: Task, today: date, *, incident: int = 0, origin: str = "", policy: Policy = DEFAULT_POLICY
) -> FollowUp:
    """Takes a follow-up on. Its day is the one that policy sets for the incident's severity, unless it names one.
    `origin` says what else it is made of.

    Raises Refused without one named person as owner, or without a day where policy sets none.
    """
    of = desk.incident(incident) if incident else None
    kept = committed(desk, task, today, of, policy)
    with desk.together():
        taken = dossiers.begin(desk, FOLLOW_UPS, lambda followup: (TakenOn(kept, incident, origin=origin),))
        return noted(desk, taken, f"{taken.name}: {kept.words}")


def edit(desk: Desk, number: int, given: Task, shown: Task) -> FollowUp:
    """Makes it read otherwise; EditedMeanwhile when it isn't any more as its form showed it. Its day is moved.

    Raises Refused when nobody could be held to it any more, as `add` does.
    """
    kept = kept_to(desk, checked(given))

    def decide(followup: FollowUp) -> Iterable[Edited]:
        if _open(followup).task != shown:
            raise EditedMeanwhile(followup.name, mine=kept.words, theirs=followup.task.words)
        if kept.due != shown.due:
            raise Refused(f"{followup.name} is due on {shown.due}: move the day, and say why")
        if kept != shown:
            yield Edited(kept)

    return dossiers.do(desk, FOLLOW_UPS, number, decide)


def done(desk: Desk, number: int, seen: str, on: date, *, by: str = "") -> FollowUp:
    """Answers its done-test: what was seen, on which day, and by whom (else by whoever is typing)."""
    said = one_line(words(seen, "what was seen when its done-test was looked at"))
    return _end(desk, number, Ended(State.DONE, on, said, fields.owner(by)))


def decline(desk: Desk, number: int, why: str, on: date) -> FollowUp:
    """Says why it won't be done; it is kept with the reason."""
    return _end(desk, number, Ended(State.DECLINED, on, one_line(need_reason(why, "declining a follow-up"))))


def move(desk: Desk, number: int, to: date, why: str, *, today: date) -> FollowUp:
    """Sets another day, for a reason; how often it moved is kept. Raises BadInput for one that has been."""
    fields.sensible("the day", to, "a follow-up")
    if to < today:
        raise BadInput(f"{to} has been already: move it to a day to come, or say that it is done or declined")
    reason = one_line(need_reason(why, "moving a day"))

    def rule(followup: FollowUp) -> Moved:
        if followup.task.due == to:
            raise Refused(f"{followup.name} is due on {to} already")
        return Moved(to, reason)

    return _do(desk, number, lambda followup: rule(_open(followup)))


def reopen(desk: Desk, number: int, why: str) -> FollowUp:
    """Says that it isn't over after all."""
    reason = one_line(need_reason(why, "opening it again"))

    def rule(followup: FollowUp) -> Reopened:
        if not followup.over:
            raise Refused(f"{followup.name} is open")
        if not followup.was_taken_on:
            raise Refused(f"{followup.name} was never taken on: make a follow-up of idea {followup.idea}")
        return Reopened(reason)

    with desk.together():
        opened = _do(desk, number, rule)
        return noted(desk, opened, f"{opened.name} is open again: {reason}")


def undo(desk: Desk, number: int) -> FollowUp:
    """Takes back what I wrote of it last; raises Refused when that can't be."""
    with desk.together():
        page = dossiers.undo_candidate(desk, FOLLOW_UPS, number)
        undone = dossiers.undo(desk, FOLLOW_UPS, number)
        return noted(desk, undone, f"{undone.name}: took back “{page.happening.headline()}”")


def one(desk: Desk, number: int) -> FollowUp:
    """A follow-up as it stands; raises NotFound."""
    return dossiers.one(desk, FOLLOW_UPS, number)


def listed(desk: Desk, *, every: bool = False) -> list[FollowUp]:
    """Every open follow-up, newest first; on request also those that are done or declined."""
    return dossiers.listed(desk, FOLLOW_UPS, under_way=not every, limit=MOST)


def of_incident(desk: Desk, incident: int) -> list[FollowUp]:
    """All that was taken on or declined after an incident, the oldest first."""
    return [held for held in reversed(listed(desk, every=True)) if held.incident == incident]


def noted(desk: Desk, followup: FollowUp, what: str) -> FollowUp:
    """The incident that it comes from says so too; both are kept, or neither, by whoever calls it."""
    if followup.incident:
        desk.do(followup.incident, noting.take_note(what))
    return followup


def _end(desk: Desk, number: int, ended: Ended) -> FollowUp:
    if ended.on is not None and is_still_to_come(ended.on, desk.clock()):
        raise BadInput(f"{ended.on} is still to come")

    def rule(followup: FollowUp) -> Ended:
        _open(followup)
        return ended

    with desk.together():
        over = _do(desk, number, rule)
        return noted(desk, over, f"{over.name} {over.state}: {over.outcome}")


def _do(desk: Desk, number: int, rule: Callable[[FollowUp], Happening[FollowUp]]) -> FollowUp:
    return dossiers.do(desk, FOLLOW_UPS, number, lambda followup: (rule(followup),))


def _open(followup: FollowUp) -> FollowUp:
    if followup.over:
        raise Refused(f"{followup.name} is {followup.state}: open it again first, and say why")
    return followup
