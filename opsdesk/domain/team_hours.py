"""When a team is at work, in its own zone, and how long two teams are at work at the same time.

Hours hold by the clock on the wall, through every change to and from summer time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from opsdesk.domain.errors import BadInput
from opsdesk.domain.freeze import DAYS, ONE_DAY, WEEK, Span
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass

ALWAYS: Final = "24/7"
EXAMPLE: Final = "mon-fri 09:00-17:00, sat 10:00-14:00 or 24/7"

_SHIFT: Final = re.compile(
    r"([a-z]{3})[a-z]*(?: *[-–] *([a-z]{3})[a-z]*)? +(\d{1,2}):(\d{2}) *[-–] *(\d{1,2}):(\d{2})", re.IGNORECASE
)
_MIDNIGHT: Final = time()


@dataclass(frozen=True, slots=True)
class Shift:
    """The same hours on some days of the week (Monday is 0); those that end by their start end on the next day."""

    days: tuple[int, ...]
    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class Hours:
    """When a team is at work."""

    shifts: tuple[Shift, ...]
    zone: ZoneInfo

    def within(self, asked: Span) -> list[Span]:
        """Its working times that meet a span, cut to it, in order and none over another."""
        first, last = (at.astimezone(self.zone).date() for at in (asked.starts_at, asked.ends_at))
        day, found = first - ONE_DAY, list[Span]()
        while day <= last:
            found += (span for shift in self.shifts if day.weekday() in shift.days for span in self._on(day, shift))
            day += ONE_DAY
        return _merged(_cut(span, asked) for span in found if span.meets(asked))

    def opens(self, now: datetime) -> datetime | None:
        """Now or the next time it is at work; None for a team without any hours in a week."""
        found = self.within(Span(now, now + WEEK + ONE_DAY))
        return found[0].starts_at if found else None

    def _on(self, day: date, shift: Shift) -> Iterator[Span]:
        last = day if shift.ends > shift.starts else day + ONE_DAY
        starts_at, ends_at = self._at(day, shift.starts), self._at(last, shift.ends)
        if starts_at < ends_at:
            yield Span(starts_at, ends_at)

    def _at(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, self.zone).astimezone(UTC)


def hours_of(words: str, zone: str) -> Hours | None:
    """The hours that a team's words say, None where nobody said any; raises BadInput."""
    place = zone_of(zone)
    said = words.strip()
    if not said:
        return None
    if said == ALWAYS:
        return Hours((Shift(tuple(range(7)), _MIDNIGHT, _MIDNIGHT),), place)
    return Hours(tuple(_shift(part.strip()) for part in said.split(",")), place)


def zone_of(name: str) -> ZoneInfo:
    """The zone of a name, UTC without one; raises BadInput."""
    try:
        return ZoneInfo(name.strip() or "UTC")
    except (ValueError, LookupError, OSError):
        raise BadInput(f"zone: {quoted(name)} is no time zone here (write it like Europe/Stockholm)") from None


def shared(first: Hours, second: Hours, since: datetime) -> timedelta:
    """How long both are at work at the same time in the week from a moment on."""
    week = Span(since, since + WEEK)
    pairs = ((one, other) for one in first.within(week) for other in second.within(week) if one.meets(other))
    return sum((_length(_cut(one, other)) for one, other in pairs), timedelta())


def _shift(text: str) -> Shift:
    match = _SHIFT.fullmatch(text)
    wrong = BadInput(f"hours: {quoted(text)} can't be read (write it like {EXAMPLE})")
    if match is None:
        raise wrong
    try:
        first = DAYS.index(match[1].lower())
        last = DAYS.index((match[2] or match[1]).lower())
        ends = (0, 0) if match[5] == "24" and match[6] == "00" else (int(match[5]), int(match[6]))
        days = tuple((first + step) % 7 for step in range((last - first) % 7 + 1))
        return Shift(days, time(int(match[3]), int(match[4])), time(*ends))
    except ValueError:
        raise wrong from None


def _merged(found: Iterator[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(found, key=lambda span: span.starts_at):
        if merged and span.starts_at <= merged[-1].ends_at:
            merged[-1] = Span(merged[-1].starts_at, max(merged[-1].ends_at, span.ends_at))
        else:
            merged.append(span)
    return merged


def _cut(span: Span, to: Span) -> Span:
    return Span(max(span.starts_at, to.starts_at), min(span.ends_at, to.ends_at))


def _length(span: Span) -> timedelta:
    return span.ends_at - span.starts_at
