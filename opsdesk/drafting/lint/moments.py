"""The moment that a promise of a next update names."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from opsdesk.drafting.lint.promises import Exactness, Promise

_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TIME = re.compile(
    r"(\d{1,2})[:h.](\d\d)(?::\d\d)?(?: ?([ap])\.?m)?|(\d{1,2}) ?([ap])\.?m|\b(\d\d)(\d\d)\b(?= ?[a-z])|(noon)"
    r"|(midnight)"
)
_SPAN = re.compile(
    r"(\d{1,4}|an?|one|two|three|four|six|ten|fifteen|twenty|thirty|sixty|half an?) ?(min|h|day)"
    r"|(hourly|(?:the|next|every) hour|(?:next|every) day|daily)"
)
_COUNTS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "six": 6,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "sixty": 60,
}
_OFFSETS = {
    "utc": 0,
    "gmt": 0,
    "z": 0,
    "bst": 1,
    "cet": 1,
    "cest": 2,
    "eest": 3,
    "ist": 5.5,
    "sgt": 8,
    "jst": 9,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
}
"""Hours ahead of UTC."""
_REGIONS = {
    "us/pacific": "America/Los_Angeles",
    "us/mountain": "America/Denver",
    "us/central": "America/Chicago",
    "us/eastern": "America/New_York",
    "pt": "America/Los_Angeles",
    "mt": "America/Denver",
    "ct": "America/Chicago",
    "et": "America/New_York",
}
"""Zones whose offset changes with the season."""
_ZONE_NAMES = sorted([*_REGIONS, *_OFFSETS], key=len, reverse=True)
_AHEAD = re.compile(r"(?:(?:utc|gmt) ?|(?<=:\d\d) ?)([+-])(\d{1,2})(?::?(\d\d))?\b")
"""`UTC+09:00`, or only `+0900` after a time."""
_NAMED_ZONE = re.compile(r"(?<![a-z])(" + "|".join(_ZONE_NAMES) + r")(?![a-z])")


def moment_of(promise: Promise, said_at: datetime, zone: tzinfo = UTC) -> datetime | None:
    """When the promised update is due (UTC), for a text said at `said_at`; `zone` is that of a clock time without one.

    None for a phrase, and for words that name a time this doesn't understand.
    """
    if promise.exactness is Exactness.PHRASE:
        return None
    return _meant(promise.words, promise.exactness is Exactness.INTERVAL, said_at, zone)


@lru_cache(maxsize=64)
def _meant(words: str, is_interval: bool, said_at: datetime, zone: tzinfo) -> datetime | None:
    clock = None if is_interval else _TIME.search(_ISO_DATE.sub(lambda match: " " * len(match[0]), words))
    if not clock:
        return _after(words, said_at)
    hour, minute = _hour_and_minute(clock)
    if hour > 23 or minute > 59:
        return None
    return _on_day(words, said_at.astimezone(_zone_in(words, zone)), hour, minute)


def in_utc(clock: str, zone: str) -> str:
    """The clock time in UTC, `13:40`; as it stands when it isn't `14:40` in a zone of a known offset."""
    hour, _, minute = clock.replace("h", ":").partition(":")
    ahead = _AHEAD.search(zone)
    if (zone not in _OFFSETS and not ahead) or int(hour) > 23 or int(minute) > 59:
        return clock
    off = _ahead(ahead) if ahead else timedelta(hours=_OFFSETS[zone])
    minutes = (timedelta(hours=int(hour), minutes=int(minute)) - off) // timedelta(minutes=1)
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def _ahead(match: re.Match[str]) -> timedelta:
    """How far ahead of UTC; no zone is further than a day, whatever is written."""
    off = timedelta(hours=int(match[2]) % 24, minutes=int(match[3] or 0) % 60)
    return -off if match[1] == "-" else off


def _after(words: str, said_at: datetime) -> datetime | None:
    match = _SPAN.search(words)
    if not match:
        return None
    if match[3]:
        return said_at + (timedelta(days=1) if match[3].endswith(("day", "daily")) else timedelta(hours=1))
    unit = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "day": timedelta(days=1)}[match[2]]
    if match[1].startswith("half"):
        return said_at + unit / 2
    return said_at + unit * (_COUNTS.get(match[1]) or int(match[1]))


def _hour_and_minute(match: re.Match[str]) -> tuple[int, int]:
    if match[8] or match[9]:
        return (12 if match[8] else 0), 0
    hour, minute = int(match[1] or match[4] or match[6]), int(match[2] or match[7] or 0)
    half = match[3] or match[5]
    return (hour % 12 + (12 if half == "p" else 0) if half else hour), minute


def _zone_in(words: str, default: tzinfo) -> tzinfo:
    if ahead := _AHEAD.search(words):
        return timezone(_ahead(ahead))
    match = _NAMED_ZONE.search(words)
    if not match:
        return default
    name = match[1]
    return _region(_REGIONS[name], default) if name in _REGIONS else timezone(timedelta(hours=_OFFSETS[name]))


def _region(name: str, default: tzinfo) -> tzinfo:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:  # a system without a zone database
        return default


def _on_day(words: str, said: datetime, hour: int, minute: int) -> datetime | None:
    """On the day named, or on the one that brings the time nearest after it was said."""
    if day := _ISO_DATE.search(words):
        try:
            named = date(int(day[1]), int(day[2]), int(day[3]))
        except ValueError:
            return None
        return datetime(named.year, named.month, named.day, hour, minute, tzinfo=said.tzinfo).astimezone(UTC)
    due = said.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if "tomorrow" in words or said - due > timedelta(hours=12):
        due += timedelta(days=1)
    return due.astimezone(UTC)
