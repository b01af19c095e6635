"""What is linked to a change as evidence: real runs and procedures, and what isn't any."""

from __future__ import annotations

from dataclasses import replace

import pytest

from opsdesk.desk import (
    changes,
    changes_outlook,
    runs,
)
from opsdesk.desk.desk import Desk
from opsdesk.domain.change_risk import ChangeRisk
from opsdesk.domain.checklist.run import Ending
from opsdesk.domain.errors import BadInput, NotFound, Refused
from opsdesk.domain.rigor import DEFAULT_RIGOR, Tier
from tests.desk.change_plans import HIGH, PLAN, drill, missing, plan, ready
from tests.fakes import START, FakeClock


def test_real_runs_and_procedures_are_evidence(desk: Desk, procedure: str, clock: FakeClock) -> None:
    change = plan(desk, risk=HIGH)
    assert change.verdict is not None
    assert change.verdict.tier is Tier.EXTREME, "its rollback was never rehearsed, and the procedure knows"
    for demand in ("rollback-steps", "trigger-metric", "rollback-rehearsed"):
        changes.link(desk, change.number, demand, procedure, DEFAULT_RIGOR)
    assert {"rollback-steps", "trigger-metric"}.isdisjoint(missing(desk, change))
    assert missing(desk, change)["rollback-rehearsed"] == "was never rehearsed"
    run = drill(desk)
    assert "rollback-rehearsed" not in missing(desk, change)
    changes.link(desk, change.number, "rollback-rehearsed", run, DEFAULT_RIGOR)
    changes.link(desk, change.number, "checklist-pauses", run, DEFAULT_RIGOR)
    assert {"rollback-rehearsed", "checklist-pauses"}.isdisjoint(missing(desk, change))
    shown = changes.one(desk, change.number).plan
    verdict = changes.replan(desk, change.number, shown, shown, DEFAULT_RIGOR).verdict
    assert verdict
    assert verdict.tier is Tier.HIGH
    clock.forward(days=91)
    assert "90 are the most" in missing(desk, change)["rollback-rehearsed"]


def test_a_linked_procedure_that_was_never_rehearsed_raises_the_tier(desk: Desk, procedure: str) -> None:
    risk = ChangeRisk(likelihood=2, impact=3)
    change = plan(desk, risk=risk, deployment_type="")
    assert change.verdict is not None
    assert change.verdict.tier is Tier.NORMAL, "nobody said how it is deployed, so no procedure was known"
    raised = changes.link(desk, change.number, "rollback-steps", procedure, DEFAULT_RIGOR)
    assert raised.verdict is not None
    assert (raised.verdict.tier, raised.piece("rollback-steps") is not None) == (Tier.HIGH, True)
    shown = replace(raised.plan, title="Larger pools yet")
    assert changes.replan(desk, change.number, shown, raised.plan, DEFAULT_RIGOR).verdict == raised.verdict
    assert changes.undo(desk, change.number).plan.title == PLAN.title
    assert changes.undo(desk, change.number).verdict == change.verdict, "the assessment goes first, then the link"
    assert changes.undo(desk, change.number).pieces == ()

    told = plan(desk, risk=replace(risk, rehearsed=START.date()))
    kept = changes.link(desk, told.number, "rollback-steps", procedure, DEFAULT_RIGOR)
    assert kept.verdict == told.verdict, "what a person said goes before"


def test_an_abandoned_run_is_no_evidence(desk: Desk, procedure: str) -> None:
    change = plan(desk, risk=HIGH)
    run = drill(desk, Ending.ABANDONED)
    changes.link(desk, change.number, "checklist-pauses", run, DEFAULT_RIGOR)
    changes.link(desk, change.number, "rollback-rehearsed", run, DEFAULT_RIGOR)
    held = missing(desk, change)
    assert (held["checklist-pauses"], held["rollback-rehearsed"]) == ("was abandoned", "hasn't worked to its end")


def test_the_desk_offers_what_it_has(desk: Desk, procedure: str) -> None:
    change = plan(desk, risk=HIGH)
    run = runs.begin(desk, "roll-back", change=change.number)
    held = changes_outlook.outlook(desk, change, DEFAULT_RIGOR)
    assert held.offers == {
        "rollback-steps": procedure,
        "trigger-metric": procedure,
        "rollback-rehearsed": procedure,
        "checklist-pauses": run.call,
    }


def test_a_checklist_begun_for_a_change_is_its_evidence(desk: Desk, procedure: str) -> None:
    change = plan(desk, risk=HIGH)
    run = changes.begin_checklist(desk, change.number, "roll-back", DEFAULT_RIGOR)
    assert run.change == change.number
    assert "checklist-pauses" not in missing(desk, change)
    again = changes.begin_checklist(desk, change.number, "roll-back", DEFAULT_RIGOR)
    linked = changes.one(desk, change.number).piece("checklist-pauses")
    assert linked is not None
    assert linked.words == run.call != again.call, "what was there stays"
    changes.cancel(desk, change.number, "why")
    with pytest.raises(Refused, match="nothing of it is left"):
        changes.begin_checklist(desk, change.number, "roll-back", DEFAULT_RIGOR)


@pytest.mark.parametrize(
    ("demand", "text", "error", "said"),
    [
        ("automated-tests", "green", BadInput, "is no link"),
        ("peer-review", "bo and cy", BadInput, "no short name"),
        ("rollback-rehearsed", "last week", BadInput, "is no rehearsal"),
        ("rollback-rehearsed", "2026-12-01", BadInput, "is still to come"),
        ("rollback-rehearsed", "RUN-9", NotFound, "there is no RUN-9"),
        ("rollback-steps", "rb-9", NotFound, "there is no RB-9"),
        ("checklist-pauses", "nothing-like-it", NotFound, "no checklist"),
        ("drafted-message", "  ", BadInput, "is empty"),
        ("sign-off", "boss", BadInput, "demands no “sign-off”"),
    ],
)
def test_what_can_be_no_evidence_is_refused(
    desk: Desk, demand: str, text: str, error: type[Exception], said: str
) -> None:
    change = plan(desk, risk=HIGH)
    with pytest.raises(error, match=said):
        changes.link(desk, change.number, demand, text, DEFAULT_RIGOR)
    assert changes.one(desk, change.number) == change


def test_what_was_linked_by_mistake_is_taken_away(desk: Desk) -> None:
    change = ready(desk)
    held = changes.remove(desk, change.number, "peer-review", DEFAULT_RIGOR)
    assert [piece.demand for piece in held.pieces] == ["automated-tests"]
    with pytest.raises(Refused, match="nothing is linked"):
        changes.remove(desk, change.number, "peer-review", DEFAULT_RIGOR)
