"""DORA's five metrics of software delivery, per service: exact, and unknown where nobody knows.

They tell a team where it stands with itself over time. They are no target and no ranking: nothing here compares two
services, and results stand in the order of the services' names.

A deployment belongs to the window in which it was deployed. Spans are Fractions of seconds, since the mean of the two
middle values of an even number need not be whole. A value that nobody knows, or that contradicts itself (committed
after it was deployed, recovered before it), is counted as unknown and never as zero: no metric is ever negative.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from fractions import Fraction

from opsdesk.domain.errors import BadInput
from opsdesk.domain.values import dataclass

DAY = timedelta(days=1)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Deployment:
    """One deployment to production, as plain values; None is “unknown”."""

    service: str
    deployed_at: datetime
    committed_at: datetime | None = None
    """When the change that it brought was committed."""
    failed: bool | None = None
    """It needed immediate intervention: a rollback, a hotfix, a patch."""
    recovered_at: datetime | None = None
    """When service was back, for one that failed; None while it isn't, too."""
    rework: bool | None = None
    """It wasn't planned, and made because of an incident in production."""


@dataclass(frozen=True, slots=True)
class Window:
    """From `since` on and before `until`; raises BadInput when that is no time at all."""

    since: datetime
    until: datetime

    def __post_init__(self) -> None:
        if self.since >= self.until:
            raise BadInput("a window ends after it begins")

    @property
    def days(self) -> Fraction:
        """Its length in days."""
        return ratio(self.until - self.since, DAY)

    def holds(self, at: datetime) -> bool:
        """Whether a moment lies in it."""
        return self.since <= at < self.until

    def parts(self, count: int) -> tuple[Window, ...]:
        """The same time as a series of so many windows, 1 or more, of one length to the microsecond."""
        edges = [self.since + (self.until - self.since) * place / count for place in range(count + 1)]
        return tuple(Window(edges[place], edges[place + 1]) for place in range(count))


@dataclass(frozen=True, slots=True)
class Median:
    """The middle of what is known."""

    seconds: Fraction | None
    """None when nothing is known."""
    n: int
    """How many values it is the middle of."""
    unknown: int
    """How many more there should be."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of what is known."""

    hits: int
    n: int
    unknown: int

    @property
    def share(self) -> Fraction | None:
        """0 to 1; None when nothing is known."""
        return Fraction(self.hits, self.n) if self.n else None


@dataclass(frozen=True, slots=True)
class DoraMetrics:
    """The five metrics of one service in one window."""

    deployments: int
    lead_time: Median
    """From commit to production."""
    frequency: Fraction
    """Deployments a day, failed ones and rework included."""
    fail_rate: Rate
    """Deployments that needed immediate intervention."""
    recovery: Median
    """From a failed deployment to service being back; one that isn't back yet is unknown."""
    rework_rate: Rate
    """Deployments that weren't planned and made because of an incident."""


def measure(deployments: Iterable[Deployment], window: Window) -> DoraMetrics:
    """The metrics of some deployments, taken as those of one service."""
    held = [item for item in deployments if window.holds(item.deployed_at)]
    failed = [item for item in held if item.failed]
    return DoraMetrics(
        deployments=len(held),
        lead_time=median([_span(item.committed_at, item.deployed_at) for item in held]),
        frequency=len(held) / window.days,
        fail_rate=_rate([item.failed for item in held]),
        recovery=median([_span(item.deployed_at, item.recovered_at) for item in failed]),
        rework_rate=_rate([item.rework for item in held]),
    )


def by_service(deployments: Iterable[Deployment], window: Window) -> Mapping[str, DoraMetrics]:
    """The metrics of each service that was ever deployed, in the order of their names."""
    held: dict[str, list[Deployment]] = {}
    for item in deployments:
        held.setdefault(item.service, []).append(item)
    return {service: measure(held[service], window) for service in sorted(held)}


def median(spans: Iterable[timedelta | None]) -> Median:
    """The middle one of the known spans, the mean of two when there are two."""
    counted = list(spans)
    known = sorted(span for span in counted if span is not None)
    unknown = len(counted) - len(known)
    if not known:
        return Median(None, 0, unknown)
    middle = known[(len(known) - 1) // 2] + known[len(known) // 2]
    return Median(ratio(middle, timedelta(seconds=2)), len(known), unknown)


def ratio(span: timedelta, unit: timedelta) -> Fraction:
    """How many units a span is, exactly: dividing two timedeltas would round."""
    return Fraction(span // MICROSECOND, unit // MICROSECOND)


def _rate(answers: list[bool | None]) -> Rate:
    known = [answer for answer in answers if answer is not None]
    return Rate(sum(known), len(known), len(answers) - len(known))


def _span(start: datetime | None, end: datetime | None) -> timedelta | None:
    """The time between; None when one is unknown or they contradict each other."""
    return end - start if start and end and start <= end else None
