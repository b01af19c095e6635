"""What comes too often: three incidents in 90 days with one factor, service or vendor are a process problem."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from opsdesk.domain.recurrence_signs import Trace
from opsdesk.domain.values import dataclass

DAYS: Final = 90
OFTEN: Final = 3
"""The number of incidents from which chance is no explanation any more (this project's own proposal)."""
_ORDINALS: Final = {1: "st", 2: "nd", 3: "rd"}


class By(StrEnum):
    """What the incidents have in common."""

    FACTOR = "factor"
    SERVICE = "service"
    VENDOR = "vendor"


_NAMES: Final[dict[By, Callable[[Trace], frozenset[str]]]] = {
    By.FACTOR: lambda trace: trace.factors,
    By.SERVICE: lambda trace: trace.services,
    By.VENDOR: lambda trace: trace.vendors,
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """Incidents with one thing in common."""

    by: By
    name: str
    incidents: tuple[int, ...]
    """Newest first; …"""
    times: int
    """… those that overlapped were one event."""
    days: int
    last_at: datetime
    titles: tuple[str, ...] = ()
    """Of the incidents, in their order."""

    @property
    def words(self) -> str:
        """`service payments: third time in 90 days, a process problem (INC-9, INC-7, INC-4)`."""
        told = ", ".join(f"INC-{number}" for number in self.incidents)
        count = f"{ordinal(self.times)} time in {self.days} days"
        return f"{self.by} {self.name}: {count}, a process problem ({told})"


def patterns(traces: Iterable[Trace], until: datetime, days: int = DAYS) -> list[Pattern]:
    """What came too often in the days before a moment, the most frequent first."""
    began_after = until - timedelta(days=days)
    recent = [trace for trace in traces if trace.began_at and began_after < trace.began_at <= until]
    found: dict[tuple[By, str], list[Trace]] = {}
    for trace in recent:
        for by, names in _NAMES.items():
            for name in names(trace):
                found.setdefault((by, name), []).append(trace)
    every = (_pattern(by, name, held, days) for (by, name), held in found.items() if len(held) >= OFTEN)
    return sorted((one for one in every if one.times >= OFTEN), key=lambda one: (-one.times, one.by, one.name))


def of_incident(held: Sequence[Pattern], number: int) -> list[Pattern]:
    """Those that an incident is part of."""
    return [pattern for pattern in held if number in pattern.incidents]


def ordinal(count: int) -> str:
    """`third`, `11th`."""
    words = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}
    ending = "th" if count % 100 in {11, 12, 13} else _ORDINALS.get(count % 10, "th")
    return words.get(count, f"{count}{ending}")


def _pattern(by: By, name: str, held: Sequence[Trace], days: int) -> Pattern:
    """Whatever comes while one of them goes on belongs to that one event."""
    spans = sorted((one.began_at, _end(one, one.began_at), one.number, one.title) for one in held if one.began_at)
    times, over_by = 0, datetime.min.replace(tzinfo=UTC)
    for began, ended, _, _ in spans:
        times += began > over_by
        over_by = max(over_by, ended)
    numbers, titles = zip(*((number, title) for _, _, number, title in reversed(spans)), strict=True)
    return Pattern(by, name, numbers, times, days, spans[-1][0], titles)


def _end(one: Trace, began: datetime) -> datetime:
    return datetime.max.replace(tzinfo=UTC) if one.running else one.ended_at or began
