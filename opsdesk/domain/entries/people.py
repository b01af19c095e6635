"""Entries about people: who joined, who has which role, who took over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import ClassVar

from opsdesk.domain.entries.base import Entry, Payload, payload
from opsdesk.domain.entries.declaration import reach
from opsdesk.domain.growing import in_group, with_item, with_items
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import Presence, RoleHeld
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Milestone, Role

SINGLE_ROLES = frozenset(Role) - {Role.EXPERT, Role.RESPONDER}
"""Roles of which there is one holder at a time: taking one ends the earlier holder's."""


def groups_of_held(role: RoleHeld) -> tuple[tuple[str | None, Role | None], ...]:
    """By what a role is looked for while it is held: by its holder, by the role, and by both."""
    if role.until is not None:
        return ()
    return (role.person, None), (None, role.role), (role.person, role.role)


def _held(incident: Incident, person: str | None, role: Role | None) -> list[RoleHeld]:
    """What somebody (None: anybody) holds now of a role (None: of any)."""
    return in_group(incident.roles, (person, role), groups_of_held)


def ended(held: RoleHeld, entry: Entry) -> RoleHeld:
    """The role given up at the entry's time, or, when that is backdated, not before it was taken."""
    return replace(held, until=max(entry.at, held.since))


def _given_up(incident: Incident, roles: Iterable[RoleHeld], entry: Entry) -> Mapping[int, RoleHeld]:
    """The incident's roles after these were given up."""
    return with_items(incident.roles, {role.number: ended(role, entry) for role in roles})


def present(incident: Incident, person: str, entry: Entry) -> Incident:
    """The incident with a person on it from the entry's time, unless they are there already."""
    held = incident.people.get(person)
    if held and held.left_at is None:
        return incident
    joined = Presence(person, held.joined_at if held else entry.at)
    return replace(incident, people=with_item(incident.people, person, joined))


@payload
@dataclass(frozen=True, slots=True)
class PersonJoined(Payload):
    """Somebody works on it from now on."""

    KIND: ClassVar[str] = "person.joined"
    GLYPH: ClassVar[str] = "→"

    person: str

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return present(incident, self.person, entry)

    def headline(self) -> str:
        return f"{self.person} joins"


@payload
@dataclass(frozen=True, slots=True)
class PersonLeft(Payload):
    """Somebody is off the incident; their roles end with it."""

    KIND: ClassVar[str] = "person.left"
    GLYPH: ClassVar[str] = "←"

    person: str

    def change(self, incident: Incident, entry: Entry) -> Incident:
        held = incident.people.get(self.person)
        joined = held.joined_at if held else entry.at
        theirs = _held(incident, self.person, None)
        people = with_item(incident.people, self.person, Presence(self.person, joined, max(entry.at, joined)))
        return replace(incident, people=people, roles=_given_up(incident, theirs, entry))

    def headline(self) -> str:
        return f"{self.person} off"


@payload
@dataclass(frozen=True, slots=True)
class RoleTaken(Payload):
    """Somebody has a role from now on; of most roles there is one holder at a time."""

    KIND: ClassVar[str] = "role.taken"
    GLYPH: ClassVar[str] = "→"
    COUNTER: ClassVar[str] = "role"

    number: int
    person: str
    role: Role
    handover: bool = False
    """The earlier holder's picture was handed over and accepted by name."""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        earlier = _held(incident, None if self.role in SINGLE_ROLES else self.person, self.role)
        mine = RoleHeld(self.number, self.person, self.role, entry.at)
        roles = with_item(_given_up(incident, earlier, entry), self.number, mine)
        taken = replace(present(incident, self.person, entry), roles=roles)
        return reach(taken, Milestone.ACKNOWLEDGED, entry) if self.role is Role.COMMANDER else taken

    def headline(self) -> str:
        return f"{self.person} {'takes over' if self.handover else 'is'} {self.role}"


@payload
@dataclass(frozen=True, slots=True)
class RoleEnded(Payload):
    """Somebody gave a role up."""

    KIND: ClassVar[str] = "role.ended"
    GLYPH: ClassVar[str] = "←"

    person: str
    role: Role

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return replace(incident, roles=_given_up(incident, _held(incident, self.person, self.role), entry))

    def headline(self) -> str:
        return f"{self.person} no longer {self.role}"
