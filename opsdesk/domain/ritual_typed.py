"""Roles and agenda items as one types them in a form: `engineer / 3 / senior`, `What is late / 7 / follow-ups`."""

from __future__ import annotations

from opsdesk.domain.errors import BadInput
from opsdesk.domain.ritual import USUAL_BAND, AgendaItem, Seat
from opsdesk.domain.text import quoted

SEAT_EXAMPLE = "engineer / 3 / senior"
ITEM_EXAMPLE = "What is late / 7 / follow-ups"
_BETWEEN = " / "


def seat_of(text: str) -> Seat:
    """The role, by how many people, of which rate band; raises BadInput for more people than a number has."""
    role, people, rest = _read(text)
    return Seat(role, 1 if people is None else people, _BETWEEN.join(rest) or USUAL_BAND)


def seat_typed(seat: Seat) -> str:
    """As `seat_of` reads it."""
    return _BETWEEN.join((seat.role, str(seat.people), seat.band))


def item_of(text: str) -> AgendaItem:
    """The item, its minutes, and the names of what the desk fills in; raises BadInput as `seat_of` does."""
    title, minutes, rest = _read(text)
    return AgendaItem(title, minutes or 0, tuple(" ".join(rest).replace(",", " ").split()))


def item_typed(item: AgendaItem) -> str:
    """As `item_of` reads it."""
    inputs = f"{_BETWEEN}{' '.join(item.inputs)}" if item.inputs else ""
    return f"{item.title}{_BETWEEN}{item.minutes}{inputs}"


def _read(text: str) -> tuple[str, int | None, list[str]]:
    """What stands before the first number of its own, the number, and what stands after it."""
    pieces = [piece.strip() for piece in f" {text} ".split(_BETWEEN)]
    place = next((at for at, piece in enumerate(pieces) if at and piece.isascii() and piece.isdecimal()), None)
    if place is None:
        return _BETWEEN.join(pieces), None, []
    if len(pieces[place]) > 6:
        raise BadInput(f"{quoted(text)}: that number is too long")
    return _BETWEEN.join(pieces[:place]), int(pieces[place]), pieces[place + 1 :]
