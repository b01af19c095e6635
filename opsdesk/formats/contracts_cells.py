"""What the cells of a register of contracts mean: days, amounts, numbers, yes and no. Nothing ambiguous is guessed.

Days are ISO 8601 (2026-11-21, a time after it is passed over) and, with dots, day.month.year; slashes are read only
where their order was said. Amounts have one decimal sign, a point unless a comma was said; the other one, blanks and
apostrophes part thousands.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted
from opsdesk.domain.vendor_contract import DayCount
from opsdesk.domain.vendor_money import decimals


class DateOrder(StrEnum):
    """How days with slashes are to be read."""

    ISO = "iso"
    """Not at all: they are an error."""
    DMY = "dmy"
    MDY = "mdy"


class DecimalSign(StrEnum):
    """What stands before the minor units of an amount."""

    POINT = "."
    COMMA = ","


_ISO_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?", re.ASCII)
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_SLASHED: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", re.ASCII)
_THOUSANDS: Final = re.compile(r"(?<=\d)[ '’\u00a0\u202f](?=\d{3}(?!\d))", re.ASCII)
_AMOUNT: Final = re.compile(r"\d{1,15}(?:\.\d{1,6})?", re.ASCII)
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?", re.ASCII)
_NOTICE: Final = re.compile(r"(\d{1,5})\s*(?:(calendar|business|working)\s*)?(?:days?)?", re.IGNORECASE | re.ASCII)
_YES: Final = frozenset({"yes", "y", "true", "1", "auto", "automatic"})
_NO: Final = frozenset({"no", "n", "false", "0", "manual"})


def day(text: str, order: DateOrder) -> date:
    """The day that a cell names; raises BadInput."""
    said = text.strip()
    if match := _ISO_DAY.fullmatch(said):
        year, month, of_month = match.groups()
    elif match := _DOTTED.fullmatch(said):
        of_month, month, year = match.groups()
    elif (match := _SLASHED.fullmatch(said)) is None:
        raise BadInput(f"{quoted(said)} is no day (write it like 2026-11-21)")
    elif order is DateOrder.ISO:
        raise BadInput(f"“{said}” has no order of its own: say which its days have (--dates dmy or mdy)")
    else:
        first, second, year = match.groups()
        of_month, month = (first, second) if order is DateOrder.DMY else (second, first)
    try:
        return date(int(year), int(month), int(of_month))
    except ValueError:
        raise BadInput(f"“{said}” isn't in the calendar") from None


def typed_day(text: str) -> date:
    """A day as somebody types it, who can say which day is meant; raises BadInput."""
    said = text.strip()
    if _SLASHED.fullmatch(said):
        raise BadInput(f"“{said}” may be two days: write it like 2026-11-21")
    return day(said, DateOrder.ISO)


def minor_units(text: str, currency: str, sign: DecimalSign) -> int:
    """An amount in minor units of its currency; raises BadInput for what is none, or is finer than its currency."""
    said = _THOUSANDS.sub("", text.strip())
    if sign is DecimalSign.COMMA:
        said = said.translate({ord("."): ",", ord(","): "."})
    if _GROUPED.fullmatch(said):
        said = said.replace(",", "")
    if _AMOUNT.fullmatch(said) is None:
        example = "1,234.50" if sign is DecimalSign.POINT else "1.234,50"
        raise BadInput(f"{quoted(text)} is no amount (write it like {example}, without a currency)")
    minor = Decimal(said).scaleb(decimals(currency))
    if minor != int(minor):
        raise BadInput(f"{quoted(text)} is finer than {currency or 'a currency'} is")
    return int(minor)


def whole_number(text: str) -> int:
    """A number of months; raises BadInput."""
    said = text.strip()
    if not (said.isascii() and said.isdecimal() and len(said) < 6):
        raise BadInput(f"{quoted(said)} is no whole number")
    return int(said)


def notice(text: str) -> tuple[int, DayCount | None]:
    """`30`, `30 business days`: the days, and what they are counted in where the cell says so; raises BadInput."""
    match = _NOTICE.fullmatch(text.strip())
    if match is None:
        raise BadInput(f"{quoted(text)} is no notice period (write it like 30, or 30 business days)")
    counted = (match[2] or "").lower()
    if not counted:
        return int(match[1]), None
    return int(match[1]), DayCount.CALENDAR if counted == "calendar" else DayCount.BUSINESS


def day_count(text: str) -> DayCount:
    """`calendar`, `business` or `working`, `unclear`; raises BadInput."""
    said = text.strip().lower().removesuffix(" days")
    try:
        return DayCount(said.replace("working", "business"))
    except ValueError:
        raise BadInput(f"{quoted(said)} is none of calendar, business, unclear") from None


def yes_or_no(text: str) -> bool:
    """Raises BadInput for neither."""
    said = text.strip().lower()
    if said not in _YES | _NO:
        raise BadInput(f"{quoted(said)} is neither yes nor no")
    return said in _YES
