"""The grammar table: actions, and people with their roles."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opsdesk.domain.vocabulary import (
    ActionStatus,
    Lane,
    Outcome,
    Role,
)
from tests.desk.capture.boards import entered, reading
from tests.fakes import START


@pytest.mark.parametrize(
    ("line", "owners", "task", "minutes", "every"),
    [
        ("@bo restart it", ("bo",), "restart it", 15, 0),
        ("@bo restart it in 5m", ("bo",), "restart it", 5, 0),
        ("@bo @cy restart it in 2h", ("bo", "cy"), "restart it", 120, 0),
        ("@Bo, @cy: restart it every 30m", ("bo", "cy"), "restart it", 30, 30),
        ("@bo @bo restart it", ("bo",), "restart it", 15, 0),
        ("@bo ask @cy about it", ("bo",), "ask @cy about it", 15, 0),
        ("@bo off the load balancer with it", ("bo",), "off the load balancer with it", 15, 0),
    ],
)
def test_giving_work(line: str, owners: tuple[str, ...], task: str, minutes: int, every: int) -> None:
    action = entered(line).actions[3]
    assert (action.owners, action.text, action.every_minutes) == (owners, task, every)
    assert action.check_in_at == START + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("@bo restart it in 10m", "A3 for bo · check-in 14:52 UTC · fix"),
        ("@cy ask the provider in 10m", "A3 for cy · check-in 14:52 UTC · communicate"),
        (
            "@dx @bo look at it every 1h30m",
            "A3 for dx (new person), bo · check-in 16:12 UTC, every 1 h 30 min · diagnose",
        ),
    ],
)
def test_the_preview_of_work_says_who_when_and_which_lane(line: str, says: str) -> None:
    assert reading(line).says == says


@pytest.mark.parametrize(
    ("line", "tests", "task"),
    [
        ("@bo test H1 H2: is Asia slow too? in 5m", (1, 2), "is Asia slow too?"),
        ("@bo tests h1, H3 and H2: undo it on one host", (1, 3, 2), "undo it on one host"),
        ("@bo test H1: undo it on one host", (1,), "undo it on one host"),
        ("@bo test H1 on one host", (), "test H1 on one host"),
        ("@bo test it: H1", (), "test it: H1"),
    ],
)
def test_work_that_tells_hypotheses_apart(line: str, tests: tuple[int, ...], task: str) -> None:
    action = entered(line).actions[3]
    assert (action.tests, action.text) == (tests, task)
    assert action.lane is Lane.DIAGNOSE


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("@bo test H1 H2: in 5m", "what tells H1 from H2? @bo test H1 H2: …"),
        ("@bo test H9: look", "there is no H9"),
        ("@ test H1 H2: look", "who does it?"),
        ("@ check whether it works now in 5m", "who does it?"),
        ("A1 @", "who does A1? A1 @name"),
        ("H1 @", "who tests H1? H1 @name"),
    ],
)
def test_what_is_unfinished_asks_and_is_no_note(line: str, asks: str) -> None:
    assert reading(line).problem.startswith(asks)


@pytest.mark.parametrize(
    ("line", "status", "outcome", "why"),
    [
        ("A1 done helped", ActionStatus.DONE, Outcome.HELPED, ""),
        ("a1 done, helped: errors gone", ActionStatus.DONE, Outcome.HELPED, "errors gone"),
        ("A1 helped", ActionStatus.DONE, Outcome.HELPED, ""),
        ("A1 done no help", ActionStatus.DONE, Outcome.DID_NOT_HELP, ""),
        ("A1 no help", ActionStatus.DONE, Outcome.DID_NOT_HELP, ""),
        ("A1 didn't help", ActionStatus.DONE, Outcome.DID_NOT_HELP, ""),
        ("A1 worse", ActionStatus.DONE, Outcome.MADE_IT_WORSE, ""),
        ("A1 done worse more errors", ActionStatus.DONE, Outcome.MADE_IT_WORSE, "more errors"),
        ("A1 done", ActionStatus.DONE, Outcome.NOT_SAID, ""),
        ("A1 Done: at last", ActionStatus.DONE, Outcome.NOT_SAID, "at last"),
        ("A1 blocked no access", ActionStatus.BLOCKED, None, "no access"),
        ("A1 drop not needed", ActionStatus.DROPPED, None, "not needed"),
        ("A1 dropped: not needed", ActionStatus.DROPPED, None, "not needed"),
    ],
)
def test_ending_work(line: str, status: ActionStatus, outcome: Outcome | None, why: str) -> None:
    held = entered(line).actions[1]
    assert (held.status, held.outcome, held.why) == (status, outcome, why)
    assert reading(line).says.startswith("A1 roll back release 4.2 on eu-1")


def test_moving_work() -> None:
    assert entered("A1 +30m").actions[1].check_in_at == START + timedelta(minutes=30)
    assert entered("A1 + 30m").actions[1].check_in_at == START + timedelta(minutes=30)
    assert entered("A1 +1h30m").actions[1].check_in_at == START + timedelta(minutes=90)
    assert entered("A1 in 5m").actions[1].check_in_at == START + timedelta(minutes=5)
    assert entered("A1 by 17:00").actions[1].check_in_at == START.replace(hour=17, minute=0)
    assert entered("A1 every 20m").actions[1].every_minutes == 20
    assert entered("A1 @cy").actions[1].owners == ("cy",)
    assert entered("A1 @cy, @bo").actions[1].owners == ("cy", "bo")
    assert entered("A1 diagnose").actions[1].lane is Lane.DIAGNOSE
    assert entered("A1 unblock", incident=entered("A1 blocked x")).actions[1].status is ActionStatus.DOING


def test_people_come_go_and_take_roles() -> None:
    assert "dx" in entered("@dx joins").present
    assert reading("@dx joins").says == "dx (new person) joins"
    assert reading("@cy join").says == "cy joins"
    assert "eli" not in entered("@eli off").present
    assert "eli" not in entered("@Eli, leaves").present
    assert [held.person for held in entered("@eli as scribe").holders(Role.SCRIBE)] == ["eli"]
    assert [held.person for held in entered("@eli as customer liaison").holders(Role.CUSTOMER_LIAISON)] == ["eli"]
    commander = entered("@bo as IC").commander
    assert commander
    assert commander.person == "bo"
    assert not entered("@eli no longer scribe", incident=entered("@eli as scribe")).holders(Role.SCRIBE)


def test_a_handover_is_accepted_by_name_or_by_whoever_types() -> None:
    commander = entered(":accept @Bo").commander
    assert commander
    assert commander.person == "bo"
    assert reading(":accept").says.startswith("ana accepts")
