"""Who waits for whom: by what was promised and is open, by what blocks it, and by what the services depend on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from opsdesk.domain.commitment import Commitment
from opsdesk.domain.commitment_standing import Standing
from opsdesk.domain.coordination_paths import chains, circles
from opsdesk.domain.service import Service
from opsdesk.domain.team import Roster
from opsdesk.domain.values import dataclass


class Because(StrEnum):
    """What makes one team wait for another."""

    PROMISED = "promised"
    BLOCKED = "blocked"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Wait:
    """One reason why a team waits for another one."""

    waiter: str
    on: str
    because: Because
    words: str
    """`COM-3 API v2`, or `web depends on payments`."""
    commitment: int = 0
    days: int = 0
    """Since it was promised, or since it is blocked."""


@dataclass(frozen=True, slots=True)
class Web:
    """Waits of one kind, with what they amount to."""

    waits: tuple[Wait, ...] = ()
    circles: tuple[tuple[str, ...], ...] = ()
    """Teams that wait for each other in a circle."""
    chains: tuple[tuple[str, ...], ...] = ()
    """Three teams or more, each waiting for the next, longest first."""


@dataclass(frozen=True, slots=True)
class Dependencies:
    """Who waits for whom now, and who would be hit by whose outage."""

    promised: Web = Web()
    """By open commitments and what blocks them."""
    services: Web = Web()
    """By the service registry."""


def dependencies(standings: Iterable[Standing], services: Iterable[Service], roster: Roster) -> Dependencies:
    """Who waits for whom, by both."""
    return Dependencies(_web(_promised(tuple(standings), roster)), _web(_by_services(tuple(services), roster)))


def _promised(standings: tuple[Standing, ...], roster: Roster) -> Iterator[Wait]:
    by_number = {one.commitment.number: one.commitment for one in standings}
    for one in standings:
        commitment = one.commitment
        giver, receiver = (roster.spelt(name) for name in (commitment.promise.giver, commitment.promise.receiver))
        if commitment.over:
            continue
        words = f"{commitment.name} {commitment.title}"
        yield Wait(receiver, giver, Because.PROMISED, words, commitment.number, one.waiting)
        on = "" if one.blocked is None else roster.spelt(_blocking(commitment, by_number))
        if on and on != giver:
            yield Wait(giver, on, Because.BLOCKED, words, commitment.number, one.blocked or 0)


def _blocking(commitment: Commitment, by_number: dict[int, Commitment]) -> str:
    """The team that holds a commitment up; empty where words do, or an entry that isn't there."""
    blocker = commitment.blocker
    if blocker is None:
        return ""
    held = by_number.get(blocker.commitment)
    return held.promise.giver if held else blocker.team


def _by_services(services: tuple[Service, ...], roster: Roster) -> Iterator[Wait]:
    owners = {service.name: roster.spelt(service.owner_team) for service in services if service.owner_team}
    for service in services:
        waiter = owners.get(service.name)
        for name in service.depends_on if waiter else ():
            on = owners.get(name)
            if waiter and on and on != waiter:
                yield Wait(waiter, on, Because.SERVICE, f"{service.name} depends on {name}")


def _web(waits: Iterable[Wait]) -> Web:
    held = tuple(sorted(waits, key=lambda one: (one.waiter.casefold(), one.on.casefold(), -one.days, one.words)))
    edges = [(one.waiter, one.on) for one in held]
    return Web(held, circles(edges), chains(edges))
