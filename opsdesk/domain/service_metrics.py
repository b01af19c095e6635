"""What the numbers of one service say: DORA's five with their course, the error budget's standing, and the hint.

Each service is held against itself over time and never against another; they stand in the order of their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Final

from opsdesk.domain.change import Change
from opsdesk.domain.dora import Deployment, DoraMetrics, Window, measure
from opsdesk.domain.dora_sources import NO_SERVICE, bad_spells, deployments, unrecorded
from opsdesk.domain.error_budget import BudgetStanding, budget_standing
from opsdesk.domain.incident import Incident
from opsdesk.domain.objective import Promise, read_promise
from opsdesk.domain.service import Service
from opsdesk.domain.speed_hint import SpeedHint, speed_hint
from opsdesk.domain.values import dataclass

PARTS: Final = 12
"""Parts of the window that a sparkline shows."""


@dataclass(frozen=True, slots=True)
class ServiceMetrics:
    """The numbers of one service."""

    service: str
    five: DoraMetrics
    course: tuple[DoraMetrics, ...]
    """The same for each part of the window, the oldest first."""
    objective: str
    """In the registry's words."""
    promise: Promise | None
    """None: there is none, or its words hold no share that can be read."""
    budget: BudgetStanding | None
    hint: SpeedHint


@dataclass(frozen=True, slots=True)
class Metrics:
    """The numbers of some services, and what could not be counted."""

    window: Window
    services: tuple[ServiceMetrics, ...]
    without_service: int
    """Deployments in the window of which nobody said what they changed."""
    unrecorded: int
    """Changes that were noted on incidents of the window and nowhere else."""


def metrics(
    services: Iterable[Service], changes: Iterable[Change], incidents: Sequence[Incident], window: Window
) -> Metrics:
    """The numbers of every service of the registry, and of every other that was deployed in the window."""
    made = deployments(changes, incidents)
    registered = {service.name: service for service in services}
    own: dict[str, list[Deployment]] = {}
    for one in made:
        if window.holds(one.deployed_at):
            own.setdefault(one.service, []).append(one)
    deployed = own.keys() - {NO_SERVICE}
    names = sorted({*registered, *deployed}, key=lambda name: (name.casefold(), name))
    return Metrics(
        window,
        tuple(_of_service(registered.get(name, Service(name)), own.get(name, []), incidents, window) for name in names),
        len(own.get(NO_SERVICE, [])),
        unrecorded(one for one in incidents if one.declared_at and window.holds(one.declared_at)),
    )


def frequency_course(held: ServiceMetrics) -> list[Fraction | int | None]:
    """Deployments in each part."""
    return [part.deployments for part in held.course]


def share_course(held: ServiceMetrics, field: str) -> list[Fraction | int | None]:
    """The share of `fail_rate` or `rework_rate` in each part; None where nothing is known."""
    return [getattr(part, field).share for part in held.course]


def seconds_course(held: ServiceMetrics, field: str) -> list[Fraction | int | None]:
    """The median of `lead_time` or `recovery` in each part, in seconds; None where nothing is known."""
    return [getattr(part, field).seconds for part in held.course]


def _of_service(
    service: Service, own: Sequence[Deployment], incidents: Sequence[Incident], window: Window
) -> ServiceMetrics:
    five = measure(own, window)
    budget = _budget(service, incidents, window.until)
    return ServiceMetrics(
        service.name,
        five,
        tuple(measure(own, part) for part in window.parts(PARTS)),
        service.objective,
        read_promise(service.objective),
        budget,
        speed_hint(five.fail_rate, budget),
    )


def _budget(service: Service, incidents: Sequence[Incident], now: datetime) -> BudgetStanding | None:
    """Over the objective's own window, whatever the other numbers are taken over."""
    promise = read_promise(service.objective)
    return budget_standing(promise.objective, bad_spells(service.name, incidents), now) if promise else None
