"""What is known of two teams' work with each other, as far as it says how they had better coordinate."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final

from opsdesk.domain.team import Way
from opsdesk.domain.values import dataclass

LITTLE_TIME: Final = timedelta(hours=10)
"""Shared working time a week below which a meeting is no habit: two hours a day."""


class Bond(StrEnum):
    """What kind of dependency it is (Thompson's three kinds of interdependence)."""

    RECIPROCAL = "reciprocal"
    """Each needs what the other makes: they adjust to each other while they work."""
    SEQUENTIAL = "sequential"
    """One needs what the other makes: a plan and its dates coordinate."""
    POOLED = "pooled"
    """Neither waits, but users see both at once: a standard coordinates."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Facts:
    """Counts of a pair of teams: of open promises unless something else is said."""

    first: str = ""
    second: str = ""
    first_owes: int = 0
    second_owes: int = 0
    blocked: int = 0
    blocked_days: int = 0
    """The longest."""
    circle: tuple[str, ...] = ()
    """Commitments that wait for each other in a circle."""
    overdue: int = 0
    unowned: int = 0
    untested: int = 0
    """Without a done-test."""
    broken: int = 0
    """Of all promises so far."""
    moves: int = 0
    """Dates that were moved, of all promises."""
    first_needs: int = 0
    """Services of the first that depend on one of the second."""
    second_needs: int = 0
    incidents: int = 0
    """That touched both of late."""
    shared_time: timedelta | None = None
    """At work at the same time, a week; None: nobody said."""
    first_says: Way | None = None
    second_says: Way | None = None
    collaborating_days: int = 0
    """Since either said so, where no end is agreed."""
    level: int = 0
    """The highest escalation."""
    without_lead: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    """Teams whose contacts can't be trusted."""

    @property
    def open(self) -> int:
        """Promises that somebody waits for, both ways."""
        return self.first_owes + self.second_owes

    @property
    def waits(self) -> tuple[bool, bool]:
        """Whether the first waits for the second, and the second for the first."""
        return bool(self.second_owes or self.first_needs), bool(self.first_owes or self.second_needs)

    @property
    def bond(self) -> Bond:
        """What kind of dependency it is."""
        if self.circle or all(self.waits):
            return Bond.RECIPROCAL
        if any(self.waits):
            return Bond.SEQUENTIAL
        return Bond.POOLED if self.incidents else Bond.NONE

    @property
    def ways(self) -> frozenset[Way]:
        """What either says of how they work together."""
        return frozenset(way for way in (self.first_says, self.second_says) if way is not None)

    @property
    def bond_words(self) -> str:
        """Why it is of that kind."""
        if self.circle:
            return f"{' → '.join((*self.circle, self.circle[0]))} wait for each other"
        told = (
            _waiting(self.first, self.second, self.second_owes, self.first_needs),
            _waiting(self.second, self.first, self.first_owes, self.second_needs),
        )
        said = "; ".join(words for words in told if words)
        if said:
            return said
        if self.incidents:
            return f"{counted(self.incidents, 'incident')} touched both of late, and neither waits for the other"
        return "no open promise, no dependency in the registry, no shared incident of late"


def counted(count: int, what: str) -> str:
    """`1 promise`, `3 promises`."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def _waiting(waiter: str, on: str, promises: int, services: int) -> str:
    reasons = (
        counted(promises, "open promise") if promises else "",
        f"{counted(services, 'service')} that need{'s' if services == 1 else ''} theirs" if services else "",
    )
    told = " and ".join(reason for reason in reasons if reason)
    return f"{waiter} waits for {on}: {told}" if told else ""
