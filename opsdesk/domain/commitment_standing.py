"""How long a team has been waiting for what it was promised, and whether anything is to be done about it today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from opsdesk.domain.commitment import Commitment, Ending
from opsdesk.domain.values import dataclass

SOON: Final = timedelta(days=7)


class State(StrEnum):
    """How a promise stands; what holds somebody up stands first."""

    BLOCKED = "blocked"
    OVERDUE = "overdue"
    DUE = "due soon"
    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    RELEASED = "released"

    @property
    def is_pressing(self) -> bool:
        """Somebody has to act."""
        return self in {State.BLOCKED, State.OVERDUE}


PLACES: Final = {state: place for place, state in enumerate(State)}


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment on a day. Spans are in whole days, and never below 0."""

    commitment: Commitment
    state: State
    waiting: int
    """Since it was promised, up to today or to its end."""
    blocked: int | None = None
    """Since it is blocked; None: it isn't."""
    over: int = 0
    """Past the day that was agreed on."""
    left: int | None = None
    """To that day; None without one, and once it has passed."""
    freed: str = ""
    """Why what blocked it doesn't any more, though nobody said so."""
    circle: tuple[str, ...] = ()
    """The commitments that wait for each other in a circle, this one first."""

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Blocked and overdue first, in each the longest waiting."""
        return PLACES[self.state], -(self.blocked or 0), -self.waiting, self.commitment.number


def standing(commitment: Commitment, others: Mapping[int, Commitment], today: date, zone: tzinfo) -> Standing:
    """How a commitment stands on a day of a zone; `others` has those that may hold it up, by number."""
    until = day_of(commitment.ended_at, zone) or today
    freed = freed_by(commitment, others)
    blocker = None if freed or commitment.over else commitment.blocker
    due = commitment.promise.due
    days = (due - today).days if due and not commitment.over else None
    return Standing(
        commitment,
        _state(commitment, days, blocked=blocker is not None),
        _days(day_of(commitment.made_at, zone), until),
        None if blocker is None else _days(day_of(blocker.since, zone), today),
        max(-days, 0) if days is not None else 0,
        days if days is not None and days >= 0 else None,
        freed,
        () if blocker is None else circle_of(commitment, others),
    )


def standings(commitments: Iterable[Commitment], today: date, zone: tzinfo) -> list[Standing]:
    """How all of them stand, those first that hold somebody up longest."""
    by_number = {commitment.number: commitment for commitment in commitments}
    held = (standing(commitment, by_number, today, zone) for commitment in by_number.values())
    return sorted(held, key=lambda one: one.rank)


def freed_by(commitment: Commitment, others: Mapping[int, Commitment]) -> str:
    """`COM-4 is kept`, where it was blocked by that; empty while it is held up, or nothing ever did."""
    blocker = commitment.blocker
    held = others.get(blocker.commitment) if blocker and blocker.commitment else None
    if held is None or held.ending not in {Ending.KEPT, Ending.RELEASED}:
        return ""
    return f"{held.name} is {held.ending}"


def circle_of(commitment: Commitment, others: Mapping[int, Commitment]) -> tuple[str, ...]:
    """The names of the commitments by which one waits for itself in the end; none where it doesn't."""
    path: list[int] = []
    held: Commitment | None = commitment
    while held is not None and held.number not in path:
        path.append(held.number)
        held = others.get(held.blocker.commitment) if held.blocker and not held.over else None
    return tuple(Commitment.called(number) for number in path) if held and held.number == commitment.number else ()


def day_of(at: datetime | None, zone: tzinfo) -> date | None:
    """The day on which a moment falls in a zone."""
    return at.astimezone(zone).date() if at else None


def _days(since: date | None, until: date) -> int:
    return max((until - since).days, 0) if since else 0


def _state(commitment: Commitment, days: int | None, *, blocked: bool) -> State:
    if commitment.over:
        return State(commitment.ending.value)
    if blocked:
        return State.BLOCKED
    if days is None:
        return State.OPEN
    if days < 0:
        return State.OVERDUE
    return State.DUE if days <= SOON.days else State.OPEN
