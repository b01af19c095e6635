"""Use cases about people: join, take a role, leave, hand over."""

from __future__ import annotations

from collections.abc import Iterable

from opsdesk.desk.decision import Decision, person
from opsdesk.domain.entries import Payload
from opsdesk.domain.entries.people import PersonJoined, PersonLeft, RoleEnded, RoleTaken
from opsdesk.domain.errors import Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Role


def join(name: str) -> Decision:
    """Somebody works on it from now on."""

    def decide(incident: Incident) -> Iterable[Payload]:
        who = person(name)
        if who in incident.present:
            raise Refused(f"{who} is here already")
        yield PersonJoined(who)

    return decide


def leave(name: str) -> Decision:
    """Somebody is off; whoever commands hands over first."""

    def decide(incident: Incident) -> Iterable[Payload]:
        who = person(name)
        if who not in incident.present:
            raise Refused(f"{who} isn't on this incident")
        if incident.commander and incident.commander.person == who and not incident.status.is_over:
            raise Refused(f"{who} commands: hand over first (@NAME as commander)")
        yield PersonLeft(who)

    return decide


def take_role(name: str, role: Role) -> Decision:
    """Gives a person a role; of most roles there is one holder at a time."""

    def decide(incident: Incident) -> Iterable[Payload]:
        who = person(name)
        if any(held.person == who for held in incident.holders(role)):
            raise Refused(f"{who} is {role} already")
        yield RoleTaken(incident.next_number("role"), who, role)

    return decide


def end_role(name: str, role: Role) -> Decision:
    """Takes a role from a person."""

    def decide(incident: Incident) -> Iterable[Payload]:
        who = person(name)
        if all(held.person != who for held in incident.holders(role)):
            raise Refused(f"{who} isn't {role}")
        if role is Role.COMMANDER and not incident.status.is_over:
            raise Refused(f"{who} commands: hand over first (@NAME as commander)")
        yield RoleEnded(who, role)

    return decide


def accept_handover(name: str) -> Decision:
    """The new commander says, by name, that they have the picture; the earlier one is free."""

    def decide(incident: Incident) -> Iterable[Payload]:
        who = person(name)
        if incident.commander and incident.commander.person == who:
            raise Refused(f"{who} commands already")
        yield RoleTaken(incident.next_number("role"), who, Role.COMMANDER, handover=True)

    return decide
