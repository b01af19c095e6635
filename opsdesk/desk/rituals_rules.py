"""Which rules a ritual may come by, and how they are kept: refused is what never comes and what comes too often."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from opsdesk.desk.rituals_recurring import (
    EARLIEST,
    EXAMPLE,
    FARTHEST,
    UNTIL,
    expanded,
    occurrences,
    parts_of,
    zone_of,
)
from opsdesk.domain.errors import BadInput
from opsdesk.domain.ritual import Recurrence
from opsdesk.domain.text import one_line, quoted

LONGEST_RULE: Final = 200
_LATEST: Final = date(2200, 1, 1)
DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LARGEST_PLACE: Final = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
"""By frequency, so many dates are in one period: the largest BYSETPOS."""
_LARGEST: Final = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYWEEKNO": 53}
_MOST_OF_A_DAY: Final = {"MONTHLY": 5, "YEARLY": 53}
_COUNTS: Final = ("INTERVAL", "COUNT")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,3}")
_LEAP_YEAR: Final = 2028
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def checked(recurrence: Recurrence, today: date) -> Recurrence:
    """The recurrence as it is kept: its rule in capitals, its first day named; raises BadInput for what never comes."""
    rule = recurrence.rule.strip().upper().removeprefix("RRULE:")
    first = recurrence.first or today
    match = _CLOCK.fullmatch(recurrence.at.strip())
    if match is None:
        raise BadInput(f"{quoted(recurrence.at)} is no time of day (write it like 09:30)")
    if not EARLIEST <= first < _LATEST:
        raise BadInput(f"{first} is no day for a ritual to begin on")
    kept = Recurrence(rule, first if rule else None, f"{int(match[1]):02d}:{match[2]}", recurrence.zone.strip())
    zone_of(kept)
    if rule:
        _check_parts(rule)
        begins = datetime.combine(first, time(), UTC) - timedelta(days=1)
        if not _comes(kept) or next(occurrences(kept, begins, begins + FARTHEST), None) is None:
            raise BadInput(f"{rule} names no date in the ten years from {first}")
    return kept


def _check_parts(rule: str) -> None:
    """Refuses what RFC 5545 doesn't allow, what would come more than once a day, and what dateutil counts for ever."""
    if len(rule) > LONGEST_RULE:
        raise BadInput(f"a rule of {len(rule):,} signs is none ({LONGEST_RULE} are the most)")
    parts = parts_of(rule)
    frequency = parts.pop("FREQ", "")
    if frequency not in _LARGEST_PLACE:
        raise BadInput(f"a rule begins with FREQ={'|'.join(_LARGEST_PLACE)}; write it like {EXAMPLE}")
    for name, value in parts.items():
        if name == "UNTIL" and not _is_end(value):
            raise BadInput("UNTIL is a day (20271231) or a time (20271231T090000Z)")
        if name in _COUNTS and not (value.isdecimal() and 1 <= int(value[:5]) <= 1000):
            raise BadInput(f"{name} is a number from 1 to 1000")
        if not _is_part(name, value, frequency, in_months="BYMONTH" in parts):
            said = one_line(f"{name}={value}")[:40]
            raise BadInput(f"“{said}” isn't a part of a {frequency.lower()} rule here; write it like {EXAMPLE}")
    if "BYMONTH" in parts and not _some_month_has(parts):
        raise BadInput(f"no month of BYMONTH={parts['BYMONTH']} has a day BYMONTHDAY={parts['BYMONTHDAY']}")


def _is_part(name: str, value: str, frequency: str, *, in_months: bool) -> bool:
    """The part is one of a rule of that frequency, its numbers within their bounds."""
    if name in {"UNTIL", *_COUNTS}:
        return bool(value)
    if name == "WKST":
        return value in DAYS
    if name == "BYDAY":
        most = _MOST_OF_A_DAY.get("MONTHLY" if in_months and frequency == "YEARLY" else frequency, 0)
        return all(_is_day(day, most) for day in value.split(","))
    if name == "BYWEEKNO" and frequency != "YEARLY":
        return False
    largest = _LARGEST_PLACE[frequency] if name == "BYSETPOS" else _LARGEST.get(name, 0)
    least = 1 if name == "BYMONTH" else -largest
    numbers = [int(word) if _NUMBER.fullmatch(word) else 0 for word in value.split(",")]
    return all(number and least <= number <= largest for number in numbers)


def _is_day(day: str, most: int) -> bool:
    """`TU`; in a month or a year, which have at most so many of each, also `1TU` and `-1TU`: the first and the last."""
    place, name = day[:-2], day[-2:]
    return name in DAYS and (not place or (bool(_NUMBER.fullmatch(place)) and 1 <= abs(int(place)) <= most))


def _some_month_has(parts: Mapping[str, str]) -> bool:
    """Some of the rule's months is long enough for some of its days."""
    longest = max(monthrange(_LEAP_YEAR, int(month))[1] for month in parts["BYMONTH"].split(","))
    return any(abs(int(day)) <= longest for day in parts.get("BYMONTHDAY", "1").split(","))


def _is_end(value: str) -> bool:
    match = UNTIL.fullmatch(value)
    try:
        return match is not None and EARLIEST <= datetime.fromisoformat(value.removesuffix("Z")).date() < _LATEST
    except ValueError:
        return False


def _comes(recurrence: Recurrence) -> bool:
    """The rule names a date within the span that is looked at.

    dateutil looks for one until the year 9999, for half a minute where there is none. The calendar repeats every 400
    years, so it is asked about a first day near that end.
    """
    assert recurrence.first is not None
    parts = {name: value for name, value in parts_of(recurrence.rule).items() if name not in {"COUNT", "UNTIL"}}
    late = recurrence.first.replace(year=recurrence.first.year + 19 * 400)
    begins = datetime.combine(late, time())
    found = next(expanded(parts, begins), None)
    return found is not None and found - begins <= FARTHEST
