"""What else is going on while a change is rolled out: other changes and open incidents on what it touches.

A service is concerned when the change names it, when it depends on one that the change names, or the other way round,
however many others lie between: two changes at once leave nobody able to tell which of them it was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import accumulate
from operator import itemgetter
from typing import Final

from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.dependencies import DependsOn, needed_by, reached
from opsdesk.domain.freeze import Span
from opsdesk.domain.values import dataclass

AHEAD: Final = (ChangeState.PLANNED, ChangeState.APPROVED, ChangeState.ROLLING_OUT)
"""The states in which a change takes up its window."""

_BUSY: Final = {
    ChangeState.PLANNED: "planned for then",
    ChangeState.APPROVED: "approved for then",
    ChangeState.ROLLING_OUT: "rolling out",
}


@dataclass(frozen=True, slots=True)
class OpenIncident:
    """An incident somebody works on, as far as it concerns changes."""

    number: int
    title: str
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that goes on at the same time, told with its number; or a name nothing can be known of, with none."""

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


class Calendar:
    """Everything that goes on, to be asked what of it meets a change: one change or thousands."""

    def __init__(
        self, others: Iterable[Change], incidents: Iterable[OpenIncident], depends_on: DependsOn, now: datetime
    ) -> None:
        self._incidents = tuple(incidents)
        self._depends_on = depends_on
        """Every registered service with what it needs."""
        self._needed_by = needed_by(depends_on)
        self._now = now
        ahead = (other for other in others if other.state in AHEAD)
        placed = [(span, place, other) for place, other in enumerate(ahead) if (span := window(other, now))]
        self._windows = sorted(placed, key=lambda one: one[0].starts_at)
        self._starts = [span.starts_at for span, *_ in self._windows]
        self._ends_so_far = list(accumulate((span.ends_at for span, *_ in self._windows), max))
        """The last end of all windows up to each: none of them reaches into what starts later."""

    def conflicts(self, change: Change) -> tuple[Conflict, ...]:
        """What to know before it is begun; nothing of it forbids anything."""
        if change.state not in AHEAD:
            return ()
        concerned = _related(change.plan.services, self._depends_on, self._needed_by)
        strange = self._strange(change.plan.services)
        return (*strange, *_incidents(self._incidents, concerned), *self._changes(change, concerned))

    def _strange(self, services: Iterable[str]) -> Iterator[Conflict]:
        """A slip in a name would keep freezes, conflicts and suspects off the change, and nobody would see it."""
        for name in services:
            if self._depends_on and name not in self._depends_on:
                yield Conflict(f"the registry doesn't know {name}: freezes and what else goes on there may be missed")

    def _changes(self, change: Change, concerned: Mapping[str, str]) -> Iterator[Conflict]:
        if (mine := window(change, self._now)) is None:
            return
        for other in self._about(mine):
            where = _where(other.plan.services, concerned)
            if where is not None and other.number != change.number:
                yield Conflict(f"{other.name} is {_BUSY[other.state]} on {where}: {other.title}", change=other.number)

    def _about(self, mine: Span) -> list[Change]:
        """The changes whose windows meet a span, in the order in which they were given."""
        found: list[tuple[int, Change]] = []
        for at in range(bisect_right(self._starts, mine.ends_at) - 1, -1, -1):
            if self._ends_so_far[at] < mine.starts_at:
                break
            theirs, place, other = self._windows[at]
            if mine.meets(theirs) or theirs.meets(mine):
                found.append((place, other))
        return [other for _, other in sorted(found, key=itemgetter(0))]


def related(services: Iterable[str], depends_on: DependsOn) -> dict[str, str]:
    """The services that a change of some concerns, with how: empty words for its own."""
    return _related(services, depends_on, needed_by(depends_on))


def _related(services: Iterable[str], depends_on: DependsOn, backwards: DependsOn) -> dict[str, str]:
    own = dict.fromkeys(services, "")
    needed = dict.fromkeys(reached(own, depends_on), "which it depends on")
    needing = dict.fromkeys(reached(own, backwards), "which depends on it")
    return {**needing, **needed, **own}


def _incidents(incidents: Iterable[OpenIncident], concerned: Mapping[str, str]) -> Iterator[Conflict]:
    for incident in incidents:
        if (where := _where(incident.services, concerned)) is not None:
            yield Conflict(f"INC-{incident.number} is open on {where}: {incident.title}", incident=incident.number)


def _where(services: Iterable[str], concerned: Mapping[str, str]) -> str | None:
    """The nearest of the services that is concerned, and how; None when none is."""
    met = sorted((concerned[name] != "", name) for name in services if name in concerned)
    if not met:
        return None
    name = met[0][1]
    return f"{name}, {concerned[name]}" if concerned[name] else name
