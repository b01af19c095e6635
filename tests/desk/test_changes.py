"""Changes on a real store: planned, approved, rolled out, ended, reviewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from opsdesk.desk import (
    changes,
    changes_outlook,
    declaring,
    dossiers,
    registry,
)
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import ChangeState
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.change_parts import ChangePlan, ChangeSort
from opsdesk.domain.change_risk import NEVER
from opsdesk.domain.errors import BadInput, EditedMeanwhile, NotFound, Refused
from opsdesk.domain.rigor import DEFAULT_RIGOR, Freeze, Rigor, Tier
from opsdesk.domain.service import Service
from opsdesk.domain.vocabulary import ServiceState
from tests.desk.change_plans import HIGH, PLAN, SMALL, missing, plan, ready, under_way
from tests.fakes import START, FakeClock, OpenDesk

WEEKEND = Rigor(freezes=(Freeze("weekend", weekly="fri 16:00 - mon 08:00"),))


def test_a_plan_is_kept_as_it_was_given_and_assessed(desk: Desk) -> None:
    made = plan(desk, title=" Larger\npools ", services=("payments", " payments", ""), stages=("canary", "all"))
    held = changes.one(desk, made.number)
    assert held == made
    assert (held.name, held.title, held.plan.services, held.plan.requester) == (
        "CHG-1",
        "Larger⏎pools",
        ("payments",),
        "ana",
    )
    assert held.verdict is not None
    assert (held.verdict.tier, held.verdict.rigor_version) == (Tier.STANDARD, 1)
    assert held.state is ChangeState.PLANNED
    assert (changes.listed(desk), changes.listed(desk, under_way=True)) == ([held], [held])


@pytest.mark.parametrize("rehearsed", [None, NEVER, START.date()])
def test_every_answer_about_the_rehearsal_comes_back_from_the_store(desk: Desk, rehearsed: Any) -> None:
    made = plan(desk, risk=replace(SMALL, rehearsed=rehearsed))
    assert changes.one(desk, made.number).plan.risk.rehearsed == rehearsed
    assert changes.one(desk, made.number) == made


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": "  "}, "the title is empty"),
        ({"title": "x" * 501}, "the title has 501 signs"),
        ({"services": tuple(map(str, range(101)))}, "the services are 101"),
        ({"starts_at": None}, "nobody said when it starts"),
        ({"ends_at": START}, "the window has to end after it begins"),
        ({"committed_at": START + timedelta(days=1)}, "committed in the future"),
        ({"requester": "two names"}, "no short name"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_is_no_plan_is_refused_and_writes_nothing(desk: Desk, given: dict[str, object], said: str) -> None:
    with pytest.raises(BadInput, match=said):
        plan(desk, **given)
    assert changes.listed(desk) == []


def test_a_fixed_incident_has_to_be_there(desk: Desk, number: int) -> None:
    assert plan(desk, fixes=number).rework is True
    with pytest.raises(NotFound, match="no INC-99"):
        plan(desk, fixes=99)


def test_a_retry_plans_nothing_twice(desk: Desk) -> None:
    assert [changes.plan(desk, PLAN, DEFAULT_RIGOR, key="k").number for _ in range(2)] == [1, 1]


def test_a_change_goes_its_way_from_plan_to_done(desk: Desk, clock: FakeClock) -> None:
    change = plan(desk, stages=("canary", "all"))
    with pytest.raises(Refused, match="missing evidence: automated-tests: no link yet; peer-review: nobody is named"):
        changes.approve(desk, change.number, DEFAULT_RIGOR)
    changes.link(desk, change.number, "automated-tests", "https://ci.example/1", DEFAULT_RIGOR)
    changes.link(desk, change.number, "peer-review", "bo", DEFAULT_RIGOR)
    assert missing(desk, change) == {}
    approved = changes.approve(desk, change.number, DEFAULT_RIGOR)
    assert approved.approval is not None
    assert (approved.state, approved.approval.by) == (ChangeState.APPROVED, "ana")
    began_at = clock.forward(minutes=60)
    assert changes.begin(desk, change.number, DEFAULT_RIGOR).began_at == began_at
    clock.forward(minutes=5)
    changes.reach(desk, change.number, note="errors flat")
    reached_at = clock.forward(minutes=5)
    held = changes.reach(desk, change.number)
    assert [(mark.stage, mark.note) for mark in held.marks] == [("canary", "errors flat"), ("all", "")]
    assert held.marks[1].at == reached_at
    done = changes.finish(desk, change.number, ChangeState.DONE)
    assert (done.state, done.failed, done.deployed_at, done.over) == (ChangeState.DONE, False, began_at, True)
    assert changes.listed(desk, under_way=True) == []
    assert changes.one(desk, change.number) == done


def test_a_freeze_lets_only_an_emergency_through(desk: Desk, clock: FakeClock) -> None:
    clock.now = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
    window = {"starts_at": clock.now + timedelta(hours=2), "ends_at": clock.now + timedelta(hours=3)}
    change = ready(desk, **window)
    held = changes_outlook.outlook(desk, change, WEEKEND)
    assert [one.freeze.name for one in held.frozen] == ["weekend"]
    with pytest.raises(Refused, match="freeze “weekend”"):
        changes.approve(desk, change.number, WEEKEND)
    changes.approve(desk, change.number, DEFAULT_RIGOR)
    clock.forward(hours=2)
    with pytest.raises(Refused, match="freeze “weekend”"):
        changes.begin(desk, change.number, WEEKEND)
    urgent = plan(desk, risk=replace(SMALL, emergency=True), **window)
    changes.approve(desk, urgent.number, WEEKEND, why="the key is public")
    assert changes.begin(desk, urgent.number, WEEKEND).state is ChangeState.ROLLING_OUT


def test_an_emergency_is_listed_as_due_until_it_was_reviewed(desk: Desk, clock: FakeClock) -> None:
    change = plan(desk, risk=replace(SMALL, emergency=True))
    changes.approve(desk, change.number, DEFAULT_RIGOR, why="the key is public")
    changes.begin(desk, change.number, DEFAULT_RIGOR)
    ended = changes.finish(desk, change.number, ChangeState.DONE)
    assert ended.review_due_at == clock.now + timedelta(days=2)
    assert changes.listed(desk, under_way=True) == [ended]
    with pytest.raises(Refused, match="still owes its documents"):
        changes.review(desk, change.number, "fine", DEFAULT_RIGOR)
    changes.link(desk, change.number, "automated-tests", "https://ci.example/1", DEFAULT_RIGOR)
    changes.link(desk, change.number, "peer-review", "bo", DEFAULT_RIGOR)
    assert changes.review(desk, change.number, "fine", DEFAULT_RIGOR).over
    assert changes.listed(desk, under_way=True) == []


def test_a_failed_change_tells_the_incident_that_it_led_to(desk: Desk, number: int) -> None:
    desk.do(number, declaring.state_service("payments", ServiceState.DEGRADED))
    change = under_way(desk)
    assert [held.number for held in changes_outlook.incidents_on(desk, change.plan.services)] == [number]
    ended = changes.finish(desk, change.number, ChangeState.ROLLED_BACK, "5xx on eu-1", incident=number)
    (noted,) = desk.incident(number).changes.values()
    assert (noted.text, noted.service) == ("CHG-1 Larger pools, rolled back", "payments")
    assert (ended.failed, ended.incident, ended.recovered_at) == (True, number, ended.ended_at)
    changes.link_incident(desk, change.number, number)
    assert len(desk.incident(number).changes) == 1, "told once"


def test_what_turns_out_later_to_have_led_to_an_incident_failed(desk: Desk, number: int) -> None:
    change = under_way(desk)
    changes.finish(desk, change.number, ChangeState.DONE)
    assert changes.link_incident(desk, change.number, number).failed is True
    with pytest.raises(NotFound):
        changes.link_incident(desk, change.number, 99)
    assert changes.link_incident(desk, change.number, 0).failed is False


def counted_changes(desk: Desk, number: int) -> list[str]:
    """What an incident says changed, without what was struck."""
    return [held.text for held in desk.incident(number).changes.values()]


def test_an_incident_forgets_a_change_that_had_nothing_to_do_with_it(desk: Desk, number: int) -> None:
    other = desk.open_incident(declaring.declare("Mail", severity=3, commander="ana")).incident.number
    change = under_way(desk)
    changes.finish(desk, change.number, ChangeState.FAILED, "5xx", incident=number)
    changes.link_incident(desk, change.number, other)
    assert (counted_changes(desk, number), counted_changes(desk, other)) == ([], ["CHG-1 Larger pools, failed"])
    changes.link_incident(desk, change.number, 0)
    assert counted_changes(desk, other) == []
    changes.link_incident(desk, change.number, number)
    assert counted_changes(desk, number) == ["CHG-1 Larger pools, failed"], "it is told again"
    assert changes.undo(desk, change.number).incident == 0
    assert counted_changes(desk, number) == []


def test_a_rollout_whose_end_is_taken_back_is_suspected_no_more(desk: Desk, number: int) -> None:
    change = under_way(desk)
    changes.finish(desk, change.number, ChangeState.FAILED, "5xx", incident=number)
    assert changes.undo(desk, change.number).state is ChangeState.ROLLING_OUT
    assert counted_changes(desk, number) == []


def test_conflicts_come_from_the_registry_and_the_open_incidents(desk: Desk) -> None:
    registry.take_in(desk, [Service("checkout", depends_on=("payments",)), Service("payments")])
    first, second = plan(desk), plan(desk, title="Basket", services=("checkout",))
    opened = desk.open_incident(declaring.declare("Slow", severity=3, commander="ana")).incident.number
    desk.do(opened, declaring.state_service("checkout", ServiceState.DEGRADED))
    said = {
        held.change.number: [one.words for one in held.conflicts] for held in changes_outlook.overview(desk, WEEKEND)
    }
    assert said == {
        first.number: [
            "INC-1 is open on checkout, which depends on it: Slow",
            "CHG-2 is planned for then on checkout, which depends on it: Basket",
        ],
        second.number: [
            "INC-1 is open on checkout: Slow",
            "CHG-1 is planned for then on payments, which it depends on: Larger pools",
        ],
    }


def test_a_service_is_written_as_the_registry_does_and_one_that_it_does_not_know_is_pointed_out(desk: Desk) -> None:
    assert plan(desk, services=("paymets",)).plan.services == ("paymets",)
    assert changes_outlook.overview(desk, WEEKEND)[0].conflicts == (), "nobody keeps a registry"
    registry.take_in(desk, [Service("payments")])
    held = plan(desk, title="Basket", services=("Payments", "PAYMENTS", "paymets"))
    assert held.plan.services == ("payments", "paymets")
    said = [one.words for one in changes_outlook.outlook(desk, held, WEEKEND).conflicts]
    assert said[0] == "the registry doesn't know paymets: freezes and what else goes on there may be missed"


def test_a_changed_plan_is_assessed_anew_and_asks_for_its_approval_again(desk: Desk) -> None:
    change = ready(desk)
    changes.approve(desk, change.number, DEFAULT_RIGOR)
    held = changes.replan(desk, change.number, replace(change.plan, risk=HIGH), change.plan, DEFAULT_RIGOR)
    assert held.verdict is not None
    assert (held.state, held.verdict.tier, held.approval) == (ChangeState.PLANNED, Tier.HIGH, None)
    assert dossiers.undo_candidate(desk, CHANGES, change.number).happening.headline() == "changed the plan: risk"
    same = changes.replan(desk, change.number, held.plan, held.plan, DEFAULT_RIGOR)
    assert same.seq == held.seq, "a plan that reads the same writes nothing"


def test_two_people_with_one_plan_open_lose_nothing(desk: Desk, open_desk: OpenDesk) -> None:
    other, shown = open_desk("bo"), plan(desk).plan
    changes.replan(other, 1, replace(shown, title="Smaller pools"), shown, DEFAULT_RIGOR)
    with pytest.raises(EditedMeanwhile) as clash:
        changes.replan(desk, 1, replace(shown, title="No pools"), shown, DEFAULT_RIGOR)
    assert (clash.value.mine, clash.value.theirs) == ("No pools", "Smaller pools")


def test_a_plan_that_was_carried_out_stays_as_it_is(desk: Desk) -> None:
    change = under_way(desk)
    with pytest.raises(Refused, match="stays as it was carried out"):
        changes.replan(desk, change.number, replace(change.plan, title="x"), change.plan, DEFAULT_RIGOR)


def test_nothing_is_taken_back_that_something_stands_on(desk: Desk, open_desk: OpenDesk) -> None:
    change, other = ready(desk), open_desk("bo")
    changes.approve(other, change.number, DEFAULT_RIGOR)
    with pytest.raises(Refused, match="“peer-review: @bo” can't be undone any more: “approved” came after it"):
        changes.undo(desk, change.number)
    assert changes.undo(other, change.number).state is ChangeState.PLANNED
    assert [piece.demand for piece in changes.undo(desk, change.number).pieces] == ["automated-tests"]


def test_what_happened_is_noted_at_its_time(desk: Desk) -> None:
    earlier = START - timedelta(hours=3)
    noted = changes.record(desk, ChangePlan(title="Flag", sort=ChangeSort.FLAG, services=("shop",)), at=earlier)
    assert (noted.deployed_at, noted.recorded, noted.over, noted.failed) == (earlier, True, True, None)
    assert changes_outlook.outlook(desk, noted, DEFAULT_RIGOR).items == ()
    with pytest.raises(BadInput, match="plan it instead"):
        changes.record(desk, ChangePlan(title="x"), at=START + timedelta(hours=1))
    assert changes.finish(desk, noted.number, ChangeState.FAILED, "5xx").failed is True


def test_a_list_of_many_asks_each_thing_once(desk: Desk, procedure: str) -> None:
    for place in range(30):
        number = plan(desk, title=f"change {place}", risk=HIGH).number
        changes.link(desk, number, "rollback-steps", procedure, DEFAULT_RIGOR)
    seen = list[str]()
    desk.opened.connection.set_trace_callback(seen.append)
    changes_outlook.overview(desk, DEFAULT_RIGOR)
    desk.opened.connection.set_trace_callback(None)
    assert len(seen) < 25, seen
