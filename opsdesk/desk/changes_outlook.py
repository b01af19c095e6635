"""How changes stand: their evidence item by item, what else goes on in their window, which freeze holds.

Runs, procedures and the registry are asked once for a whole list of changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, datetime
from functools import cached_property

from opsdesk.desk import checklists, dossiers, registry, rollbacks, rollbacks_standing, runs
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_calendar import AHEAD, Calendar, Conflict, OpenIncident, window
from opsdesk.domain.change_evidence import Facts, Item, ProcedureFact, RunFact, items, missing
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.change_parts import ChangePlan, Piece, PieceSort
from opsdesk.domain.change_risk import NEVER, ChangeRisk
from opsdesk.domain.checklist.run import Ending, Run, StepState
from opsdesk.domain.dependencies import DependsOn
from opsdesk.domain.errors import NotFound
from opsdesk.domain.freeze import Frozen, Span, frozen
from opsdesk.domain.rigor import Rigor
from opsdesk.domain.rollback import Procedure
from opsdesk.domain.rollback_coverage import covering
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Outlook:
    """A change with what is to be known before its next step."""

    change: Change
    items: tuple[Item, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    frozen: tuple[Frozen, ...] = ()
    offers: Mapping[str, str] = field(default_factory=dict)
    """What the desk has for a missing item, by its demand's id: `RB-2`, `RUN-7`."""

    @property
    def missing(self) -> tuple[Item, ...]:
        """What the next step waits for: all of it once it is approved, or an emergency."""
        planned = self.change.state is ChangeState.PLANNED and not self.change.emergency
        return missing(self.items, "approval" if planned else "start")


def overview(desk: Desk, rigor: Rigor) -> list[Outlook]:
    """Every change with its outlook, newest first."""
    changes = dossiers.listed(desk, CHANGES)
    return _outlooks(desk, changes, changes, rigor)


def outlook(desk: Desk, change: Change, rigor: Rigor) -> Outlook:
    """How one change stands."""
    others = dossiers.listed(desk, CHANGES, under_way=True) if change.state in AHEAD else []
    return _outlooks(desk, [change], others, rigor)[0]


def _outlooks(desk: Desk, changes: Sequence[Change], among: Sequence[Change], rigor: Rigor) -> list[Outlook]:
    """How some changes stand, each among others."""
    known, now = facts(desk, changes, rigor), desk.clock()
    ahead = any(change.state in AHEAD for change in changes)
    calendar = Calendar(among, open_incidents(desk), _depends_on(desk), now) if ahead else Calendar((), (), {}, now)
    offers, found = _Offers(desk), list[Outlook]()
    for change in changes:
        held = items(change, known)
        fitting = {} if change.over else dict(offers.for_items(change, held))
        found.append(Outlook(change, held, calendar.conflicts(change), freezes_of(change, rigor, now), fitting))
    return found


def freezes_of(change: Change, rigor: Rigor, now: datetime) -> tuple[Frozen, ...]:
    """The freezes that a change's window meets, while it is ahead; for one under way those that hold now."""
    if change.state not in AHEAD:
        return ()
    if change.state is ChangeState.ROLLING_OUT:
        return freezes_at(change, rigor, now)
    asked = window(change, now)
    return frozen(rigor, change.plan.services, asked) if asked else ()


def freezes_at(change: Change, rigor: Rigor, now: datetime) -> tuple[Frozen, ...]:
    """The freezes that hold for a change at a moment."""
    return frozen(rigor, change.plan.services, Span(now, now))


def facts(desk: Desk, changes: Iterable[Change], rigor: Rigor) -> Facts:
    """What is known of everything that is linked to some changes."""
    linked = {(piece.sort, piece.number or piece.text) for change in changes for piece in change.pieces}
    return Facts(
        today=desk.clock().date(),
        runs=dict(_runs(desk, [int(which) for sort, which in linked if sort is PieceSort.RUN])),
        procedures=dict(
            _procedures(desk, [int(which) for sort, which in linked if sort is PieceSort.PROCEDURE], rigor)
        ),
        pauses=dict(_pauses(desk)) if any(sort is PieceSort.CHECKLIST for sort, _ in linked) else {},
    )


def open_incidents(desk: Desk) -> list[OpenIncident]:
    """The incidents somebody works on."""
    return [OpenIncident(held.number, held.title, tuple(held.services)) for held in desk.open_incidents()]


