"""Services and people as rows. Rows never leave this file: what goes in and comes out are the domain's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from sqlmodel import Session, SQLModel, select

from opsdesk.domain.person import Person
from opsdesk.domain.service import Service
from opsdesk.domain.values import dataclass
from opsdesk.store.tables.registry import PersonRow, ServiceRow


class Named(Protocol):
    """What a shelf can hold: a thing with a name."""

    @property
    def name(self) -> str:
        """The name it is kept under."""


Item = TypeVar("Item", bound=Named)
Row = TypeVar("Row", bound=SQLModel)


@dataclass(frozen=True, slots=True)
class Shelf(Generic[Item, Row]):
    """Records of one kind, each under its name."""

    row: type[Row]
    to_row: Callable[[Item], Row]
    from_row: Callable[[Row], Item]

    def all(self, session: Session) -> list[Item]:
        """Every record, by name."""
        found = [self.from_row(row) for row in session.exec(select(self.row))]
        return sorted(found, key=lambda item: item.name.casefold())

    def get(self, session: Session, name: str) -> Item | None:
        """The record of a name, or None."""
        row = session.get(self.row, name)
        return None if row is None else self.from_row(row)

    def put(self, session: Session, item: Item) -> None:
        """Keeps a record in place of the one of its name, if there is one."""
        session.merge(self.to_row(item))

    def remove(self, session: Session, name: str) -> None:
        """Forgets a record that is there."""
        session.delete(session.get_one(self.row, name))


def _service_row(service: Service) -> ServiceRow:
    return ServiceRow(
        name=service.name,
        owner_team=service.owner_team,
        core=service.core,
        objective=service.objective,
        depends_on=json.dumps(service.depends_on, ensure_ascii=False),
        deployment_types=json.dumps(service.deployment_types, ensure_ascii=False),
        version=service.version,
    )


def _service(row: ServiceRow) -> Service:
    return Service(
        row.name,
        row.owner_team,
        row.core,
        row.objective,
        tuple(json.loads(row.depends_on)),
        tuple(json.loads(row.deployment_types)),
        row.version,
    )


def _person_row(person: Person) -> PersonRow:
    return PersonRow(
        name=person.name, team=person.team, contact=person.contact, active=person.active, version=person.version
    )


def _person(row: PersonRow) -> Person:
    return Person(row.name, row.team, row.contact, row.active, row.version)


SERVICES = Shelf(ServiceRow, _service_row, _service)
PEOPLE = Shelf(PersonRow, _person_row, _person)
