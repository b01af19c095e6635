"""Use cases about actions: give, delay, hand on, block, end, drop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from opsdesk.desk.decision import Decision, need_reason, person, words, words_if_any
from opsdesk.desk.hypotheses import find as find_hypothesis
from opsdesk.domain.action import Action, lane_of
from opsdesk.domain.entries import Payload, work
from opsdesk.domain.errors import NotFound, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import ActionStatus, Lane, Outcome


def give(
    task: str,
    owners: Sequence[str],
    *,
    check_in_at: datetime | None,
    every_minutes: int = 0,
    lane: Lane | None = None,
    tests: Sequence[int] = (),
) -> Decision:
    """Gives work to a named person; the first owner answers for it. `tests` are the hypotheses that its result tells
    apart: finding that out is diagnosing, whatever its words."""

    def decide(incident: Incident) -> Iterable[Payload]:
        text = words(task, "the action")
        names = tuple(dict.fromkeys(person(owner) for owner in owners))
        tested = tuple(find_hypothesis(incident, number).number for number in tests)
        where = lane or (Lane.DIAGNOSE if tested else lane_of(text))
        yield work.ActionGiven(
            incident.next_number("action"), text, names, where, check_in_at, every_minutes, tests=tested
        )

    return decide


def end(number: int, outcome: Outcome = Outcome.NOT_SAID, why: str = "") -> Decision:
    """Ends it, with what it did for the incident; of one that is done, says that later or otherwise."""

    def decide(incident: Incident) -> Iterable[Payload]:
        held = find(incident, number)
        says_more = outcome not in {Outcome.NOT_SAID, held.outcome}
        if not (held.status is ActionStatus.DONE and says_more):
            _open(incident, number)
        yield work.ActionEnded(number, outcome, words_if_any(why))

    return decide


def delay(number: int, by: timedelta, now: datetime) -> Decision:
    """Moves the check-in on: from its own time while that is to come, from now when it is overdue."""

    def decide(incident: Incident) -> Iterable[Payload]:
        held = _open(incident, number)
        yield work.CheckInSet(number, max(held.check_in_at or now, now) + by)

    return decide


def set_check_in(number: int, at: datetime | None, *, every_minutes: int = 0) -> Decision:
    """Says when somebody asks next; `every_minutes` repeats it, 0 leaves it as often as it was."""

    def decide(incident: Incident) -> Iterable[Payload]:
        _open(incident, number)
        yield work.CheckInSet(number, at, every_minutes)

    return decide


def reassign(number: int, owners: Sequence[str]) -> Decision:
    """Gives it to somebody else."""

    def decide(incident: Incident) -> Iterable[Payload]:
        held = _open(incident, number)
        names = tuple(dict.fromkeys(person(owner) for owner in owners))
        if names == held.owners:
            raise Refused(f"A{number} is {', '.join(names) or 'nobody'}’s already")
        yield work.ActionReassigned(number, names)

    return decide


def move_lane(number: int, lane: Lane) -> Decision:
    """Puts it in another lane."""

    def decide(incident: Incident) -> Iterable[Payload]:
        _open(incident, number)
        yield work.ActionMoved(number, lane)

    return decide


def block(number: int, why: str) -> Decision:
    """Says that it can't go on, and why."""

    def decide(incident: Incident) -> Iterable[Payload]:
        _open(incident, number)
        yield work.ActionBlocked(number, need_reason(why, f"blocking A{number}"))

    return decide


def unblock(number: int, why: str = "") -> Decision:
    """Says that it goes on."""

    def decide(incident: Incident) -> Iterable[Payload]:
        if _open(incident, number).status is not ActionStatus.BLOCKED:
            raise Refused(f"A{number} isn't blocked")
        yield work.ActionBlocked(number, words_if_any(why), blocked=False)

    return decide


def drop(number: int, why: str) -> Decision:
    """Says that it will not be done, and why."""

    def decide(incident: Incident) -> Iterable[Payload]:
        _open(incident, number)
        yield work.ActionDropped(number, need_reason(why, f"dropping A{number}"))

    return decide


def find(incident: Incident, number: int) -> Action:
    """The action of a number; raises NotFound, naming the open ones."""
    held = incident.actions.get(number)
    if held is None:
        there = ", ".join(item.name for item in incident.actions.values() if not item.status.is_over) or "none"
        raise NotFound(f"there is no A{number} (open: {there})")
    return held


def _open(incident: Incident, number: int) -> Action:
    held = find(incident, number)
    if held.status.is_over:
        raise Refused(f"A{number} is {held.status} already")
    return held
