"""Whether a rollback procedure can be trusted: how its rehearsals went, how long it takes, when the next drill is due.

A rehearsal shows something about the steps, the service and the people as they were on that day. It holds for 90, 180
or 365 days, depending on the risk of the changes that count on it (PRACTICE §5; the settings' rigor says so), and no
longer than until the architecture changes or a rollback fails. Only another rehearsal that worked ends that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Final

from opsdesk.domain.dora import median
from opsdesk.domain.rigor import Rigor
from opsdesk.domain.rollback import EVERY_SERVICE, Procedure, Rehearsal, Result
from opsdesk.domain.service import Service
from opsdesk.domain.values import dataclass

TIMED: Final = 5
"""Of so many rehearsals, the last ones that worked, the median says how long it takes: one bad day doesn't move it,
and what was usual two years ago doesn't either."""
MINUTE_S: Final = 60


@dataclass(frozen=True, slots=True)
class Expected:
    """How long a rollback takes."""

    minutes: Fraction
    n: int
    """The rehearsals it was timed in; 0 when it is only an estimate."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason not to trust the procedure as it is."""

    on: date
    """Since when."""
    what: str
    """In a few words."""
    more: str = ""

    @property
    def words(self) -> str:
        """`drill RUN-3 failed on 2026-11-08: no image`."""
        return f"{self.what} on {self.on}: {self.more}" if self.more else self.what


@dataclass(frozen=True, slots=True)
class Standing:
    """A procedure with all that is known of it now."""

    procedure: Procedure
    rehearsals: tuple[Rehearsal, ...]
    """Those that are over, newest first."""
    under_way: tuple[int, ...]
    """Numbers of the checklist runs that nobody ended yet."""
    doubts: tuple[Doubt, ...]
    gaps: tuple[str, ...]
    """What the procedure doesn't say."""
    due_on: date
    """The last day for the next drill."""

    @property
    def last(self) -> Rehearsal | None:
        """The newest rehearsal, however it went."""
        return self.rehearsals[0] if self.rehearsals else None

    @property
    def last_worked(self) -> Rehearsal | None:
        """The newest one that worked."""
        return next((one for one in self.rehearsals if one.result is Result.WORKED), None)

    @property
    def expected(self) -> Expected | None:
        """How long it takes; None when nobody knows."""
        worked = (one.seconds for one in self.rehearsals if one.result is Result.WORKED)
        timed = [timedelta(seconds=seconds) for seconds in worked if seconds is not None][:TIMED]
        middle = median(timed).seconds
        if middle is not None:
            return Expected(middle / MINUTE_S, len(timed))
        estimate = self.procedure.plan.minutes
        return Expected(Fraction(estimate), 0) if estimate else None

    def is_due(self, today: date) -> bool:
        """Whether the next drill should have been by now."""
        return not self.procedure.over and today >= self.due_on


def standing(
    procedure: Procedure,
    runs: Iterable[Rehearsal],
    rigor: Rigor,
    now: datetime,
    *,
    service: Service | None = None,
    under_way: Sequence[int] = (),
) -> Standing:
    """What is known of a procedure; `runs` are its checklist runs that ended, `service` what the registry says now."""
    rehearsals = tuple(sorted((*procedure.told, *runs), key=lambda one: (one.at, one.run), reverse=True))
    worked = next((one for one in rehearsals if one.result is Result.WORKED), None)
    doubts = tuple(sorted(_doubts(procedure, rehearsals, worked, service, now.date()), key=lambda doubt: doubt.on))
    return Standing(
        procedure,
        rehearsals,
        tuple(under_way),
        doubts,
        tuple(_gaps(procedure)),
        _due_on(procedure, worked, doubts, rigor, now.date()),
    )


def by_need(standings: Iterable[Standing]) -> list[Standing]:
    """What needs somebody first: doubts, then the earliest drill; what isn't followed any more comes last."""
    return sorted(standings, key=lambda held: (held.procedure.over, not held.doubts, held.due_on, held.procedure.title))


def _due_on(procedure: Procedure, worked: Rehearsal | None, doubts: Sequence[Doubt], rigor: Rigor, today: date) -> date:
    if worked is None:
        holds_until = procedure.added_at.date() if procedure.added_at else today
    else:
        holds_until = worked.at.date() + timedelta(days=rigor.drill_days(procedure.plan.tier))
    return min([holds_until, *(doubt.on for doubt in doubts)])


def _doubts(
    procedure: Procedure,
    rehearsals: Sequence[Rehearsal],
    worked: Rehearsal | None,
    service: Service | None,
    today: date,
) -> Iterator[Doubt]:
    for one in rehearsals:
        if one.result is Result.FAILED and (worked is None or one.at >= worked.at):
            yield Doubt(one.at.date(), f"{one.what} failed", one.why or "nobody said why")
    for change in procedure.changes:
        if worked is None or change.at >= worked.at:
            yield Doubt(change.at.date(), "architecture changed", change.what)
    if procedure.service != EVERY_SERVICE:
        yield from (Doubt(today, words) for words in _registry_changed(procedure, worked, service))


def _registry_changed(procedure: Procedure, worked: Rehearsal | None, service: Service | None) -> Iterator[str]:
    """What the registry says otherwise than when the procedure was rehearsed last, or else written down."""
    if service is None:
        yield f"{procedure.service} isn't in the registry any more"
        return
    if procedure.deployment_type not in service.deployment_types:
        yield f"the registry no longer says that {service.name} is deployed by {procedure.deployment_type}"
    then = procedure.depends_on if worked is None else worked.depends_on
    if gained := sorted(set(service.depends_on) - set(then)):
        yield f"{service.name} has come to depend on {', '.join(gained)}"
    if lost := sorted(set(then) - set(service.depends_on)):
        yield f"{service.name} doesn't depend on {', '.join(lost)} any more"


def _gaps(procedure: Procedure) -> Iterator[str]:
    plan = procedure.plan
    if not plan.metric or not plan.threshold:
        yield "no metric and threshold say when to roll back" if not plan.trigger else "its trigger is only half said"
    if not plan.point_of_no_return:
        yield "the point of no return isn't named"
    if not plan.checklist:
        yield "no checklist holds its steps"
    if not plan.verifier:
        yield "nobody is named who verifies it"
