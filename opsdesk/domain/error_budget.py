"""The error budget: how much of a service's objective its incidents have used up.

An objective of 99.9 % over 30 days leaves 0.1 % of them, 43.2 minutes, in which the service may be bad. Time is counted
once however many incidents cover it, and only inside the window. An incident of which nobody knows when it began counts
from when it was known at the latest, if at all: the standing then says that at least so much is spent.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from fractions import Fraction

from opsdesk.domain.dora import Window, ratio
from opsdesk.domain.errors import BadInput
from opsdesk.domain.values import dataclass

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Objective:
    """What a service promises; raises BadInput for a share that leaves no budget, or all of it."""

    share: Fraction
    """Of the time in which it is good: between 0 and 1, both excluded."""
    window: timedelta

    def __post_init__(self) -> None:
        if not 0 < self.share < 1:
            raise BadInput("an objective lies between 0 and 100 percent, both excluded")
        if self.window <= timedelta(0):
            raise BadInput("an objective's window is longer than nothing")


@dataclass(frozen=True, slots=True)
class BadSpell:
    """An incident, as far as it made a service bad."""

    started_at: datetime | None
    """None: nobody knows."""
    ended_at: datetime | None
    """None: it goes on."""
    begun_before: bool = False
    """It began earlier still, and nobody knows when: what is counted is the least it can have been."""


@dataclass(frozen=True, slots=True)
class BudgetStanding:
    """What is left of an error budget, in minutes."""

    allowed: Fraction
    spent: Fraction
    unknown: int
    """Incidents that may have spent more: how long they were is unknown, or contradicts itself."""

    @property
    def left(self) -> Fraction:
        """0 when all is spent, however much more it was."""
        return max(self.allowed - self.spent, Fraction(0))

    @property
    def overspent(self) -> Fraction:
        """What was spent beyond the budget."""
        return max(self.spent - self.allowed, Fraction(0))

    @property
    def left_share(self) -> Fraction:
        """0 to 1."""
        return self.left / self.allowed


def budget_standing(objective: Objective, spells: Iterable[BadSpell], now: datetime) -> BudgetStanding:
    """What the incidents of a service left of its budget, over the window that ends now."""
    window = Window(now - objective.window, now)
    intervals, unknown = list[tuple[datetime, datetime]](), 0
    for spell in spells:
        ended = now if spell.ended_at is None else spell.ended_at
        if ended <= window.since or (spell.started_at and spell.started_at >= now):
            continue
        if spell.started_at is None or spell.started_at > ended:
            unknown += 1
            continue
        unknown += spell.begun_before
        intervals.append((max(spell.started_at, window.since), min(ended, now)))
    allowed = (1 - objective.share) * ratio(objective.window, MINUTE)
    return BudgetStanding(allowed, ratio(_covered(intervals), MINUTE), unknown)


def _covered(intervals: list[tuple[datetime, datetime]]) -> timedelta:
    """The time that intervals cover together."""
    total, reached = timedelta(0), None
    for started, ended in sorted(intervals):
        begins = started if reached is None else max(started, reached)
        if ended > begins:
            total += ended - begins
            reached = ended
    return total