def incidents_on(desk: Desk, services: Iterable[str]) -> list[OpenIncident]:
    """The open ones on some of these very services: what a failed change may have led to."""
    wanted = set(services)
    return [incident for incident in open_incidents(desk) if wanted & set(incident.services)]


def as_rehearsed(desk: Desk, plan: ChangePlan, pieces: Iterable[Piece] = ()) -> ChangeRisk:
    """The plan's risk with what is known of rehearsals where nobody said: by the rollback procedures among its
    evidence, else by those of its services."""
    if plan.risk.rehearsed is not None:
        return plan.risk
    if linked := sorted({piece.number for piece in pieces if piece.sort is PieceSort.PROCEDURE}):
        return _rehearsed_on(plan.risk, [rollbacks_standing.worked_on(desk, number) for number in linked])
    if not plan.deployment_type:
        return plan.risk
    procedures = rollbacks.listed(desk)
    covered = [held for name in plan.services if (held := covering(procedures, name, plan.deployment_type))]
    if not covered or len(covered) < len(plan.services):
        return plan.risk
    return _rehearsed_on(plan.risk, [rollbacks_standing.worked_on(desk, held.number) for held in covered])


def _rehearsed_on(risk: ChangeRisk, days: Sequence[date | None]) -> ChangeRisk:
    """The rollback as a whole is as old as its oldest part, and never rehearsed while one part wasn't."""
    return replace(risk, rehearsed=NEVER if None in days else min(day for day in days if day))


def _depends_on(desk: Desk) -> DependsOn:
    return {service.name: service.depends_on for service in registry.services(desk)}


def _runs(desk: Desk, numbers: Iterable[int]) -> Iterator[tuple[int, RunFact]]:
    for number in numbers:
        try:
            yield number, _run_fact(runs.one(desk, number))
        except NotFound:
            continue


def _run_fact(run: Run) -> RunFact:
    worked = run.ending is Ending.FINISHED and not run.count(StepState.FAILED)
    return RunFact(
        number=run.number,
        abandoned=run.ending is Ending.ABANDONED,
        drill=run.drill,
        worked_on=run.ended_at.date() if worked and run.ended_at else None,
        pauses=sum(bool(part.steps) for part in run.parts),
    )


def _procedures(desk: Desk, numbers: Iterable[int], rigor: Rigor) -> Iterator[tuple[int, ProcedureFact]]:
    for number in numbers:
        try:
            held = rollbacks_standing.standing_of(desk, number, rigor)
        except NotFound:
            continue
        plan, worked = held.procedure.plan, held.last_worked
        yield (
            number,
            ProcedureFact(
                number,
                checklist=plan.checklist,
                trigger=plan.trigger,
                rehearsed_on=worked.at.date() if worked else None,
                doubts=tuple(doubt.words for doubt in held.doubts),
                retired=held.procedure.retired,
            ),
        )


def _pauses(desk: Desk) -> Iterator[tuple[str, int]]:
    for kept in checklists.templates(desk):
        yield kept.template.name, sum(bool(section.steps) for section in kept.template.sections)


class _Offers:
    """What the desk has that may be the evidence somebody still looks for; asked for at the first that is missing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def for_items(self, change: Change, held: Iterable[Item]) -> Iterator[tuple[str, str]]:
        """Each missing item that something fits, with that."""
        for item in missing(held):
            if item.piece is None and (fitting := self._fitting(change, item)):
                yield item.demand.id, fitting

    def _fitting(self, change: Change, item: Item) -> str:
        if item.demand.evidence in {"rollback procedure", "trigger metric", "rollback rehearsal"}:
            plan = change.plan
            found = (covering(self._procedures, name, plan.deployment_type) for name in plan.services)
            return next((one.name for one in found if one), "")
        return self._runs.get(change.number, "") if item.demand.evidence == "checklist run" else ""

    @cached_property
    def _procedures(self) -> Sequence[Procedure]:
        return rollbacks.listed(self._desk)

    @cached_property
    def _runs(self) -> Mapping[int, str]:
        """The newest run that belongs to each change."""
        held = (run for run in reversed(runs.listed(self._desk)) if run.ending is not Ending.ABANDONED)
        return {run.change: run.call for run in held if run.change}
