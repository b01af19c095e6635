"""The day that a time is meant on: one that the words name, or the one that brings the time nearest."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH: Final = rf"({'|'.join(_MONTHS)})[a-z]*"
_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DAY_FIRST: Final = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}\.?,?(?: (\d{{4}})\b)?")
_MONTH_FIRST: Final = re.compile(
    rf"\b{_MONTH}\.? (\d{{1,2}})(?:st|nd|rd|th)?\b(?!:),?(?: (\d{{4}})\b(?! ?(?:hours|hrs)))?"
)
_WEEKDAY: Final = re.compile(rf"\b({'|'.join(_WEEKDAYS)})(?:day|sday|nesday|rsday|urday|s|rs)?\b")
_NEAR: Final = timedelta(hours=12)
YEARS: Final = range(1970, 2200)
"""Times outside these are nobody's next update, and a change of zone overflows at the ends of the calendar."""


def without_dates(words: str) -> str:
    """The words without their dates, of the same length: a year is no time of the day."""
    for dates in (_ISO, _DAY_FIRST, _MONTH_FIRST):
        words = dates.sub(lambda match: " " * len(match[0]), words)
    return words


def on_day(words: str, said: datetime, hour: int, minute: int) -> datetime | None:
    """A time of the day as said at a moment, in its zone; None for a date that doesn't exist."""
    at_once = said.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if (named := _date_in(words, said.date())) is not None:
        return None if named is _NO_DATE else at_once.replace(year=named.year, month=named.month, day=named.day)
    if "tomorrow" in words:
        return at_once + timedelta(days=1)
    if weekday := _WEEKDAY.search(words):
        ahead = (_WEEKDAYS.index(weekday[1]) - said.weekday()) % 7
        return at_once + timedelta(days=ahead)
    return at_once + timedelta(days=1) if said - at_once > _NEAR else at_once


_NO_DATE: Final = date.min


def _date_in(words: str, said: date) -> date | None:
    """The date that the words name; None for none, `_NO_DATE` for one that the calendar doesn't have."""
    if iso := _ISO.search(words):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if found := _DAY_FIRST.search(words):
        day, month, year = found[1], found[2], found[3]
    elif found := _MONTH_FIRST.search(words):
        month, day, year = found[1], found[2], found[3]
    else:
        return None
    number = _MONTHS.index(month) + 1
    if year:
        return _date(int(year), number, int(day))
    return _date(said.year + (number < said.month - 6), number, int(day))


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day) if year in YEARS else _NO_DATE
    except ValueError:
        return _NO_DATE
