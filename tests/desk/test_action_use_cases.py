"""Actions: give, delay, hand on, block, end, drop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from opsdesk.desk import actions
from opsdesk.domain.errors import BadInput, NotFound, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import ActionStatus, Lane, Outcome
from tests.fakes import START, FakeClock

Do = Callable[..., Incident]
Refuses = Callable[..., str]

SOON = START + timedelta(minutes=15)


@pytest.fixture
def given(do: Do) -> Do:
    """A1, bo's, with a check-in in a quarter of an hour."""
    do(actions.give("roll back 4.2", ["bo"], check_in_at=SOON))
    return do


def test_work_goes_to_named_people_and_the_first_answers(do: Do) -> None:
    incident = do(actions.give("check the pool", ["@Bo", "cy", "bo"], check_in_at=SOON, every_minutes=30))
    action = incident.actions[1]
    assert (action.name, action.owner, action.owners) == ("A1", "bo", ("bo", "cy"))
    assert (action.lane, action.status, action.every_minutes) == (Lane.DIAGNOSE, ActionStatus.DOING, 30)
    assert (action.given_at, action.given_by, action.check_in_at) == (START, "ana", SOON)
    assert incident.present == ["ana", "bo", "cy"]
    assert do(actions.give("wait", [], check_in_at=None, lane=Lane.COMMUNICATE)).actions[2].lane is Lane.COMMUNICATE


def test_work_without_words_or_a_name_is_refused(refuses: Refuses) -> None:
    assert "is empty" in refuses(actions.give(" ", ["bo"], check_in_at=None), BadInput)
    assert "no short name" in refuses(actions.give("x", ["bo b"], check_in_at=None), BadInput)


@pytest.mark.parametrize(
    ("decision", "status", "outcome"),
    [
        (actions.end(1, Outcome.HELPED, " errors gone "), ActionStatus.DONE, Outcome.HELPED),
        (actions.end(1), ActionStatus.DONE, Outcome.NOT_SAID),
        (actions.end(1, Outcome.MADE_IT_WORSE), ActionStatus.DONE, Outcome.MADE_IT_WORSE),
        (actions.drop(1, "no longer needed"), ActionStatus.DROPPED, None),
    ],
)
def test_what_has_ended_stays_so(
    given: Do, refuses: Refuses, decision: actions.Decision, status: ActionStatus, outcome: Outcome | None
) -> None:
    ended = given(decision).actions[1]
    assert (ended.status, ended.outcome, ended.ended_at) == (status, outcome, START)
    assert ended.why in {"errors gone", "no longer needed", ""}
    for late in (
        actions.end(1),
        actions.drop(1, "x"),
        actions.block(1, "x"),
        actions.unblock(1),
        actions.reassign(1, ["cy"]),
        actions.move_lane(1, Lane.FIX),
        actions.set_check_in(1, SOON),
        actions.delay(1, timedelta(minutes=5), START),
    ):
        assert f"A1 is {status} already" in refuses(late, Refused)


def test_what_came_of_it_may_be_said_later_and_otherwise(given: Do, refuses: Refuses) -> None:
    given(actions.end(1, why="restarted twice"))
    for outcome in (Outcome.DID_NOT_HELP, Outcome.HELPED):
        ended = given(actions.end(1, outcome)).actions[1]
        assert (ended.status, ended.outcome, ended.why) == (ActionStatus.DONE, outcome, "restarted twice")
        assert "A1 is done already" in refuses(actions.end(1, outcome), Refused)
    given(actions.give("look at the logs", ["bo"], check_in_at=SOON))
    given(actions.drop(2, "no longer needed"))
    assert "A2 is dropped already" in refuses(actions.end(2, Outcome.HELPED), Refused)


def test_an_unknown_action_names_those_there_are(given: Do, refuses: Refuses) -> None:
    assert refuses(actions.end(9), NotFound) == "there is no A9 (open: A1)"
    given(actions.end(1))
    assert refuses(actions.drop(9, "x"), NotFound) == "there is no A9 (open: none)"


def test_a_delay_counts_from_the_check_in_or_from_now_when_that_is_over(given: Do, clock: FakeClock) -> None:
    half = timedelta(minutes=30)
    assert given(actions.delay(1, half, clock.now)).actions[1].check_in_at == SOON + half
    now = clock.forward(hours=3)
    assert given(actions.delay(1, half, now)).actions[1].check_in_at == now + half
    given(actions.set_check_in(1, None))
    assert given(actions.delay(1, half, now)).actions[1].check_in_at == now + half


def test_a_check_in_keeps_or_changes_how_often_it_repeats(given: Do) -> None:
    repeated = given(actions.set_check_in(1, SOON, every_minutes=20)).actions[1]
    assert (repeated.check_in_at, repeated.every_minutes) == (SOON, 20)
    assert given(actions.set_check_in(1, SOON + timedelta(minutes=1))).actions[1].every_minutes == 20


def test_work_is_handed_on(given: Do, refuses: Refuses) -> None:
    incident = given(actions.reassign(1, ["cy", "di"]))
    assert incident.actions[1].owners == ("cy", "di")
    assert "di" in incident.present
    assert "A1 is cy, di’s already" in refuses(actions.reassign(1, ["@CY", "di"]), Refused)
    assert given(actions.reassign(1, [])).actions[1].owner == ""


def test_work_is_blocked_with_a_reason_and_goes_on(given: Do, refuses: Refuses) -> None:
    assert "blocking A1 needs a reason" in refuses(actions.block(1, " "), Refused)
    blocked = given(actions.block(1, "no access")).actions[1]
    assert (blocked.status, blocked.why) == (ActionStatus.BLOCKED, "no access")
    assert blocked.left(START) == timedelta(minutes=15), "somebody still asks"
    assert given(actions.unblock(1)).actions[1].status is ActionStatus.DOING
    assert "A1 isn't blocked" in refuses(actions.unblock(1), Refused)
    assert "dropping A1 needs a reason" in refuses(actions.drop(1, ""), Refused)


def test_work_is_moved_to_another_lane(given: Do) -> None:
    assert given(actions.move_lane(1, Lane.COMMUNICATE)).actions[1].lane is Lane.COMMUNICATE
