"""How incidents go: how long they take, whether readers heard in time, what became of what was promised afterwards.

An incident counts in the window in which it was declared, with all that came of it; a follow-up in the one in which its
day fell. What was played, cancelled or counted already counts in nothing. They tell a desk where it stands with itself
over time, and are no target and no ranking: the same people deal with the bad ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction

from opsdesk.domain.dora import Rate, Window
from opsdesk.domain.dora_sources import counted
from opsdesk.domain.incident import Incident
from opsdesk.domain.incident_times import Measure, time_to
from opsdesk.domain.service_metrics import PARTS
from opsdesk.domain.spread import Gap, Spread, spread_of
from opsdesk.domain.update_promptness import Asked, Promptness
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Origin


@dataclass(frozen=True, slots=True)
class Case:
    """An incident and what its numbers are made from."""

    incident: Incident
    readers: Promptness = Promptness()
    came_back: bool | None = None
    """Somebody linked it to an earlier one; None while nobody ever looked."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A follow-up whose day has come."""

    at: datetime
    """The end of its day (UTC)."""
    severity: int | None
    """Of the incident that it comes from, 0 where nobody said; None: it comes from none."""
    in_time: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """How promptly some readers heard."""

    in_time: Rate = Rate(0, 0, 0)
    """Of what was asked for, what came in time …"""
    late_by: Spread = Spread()
    """… and by how much the rest was late; unknown: what never came."""


@dataclass(frozen=True, slots=True)
class IncidentNumbers:
    """The numbers of some incidents in one window."""

    incidents: int
    imported: int
    """Of them, those that another tool handled: they count where their times are known."""
    times: Mapping[Measure, Spread]
    updates: Heard
    by_audience: Mapping[Audience, Heard]
    """Only audiences that were to hear something."""
    promises: Heard
    follow_ups: Rate
    """Of those whose day came, what was done by it."""
    came_back: Rate
    """Of the incidents, those that somebody linked to an earlier one."""


@dataclass(frozen=True, slots=True)
class SeverityNumbers:
    """The numbers of a severity, and their course."""

    severity: int | None
    """0: nobody said; None: all together."""
    whole: IncidentNumbers
    course: tuple[IncidentNumbers, ...]
    """The same for each part of the window, the oldest first."""


@dataclass(frozen=True, slots=True)
class IncidentMetrics:
    """The numbers of all incidents, then of each severity that had any."""

    window: Window
    service: str
    """Only incidents that affected it; empty: all."""
    every: SeverityNumbers
    severities: tuple[SeverityNumbers, ...]

    @property
    def is_empty(self) -> bool:
        """There was nothing to count."""
        return not (self.every.whole.incidents or self.every.whole.follow_ups.n)

    @property
    def rows(self) -> tuple[SeverityNumbers, ...]:
        """All of them in the order in which they are read."""
        return (self.every, *self.severities)


def belonging(incidents: Iterable[Incident], window: Window, service: str = "") -> list[Incident]:
    """The incidents that count in a window, for a service if one is named, in the order of their numbers."""
    held = (one for one in counted(incidents) if one.declared_at and window.holds(one.declared_at))
    return sorted((one for one in held if not service or service in one.services), key=lambda one: one.number)


def incident_metrics(
    cases: Iterable[Case], owed: Iterable[Owed], window: Window, service: str = "", *, now: datetime | None = None
) -> IncidentMetrics:
    """The numbers of incidents and follow-ups, whatever their order; `now` where that isn't the window's end."""
    every = list(cases)
    kept = {one.number for one in belonging((case.incident for case in every), window, service)}
    held = [case for case in every if case.incident.number in kept]
    due = [one for one in owed if window.holds(one.at)]

    def of(severity: int | None) -> SeverityNumbers:
        own = [case for case in held if severity in {None, case.incident.severity}]
        owing = [one for one in due if severity in {None, one.severity}]
        parts = (window, *window.parts(PARTS))
        whole, *course = (_numbers(own, owing, part, now or window.until) for part in parts)
        return SeverityNumbers(severity, whole, tuple(course))

    severities = {case.incident.severity for case in held} | {one.severity for one in due if one.severity is not None}
    by_badness = sorted(severities, key=lambda severity: (not severity, severity))
    return IncidentMetrics(window, service, of(None), tuple(map(of, by_badness)))


Course = list[Fraction | int | None]


def course_of(held: SeverityNumbers, number: Callable[[IncidentNumbers], Fraction | int | None]) -> Course:
    """One number in each part of the window; None where nothing is known."""
    return [number(part) for part in held.course]


def _numbers(cases: Sequence[Case], owed: Sequence[Owed], window: Window, now: datetime) -> IncidentNumbers:
    held = [case for case in cases if case.incident.declared_at and window.holds(case.incident.declared_at)]
    asked = [one for case in held for one in case.readers.asked]
    audiences = [audience for audience in Audience if any(one.audience is audience for one in asked)]
    due = [one.in_time for one in owed if window.holds(one.at)]
    return IncidentNumbers(
        len(held),
        sum(case.incident.origin is Origin.IMPORTED for case in held),
        {measure: spread_of(time_to(case.incident, measure, now) for case in held) for measure in Measure},
        _heard(asked),
        {audience: _heard([one for one in asked if one.audience is audience]) for audience in audiences},
        _heard([one for case in held for one in case.readers.promises]),
        Rate(sum(due), len(due), 0),
        _came_back([case.came_back for case in held]),
    )


def _heard(asked: Sequence[Asked]) -> Heard:
    late = [one for one in asked if not one.in_time]
    lateness = [Gap.UNKNOWN if one.late_by is None else one.late_by for one in late]
    return Heard(Rate(len(asked) - len(late), len(asked), 0), spread_of(lateness))


def _came_back(answers: Sequence[bool | None]) -> Rate:
    known = [answer for answer in answers if answer is not None]
    return Rate(sum(known), len(known), len(answers) - len(known))
