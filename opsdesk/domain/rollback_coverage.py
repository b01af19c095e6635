"""Which procedure takes a deployment back, and which deployment types of the registry have none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from opsdesk.domain.rollback import EVERY_SERVICE, Procedure
from opsdesk.domain.service import Service
from opsdesk.domain.values import dataclass

CHANGE: Final = re.compile(r"\bCHG-(\d{1,9})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A way of deploying a service that nobody has said how to take back."""

    service: str
    deployment_type: str


def covering(procedures: Iterable[Procedure], service: str, deployment_type: str) -> Procedure | None:
    """The procedure for one way of deploying a service: its own, or else the one that holds for every service."""
    followed = [one for one in procedures if not one.over and one.deployment_type == deployment_type]
    fitting = [one for one in followed if one.service in {service, EVERY_SERVICE}]
    return max(fitting, key=lambda one: (one.service == service, one.number), default=None)


def uncovered(services: Iterable[Service], procedures: Sequence[Procedure]) -> tuple[Uncovered, ...]:
    """The deployment types of the registry without a procedure, as the registry orders them."""
    covered = {(one.service, one.deployment_type) for one in procedures if not one.over}
    ways = ((service.name, kind) for service in services for kind in service.deployment_types)
    return tuple(Uncovered(*way) for way in ways if covered.isdisjoint((way, (EVERY_SERVICE, way[1]))))


def offered(procedures: Sequence[Procedure], services: Iterable[Service], deployment_type: str) -> list[Procedure]:
    """The procedures that may take a change to some services back; without a type every one that is deployed so."""
    found: dict[int, Procedure] = {}
    for service in services:
        for kind in (deployment_type,) if deployment_type else _kinds(procedures, service):
            if (held := covering(procedures, service.name, kind)) is not None:
                found[held.number] = held
    return list(found.values())


def mentioned(text: str, services: Iterable[Service]) -> list[Service]:
    """The services whose names stand in a text as words of their own."""
    return [one for one in services if _stands_in(one.name, text)]


def mentioned_type(text: str, services: Iterable[Service]) -> str:
    """The one deployment type of some services that stands in a text; empty when none does, or several do."""
    kinds = {kind for service in services for kind in service.deployment_types if _stands_in(kind, text)}
    return kinds.pop() if len(kinds) == 1 else ""


def change_numbers(text: str) -> list[int]:
    """The planned changes that a text names: `CHG-3`."""
    return [int(number) for number in CHANGE.findall(text)]


def _stands_in(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _kinds(procedures: Sequence[Procedure], service: Service) -> Iterator[str]:
    """How a service is deployed, as the registry and its own procedures know."""
    own = (one.deployment_type for one in procedures if one.service == service.name)
    yield from dict.fromkeys((*service.deployment_types, *own))
