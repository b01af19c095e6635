"""Freezes: times in which only emergencies are rolled out, as the settings spell them and as spans of time.

Times are those of the freeze's own zone. A day alone is the whole day: it starts with its first minute and ends with
its last. A weekly freeze holds by the clock on the wall, through every change to and from summer time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from fnmatch import fnmatchcase
from typing import Final
from zoneinfo import ZoneInfo

from opsdesk.domain.errors import BadInput
from opsdesk.domain.rigor import Freeze, Rigor
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ONE_DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)

_EDGE: Final = r"([a-z]{3})[a-z]* +(\d{1,2}):(\d{2})"
_WEEKLY: Final = re.compile(rf"\s*{_EDGE}\s*[-–]\s*{_EDGE}\s*", re.I)

WeekTime = tuple[int, time]
"""A day of the week, Monday is 0, and the time on its clock."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `starts_at` on and before `ends_at`, in UTC."""

    starts_at: datetime
    ends_at: datetime

    def meets(self, other: Span) -> bool:
        """Whether both hold at some moment; a span of no length stands for its moment."""
        if self.starts_at == self.ends_at:
            return other.starts_at <= self.starts_at < other.ends_at
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True, slots=True)
class Frozen:
    """A freeze that holds at a time somebody asked about, and the time it has then."""

    freeze: Freeze
    span: Span


def frozen(rigor: Rigor, services: Iterable[str], asked: Span) -> tuple[Frozen, ...]:
    """The freezes that hold for some services within a span, each with its first time there."""
    names = tuple(services)
    concerned = (freeze for freeze in rigor.freezes if _concerns(freeze, names))
    return tuple(Frozen(freeze, span) for freeze in concerned for span in _first(freeze, asked))


def spans(freeze: Freeze, asked: Span) -> Iterator[Span]:
    """The times of a freeze that meet a span, in order; raises BadInput for a freeze that can't be read."""
    zone = _zone(freeze)
    found = _every_week(freeze.weekly, zone, asked) if freeze.weekly else (_once(freeze, zone),)
    return (span for span in found if asked.meets(span))


def freeze_problem(freeze: Freeze) -> str:
    """What is wrong with a freeze whose values have the right types; empty when nothing is."""
    if not freeze.name.strip():
        return "name is empty"
    if bool(freeze.weekly) == bool(freeze.starts or freeze.ends):
        return "give either weekly or starts and ends"
    try:
        zone = _zone(freeze)
        if freeze.weekly:
            week_times(freeze.weekly)
        else:
            _once(freeze, zone)
    except BadInput as error:
        return error.message
    return ""


def week_times(text: str) -> tuple[WeekTime, WeekTime]:
    """Where in the week a weekly freeze begins and ends; raises BadInput."""
    match = _WEEKLY.fullmatch(text)
    wrong = BadInput(f"weekly: {quoted(text)} can't be read (write it like fri 16:00 - mon 08:00)")
    if match is None:
        raise wrong
    first, last = match.groups()[:3], match.groups()[3:]
    try:
        edges = [(DAYS.index(day.lower()), time(int(hour), int(minute))) for day, hour, minute in (first, last)]
    except ValueError:
        raise wrong from None
    if edges[0] == edges[1]:
        raise BadInput(f"weekly: {quoted(text)} ends when it begins")
    return edges[0], edges[1]


def _zone(freeze: Freeze) -> ZoneInfo:
    try:
        return ZoneInfo(freeze.zone)
    except (ValueError, LookupError, OSError):
        raise BadInput(f"zone: {quoted(freeze.zone)} is no time zone here (write it like Europe/Stockholm)") from None


def _concerns(freeze: Freeze, services: tuple[str, ...]) -> bool:
    """A freeze of certain services doesn't hold for a change that touches none of them."""
    wanted = [pattern.lower() for pattern in freeze.services]
    return not wanted or any(fnmatchcase(name.lower(), pattern) for name in services for pattern in wanted)


def _first(freeze: Freeze, asked: Span) -> tuple[Span, ...]:
    span = next(spans(freeze, asked), None)
    return () if span is None else (span,)


def _once(freeze: Freeze, zone: ZoneInfo) -> Span:
    span = Span(_moment("starts", freeze.starts, zone), _moment("ends", freeze.ends, zone, last=True))
    if span.ends_at <= span.starts_at:
        raise BadInput(f"ends: {freeze.ends} isn't after {freeze.starts}")
    return span


def _moment(key: str, text: str, zone: ZoneInfo, *, last: bool = False) -> datetime:
    """The UTC time that a freeze's words name; as the last one, a day alone is over with its end."""
    try:
        at = datetime.fromisoformat(text)
        alone = len(text) == len("2026-12-18")
        at = at + ONE_DAY if alone and last else at
        return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadInput(f"{key}: {quoted(text)} is no time (write it like 2026-12-18 18:00, or a day)") from None


def _every_week(text: str, zone: ZoneInfo, asked: Span) -> Iterator[Span]:
    """Each week's time, from the one before the span on."""
    (first_day, first), (last_day, last) = week_times(text)
    monday = asked.starts_at.astimezone(zone).date()
    monday -= timedelta(days=monday.weekday()) + WEEK
    wraps = (last_day, last) <= (first_day, first)
    while (starts_at := _at(monday, first_day, first, zone)) <= asked.ends_at:
        yield Span(starts_at, _at(monday + WEEK if wraps else monday, last_day, last, zone))
        monday += WEEK


def _at(monday: date, day: int, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(monday + timedelta(days=day), clock, zone).astimezone(UTC)
