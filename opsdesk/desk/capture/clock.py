"""Times as they are typed: `14:02`, `~22:00`, `31 17:20`, `14:02Z` before a line; `in 15m`, `by 17:00` after it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from opsdesk.domain.values import dataclass

YESTERDAY_WITHIN = timedelta(hours=12)
"""An earlier clock time that today hasn't reached yet is yesterday's when it lies no further back than this."""

AHEAD = timedelta(minutes=1)
"""So far a clock that somebody reads may be ahead of the desk's: what it shows is now."""

_BEFORE = re.compile(
    r"(?P<approx>~?)(?:(?P<day>\d{1,2}) )?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?P<zulu>Z?) (?P<rest>.*\S.*)", re.S
)
_END = "."
"""Stands for the words after a time that has none."""
_SPAN = r"(?:(?P<h>\d{1,3}) ?h(?:ours?)?)? ?(?:(?P<m>\d{1,4}) ?m(?:in(?:utes?)?)?)?"
_IN = re.compile(rf"(?:(?P<rest>.*\S) +)?(?P<word>in|every) +{_SPAN}", re.S | re.I)
_BY = re.compile(r"(?:(?P<rest>.*\S) +)?by +(?P<hour>\d{1,2}):(?P<minute>\d{2})(?P<zulu>Z?)", re.S | re.I)
_FOR = re.compile(rf"{_SPAN}(?: +(?P<rest>.*))?", re.S | re.I)
_PLUS = re.compile(rf"\+{_SPAN}", re.I)


