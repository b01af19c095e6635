"""Times as they are typed: `14:02`, `~22:00`, `31 17:20`, `14:02Z` before a line; `in 15m`, `by 17:00` after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

YESTERDAY_WITHIN = timedelta(hours=12)
"""An earlier clock time that today hasn't reached yet is yesterday's when it lies no further back than this."""

_BEFORE = re.compile(
    r"(?P<approx>~?)(?:(?P<day>\d{1,2}) )?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?P<zulu>Z?) (?P<rest>.*\S.*)", re.S
)
_SPAN = r"(?:(?P<h>\d{1,3}) ?h(?:ours?)?)? ?(?:(?P<m>\d{1,4}) ?m(?:in(?:utes?)?)?)?"
_IN = re.compile(rf"(?P<rest>.*\S) (?P<word>in|every) {_SPAN}", re.S)
_BY = re.compile(r"(?P<rest>.*\S) by (?P<hour>\d{1,2}):(?P<minute>\d{2})(?P<zulu>Z?)", re.S)
_PLUS = re.compile(rf"\+{_SPAN}")


@dataclass(frozen=True, slots=True)
class Backdated:
    """A line with a time before it."""

    at: datetime
    approx: bool
    rest: str


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A line with a check-in after it; `every` repeats it."""

    at: datetime
    rest: str
    every: timedelta | None = None


def backdated(line: str, now: datetime, zone: tzinfo) -> Backdated | None:
    """The time a line begins with; None when it begins with none, or with one that is still to come."""
    match = _BEFORE.fullmatch(line)
    if match is None or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        return None
    where = UTC if match["zulu"] else zone
    local = now.astimezone(where)
    day = int(match["day"]) if match["day"] else None
    at = _clock_time(local, int(match["hour"]), int(match["minute"]), day)
    if at is None:
        return None
    return Backdated(at.astimezone(UTC), bool(match["approx"]), match["rest"].lstrip(" "))


def check_in(text: str, now: datetime, zone: tzinfo) -> CheckIn | None:
    """The check-in a text ends with (`in 15m`, `every 30m`, `by 17:00`); None when it ends with none."""
    if match := _IN.fullmatch(text):
        span = _span(match)
        if span:
            return CheckIn(now + span, match["rest"], span if match["word"] == "every" else None)
    if (match := _BY.fullmatch(text)) and int(match["hour"]) <= 23 and int(match["minute"]) <= 59:
        local = now.astimezone(UTC if match["zulu"] else zone)
        at = local.replace(hour=int(match["hour"]), minute=int(match["minute"]), second=0, microsecond=0)
        return CheckIn((at if at > local else at + timedelta(days=1)).astimezone(UTC), match["rest"])
    return None


def plus(text: str) -> timedelta | None:
    """The span of `+30m`, `+2h`, `+1h30m`; None for anything else."""
    match = _PLUS.fullmatch(text)
    return (_span(match) or None) if match else None


def spoken_time(at: datetime, now: datetime, zone: tzinfo) -> str:
    """`14:02 UTC`, with the day when it isn't today: `Tue 17 Nov 14:02 UTC`."""
    local, today = at.astimezone(zone), now.astimezone(zone)
    day = "" if local.date() == today.date() else f"{local:%a} {local.day} {local:%b} "
    return f"{day}{local:%H:%M} {local.tzname() or 'UTC'}"


def _clock_time(local: datetime, hour: int, minute: int, day: int | None) -> datetime | None:
    at = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if day is None:
        if at <= local:
            return at
        yesterday = at - timedelta(days=1)
        return yesterday if local - yesterday <= YESTERDAY_WITHIN else None
    for months_back in (0, 1, 2):
        dated = _on_day(at, day, months_back)
        if dated is not None and dated <= local:
            return dated
    return None


def _on_day(at: datetime, day: int, months_back: int) -> datetime | None:
    month = at.month - months_back
    year = at.year if month > 0 else at.year - 1
    try:
        return at.replace(year=year, month=month if month > 0 else month + 12, day=day)
    except ValueError:
        return None


def _span(match: re.Match[str]) -> timedelta:
    return timedelta(hours=int(match["h"] or 0), minutes=int(match["m"] or 0))
