"""What two teams have been through together, by the desk's own history: incidents and changes that touched both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.incident import Incident
from opsdesk.domain.service import Service
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Shared:
    """An incident or a change, and what of it touched both teams."""

    name: str
    title: str
    at: datetime | None
    why: str

    @property
    def is_incident(self) -> bool:
        """Not a change."""
        return self.name.startswith("INC-")


@dataclass(frozen=True, slots=True)
class Pair:
    """The services of two teams, and which of them need which of the other's."""

    first: frozenset[str]
    second: frozenset[str]
    needs: Mapping[str, tuple[str, ...]]
    """Of each service of either, the services of the other that it depends on."""

    @classmethod
    def of(cls, first: Iterable[Service], second: Iterable[Service]) -> Pair:
        """The pair of two teams' services."""
        sides = tuple(first), tuple(second)
        one, other = (frozenset(service.name for service in side) for side in sides)
        crossing = (
            (service.name, tuple(name for name in service.depends_on if name in across))
            for side, across in zip(sides, (other, one), strict=True)
            for service in side
        )
        return cls(one, other, {name: needed for name, needed in crossing if needed})

    def binds(self, services: Iterable[str]) -> str:
        """What of some services touches both teams, in words; empty where nothing does."""
        touched = frozenset(services)
        if touched & self.first and touched & self.second:
            return f"touched {', '.join(sorted(touched & (self.first | self.second)))}"
        found = (
            f"touched {needed}, which {service} depends on"
            for service, several in sorted(self.needs.items())
            for needed in several
            if needed in touched
        )
        return next(found, "")


def shared(pair: Pair, incidents: Iterable[Incident], changes: Iterable[Change]) -> tuple[Shared, ...]:
    """Both teams' incidents and changes, newest first."""
    found = (*_incidents(pair, incidents), *_changes(pair, changes))
    return tuple(sorted(found, key=lambda one: (one.at or datetime.min.replace(tzinfo=UTC), one.name), reverse=True))


def _incidents(pair: Pair, incidents: Iterable[Incident]) -> Iterator[Shared]:
    for incident in incidents:
        why = pair.binds(incident.services)
        if why and not incident.status.is_called_off:
            yield Shared(incident.name, incident.title, incident.started_at or incident.declared_at, why)


def _changes(pair: Pair, changes: Iterable[Change]) -> Iterator[Shared]:
    for change in changes:
        if change.state is not ChangeState.CANCELLED and (why := pair.binds(change.plan.services)):
            at = change.ended_at or change.began_at or change.plan.starts_at
            yield Shared(change.name, change.title, at, why)
