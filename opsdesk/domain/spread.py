"""How long something takes, told as what is known of it: the middle, how far it spreads, and how many nobody knows.

No means: one incident of two days would speak for nine of ten minutes. Seconds are Fractions, since what lies between
two values need not be whole. What nobody knows is counted and never taken for zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Final

from opsdesk.domain.dora import ratio
from opsdesk.domain.values import dataclass

FEWEST_FOR_A_MIDDLE: Final = 3
"""Fewer are told one by one: what stands in the middle of two is nothing that ever happened."""
FEWEST_FOR_QUARTERS: Final = 8
"""So that each quarter has two; fewer are told from the shortest to the longest."""
SECOND: Final = timedelta(seconds=1)


class Gap(StrEnum):
    """Why nobody can say how long it took."""

    UNKNOWN = "unknown"
    CONTRADICTORY = "contradictory"
    """It ends before it begins, or is still to come: one of its times is wrong, and nobody can tell which."""
    AHEAD = "still to come"
    """It isn't over yet."""


class Told(StrEnum):
    """What stands for a spread, by how much is known."""

    NOTHING = "nothing"
    VALUES = "values"
    RANGE = "range"
    QUARTILES = "quartiles"


@dataclass(frozen=True, slots=True)
class Spread:
    """Spans of one kind."""

    known: tuple[timedelta, ...] = ()
    """Shortest first, none below zero."""
    unknown: int = 0
    """How many more there should be …"""
    contradictory: int = 0
    """… of which so many have times that contradict each other."""
    ahead: int = 0
    """How many more aren't over yet."""

    @property
    def n(self) -> int:
        """How many are known."""
        return len(self.known)

    @property
    def told(self) -> Told:
        """What can honestly be said of so many."""
        if self.n < FEWEST_FOR_A_MIDDLE:
            return Told.VALUES if self.n else Told.NOTHING
        return Told.RANGE if self.n < FEWEST_FOR_QUARTERS else Told.QUARTILES

    @property
    def has_middle(self) -> bool:
        """There are enough for a median to say something."""
        return self.told in {Told.RANGE, Told.QUARTILES}

    @property
    def median(self) -> Fraction | None:
        """The middle one in seconds; None when nothing is known."""
        return quantile(self.known, Fraction(1, 2)) if self.known else None

    @property
    def bounds(self) -> tuple[Fraction, Fraction] | None:
        """In seconds, between which the middle half lies; of few, between which all lie. None when nothing is known."""
        if not self.known:
            return None
        share = Fraction(1, 4) if self.told is Told.QUARTILES else Fraction(0)
        return quantile(self.known, share), quantile(self.known, 1 - share)


def spread_of(spans: Iterable[timedelta | Gap]) -> Spread:
    """All of one kind, in any order."""
    held = list(spans)
    gaps = [one for one in held if isinstance(one, Gap)]
    contradictory = gaps.count(Gap.CONTRADICTORY)
    return Spread(
        tuple(sorted(one for one in held if isinstance(one, timedelta))),
        gaps.count(Gap.UNKNOWN) + contradictory,
        contradictory,
        gaps.count(Gap.AHEAD),
    )


def quantile(known: Sequence[timedelta], share: Fraction) -> Fraction:
    """In seconds, what a share of the sorted spans (at least one) doesn't exceed; in between the two next to it."""
    place = (len(known) - 1) * share
    low = int(place)
    high = min(low + 1, len(known) - 1)
    return ratio(known[low], SECOND) + (place - low) * (ratio(known[high], SECOND) - ratio(known[low], SECOND))
