"""The people's shelf."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from textual.content import Content

from opsdesk.desk import registry
from opsdesk.desk.desk import Desk
from opsdesk.domain.person import Person
from opsdesk.domain.text import one_line
from screens.dialogs.form_fields import Field, yes_no
from screens.presenting.listing import Fact, Look, Order, counted
from screens.presenting.row import GONE, MUTED, column, join, plain, spread
from screens.registry.shelf import Parting, Shelf

LEFT = (9, "Left")
"""The group of those who have left, after every other."""
UNNAMED = "somebody"


def _fields(person: Person) -> tuple[Field, ...]:
    def checked(**given: Any) -> Person:
        return registry.checked_person(replace(Person(person.name or UNNAMED), **given))

    name = Field("name", "Short name", read=lambda shown: checked(name=shown).name, hint="typed after @, e.g. ana")
    team = Field("team", "Team", person.team, lambda shown: checked(team=shown).team, "e.g. payments")
    contact = Field(
        "contact",
        "Contact",
        person.contact,
        lambda shown: checked(contact=shown).contact,
        "a number, an address, a channel",
    )
    if not person.name:
        return name, team, contact
    return team, contact, yes_no("active", "Can be on an incident", person.active)


def _counts(people: Sequence[Person]) -> Content:
    active = [person for person in people if person.active]
    return counted(
        f"{len(active)} {'person' if len(active) == 1 else 'people'}",
        (len({person.team for person in active if person.team}), "teams", MUTED),
        (sum(not person.contact for person in active), "without contact", "$text-warning"),
        (len(people) - len(active), "left", MUTED),
    )


def _line(person: Person, name: int, width: int) -> Content:
    if not person.active:
        return spread(width, plain(f"{one_line(person.name):<{name}}{one_line(person.team)}", GONE))
    left = join(column(plain(one_line(person.name)), name), plain(one_line(person.team), MUTED))
    return spread(width, left, None if person.contact else plain("no contact", "$text-warning"))


def _facts(person: Person, people: Sequence[Person]) -> tuple[Fact, ...]:
    return (
        Fact("Team", person.team),
        Fact("Contact", person.contact),
        Fact("On incidents", remark="yes" if person.active else "no: has left"),
    )


def _parting(person: Person, people: Sequence[Person]) -> Parting:
    if not person.active:
        return Parting("", refused=f"{person.name} has left already; e brings them back")
    return Parting(
        f"Has {one_line(person.name)} left?",
        ("Nothing new is given to them; what they did stays theirs. e brings them back.",),
    )


def _everybody(desk: Desk) -> list[Person]:
    return registry.people(desk, inactive=True)


def _by_team(person: Person) -> tuple[int, str]:
    return (not person.team, person.team or "No team") if person.active else LEFT


PEOPLE = Shelf(
    look=Look(
        title="People",
        one="person",
        empty="Nobody yet. Here belong the people who can be on an incident and how to reach them; n adds the first.",
        orders=(
            Order("By name", lambda person: (0, "") if person.active else LEFT),
            Order("By team", _by_team),
        ),
        key=lambda person: person.name,
        name=lambda person: person.name,
        words=lambda person: person.words,
        counts=_counts,
        line=_line,
        detail=_facts,
    ),
    blank=Person(""),
    fields=_fields,
    read=_everybody,
    keep=registry.keep_person,
    parting=_parting,
    retire=registry.retire_person,
)
