"""Questions about rollback procedures: can one be trusted, which drill is due, which deployment type has none.

How a rollback went is read from its checklist runs, each time: a run that is undone or goes on is never told wrongly.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from opsdesk.desk import dossiers, registry, rollbacks
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.run import Run
from opsdesk.domain.checklist.run_happenings import RUNS
from opsdesk.domain.rigor import DEFAULT_RIGOR, Rigor
from opsdesk.domain.rollback import Procedure, Rehearsal
from opsdesk.domain.rollback_coverage import Uncovered, uncovered
from opsdesk.domain.rollback_runs import rehearsal_of
from opsdesk.domain.rollback_standing import Standing, by_need, standing
from opsdesk.domain.service import Service
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Overview:
    """Every procedure with its standing, and what lacks one."""

    standings: tuple[Standing, ...]
    """What needs somebody comes first."""
    uncovered: tuple[Uncovered, ...]
    services: tuple[str, ...] = ()
    """Names of the registry's services."""


def overview(desk: Desk, rigor: Rigor, *, retired: bool = False) -> Overview:
    """All that is known of rolling back on this desk."""
    services = registry.services(desk)
    procedures = rollbacks.listed(desk, retired=retired)
    by_name = {service.name: service for service in services}
    held = (_standing(desk, one, rigor, by_name.get(one.service)) for one in procedures)
    return Overview(tuple(by_need(held)), uncovered(services, procedures), tuple(by_name))


def standing_of(desk: Desk, number: int, rigor: Rigor) -> Standing:
    """A procedure with all that is known of it; raises NotFound."""
    procedure = rollbacks.one(desk, number)
    return _standing(desk, procedure, rigor, rollbacks.service_of(desk, procedure))


def missing(desk: Desk) -> tuple[Uncovered, ...]:
    """The registry's deployment types that nobody has said how to take back."""
    return uncovered(registry.services(desk), rollbacks.listed(desk))


def worked_on(desk: Desk, number: int) -> date | None:
    """The day on which a procedure was last rehearsed, or done, and worked; None when it never was. Raises NotFound.

    Whether that still holds is said by `standing_of`, which knows of doubts since then.
    """
    worked = standing_of(desk, number, DEFAULT_RIGOR).last_worked
    return worked.at.date() if worked else None


def _standing(desk: Desk, procedure: Procedure, rigor: Rigor, service: Service | None) -> Standing:
    runs = {run.number: run for run in _runs(desk, procedure)}
    ended = tuple(_rehearsals(procedure, runs))
    under_way = tuple(number for number, run in runs.items() if not run.over)
    return standing(procedure, ended, rigor, desk.clock(), service=service, under_way=under_way)


def _runs(desk: Desk, procedure: Procedure) -> Iterable[Run]:
    return (dossiers.one(desk, RUNS, begun.run) for begun in procedure.runs)


def _rehearsals(procedure: Procedure, runs: dict[int, Run]) -> Iterable[Rehearsal]:
    for begun in procedure.runs:
        if (told := rehearsal_of(runs[begun.run], begun.depends_on)) is not None:
            yield told
