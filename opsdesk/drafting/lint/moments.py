"""The moment that a promise of a next update names."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final

from opsdesk.drafting.lint.days import on_day, without_dates
from opsdesk.drafting.lint.promises import Exactness, Promise
from opsdesk.drafting.lint.spoken_times import spoken_time
from opsdesk.drafting.lint.zones import OFFSETS, at_home, offset_in, zone_in

_TIME: Final = re.compile(
    r"(\d{1,2})[:h.](\d\d)(?::\d\d)?(?: ?([ap])\.?m)?|(\d{1,2}) ?([ap])\.?m|\b(\d\d)(\d\d)\b(?= ?[a-z])|(noon)"
    r"|(midnight)"
)
_END_OF_DAY: Final = 24
_COUNTS: Final = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "half a": 0.5,
    "half an": 0.5,
}
_COUNT: Final = rf"\d{{1,4}}(?:[.,]\d)?|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}"
_SPAN: Final = re.compile(
    rf"\b({_COUNT})( and a half)? ?(min|m\b|h|day)[a-z]*(?:,? (?:and )?({_COUNT}) ?m(?:in[a-z]*)?\b"
    r"|( and a half)|(\d\d)\b)?"
)
"""`30 minutes`, `half an hour`, `1.5 hours`, `2 h and 30 min`, `an hour and a half`, `1h30`."""
_EVERY: Final = re.compile(r"hourly|(?:the|next|every) hour|((?:next|every) day|daily)|(half-hourly)")
_AS_SPAN: Final = re.compile(r"\b(?:in|within|every|next)(?: \w+)? \d{1,2}h\d\d\b")
"""What looks like a time of the day and is a span: “in 1h30”."""


def moment_of(promise: Promise, said_at: datetime, zone: tzinfo = UTC) -> datetime | None:
    """When the promised update is due (UTC), for a text said at `said_at`; `zone` is that of a clock time without one.

    None for a phrase, and for words that name a time this doesn't understand.
    """
    if promise.exactness is Exactness.PHRASE:
        return None
    return _meant(promise.words, promise.exactness is Exactness.INTERVAL, said_at, zone)


def is_no_time(promise: Promise) -> bool:
    """It names a time that no clock shows: “by 14:75 UTC”."""
    clock = _clock_in(promise.words) if promise.exactness >= Exactness.CLOCK else None
    return clock is not None and not _is_on_a_clock(*clock)


@lru_cache(maxsize=64)
def _clock_in(words: str) -> tuple[int, int] | None:
    """The hour and minute that are named, on a clock or not."""
    named = _TIME.search(without_dates(words))
    return _hour_and_minute(named) if named else None


@lru_cache(maxsize=64)
def _meant(words: str, is_span: bool, said_at: datetime, zone: tzinfo) -> datetime | None:
    clock = None if is_span or _AS_SPAN.search(words) else _clock_in(words)
    if not clock:
        return _after(words, said_at) or _spoken(words, said_at, zone)
    hour, minute = clock
    named = zone_in(words, zone)
    if not _is_on_a_clock(hour, minute) or named is None:
        return None
    after = timedelta(minutes=1) if hour == _END_OF_DAY else timedelta(0)
    due = on_day(words, said_at.astimezone(named), *((23, 59) if after else (hour, minute)))
    return due.astimezone(UTC) + after if due else None


def _spoken(words: str, said_at: datetime, zone: tzinfo) -> datetime | None:
    named = zone_in(words, zone)
    due = spoken_time(words, said_at.astimezone(named)) if named else None
    return due.astimezone(UTC) if due else None


def _is_on_a_clock(hour: int, minute: int) -> bool:
    return (hour < _END_OF_DAY and minute < 60) or (hour == _END_OF_DAY and not minute)


def in_utc(clock: str, zone: str, home: tzinfo = UTC) -> str:
    """The clock time in UTC, `13:40`; as it stands when it isn't `14:40` in a zone of a known offset. `home` is the
    writer's own, which letters mean first."""
    hour, _, minute = clock.replace("h", ":").partition(":")
    off = _offset(zone, home)
    if off is None or int(hour) > 23 or int(minute) > 59:
        return clock
    minutes = (timedelta(hours=int(hour), minutes=int(minute)) - off) // timedelta(minutes=1)
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _offset(zone: str, home: tzinfo) -> timedelta | None:
    if own := at_home(zone, home):
        return own.utcoffset(None)
    return timedelta(hours=OFFSETS[zone]) if zone in OFFSETS else offset_in(zone)


def _after(words: str, said_at: datetime) -> datetime | None:
    if span := _SPAN.search(words):
        unit = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}[span[3][0]]
        halves = 0.5 * bool(span[2] or span[5])
        minutes = _count(span[4]) if span[4] else int(span[6] or 0)
        return said_at + unit * (_count(span[1]) + halves) + timedelta(minutes=minutes)
    if every := _EVERY.search(words):
        return said_at + (timedelta(days=1) if every[1] else timedelta(hours=0.5 if every[2] else 1))
    return None


def _count(words: str) -> float:
    return _COUNTS.get(words) or float(words.replace(",", "."))


def _hour_and_minute(match: re.Match[str]) -> tuple[int, int]:
    if match[8] or match[9]:
        return (12 if match[8] else 0), 0
    hour, minute = int(match[1] or match[4] or match[6]), int(match[2] or match[7] or 0)
    half = match[3] or match[5]
    return (hour % 12 + (12 if half == "p" else 0) if half else hour), minute