@dataclass(frozen=True, slots=True)
class Backdated:
    """A line with a time before it."""

    at: datetime
    approx: bool
    rest: str


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A line with a check-in after it (`rest` is empty when nothing stood before); `every` repeats it."""

    at: datetime
    rest: str
    every: timedelta | None = None

    @property
    def every_minutes(self) -> int:
        """How often it repeats; 0 when it doesn't."""
        return int(self.every.total_seconds() // 60) if self.every else 0


def backdated(line: str, now: datetime, zone: tzinfo) -> Backdated | None:
    """The time a line begins with; None when it begins with none, or with one that is still to come."""
    match = _BEFORE.fullmatch(line)
    clock = _clock(match) if match else None
    if match is None or clock is None:
        return None
    where = UTC if match["zulu"] else zone
    at = _on_day(int(match["day"]), clock, now, where) if match["day"] else _lately(clock, now, where)
    if at is None:
        return None
    return Backdated(at, bool(match["approx"]), match["rest"].lstrip(" "))


def shown_between(line: str, since: datetime, until: datetime, zone: tzinfo) -> list[Backdated]:
    """Each time in a stretch of days that a line can mean by the clock time it begins with, one a day; with a day, as
    `backdated` reads it."""
    match = _BEFORE.fullmatch(line)
    clock = _clock(match) if match else None
    if match is None or clock is None or match["day"]:
        return [timed] if (timed := backdated(line, until, zone)) else []
    where = UTC if match["zulu"] else zone
    first, last = since.astimezone(where).date(), until.astimezone(where).date()
    days = (first + timedelta(days=more) for more in range((last - first).days + 1))
    been = ([at for at in _moments(day, clock, where) if since <= at <= until] for day in days)
    return [Backdated(max(those), bool(match["approx"]), match["rest"].lstrip(" ")) for those in been if those]


def untaken(line: str, now: datetime, zone: tzinfo) -> str:
    """Why what a line begins with, though it is written like a time, is none that it can have; empty for any other
    beginning, and for a time that can be taken."""
    match = _BEFORE.fullmatch(line)
    if match is None or backdated(line, now, zone) is not None:
        return ""
    typed, where = line[: match.start("rest")].strip(), UTC if match["zulu"] else zone
    clock = _clock(match)
    if match["day"] and clock is not None and _is_ahead(int(match["day"]), clock, now, where):
        return f"{typed} is still to come"
    if match["day"] or clock is None:
        return f"{typed} is no time that has been"
    yesterday = now.astimezone(where) - timedelta(days=1)
    return f"{typed} is no time that has been ({yesterday.day} {typed.removeprefix('~')} was yesterday)"


def time_first(words: str, now: datetime, zone: tzinfo) -> tuple[Backdated | None, str]:
    """The time that words begin with, perhaps without any after it; and why what is written like one can't be taken."""
    timed = backdated(f"{words} {_END}", now, zone)
    if timed is None:
        return None, untaken(f"{words} {_END}", now, zone)
    return Backdated(timed.at, timed.approx, timed.rest.removesuffix(_END).rstrip()), ""


def check_in(text: str, now: datetime, zone: tzinfo) -> CheckIn | None:
    """The check-in a text ends with (`in 15m`, `every 30m`, `by 17:00`); None when it ends with none."""
    if match := _IN.fullmatch(text):
        span = _span(match)
        if span:
            return CheckIn(now + span, match["rest"] or "", span if match["word"].lower() == "every" else None)
    if (match := _BY.fullmatch(text)) and (clock := _clock(match)):
        where = UTC if match["zulu"] else zone
        today = now.astimezone(where).date()
        for day in (today, today + timedelta(days=1), today + timedelta(days=2)):
            if to_come := [at for at in _moments(day, clock, where) if at > now]:
                return CheckIn(min(to_come), match["rest"] or "")
    return None


def plus(text: str) -> timedelta | None:
    """The span of `+30m`, `+2h`, `+1h30m`; None for anything else."""
    match = _PLUS.fullmatch(text)
    return (_span(match) or None) if match else None


def span_before(text: str) -> tuple[timedelta | None, str]:
    """The span a text begins with (`15m`, `15 min`, `1h 30m`) and the words after it; None when it begins with none."""
    match = _FOR.fullmatch(text)
    span = _span(match) if match else None
    return (span, (match["rest"] or "").strip()) if match and span else (None, text)


def spoken_time(at: datetime, now: datetime, zone: tzinfo) -> str:
    """`14:02 UTC`, with the day when it isn't today: `Tue 17 Nov 14:02 UTC`, and with a year that isn't this one."""
    local, today = at.astimezone(zone), now.astimezone(zone)
    year = "" if local.year == today.year else f"{local.year} "
    day = "" if local.date() == today.date() else f"{local:%a} {local.day} {local:%b} {year}"
    return f"{day}{local:%H:%M} {local.tzname() or 'UTC'}"


def _clock(match: re.Match[str]) -> time | None:
    try:
        return time(int(match["hour"]), int(match["minute"]))
    except ValueError:
        return None


def _moments(day: date, clock: time, zone: tzinfo) -> list[datetime]:
    """The UTC times at which a clock shows a time on a day: two on the night it is set back; on the night it is set
    forward, a time left out is as much later as the clock is.

    Everything is compared in UTC: times of one zone compare and subtract by the clock, an hour off twice a year.
    """
    shown = datetime.combine(day, clock, zone)
    moments = [shown.replace(fold=fold).astimezone(UTC) for fold in (0, 1)]
    real = [at for at in moments if at.astimezone(zone).time() == clock]
    return real or moments[:1]


def _lately(clock: time, now: datetime, zone: tzinfo) -> datetime | None:
    """Today at a time that has been, or yesterday within the last hours; None for a time still to come."""
    today = now.astimezone(zone).date()
    if been := _newest(today, clock, now, zone):
        return been
    last = max(_moments(today - timedelta(days=1), clock, zone))
    return last if now - last <= YESTERDAY_WITHIN else None


def _newest(day: date, clock: time, now: datetime, zone: tzinfo) -> datetime | None:
    """The newest moment of a day at which the time has been; None while it is to come."""
    been = [at for at in _moments(day, clock, zone) if at <= now + AHEAD]
    return min(max(been), now) if been else None


def _is_ahead(day: int, clock: time, now: datetime, zone: tzinfo) -> bool:
    """Whether it is a time of today or tomorrow that is to come: nobody means last month's by it."""
    today = now.astimezone(zone).date()
    near = (one for one in (today, today + timedelta(days=1)) if one.day == day)
    return any(_newest(one, clock, now, zone) is None for one in near)


def _on_day(day: int, clock: time, now: datetime, zone: tzinfo) -> datetime | None:
    """The newest day of that number on which the time has been; None for one that is just to come."""
    if _is_ahead(day, clock, now, zone):
        return None
    first = now.astimezone(zone).date().replace(day=1)
    for _ in range(3):
        if 1 <= day <= monthrange(first.year, first.month)[1]:
            been = _newest(first.replace(day=day), clock, now, zone)
            if been is not None:
                return been
        first = (first - timedelta(days=1)).replace(day=1)
    return None


def _span(match: re.Match[str]) -> timedelta:
    return timedelta(hours=int(match["h"] or 0), minutes=int(match["m"] or 0))
