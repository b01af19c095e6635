"""Decisions: what is weighed, who verifies it, and whether it worked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from opsdesk.desk import amending, deciding, noting
from opsdesk.desk.desk import Desk
from opsdesk.domain.decision import Objection, decision_parts
from opsdesk.domain.errors import BadInput, NotFound, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.nudges import Nudge, nudges
from opsdesk.domain.overdue import overdue_things
from opsdesk.domain.policy import DEFAULT_POLICY
from tests.fakes import START, FakeClock

Do = Callable[..., Incident]
Refuses = Callable[..., str]
SOON = START + timedelta(minutes=10)


@pytest.fixture
def decided(do: Do) -> Do:
    """D1 and D2."""
    do(noting.record_decision("roll back 4.2"), noting.record_decision("no update before 15:00"))
    return do


def test_a_decision_keeps_what_was_weighed_in_the_order_of_the_script(decided: Do) -> None:
    made = decided(
        deciding.name_verifier(1, "@Bo", SOON),
        deciding.name_fallback(1, "fail over to us-2"),
        deciding.object_to(1, "payroll runs until 15:00", "@ana"),
        deciding.name_risk(1, "the cache is cold"),
        deciding.name_option(1, "wait"),
        deciding.name_option(1, "fail over at once"),
    ).decisions[1]
    assert (made.name, made.text, made.by, made.at) == ("D1", "roll back 4.2", "ana", START)
    assert made.objections == (Objection("payroll runs until 15:00", "ana"),)
    assert list(decision_parts(made, START.tzinfo)) == [
        ("option", "wait"),
        ("option", "fail over at once"),
        ("risk", "the cache is cold"),
        ("objection", "payroll runs until 15:00 (ana)"),
        ("fallback", "fail over to us-2"),
        ("verifies", "bo, asked at 14:52"),
    ]
    worked = decided(deciding.check(1, worked=True, result="errors are gone")).decisions[1]
    assert list(decision_parts(worked, START.tzinfo))[-1] == ("worked", "errors are gone (ana)")
    assert "bo" in decided().people, "who verifies is on the incident"
    assert decided().decisions[2].options == ()


def test_what_is_refused(decided: Do, refuses: Refuses) -> None:
    decided(deciding.name_option(1, "wait"), deciding.name_fallback(1, "fail over"))
    assert refuses(deciding.name_risk(3, "x"), NotFound) == "there is no D3 (decided: D1, D2)"
    for again in (deciding.name_option(1, "wait"), deciding.name_fallback(1, "fail over")):
        assert refuses(again, Refused) == "D1 says so already"
    for use_case in (deciding.name_option, deciding.name_risk, deciding.object_to, deciding.name_fallback):
        assert "is empty" in refuses(use_case(1, " "), BadInput)
    assert "needs a reason" in refuses(deciding.check(1, worked=False), Refused)
    decided(deciding.check(1, worked=True))
    assert "written already" in refuses(deciding.check(1, worked=True), Refused)
    assert decided(deciding.check(1, worked=False, result="errors are back")).decisions[1].worked is False


def test_struck_parts_and_decisions_count_no_more(desk: Desk, number: int, decided: Do) -> None:
    decided(deciding.name_risk(1, "the cache is cold"))
    risk = desk.entries(number)[-1]
    assert decided(amending.edit(risk, "the cache is empty", seen_edits=0)).decisions[1].risks == (
        "the cache is empty",
    )
    assert decided(amending.strike(risk, "no")).decisions[1].risks == ()
    first = next(entry for entry in desk.entries(number) if entry.payload.KIND == "decision")
    assert decided(amending.strike(first, "no")).decisions.keys() == {2}
    assert decided(noting.record_decision("go on")).decisions.keys() == {2, 3}, "D1 is never another one"


def test_whoever_verifies_is_asked_when_it_was_agreed(desk: Desk, number: int, decided: Do, clock: FakeClock) -> None:
    def found() -> dict[str, Nudge]:
        said = nudges(desk.incident(number), DEFAULT_POLICY, clock())
        return {":".join(one.key.split(":")[:2]): one for one in said if one.key.startswith(("verify", "fallback"))}

    decided(deciding.name_verifier(1, "bo", SOON), deciding.name_fallback(1, "fail over to us-2"))
    assert not found()
    clock.forward(minutes=12)
    asked = found()["verify:1"]
    assert (asked.says, asked.why) == ("ask bo whether D1 worked", "check-in was 2 min ago · roll back 4.2")
    assert asked.line == "D1 "
    assert found().keys() == {"verify:1"}, "nobody is asked about D2"
    assert "D1" in overdue_things(desk.incident(number), DEFAULT_POLICY, clock()), "the bell rings for it"
    decided(deciding.check(1, worked=False, result="errors are back"))
    falls = found()["fallback:1"]
    assert (falls.says, falls.line) == ("take the fallback of D1", "! fail over to us-2")
    clock.forward(minutes=1)
    decided(noting.record_decision("fail over to us-2"))
    assert not found()
