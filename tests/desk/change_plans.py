"""Changes of the payments service, as far as a test needs them to be."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from opsdesk.desk import (
    changes,
    changes_outlook,
    checklists,
    registry,
    rollbacks,
    rollbacks_running,
    runs,
)
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import Change
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.change_risk import ChangeRisk
from opsdesk.domain.checklist.run import Ending, StepState
from opsdesk.domain.checklist.template import Kind, Section, Step, Template
from opsdesk.domain.rigor import DEFAULT_RIGOR, Rigor
from opsdesk.domain.rollback import Plan
from opsdesk.domain.service import Service
from tests.fakes import START

SMALL, HIGH = ChangeRisk(likelihood=2, impact=2), ChangeRisk(likelihood=3, impact=4)
PLAN = ChangePlan(
    title="Larger pools",
    services=("payments",),
    deployment_type="rolling",
    starts_at=START + timedelta(hours=1),
    ends_at=START + timedelta(hours=2),
    risk=SMALL,
)
ROLL_BACK = Template(
    name="roll-back",
    title="Roll back",
    kind=Kind.ROLLBACK,
    sections=(
        Section("Before", steps=(Step("Freeze deployments"),)),
        Section("Undo", steps=(Step("Switch to the former version"),)),
    ),
)


def plan(desk: Desk, rigor: Rigor = DEFAULT_RIGOR, **more: Any) -> Change:
    return changes.plan(desk, replace(PLAN, **more), rigor)


def ready(desk: Desk, **more: object) -> Change:
    """One with the evidence of a standard change."""
    number = plan(desk, **more).number
    changes.link(desk, number, "automated-tests", "https://ci.example/1", DEFAULT_RIGOR)
    return changes.link(desk, number, "peer-review", "@Bo", DEFAULT_RIGOR)


def under_way(desk: Desk, **more: object) -> Change:
    number = ready(desk, **more).number
    changes.approve(desk, number, DEFAULT_RIGOR)
    return changes.begin(desk, number, DEFAULT_RIGOR)


def keep_procedure(desk: Desk) -> str:
    """RB-1, of the payments deployed in a rolling manner."""
    registry.keep_service(desk, Service("payments", deployment_types=("rolling",)))
    checklists.take_in(desk, [ROLL_BACK])
    kept = Plan(metric="errors", threshold="> 2 %", point_of_no_return="none", checklist="roll-back", verifier="bo")
    return rollbacks.add(desk, "payments", "rolling", kept).name


def drill(desk: Desk, ending: Ending = Ending.FINISHED) -> str:
    """Rehearses RB-1 and gives the run."""
    run = rollbacks_running.drill(desk, 1)
    for part in run.parts:
        runs.confirm(desk, run.number, part.number)
        for line in part.steps:
            runs.mark(desk, run.number, line.number, StepState.DONE)
    return runs.end(desk, run.number, ending, "why" if ending is Ending.ABANDONED else "").call


def missing(desk: Desk, change: Change) -> dict[str, str]:
    held = changes_outlook.outlook(desk, changes.one(desk, change.number), DEFAULT_RIGOR)
    return {item.demand.id: item.problem for item in held.missing}
