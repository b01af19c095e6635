"""The dates of a ritual's rule, in UTC: RFC 5545 on the wall clock of its zone, expanded by dateutil.

The rule is expanded in local time and each date is then put in its zone, so ten o'clock stays ten o'clock across summer
time. A wall time that a change of the clock skips is read by the offset before it, one that comes twice is the first,
as RFC 5545 asks. dateutil is loaded with this file: none of it is on the way to a first frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice, takewhile
from typing import Final
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from opsdesk.domain.errors import BadInput
from opsdesk.domain.ritual import Recurrence
from opsdesk.domain.text import one_line

EXAMPLE: Final = "FREQ=WEEKLY;BYDAY=TU;COUNT=26"
EARLIEST: Final = date(1990, 1, 1)
FARTHEST: Final = timedelta(days=3660)
"""So far ahead a next date is looked for; a rule without one in this span never comes."""
FOUR_YEARS: Final = timedelta(days=1461)
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)
UNTIL: Final = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
_UNITS: Final = {"DAILY": timedelta(days=1), "WEEKLY": timedelta(weeks=1)}
_WEEKLY_ALONE: Final = frozenset({"FREQ", "INTERVAL", "BYDAY", "WKST"})
"""Parts of a weekly rule that comes as often in every year."""
_ENDLESS: Final = re.compile(r"(?:^|;)(?:COUNT|UNTIL)=[^;]*")


def zone_of(recurrence: Recurrence) -> ZoneInfo:
    """The zone of its wall clock; raises BadInput."""
    try:
        return ZoneInfo(recurrence.zone)
    except (ValueError, LookupError, OSError):
        name = one_line(recurrence.zone)[:40]
        raise BadInput(f"“{name}” is no time zone here (write it like Europe/Stockholm)") from None


def occurrences(recurrence: Recurrence, since: datetime, until: datetime) -> Iterator[datetime]:
    """The dates from one moment to another, both included, in UTC and in order.

    A day that a zone left out falls together with the next one, and is one date.
    """
    if not recurrence.rule or recurrence.first is None:
        return
    zone, before = zone_of(recurrence), None
    for wall in _walls(recurrence, zone, _wall(since, zone) - _DAY, _wall(until, zone) + _DAY):
        at = wall.replace(tzinfo=zone).astimezone(UTC)
        if since <= at <= until and at != before:
            yield at
        before = at


@lru_cache(maxsize=16_384)
def dates_about(recurrence: Recurrence, since: date, today: date, ahead: int) -> tuple[datetime, ...]:
    """The dates from a day on (days of UTC), of those after today only the first few.

    They are kept: every list asks for them again whenever anybody writes.
    """
    begins, tomorrow = (datetime.combine(day, time(), UTC) for day in (since, today + _DAY))
    found: list[datetime] = []
    for at in occurrences(recurrence, begins, tomorrow + FARTHEST):
        ahead -= at >= tomorrow
        if ahead < 0:
            break
        found.append(at)
    return tuple(found)


def first_wall(recurrence: Recurrence) -> datetime:
    """The first date of a rule on the wall clock of its zone, without the zone; it has one."""
    assert recurrence.first is not None
    begins = datetime.combine(recurrence.first, time())
    return next(_walls(recurrence, zone_of(recurrence), begins, begins + FARTHEST))


def calendar_rule(recurrence: Recurrence) -> str:
    """The rule as a calendar takes it: an UNTIL in UTC."""
    zone, parts = zone_of(recurrence), parts_of(recurrence.rule)
    if (own_end := _own_end(parts, zone)) is not None:
        parts["UNTIL"] = f"{own_end.replace(tzinfo=zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return _written(parts)


def times_a_year(recurrence: Recurrence, today: date) -> int:
    """How often it comes in a year, on average over four; a series that ends never oftener than it has dates left.

    What is held on request counts as once: a cost needs a number.
    """
    if not recurrence.rule:
        return 1
    usual = _usual_times_a_year(recurrence)
    return _dates_left(recurrence, today, usual) if recurrence.ends else usual


@lru_cache(maxsize=16_384)
def _dates_left(recurrence: Recurrence, today: date, most: int) -> int:
    """How many dates a series has from a day on, be it UTC's or its zone's; no more are counted than asked for."""
    begins = min(datetime.combine(today, time(), zone).astimezone(UTC) for zone in (UTC, zone_of(recurrence)))
    return sum(1 for _ in islice(occurrences(recurrence, begins, begins + FARTHEST), most))


def _usual_times_a_year(recurrence: Recurrence) -> int:
    """How often it comes in a year while its series goes on, on average over four; at least once."""
    endless = _ENDLESS.sub("", recurrence.rule).strip(";")
    parts = parts_of(endless)
    if parts["FREQ"] == "WEEKLY" and _WEEKLY_ALONE.issuperset(parts):
        weeks = int(parts.get("INTERVAL", 1))
        return max(1, round(FOUR_YEARS / timedelta(weeks=4 * weeks) * (parts.get("BYDAY", "").count(",") + 1)))
    return _times_a_year(endless, recurrence.first or EARLIEST)


@lru_cache(maxsize=1024)
def _times_a_year(rule: str, first: date) -> int:
    begins = datetime.combine(first, time())
    return max(1, round(sum(1 for _ in _between(parts_of(rule), begins, begins + FOUR_YEARS - _SECOND)) / 4))


def _walls(recurrence: Recurrence, zone: ZoneInfo, since: datetime, until: datetime) -> Iterator[datetime]:
    """The dates in local time without a zone, from about `since` on. The rule is one that comes, or this takes half a
    minute."""
    assert recurrence.first is not None
    begins = datetime.combine(recurrence.first, time.fromisoformat(recurrence.at))
    parts = parts_of(recurrence.rule)
    count = parts.pop("COUNT", "")
    own_end = _own_end(parts, zone)
    parts.pop("UNTIL", None)
    until = min(until, own_end) if own_end else until
    if count:
        return islice(_between(parts, begins, until), int(count))
    return _between(parts, _nearer(parts, begins, since), until)


def _nearer(parts: Mapping[str, str], begins: datetime, since: datetime) -> datetime:
    """A later first date of the same rule: dateutil walks from the first on, and a daily one may be years old.

    A whole number of intervals later a rule of days or weeks goes on just as it began; months and years don't.
    """
    unit = _UNITS.get(parts["FREQ"])
    if unit is None or since <= begins:
        return begins
    interval = unit * int(parts.get("INTERVAL", 1))
    return begins + (since - begins) // interval * interval


def _between(parts: Mapping[str, str], begins: datetime, until: datetime) -> Iterator[datetime]:
    return takewhile(lambda wall: wall <= until, expanded(parts, begins))


def expanded(parts: Mapping[str, str], begins: datetime) -> Iterator[datetime]:
    """Every date of a rule's parts on the wall clock; raises BadInput for what is none."""
    text = _written(parts)
    try:
        return iter(rrulestr(text, dtstart=begins))
    except (ValueError, OverflowError, TypeError) as error:
        raise BadInput(f"“{text}” is no rule ({one_line(str(error))}); write it like {EXAMPLE}") from None


def _own_end(parts: Mapping[str, str], zone: ZoneInfo) -> datetime | None:
    """The rule's own UNTIL on the wall clock: a day alone is the whole day, `Z` is UTC."""
    match = UNTIL.fullmatch(parts.get("UNTIL", ""))
    if match is None:
        return None
    at = datetime.fromisoformat(f"{match[1]}T{match[2] or '235959'}")
    return _wall(at.replace(tzinfo=UTC), zone) if match[3] else at


def _written(parts: Mapping[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


def parts_of(rule: str) -> dict[str, str]:
    """A rule's parts by name."""
    return dict(part.partition("=")[::2] for part in rule.split(";"))


def _wall(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None)
