"""What the desk would say in the commander's ear: when, in which order, and when it keeps quiet."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opsdesk.desk import actions, deciding, declaring, hypotheses, noting, nudging, people
from opsdesk.desk.desk import Desk
from opsdesk.domain.nudges import PUT_OFF_FOR, Nudge, first_of, nudges
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Milestone, Outcome, Rating, Role, Status
from tests.fakes import START, FakeClock, OpenDesk


@pytest.fixture
def number(desk: Desk) -> int:
    """A fresh SEV-2 that ana commands."""
    return desk.open_incident(declaring.declare("Card payments fail", severity=2, commander="ana")).incident.number


def found(desk: Desk, number: int, clock: FakeClock) -> dict[str, Nudge]:
    """By the beginning of their keys: what follows tells when it came anew."""
    said = nudges(desk.incident(number), DEFAULT_POLICY, clock())
    return {":".join(one.key.split(":")[:2]): one for one in reversed(list(said))}


def test_a_late_update_comes_before_everything_else(desk: Desk, number: int, clock: FakeClock) -> None:
    assert not any(key.startswith("update") for key in found(desk, number, clock))
    clock.forward(minutes=45)
    first = next(nudges(desk.incident(number), DEFAULT_POLICY, clock()))
    assert (first.key, first.line) == ("update:customers:14:57", ":send customers")
    assert "it was due" in first.why


def test_an_action_past_its_check_in_is_asked_after(desk: Desk, number: int, clock: FakeClock) -> None:
    desk.do(number, actions.give("roll back 4.2", ["bo"], check_in_at=START + timedelta(minutes=5)))
    assert "check-in:1" not in found(desk, number, clock)
    clock.forward(minutes=7)
    nudge = found(desk, number, clock)["check-in:1"]
    assert (nudge.says, nudge.why) == ("ask bo about A1", "check-in was 2 min ago · roll back 4.2")
    assert nudge.line == "A1 "
    desk.do(number, actions.end(1, Outcome.HELPED))
    assert "check-in:1" not in found(desk, number, clock)


def test_a_lead_that_nobody_tests(desk: Desk, number: int, clock: FakeClock) -> None:
    desk.do(number, hypotheses.raise_hypothesis("pool size in 4.2"))
    assert "untested:1" not in found(desk, number, clock), "whoever raised it is still speaking"
    clock.forward(minutes=2)
    assert found(desk, number, clock)["untested:1"].line == "H1 @"
    desk.do(number, hypotheses.set_tester(1, "bo"))
    assert "untested:1" not in found(desk, number, clock)
    desk.do(number, people.leave("bo"))
    assert found(desk, number, clock)["untested:1"].why.startswith("it leads the board, and bo who tested it is off ·")
    desk.do(number, declaring.change_status(Status.MONITORING))
    assert "untested:1" not in found(desk, number, clock), "what it was can wait now"


def test_what_a_test_showed_is_asked_for_at_its_check_in(desk: Desk, number: int, clock: FakeClock) -> None:
    for statement in ("pool size in 4.2", "card provider"):
        desk.do(number, hypotheses.raise_hypothesis(statement))
    due = START + timedelta(minutes=5)
    desk.do(number, actions.give("is it slow in Asia too?", ["bo"], check_in_at=due, tests=(1, 2)))
    clock.forward(minutes=5)
    asked = found(desk, number, clock)["check-in:1"]
    assert (asked.says, asked.line) == ("ask bo what A1 showed, for H1 or H2", "+H1 -H2 ")
    desk.do(number, hypotheses.file_evidence("Asia is fine", {1: Rating.RATHER_CONSISTENT, 2: Rating.INCONSISTENT}))
    assert found(desk, number, clock)["check-in:1"].line == "A1 done "
    desk.do(number, actions.give("watch the pool", [], check_in_at=due))
    assert found(desk, number, clock)["check-in:2"].line == "A2 @", "first somebody has to have it"


def test_a_test_that_tells_the_leading_causes_apart_once_they_stood_a_while(
    desk: Desk, number: int, clock: FakeClock
) -> None:
    desk.do(number, hypotheses.raise_hypothesis("pool size in 4.2"))
    desk.do(number, hypotheses.set_tester(1, "bo"))
    desk.do(number, hypotheses.raise_hypothesis("card provider"))
    desk.do(number, hypotheses.file_evidence("began with the rollout", {1: Rating.RATHER_CONSISTENT}))
    assert not any(key.startswith("test") for key in found(desk, number, clock))
    clock.forward(minutes=5)
    proposed = found(desk, number, clock)["test:1"]
    assert proposed.says == "find out whether E1 fits H2 too"
    desk.do(number, actions.give("would it?", ["bo"], check_in_at=None, tests=(1, 2)))
    assert "test:1" not in found(desk, number, clock), "somebody looks"


def test_a_mitigation_that_nobody_looks_after(desk: Desk, number: int, clock: FakeClock) -> None:
    desk.do(number, declaring.apply_mitigation("rolled back 4.2"))
    assert "mitigation" not in found(desk, number, clock)
    clock.forward(minutes=11)
    said = found(desk, number, clock)["mitigation:14"]
    assert said.why == "nobody said so for 11 min · rolled back 4.2"
    assert said.line == "@ check whether it works now in 5m"
    desk.do(number, people.join("bo"))
    assert found(desk, number, clock)["mitigation:14"].line.startswith("@bo "), "who has nothing else to do"
    desk.do(number, hypotheses.raise_hypothesis("pool"))
    desk.do(number, hypotheses.file_evidence("errors are down to 0.1 %", {1: Rating.CONSISTENT}))
    assert "mitigation:14" not in found(desk, number, clock)


def test_a_second_mitigation_is_looked_after_too(desk: Desk, number: int, clock: FakeClock) -> None:
    """It got better by the first one, and did not last."""
    desk.do(number, declaring.apply_mitigation("rolled back 4.2"))
    desk.do(number, declaring.change_status(Status.MONITORING))
    clock.forward(minutes=20)
    desk.do(number, declaring.change_status(Status.INVESTIGATING, "it fails again"))
    desk.do(number, declaring.apply_mitigation("failed over to us-2"))
    clock.forward(minutes=11)
    assert "mitigation:15" in found(desk, number, clock)
    desk.do(number, declaring.set_milestone(Milestone.MITIGATED, START + timedelta(minutes=18), now=clock()))
    assert "mitigation:15" not in found(desk, number, clock), "somebody knows since when"


def test_a_new_impact_says_whether_it_helped(desk: Desk, number: int, clock: FakeClock) -> None:
    desk.do(number, declaring.apply_mitigation("rolled back 4.2"))
    clock.forward(minutes=11)
    desk.do(number, declaring.state_impact("0.1 % of payments fail"))
    assert "mitigation:14" not in found(desk, number, clock)


def test_two_people_on_one_errand_and_silence(desk: Desk, number: int, clock: FakeClock) -> None:
    for owner in ("bo", "cy"):
        desk.do(number, actions.give("ask the card provider for its error rate", [owner], check_in_at=None))
    assert found(desk, number, clock)["twice:1"].line == "A2 drop bo does it (A1)"
    assert "silence" not in found(desk, number, clock)
    clock.forward(minutes=10)
    assert found(desk, number, clock)["silence"].why == "nothing was written for 10 min"


def test_silence_is_agreed_on_while_a_check_in_comes_soon_or_it_is_only_watched(
    desk: Desk, number: int, clock: FakeClock
) -> None:
    desk.do(number, actions.give("restore the copy", ["bo"], check_in_at=START + timedelta(minutes=18)))
    clock.forward(minutes=10)
    assert "silence" not in found(desk, number, clock), "bo is asked in eight minutes"
    desk.do(number, actions.end(1, Outcome.HELPED))
    desk.do(number, declaring.change_status(Status.MONITORING))
    clock.forward(minutes=29)
    assert "silence" not in found(desk, number, clock)
    clock.forward(minutes=1)
    assert "silence" in found(desk, number, clock)


def test_a_commander_who_repairs(desk: Desk, number: int, clock: FakeClock) -> None:
    desk.do(number, actions.give("fix the pool", ["ana"], check_in_at=None))
    clock.forward(minutes=2)
    assert "hands-on:A1" not in found(desk, number, clock), "nobody is there to give it to"
    desk.do(number, people.join("bo"))
    assert found(desk, number, clock)["hands-on:A1"].line == "A1 @"
    desk.do(number, hypotheses.raise_hypothesis("pool"))
    desk.do(number, hypotheses.set_tester(1, "ana"))
    assert found(desk, number, clock)["hands-on:H1"].line == "H1 @"
    desk.do(number, people.take_role("ana", Role.EXPERT))
    assert found(desk, number, clock)["hands-on:expert"].line == "@ana no longer subject-matter expert"
    desk.do(number, people.end_role("ana", Role.EXPERT))
    assert "hands-on:expert" not in found(desk, number, clock)
    desk.do(number, declaring.change_severity(4, "one customer"))
    assert "hands-on:A1" not in found(desk, number, clock), "an anomaly is one person's"


def test_roles_are_missed_once_people_had_time_to_come(desk: Desk, number: int, clock: FakeClock) -> None:
    assert "staff:significant" not in found(desk, number, clock)
    clock.forward(minutes=5)
    said = found(desk, number, clock)["staff:significant"]
    assert said.says == "find somebody as deputy, customer liaison and subject-matter expert"
    desk.do(number, declaring.change_severity(1, "all of Europe"))
    worse = found(desk, number, clock)["staff:critical"]
    assert worse.says == "find somebody as deputy, scribe and 3 more"
    desk.do(number, declaring.change_status(Status.MONITORING))
    assert "staff:critical" not in found(desk, number, clock)


def test_three_hours_in_one_role_and_more_people_than_one_can_lead(desk: Desk, number: int, clock: FakeClock) -> None:
    for place in range(8):
        desk.do(number, people.join(f"p{place}"))
    assert found(desk, number, clock)["sub-teams"].line == "! sub-teams: "
    desk.do(number, actions.give("restore the copy", ["p0", "p1", "p2"], check_in_at=None))
    assert "sub-teams" not in found(desk, number, clock), "two of them are led by p0 now"
    desk.do(number, people.take_role("p3", Role.SCRIBE))
    desk.do(number, people.take_role("p4", Role.DEPUTY))
    clock.forward(hours=3)
    lines = {
        one.says: one.line
        for one in found(desk, number, clock).values()
        if one.line in {":handover", ":roles"} and "3 h" in one.why
    }
    assert lines == {
        "hand the command over from ana": ":handover",
        "relieve p3 (scribe) and p4 (deputy)": ":roles",
    }


def test_an_expert_is_relieved_by_going_home(desk: Desk, number: int, clock: FakeClock) -> None:
    """Another one beside them is no relief."""
    desk.do(number, people.take_role("p1", Role.EXPERT))
    desk.do(number, people.take_role("p2", Role.SCRIBE))
    clock.forward(hours=3)
    assert found(desk, number, clock)["relief:2"].line == ":roles", "the scribe first"
    desk.do(number, people.take_role("p3", Role.SCRIBE))
    assert found(desk, number, clock)["relief:2"].line == "@p1 off"
    desk.do(number, people.take_role("p4", Role.EXPERT))
    assert "relief:2" in found(desk, number, clock)
    desk.do(number, people.leave("p1"))
    assert "relief:2" not in found(desk, number, clock)


def test_sub_teams_are_proposed_until_they_were_decided(desk: Desk, number: int, clock: FakeClock) -> None:
    for place in range(8):
        desk.do(number, people.join(f"p{place}"))
    desk.do(number, noting.record_decision("roll back 4.2"))
    line = found(desk, number, clock)["sub-teams"].line
    desk.do(number, noting.record_decision(f"{line.removeprefix('! ')}p1 leads the database, p4 the pool"))
    assert "sub-teams" not in found(desk, number, clock)


def test_a_fallback_is_proposed_until_something_else_was_done(desk: Desk, number: int, clock: FakeClock) -> None:
    desk.do(number, noting.record_decision("roll back 4.2"))
    desk.do(number, deciding.name_fallback(1, "fail over to us-2"))
    clock.forward(minutes=5)
    desk.do(number, deciding.check(1, worked=False, result="still 12 %"))
    assert found(desk, number, clock)["fallback:1"].line == "! fail over to us-2"
    clock.forward(minutes=1)
    desk.do(number, declaring.apply_mitigation("failed over to us-2"))
    assert "fallback:1" not in found(desk, number, clock)


def test_nothing_is_said_once_it_is_over(desk: Desk, number: int, clock: FakeClock) -> None:
    clock.forward(hours=5)
    desk.do(number, declaring.change_status(Status.RESOLVED, "rolled back"))
    assert found(desk, number, clock) == {}


def test_what_was_put_off_is_said_again_in_half_an_hour(clock: FakeClock) -> None:
    both = (Nudge("a", "do a", "why", ":a"), Nudge("b", "do b", "why", ":b"))
    put_off = {"a": clock() + PUT_OFF_FOR}
    assert first_of(both, put_off, clock()) == both[1]
    assert first_of(both, put_off, clock() + PUT_OFF_FOR) == both[0]
    assert first_of((), put_off, clock()) is None


def test_what_one_person_puts_off_is_kept_for_them(
    desk: Desk, number: int, clock: FakeClock, open_desk: OpenDesk
) -> None:
    nudging.put_off_now(desk, number, "silence")
    assert dict(nudging.put_off(open_desk("ana"), number)) == {"silence": clock() + PUT_OFF_FOR}, "also after a restart"
    assert not nudging.put_off(open_desk("bo"), number), "others may want to hear of it"
    clock.forward(minutes=20)
    assert set(nudging.put_off_now(desk, number, "severity")) == {"silence", "severity"}
    clock.forward(minutes=10)
    assert set(nudging.put_off(desk, number)) == {"severity"}, "half an hour is over"
