"""What a vendor promised and what it kept: per measure and period, misses in a row, credits claimable and claimed.

A period is a month `2026-10`, a quarter `2026-Q4` or a year `2026`. Credits are in minor units of their currency.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from itertools import takewhile
from typing import Final

from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass


class Period(StrEnum):
    """How often a commitment is measured."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


FORMS: Final = {
    Period.MONTH: (re.compile(r"[1-9]\d{3}-(0[1-9]|1[0-2])"), "2026-10"),
    Period.QUARTER: (re.compile(r"[1-9]\d{3}-Q[1-4]"), "2026-Q4"),
    Period.YEAR: (re.compile(r"[1-9]\d{3}"), "2026"),
}


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise: a measure, its target, how often it is measured."""

    measure: str
    target: float
    unit: str = ""
    period: Period = Period.MONTH
    at_most: bool = False
    """Less is better (minutes to answer); otherwise more is (availability)."""

    @property
    def words(self) -> str:
        """`availability at least 99.9 % a month`."""
        bound = "at most" if self.at_most else "at least"
        unit = f" {self.unit}" if self.unit else ""
        return f"{self.measure} {bound} {self.target:g}{unit} a {self.period}"


@dataclass(frozen=True, slots=True)
class Review:
    """What was attained in one period, as somebody looked it up."""

    measure: str
    period: str
    attained: float
    note: str = ""
    claimable_minor: int = 0
    claimed_minor: int = 0
    currency: str = ""
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attained:
    """A review beside what was committed."""

    review: Review
    difference: float
    """Attained − committed, so that below 0 is a miss, whichever way the measure counts."""

    @property
    def missed(self) -> bool:
        """It fell short."""
        return self.difference < 0


@dataclass(frozen=True, slots=True)
class Performance:
    """How one commitment was kept, oldest period first."""

    commitment: Commitment
    periods: tuple[Attained, ...] = ()

    @property
    def missed_in_a_row(self) -> int:
        """Misses up to the newest period; a period that nobody reviewed ends the row."""
        row = takewhile(lambda one: one.missed, reversed(self.periods))
        numbers = [_place(one.review.period) for one in row]
        unbroken = takewhile(lambda pair: pair[1] == numbers[0] - pair[0], enumerate(numbers))
        return len(list(unbroken))

    @property
    def misses(self) -> int:
        """Misses in all."""
        return sum(one.missed for one in self.periods)


def performance(commitments: Iterable[Commitment], reviews: Sequence[Review]) -> tuple[Performance, ...]:
    """Each commitment with its reviewed periods."""
    return tuple(
        Performance(
            commitment,
            tuple(
                Attained(review, _difference(commitment, review.attained))
                for review in sorted(reviews, key=lambda one: one.period)
                if review.measure == commitment.measure
            ),
        )
        for commitment in commitments
    )


def unclaimed(reviews: Iterable[Review]) -> dict[str, int]:
    """Credits that could still be claimed, in minor units, by currency; none is set off against another."""
    found: dict[str, int] = {}
    for review in reviews:
        left = max(0, review.claimable_minor - review.claimed_minor)
        if left:
            found[review.currency] = found.get(review.currency, 0) + left
    return found


def checked_period(commitment: Commitment, period: str) -> str:
    """The period as it is kept; raises BadInput for one of another length."""
    form, example = FORMS[commitment.period]
    said = period.strip().upper()
    if form.fullmatch(said) is None:
        raise BadInput(f"{quoted(period)} is no {commitment.period} (write it like {example})")
    return said


def first_day(period: str) -> date:
    """The day on which a period, as it is kept, begins."""
    year, _, part = period.partition("-")
    month = int(part[1:]) * 3 - 2 if part.startswith("Q") else int(part or 1)
    return date(int(year), month, 1)


def _difference(commitment: Commitment, attained: float) -> float:
    """Rounded, so that 99.95 − 99.9 is 0.05."""
    raw = commitment.target - attained if commitment.at_most else attained - commitment.target
    return round(raw, 9)


def _place(period: str) -> int:
    """The period's number, so that the next one has the next number."""
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        return int(year) * 4 + int(part[1:])
    return int(year) * 12 + int(part) if part else int(year)
