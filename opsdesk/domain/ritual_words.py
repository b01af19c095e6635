"""What is known of a ritual in words, the same on the command line, on the screen and on a page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo
from fractions import Fraction
from typing import Final

from opsdesk.domain.meeting_cost import Cost, money
from opsdesk.domain.ritual import Recurrence, Seat
from opsdesk.domain.ritual_health import EMPTY_RUNS, Health
from opsdesk.domain.ritual_slots import Slot, SlotState
from opsdesk.domain.ritual_standing import Standing

ON_REQUEST: Final = "held on request"
NO_RATE: Final = "unknown: a rate band isn't in the settings"

_UNITS: Final = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_DAYS: Final = {"MO": "Mon", "TU": "Tue", "WE": "Wed", "TH": "Thu", "FR": "Fri", "SA": "Sat", "SU": "Sun"}
_PLACES: Final = {"": "", "1": "first ", "2": "second ", "3": "third ", "4": "fourth ", "-1": "last "}


def stamp(at: datetime, zone: tzinfo) -> str:
    """`Tue 24 Nov 2026 10:00 CET`."""
    local = at.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b %Y %H:%M %Z}"


def next_words(held: Standing, zone: tzinfo) -> str:
    """When it is held next, or why it isn't."""
    if held.ritual.over:
        return f"retired: {held.ritual.retired}"
    if held.under_way is not None:
        return f"{held.under_way.name} is under way"
    if held.next is None:
        return "its series is over: renew or retire it" if held.series_over else ON_REQUEST
    due = "now, since " if held.next.state is SlotState.DUE else ""
    return f"{due}{slot_words(held.next, zone)}"


def slot_words(slot: Slot, zone: tzinfo) -> str:
    """`Tue 24 Nov 2026 10:00 CET`, and why it was moved there."""
    return f"{stamp(slot.planned_at, zone)}{f', moved: {slot.why}' if slot.moved else ''}"


def recurrence_words(recurrence: Recurrence) -> str:
    """`every 2 weeks on Mon, 13 times, at 11:00 Europe/Stockholm`; a rule that has more to it stands as it is."""
    if not recurrence.rule:
        return ON_REQUEST
    parts = dict(part.partition("=")[::2] for part in recurrence.rule.split(";"))
    days = [_day_words(day) for day in parts.pop("BYDAY", "").split(",") if day]
    unit, every = _UNITS[parts.pop("FREQ")], parts.pop("INTERVAL", "1")
    count, until = parts.pop("COUNT", ""), parts.pop("UNTIL", "")
    clock = f"at {recurrence.at} {recurrence.zone}"
    if parts or not all(days):
        return f"{recurrence.rule}, {clock}"
    often = f"every {unit}" if every == "1" else f"every {every} {unit}s"
    on = f" on {', '.join(days)}" if days else ""
    return f"{often}{on}, {_end_words(count, until)}, {clock}"


def seat_words(seat: Seat) -> str:
    """`3 × engineer (standard)`."""
    return f"{seat.people} × {seat.role} ({seat.band})"


def cost_words(held: Standing, currency: str) -> str:
    """`125 EUR each time, 6,500 EUR a year (52 times)`."""
    if held.cost is None:
        return NO_RATE
    return price_words(held.cost, held.ritual.charter.recurrence, currency)


def price_words(cost: Cost, recurrence: Recurrence, currency: str) -> str:
    """`125 EUR each time, 6,500 EUR a year (52 times)`; no year for what nobody knows to come."""
    each = f"{money(cost.once, currency)} each time"
    comes = recurrence.rule and cost.times_a_year
    return f"{each}, {money(cost.per_year, currency)} a year ({times_words(cost.times_a_year)})" if comes else each


def times_words(count: int) -> str:
    """`once`, `26 times`."""
    return "once" if count == 1 else f"{count} times"


def health_words(found: Health, currency: str) -> Iterator[str]:
    """What came of it in the window, a sentence each; a proposal is told apart from it."""
    yield f"held {found.held}, skipped {found.skipped}, moved {found.moved}, missed {found.missed}"
    if not found.held:
        return
    on_time = f"on time {found.on_time} of {found.timed}, " if found.timed else ""
    yield f"{on_time}longer than booked {found.over_time} of {found.held}"
    share = "" if found.share_done is None else f" ({found.done} of {found.settleable} done)"
    yield f"per run: decisions {_decimal(found.decisions_per_run)}, actions {_decimal(found.actions_per_run)}{share}"
    if 0 < found.empty_in_a_row < EMPTY_RUNS:
        yield f"nothing came of the last {'one' if found.empty_in_a_row == 1 else found.empty_in_a_row}"
    if found.cost is not None:
        yield f"cost {money(found.cost, currency)}"


def _end_words(count: str, until: str) -> str:
    """`26 times`, `until 2027-12-31`."""
    if count:
        return times_words(int(count))
    return f"until {until[:4]}-{until[4:6]}-{until[6:8]}" if until else "no end"


def _day_words(day: str) -> str:
    """`first Wed` for `1WE`; empty for what has no short words."""
    place, name = day[:-2].removeprefix("+"), _DAYS.get(day[-2:])
    return f"{_PLACES[place]}{name}" if name and place in _PLACES else ""


def _decimal(number: Fraction | None) -> str:
    return "–" if number is None else f"{float(number):.1f}".removesuffix(".0")
