"""What a ritual's charter must be before it is kept: clean words, people and minutes in bounds, inputs that exist."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Final, TypeVar

from opsdesk.desk import rituals_rules
from opsdesk.desk.decision import person
from opsdesk.desk.fields import field
from opsdesk.desk.rituals_inputs import INPUTS
from opsdesk.domain.errors import BadInput
from opsdesk.domain.ritual import AgendaItem, Charter, Seat
from opsdesk.domain.text import quoted

Part = TypeVar("Part")

MOST_MINUTES: Final = 24 * 60
MOST_PEOPLE: Final = 1000
MOST_PARTS: Final = 50
"""Items of an agenda, roles, outputs."""


def checked(charter: Charter, today: date) -> Charter:
    """The charter with every text cleaned; raises BadInput for one that can't be kept."""
    title = field("the title", charter.title)
    if not title:
        raise BadInput("give the ritual a title")
    return replace(
        charter,
        title=title,
        purpose=field("the purpose", charter.purpose),
        owner=person(charter.owner) if charter.owner.strip() else "",
        minutes=_within("the length", charter.minutes, 1, MOST_MINUTES),
        seats=tuple(_seat(seat) for seat in _few("roles", charter.seats)),
        agenda=tuple(_item(item) for item in _few("items", charter.agenda)),
        outputs=tuple(field("an output", output) for output in _few("outputs", charter.outputs) if output.strip()),
        recurrence=rituals_rules.checked(charter.recurrence, today),
    )


def differing(before: Charter, after: Charter) -> tuple[str, ...]:
    """What two charters differ in, in words."""
    names = (field.name for field in fields(Charter))
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def _seat(seat: Seat) -> Seat:
    role = field("a role", seat.role)
    if not role:
        raise BadInput("a seat needs a role")
    return Seat(role, _within(f"the people of {role}", seat.people, 0, MOST_PEOPLE), field("a band", seat.band))


def _item(item: AgendaItem) -> AgendaItem:
    title = field("an item", item.title)
    if not title:
        raise BadInput("an item of the agenda needs a title")
    for name in item.inputs:
        if name not in INPUTS:
            raise BadInput(f"{quoted(name)} is nothing the desk fills in; it knows {', '.join(INPUTS)}")
    return AgendaItem(title, _within(f"the minutes of {title}", item.minutes, 0, MOST_MINUTES), item.inputs)


def _few(what: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    if len(parts) > MOST_PARTS:
        raise BadInput(f"{len(parts)} {what} are too many ({MOST_PARTS} are the most)")
    return parts


def _within(what: str, number: int, least: int, most: int) -> int:
    if not least <= number <= most:
        raise BadInput(f"{what} is {number}; it is a number from {least} to {most:,}")
    return number
