"""What else is going on while a change is rolled out: other changes and open incidents on what it touches.

A service is concerned when the change names it, when it depends on one that the change names, or the other way round,
however many others lie between: two changes at once leave nobody able to tell which of them it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final

from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.freeze import Span
from opsdesk.domain.values import dataclass

AHEAD: Final = (ChangeState.PLANNED, ChangeState.APPROVED, ChangeState.ROLLING_OUT)
"""The states in which a change takes up its window."""

_BUSY: Final = {
    ChangeState.PLANNED: "planned for then",
    ChangeState.APPROVED: "approved for then",
    ChangeState.ROLLING_OUT: "rolling out",
}

DependsOn = Mapping[str, Collection[str]]
"""What each service of the registry depends on."""


@dataclass(frozen=True, slots=True)
class OpenIncident:
    """An incident somebody works on, as far as it concerns changes."""

    number: int
    title: str
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that goes on at the same time; one of both numbers is 0."""

    words: str
    change: int = 0
    incident: int = 0


def window(change: Change, now: datetime) -> Span | None:
    """When a change is rolled out: as planned, and as long as it goes on; None while nobody said."""
    plan = change.plan
    starts_at = change.began_at or plan.starts_at
    if starts_at is None:
        return None
    planned_end = max(plan.ends_at or starts_at, starts_at)
    return Span(starts_at, max(planned_end, now) if change.state is ChangeState.ROLLING_OUT else planned_end)


def conflicts(
    change: Change, others: Iterable[Change], incidents: Iterable[OpenIncident], depends_on: DependsOn, now: datetime
) -> tuple[Conflict, ...]:
    """What to know before it is begun; nothing of it forbids anything."""
    if change.state not in AHEAD:
        return ()
    concerned = related(change.plan.services, depends_on)
    return (*_incidents(incidents, concerned), *_changes(change, others, concerned, now))


def related(services: Iterable[str], depends_on: DependsOn) -> dict[str, str]:
    """The services that a change of some concerns, with how: empty words for its own."""
    own = dict.fromkeys(services, "")
    needed = dict.fromkeys(_reached(own, depends_on), "which it depends on")
    dependents: dict[str, set[str]] = {}
    for name, held in depends_on.items():
        for each in held:
            dependents.setdefault(each, set()).add(name)
    needing = dict.fromkeys(_reached(own, dependents), "which depends on it")
    return {**needing, **needed, **own}


def _reached(start: Iterable[str], edges: DependsOn) -> set[str]:
    found, to_visit = set[str](), list(start)
    while to_visit:
        fresh = set(edges.get(to_visit.pop(), ())) - found
        found |= fresh
        to_visit += fresh
    return found


def _incidents(incidents: Iterable[OpenIncident], concerned: Mapping[str, str]) -> Iterator[Conflict]:
    for incident in incidents:
        if (where := _where(incident.services, concerned)) is not None:
            yield Conflict(f"INC-{incident.number} is open on {where}: {incident.title}", incident=incident.number)


def _changes(
    change: Change, others: Iterable[Change], concerned: Mapping[str, str], now: datetime
) -> Iterator[Conflict]:
    mine = window(change, now)
    for other in others:
        if mine is None or other.number == change.number or concerned.keys().isdisjoint(other.plan.services):
            continue
        theirs, where = window(other, now), _where(other.plan.services, concerned)
        if other.state in AHEAD and theirs is not None and (mine.meets(theirs) or theirs.meets(mine)):
            yield Conflict(f"{other.name} is {_BUSY[other.state]} on {where}: {other.title}", change=other.number)


def _where(services: Iterable[str], concerned: Mapping[str, str]) -> str | None:
    """The nearest of the services that is concerned, and how; None when none is."""
    met = sorted((concerned[name] != "", name) for name in services if name in concerned)
    if not met:
        return None
    name = met[0][1]
    return f"{name}, {concerned[name]}" if concerned[name] else name
