"""What the desk would say in the commander's ear: when, in which order, and when it keeps quiet."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opsdesk.desk import actions, declaring, hypotheses
from opsdesk.desk.desk import Desk
from opsdesk.domain.nudges import PUT_OFF_FOR, Nudge, first_of, nudges
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Outcome, Rating, Status
from tests.fakes import START, FakeClock


@pytest.fixture
def number(desk: Desk) -> int:
    """A fresh SEV-2 that ana commands."""
    return desk.open_incident(declaring.declare("Card payments fail", severity=2, commander="ana")).incident.number


def found(desk: Desk, number: int, clock: FakeClock) -> dict[str, Nudge]:
    return {one.key: one for one in nudges(desk.incident(number), DEFAULT_POLICY, clock())}


def test_a_late_update_comes_before_everything_else(desk: Desk, number: int, clock: FakeClock) -> None:
    assert not any(key.startswith("update") for key in found(desk, number, clock))
    clock.forward(minutes=45)
    first = nudges(desk.incident(number), DEFAULT_POLICY, clock())[0]
    assert (first.key.partition(":")[0], first.line) == ("update", ":send")
    assert "it was due" in first.why


def test_an_action_past_its_check_in_is_asked_after(desk: Desk, number: int, clock: FakeClock) -> None:
    desk.do(number, actions.give("roll back 4.2", ["bo"], check_in_at=START + timedelta(minutes=5)))
    assert "check-in:1" not in found(desk, number, clock)
    clock.forward(minutes=7)
    nudge = found(desk, number, clock)["check-in:1"]
    assert (nudge.says, nudge.why) == ("ask bo about A1 roll back 4.2", "the check-in passed 2 min ago")
    assert nudge.line == "A1 "
    desk.do(number, actions.end(1, Outcome.HELPED))
    assert "check-in:1" not in found(desk, number, clock)


def test_a_lead_that_nobody_tests(desk: Desk, number: int, clock: FakeClock) -> None:
    desk.do(number, hypotheses.raise_hypothesis("pool size in 4.2"))
    assert found(desk, number, clock)["untested:1"].line == "H1 @"
    desk.do(number, hypotheses.set_tester(1, "bo"))
    assert "untested:1" not in found(desk, number, clock)


def test_a_mitigation_that_nobody_looks_after(desk: Desk, number: int, clock: FakeClock) -> None:
    desk.do(number, declaring.apply_mitigation("rolled back 4.2"))
    assert "mitigation" not in found(desk, number, clock)
    clock.forward(minutes=11)
    assert found(desk, number, clock)["mitigation"].why == "rolled back 4.2, 11 min ago: nobody said whether it helped"
    desk.do(number, hypotheses.raise_hypothesis("pool"))
    desk.do(number, hypotheses.file_evidence("errors are down to 0.1 %", {1: Rating.CONSISTENT}))
    assert "mitigation" not in found(desk, number, clock)


def test_two_people_on_one_errand_and_silence(desk: Desk, number: int, clock: FakeClock) -> None:
    for owner in ("bo", "cy"):
        desk.do(number, actions.give("ask the card provider for its error rate", [owner], check_in_at=None))
    assert found(desk, number, clock)["twice:1:2"].line == "A2 "
    assert "silence" not in found(desk, number, clock)
    clock.forward(minutes=10)
    assert found(desk, number, clock)["silence"].why == "nothing was written for 10 min"


def test_a_commander_who_repairs_and_three_hours_in_one_role(desk: Desk, number: int, clock: FakeClock) -> None:
    desk.do(number, actions.give("fix the pool", ["ana"], check_in_at=None))
    assert found(desk, number, clock)["hands-on:1"].line == "A1 "
    clock.forward(hours=3)
    assert any(key.startswith("handover") for key in found(desk, number, clock))


def test_nothing_is_said_once_it_is_over(desk: Desk, number: int, clock: FakeClock) -> None:
    clock.forward(hours=5)
    desk.do(number, declaring.change_status(Status.RESOLVED, "rolled back"))
    assert found(desk, number, clock) == {}


def test_what_was_put_off_is_said_again_in_half_an_hour(clock: FakeClock) -> None:
    both = (Nudge("a", "do a", "why"), Nudge("b", "do b", "why"))
    put_off = {"a": clock() + PUT_OFF_FOR}
    assert first_of(both, put_off, clock()) == both[1]
    assert first_of(both, put_off, clock() + PUT_OFF_FOR) == both[0]
    assert first_of((), put_off, clock()) is None
