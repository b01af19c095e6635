"""The weekly review of operations: its week, and its parts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice
from typing import Final

from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass

MOST_LINES: Final = 8
"""Lines of a part: a review that nobody can read to its end is read by nobody."""


@dataclass(frozen=True, slots=True)
class Span:
    """The week that is looked at, from its Monday to the next one; it may not be over."""

    since: datetime
    until: datetime
    now: datetime
    zone: tzinfo

    def holds(self, at: datetime | None) -> bool:
        """Whether a moment lies in it."""
        return at is not None and self.since <= at < self.until

    @property
    def first_day(self) -> date:
        """Its Monday."""
        return self.since.astimezone(self.zone).date()

    @property
    def last_day(self) -> date:
        """Its Sunday, or today."""
        return self.seen_at.astimezone(self.zone).date()

    @property
    def seen_at(self) -> datetime:
        """Its last moment, or now: as what was then it is told."""
        return min(self.until - timedelta(microseconds=1), self.now).astimezone(self.zone)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, a sentence with its numbers, and what it stands on."""

    title: str
    says: str = ""
    """Empty: there is nothing to say."""
    lines: tuple[str, ...] = ()
    more: int = 0
    """Lines that were left out."""


@dataclass(frozen=True, slots=True)
class OpsReview:
    """One week."""

    week: str
    """`2026-W47`."""
    span: Span
    parts: tuple[Part, ...]


def part(title: str, says: str, lines: Iterable[str] = ()) -> Part:
    """A part with no more lines than somebody reads."""
    every = iter(lines)
    kept = tuple(one_line(line) for line in islice(every, MOST_LINES))
    return Part(title, says, kept, sum(1 for _ in every))
