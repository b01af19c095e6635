"""Use cases about services and people: keep, list, retire, take in a whole list. SQLModel is loaded at the first one.

A change names the version it was made from, so that two people with one form open never lose the first one's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from opsdesk.desk.decision import person as short_name
from opsdesk.desk.desk import Desk
from opsdesk.desk.fields import field, names
from opsdesk.domain.errors import BadInput, EditedMeanwhile, NotFound
from opsdesk.domain.person import Person
from opsdesk.domain.service import Service
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass

if TYPE_CHECKING:
    from sqlmodel import Session

    from opsdesk.store.records.registry import Shelf

Item = TypeVar("Item", Service, Person)

NEW = 0
"""The version of what isn't kept yet."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking in a list did, or would do."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


def services(desk: Desk) -> list[Service]:
    """Every service, by name."""
    with _shelf(desk, Service, writing=False) as (shelf, session):
        return shelf.all(session)


def people(desk: Desk, *, inactive: bool = False) -> list[Person]:
    """Everybody who can be on an incident, by name; on request also those who have left."""
    with _shelf(desk, Person, writing=False) as (shelf, session):
        return [person for person in shelf.all(session) if person.active or inactive]


def gone_people(desk: Desk) -> frozenset[str]:
    """Short names of those who have left."""
    return frozenset(person.name for person in people(desk, inactive=True) if not person.active)


def keep_service(desk: Desk, service: Service, *, expected_version: int = NEW) -> Service:
    """Adds a service, or changes it from the version its form showed; EditedMeanwhile carries both texts."""
    return _keep(desk, checked_service(service), expected_version)


def keep_person(desk: Desk, person: Person, *, expected_version: int = NEW) -> Person:
    """Adds a person, or changes them from the version their form showed; EditedMeanwhile carries both texts."""
    return _keep(desk, checked_person(person), expected_version)


def remove_service(desk: Desk, name: str) -> None:
    """Forgets a service; incidents keep the name they were given."""
    with _shelf(desk, Service, writing=True) as (shelf, session):
        _require(shelf.get(session, name), name)
        shelf.remove(session, name)


def retire_person(desk: Desk, name: str) -> Person:
    """Says that somebody has left: nothing new is given to them, and what they did stays theirs."""
    who = short_name(name)
    with _shelf(desk, Person, writing=True) as (shelf, session):
        held = _require(shelf.get(session, who), who)
        retired = replace(held, active=False, version=held.version + 1)
        shelf.put(session, retired)
        return retired


def take_in(desk: Desk, items: Sequence[Item], *, dry_run: bool = False) -> TakenIn:
    """Keeps a whole list, all of it or nothing; what is kept already is changed to what the list says."""
    if not items:
        return TakenIn()
    with _shelf(desk, type(items[0]), writing=not dry_run) as (shelf, session):
        held = {item.name: item for item in shelf.all(session)}
        differing = [item for item in items if replace(item, version=NEW) != _unversioned(held.get(item.name))]
        if not dry_run:
            for item in differing:
                version = held[item.name].version if item.name in held else NEW
                shelf.put(session, replace(item, version=version + 1))
    changed = {item.name for item in differing}
    return TakenIn(
        added=_names(item for item in items if item.name not in held),
        changed=_names(item for item in differing if item.name in held),
        unchanged=_names(item for item in items if item.name not in changed),
    )


def checked_service(service: Service) -> Service:
    """The service with every text cleaned; raises BadInput for one that can't be kept."""
    name = field("the service's name", service.name, needed=True)
    depends_on = names("what it depends on", service.depends_on)
    if name in depends_on:
        raise BadInput(f"{name} can't depend on itself")
    return replace(
        service,
        name=name,
        owner_team=field("the owner team", service.owner_team),
        objective=field("the objective", service.objective),
        depends_on=depends_on,
        deployment_types=names("the deployment types", service.deployment_types),
    )


def checked_person(person: Person) -> Person:
    """The person with every text cleaned; raises BadInput for one that can't be kept."""
    return replace(
        person,
        name=short_name(person.name),
        team=field("the team", person.team),
        contact=field("the contact", person.contact),
    )


def _keep(desk: Desk, item: Item, expected_version: int) -> Item:
    with _shelf(desk, type(item), writing=True) as (shelf, session):
        held = shelf.get(session, item.name)
        version = held.version if held else NEW
        if version != expected_version:
            theirs = held.words if held else "removed"
            raise EditedMeanwhile(item.name, mine=item.words, theirs=theirs)
        kept = replace(item, version=version + 1)
        shelf.put(session, kept)
        return kept


@contextmanager
def _shelf(desk: Desk, kind: type[Item], *, writing: bool) -> Iterator[tuple[Shelf[Item, Any], Session]]:
    """Where records of a kind are, within one transaction."""
    from opsdesk.store.records import engine, registry

    shelf: Any = registry.SERVICES if kind is Service else registry.PEOPLE
    begin = engine.writing if writing else engine.reading
    with begin(desk.opened) as session:
        yield shelf, session


def _require(held: Item | None, name: str) -> Item:
    if held is None:
        raise NotFound(f"{quoted(name)} isn't in the registry")
    return held


def _unversioned(item: Item | None) -> Item | None:
    return replace(item, version=NEW) if item else None


def _names(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(item.name for item in items)
