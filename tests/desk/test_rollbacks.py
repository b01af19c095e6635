"""Rollback procedures on a real desk: one for each way of deploying, drills that are runs, and the war room's offer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from opsdesk.desk import (
    checklists,
    dossiers,
    hypotheses,
    noting,
    registry,
    rollbacks,
    rollbacks_offering,
    rollbacks_running,
    rollbacks_standing,
    runs,
)
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import ChangePlan
from opsdesk.domain.change_happenings import CHANGES, IncidentLinked, Planned
from opsdesk.domain.checklist.run import Ending, Run, StepState
from opsdesk.domain.checklist.template import Kind, Section, Step, Template
from opsdesk.domain.errors import BadInput, EditedMeanwhile, Refused
from opsdesk.domain.rigor import DEFAULT_RIGOR, Tier
from opsdesk.domain.rollback import Plan, Procedure, Result
from opsdesk.domain.rollback_coverage import Uncovered
from opsdesk.domain.rollback_standing import Expected, Standing
from opsdesk.domain.service import Service
from tests.fakes import START, FakeClock, OpenDesk

BACK = Template(
    "back", "Roll {{ service }} back", kind=Kind.ROLLBACK, sections=(Section("Go", steps=(Step("a"), Step("b"))),)
)
PAYMENTS = Service("payments", depends_on=("ledger",), deployment_types=("rolling", "migration"))
PLAN = Plan("error rate", "> 2 %", "the schema switch", "back", "bo", 15, Tier.HIGH)


@pytest.fixture
def kept(desk: Desk) -> Procedure:
    """A procedure for rolling deployments of payments, with everything it needs."""
    registry.keep_service(desk, PAYMENTS)
    checklists.take_in(desk, [BACK, Template("other", sections=(Section(steps=(Step("x"),)),))])
    return rollbacks.add(desk, "payments", "rolling", PLAN)


def standing(desk: Desk, number: int = 1) -> Standing:
    return rollbacks_standing.standing_of(desk, number, DEFAULT_RIGOR)


def finish(desk: Desk, run: Run, clock: FakeClock, *, minutes: float, failed: bool = False) -> Run:
    runs.confirm(desk, run.number, 1)
    clock.forward(minutes=minutes)
    runs.mark(desk, run.number, "1.1", StepState.FAILED if failed else StepState.DONE, "no image" if failed else "")
    runs.mark(desk, run.number, "1.2", StepState.DONE)
    return runs.end(desk, run.number, Ending.FINISHED)


# One for each way of deploying


def test_a_procedure_is_for_one_way_of_deploying_that_the_registry_knows(desk: Desk, kept: Procedure) -> None:
    assert (kept.name, kept.title, kept.plan, kept.added_at) == ("RB-1", "payments · rolling", PLAN, START)
    with pytest.raises(Refused, match="RB-1 is the procedure for payments · rolling already"):
        rollbacks.add(desk, "payments", "rolling", Plan())
    with pytest.raises(BadInput, match="“ledger” isn't in the registry"):
        rollbacks.add(desk, "ledger", "rolling", Plan())
    with pytest.raises(BadInput, match="isn't deployed by “blue”; the registry knows migration, rolling"):
        rollbacks.add(desk, "payments", "blue", Plan())
    with pytest.raises(BadInput, match="no service of the registry is deployed by “blue”"):
        rollbacks.add(desk, "", "blue", Plan())
    assert rollbacks.add(desk, "", "rolling", Plan()).title == "every service · rolling"


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (Plan(checklist="nowhere"), "there is no checklist “nowhere”"),
        (Plan(checklist="other"), "of kind other; a rollback's steps are of kind rollback"),
        (Plan(metric="x" * 501), "the metric has 501 signs"),
        (Plan(minutes=-1), "-1 is no number of minutes"),
    ],
)
def test_what_cant_be_a_plan_is_refused(desk: Desk, kept: Procedure, plan: Plan, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        rollbacks.edit(desk, 1, plan, PLAN)


def test_an_edit_never_loses_another_persons_words(desk: Desk, kept: Procedure, open_desk: OpenDesk) -> None:
    rollbacks.edit(open_desk("bo"), 1, replace(PLAN, metric="latency\x1b"), PLAN)
    with pytest.raises(EditedMeanwhile, match="latency"):
        rollbacks.edit(desk, 1, replace(PLAN, verifier="cy"), PLAN)
    assert rollbacks.one(desk, 1).plan.metric == "latency␛"
    assert rollbacks.undo(open_desk("bo"), 1).plan == PLAN


def test_a_retired_procedure_gives_its_place_to_another(desk: Desk, kept: Procedure) -> None:
    with pytest.raises(Refused, match="needs a reason"):
        rollbacks.retire(desk, 1, " ")
    rollbacks.retire(desk, 1, "blue-green now")
    assert rollbacks_standing.missing(desk) == (Uncovered("payments", "rolling"), Uncovered("payments", "migration"))
    assert rollbacks.add(desk, "payments", "rolling", PLAN).number == 2
    assert [one.number for one in rollbacks.listed(desk)] == [2]
    assert [one.number for one in rollbacks.listed(desk, retired=True)] == [2, 1]
    with pytest.raises(Refused, match="RB-1 is retired: blue-green now"):
        rollbacks_running.drill(desk, 1)


# Drills


def test_a_drill_is_a_run_whose_result_and_minutes_come_back(desk: Desk, kept: Procedure, clock: FakeClock) -> None:
    run = rollbacks_running.drill(desk, 1, variables={})
    assert (run.drill, run.incident, run.heading) == (1, 0, "Roll payments back")
    assert standing(desk).under_way == (run.number,)
    assert standing(desk).expected == Expected(Fraction(15), 0)
    finish(desk, run, clock, minutes=11)
    held = standing(desk)
    assert held.last
    assert (held.last.result, held.last.seconds, held.last.run) == (Result.WORKED, 660, run.number)
    assert (held.expected, held.under_way, held.doubts) == (Expected(Fraction(11), 1), (), ())
    assert held.due_on == (START + timedelta(days=90)).date()
    assert rollbacks_standing.worked_on(desk, 1) == START.date()
    for minutes in (30, 12):
        finish(desk, rollbacks_running.drill(desk, 1), clock, minutes=minutes)
    assert standing(desk).expected == Expected(Fraction(12), 3)


def test_a_drill_that_fails_is_told_and_due_again_at_once(desk: Desk, kept: Procedure, clock: FakeClock) -> None:
    finish(desk, rollbacks_running.drill(desk, 1), clock, minutes=11)
    clock.forward(days=3)
    finish(desk, rollbacks_running.drill(desk, 1), clock, minutes=2, failed=True)
    held = standing(desk)
    assert [doubt.words for doubt in held.doubts] == ["drill RUN-2 failed on 2026-11-20: 1.1 no image"]
    assert held.is_due(clock().date())
    assert held.expected == Expected(Fraction(11), 1)
    assert rollbacks_standing.worked_on(desk, 1) == START.date()


def test_one_drill_at_a_time_and_none_that_is_broken_off_counts(desk: Desk, kept: Procedure, number: int) -> None:
    run = rollbacks_running.drill(desk, 1)
    with pytest.raises(Refused, match=r"RUN-1 by RB-1 isn't over"):
        rollbacks_running.drill(desk, 1)
    assert rollbacks_running.roll_back(desk, 1, number, "release 4.2").number == 2, (
        "a drill never blocks the real thing"
    )
    runs.abandon(desk, run.number, "an incident")
    held = standing(desk)
    assert held.last
    assert (held.last.result, held.last.why, held.last_worked) == (Result.BROKEN_OFF, "an incident", None)


def test_what_happened_elsewhere_can_be_told(desk: Desk, kept: Procedure, number: int, clock: FakeClock) -> None:
    with pytest.raises(Refused, match="say what went wrong"):
        rollbacks.tell_rehearsal(desk, 1, Result.FAILED)
    with pytest.raises(BadInput, match="future"):
        rollbacks.tell_rehearsal(desk, 1, Result.WORKED, at=clock() + timedelta(minutes=1))
    rollbacks.tell_rehearsal(desk, 1, Result.FAILED, why="no image", incident=number, at=clock() - timedelta(days=9))
    assert standing(desk).doubts[0].words == "rollback in INC-1 failed on 2026-11-08: no image"
    rollbacks.tell_rehearsal(desk, 1, Result.WORKED, minutes=7)
    assert standing(desk).expected == Expected(Fraction(7), 1)
    assert rollbacks.undo(desk, 1).told[-1].result is Result.FAILED


def test_a_changed_service_asks_for_a_rehearsal(desk: Desk, kept: Procedure, clock: FakeClock) -> None:
    finish(desk, rollbacks_running.drill(desk, 1), clock, minutes=5)
    changed = replace(PAYMENTS, depends_on=("ledger", "redis"), owner_team="cards", version=1)
    registry.keep_service(desk, changed, expected_version=1)
    rollbacks.architecture_changed(desk, 1, "a queue")
    assert [doubt.words for doubt in standing(desk).doubts] == [
        "architecture changed on 2026-11-17: a queue",
        "payments has come to depend on redis",
    ]
    clock.forward(minutes=1)
    finish(desk, rollbacks_running.drill(desk, 1), clock, minutes=5)
    assert standing(desk).doubts == ()


# Rolling back for real


def test_a_real_rollback_belongs_to_its_incident(desk: Desk, kept: Procedure, number: int, clock: FakeClock) -> None:
    run = rollbacks_running.roll_back(desk, 1, number, "release 4.2")
    assert (run.incident, run.drill) == (number, 0)
    said = [entry.payload.headline() for entry in desk.entries(number)]
    wanted = "D1 decided: roll back release 4.2 by RB-1 (payments · rolling): about 15 min (an estimate, never timed)"
    assert said[-2:] == [wanted, "began checklist back v1 (RUN-1)"]
    with pytest.raises(Refused, match="RUN-1 by RB-1 isn't over"):
        rollbacks_running.roll_back(desk, 1, number, "release 4.2")
    finish(desk, run, clock, minutes=9)
    held = standing(desk)
    assert held.last
    assert (held.last.what, held.expected) == (f"rollback RUN-1 in INC-{number}", Expected(Fraction(9), 1))


def test_a_rollback_that_cannot_be_begun_leaves_no_decision(desk: Desk, kept: Procedure, number: int) -> None:
    before = len(desk.entries(number))
    with pytest.raises(BadInput, match="is no blank of back"):
        rollbacks_running.roll_back(desk, 1, number, "release 4.2", variables={"nosuch": "x"})
    assert len(desk.entries(number)) == before
    assert runs.listed(desk) == []


def test_without_steps_nothing_is_begun_or_written(desk: Desk, kept: Procedure, number: int) -> None:
    rollbacks.edit(desk, 1, replace(PLAN, checklist=""), PLAN)
    before = len(desk.entries(number))
    with pytest.raises(Refused, match="RB-1 names no checklist"):
        rollbacks_running.roll_back(desk, 1, number, "release 4.2")
    assert len(desk.entries(number)) == before
    assert runs.listed(desk) == []


# What an incident's suspects are offered


def suspect_words(desk: Desk, number: int) -> list[str]:
    return [one.what for one in rollbacks_offering.suspects(desk, desk.incident(number))]


def test_a_noted_change_finds_the_procedures_of_the_service_it_names(desk: Desk, kept: Procedure, number: int) -> None:
    assert suspect_words(desk, number) == []
    desk.do(number, noting.note_change("Payments: release 4.2"))
    desk.do(number, noting.note_change("a flag", "ledger"))
    flag, release = rollbacks_offering.suspects(desk, desk.incident(number))
    assert (flag.services, release.services, release.noted) == (("ledger",), (), 1)
    offer = rollbacks_offering.offer(desk, desk.incident(number), release, DEFAULT_RIGOR)
    assert [way.standing.procedure.number for way in offer.ways] == [1]
    assert offer.ways[0].steps
    assert offer.ways[0].steps.name == "back"
    assert offer.uncovered == (Uncovered("payments", "migration"),)
    unknown = rollbacks_offering.offer(desk, desk.incident(number), flag, DEFAULT_RIGOR)
    assert [way.standing.procedure.number for way in unknown.ways] == [1], (
        "nothing is known of the ledger: all there is"
    )


def test_changes_of_the_desk_know_their_service_and_type(desk: Desk, kept: Procedure, number: int) -> None:
    plan = ChangePlan("Move the card table", services=("payments",), deployment_type="migration")
    for _ in range(3):
        dossiers.begin(desk, CHANGES, lambda change: [Planned(plan)])
    dossiers.do(desk, CHANGES, 1, lambda change: [IncidentLinked(number)])
    desk.do(number, noting.note_change("we think CHG-2 did it; CHG-99 isn't there"))
    desk.do(number, noting.note_change("chg-2"))
    desk.do(number, hypotheses.raise_hypothesis("CHG-3 locked the table"))
    assert suspect_words(desk, number) == [
        "CHG-2 Move the card table",
        "we think CHG-2 did it; CHG-99 isn't there",
        "CHG-3 Move the card table",
        "CHG-1 Move the card table",
    ]
    noted = rollbacks_offering.suspects(desk, desk.incident(number))[0]
    assert (noted.services, noted.deployment_type, noted.change) == (("payments",), "migration", 2)
    offer = rollbacks_offering.offer(desk, desk.incident(number), noted, DEFAULT_RIGOR)
    assert (offer.ways, offer.uncovered) == ((), (Uncovered("payments", "migration"),))
