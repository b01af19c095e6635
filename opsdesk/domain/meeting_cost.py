"""What a meeting costs: the rate bands of those who sit in it times the hours. A band is shared by many, no salary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from fractions import Fraction

from opsdesk.domain.errors import BadInput
from opsdesk.domain.ritual import Charter, Seat
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass

HOUR = timedelta(hours=1)

Bands = Mapping[str, int]
"""Whole units of a currency for an hour, by the band's name."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Exact amounts in the currency of the bands."""

    once: Fraction
    per_year: Fraction
    times_a_year: int


def cost(charter: Charter, bands: Bands, times_a_year: int) -> Cost:
    """What one meeting costs as booked, and a year of them; raises BadInput for a band that the settings don't name."""
    once = Fraction(hourly(charter.seats, bands) * charter.minutes, 60)
    return Cost(once, once * times_a_year, times_a_year)


def cost_of(charter: Charter, bands: Bands, span: timedelta) -> Fraction:
    """What a span of it costs; raises BadInput as `cost` does."""
    return hourly(charter.seats, bands) * Fraction(span // timedelta(seconds=1), 3600)


def hourly(seats: Iterable[Seat], bands: Bands) -> int:
    """What everybody together costs in an hour; raises BadInput for a band that the settings don't name."""
    held = list(seats)
    for band in unknown_bands(held, bands):
        raise BadInput(f"there is no rate band {quoted(band)}; the settings know {', '.join(bands)}")
    return sum(bands[seat.band] * seat.people for seat in held)


def unknown_bands(seats: Iterable[Seat], bands: Bands) -> list[str]:
    """The bands that the settings don't name."""
    return [seat.band for seat in seats if seat.band not in bands]


def money(amount: Fraction, currency: str) -> str:
    """`1,235 EUR`: whole units, since a band is a guess."""
    return f"{round(amount):,} {currency}"
