"""The grammar table: what is said about a decision."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opsdesk.desk import noting
from opsdesk.desk.capture import Context, Reading, read
from opsdesk.domain.decision import MadeDecision, Objection
from opsdesk.domain.incident import Incident
from tests.desk.capture.boards import after, busy
from tests.fakes import START


@pytest.fixture
def incident() -> Incident:
    return after(busy(), noting.record_decision("roll back 4.2"))


def reading(incident: Incident, line: str) -> Reading:
    return read(line, Context(incident, START, "ana"))


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("D1 option wait", "options", ("wait",)),
        ("d1 risk: the cache is cold", "risks", ("the cache is cold",)),
        ("D1 objection @ana payroll runs", "objections", (Objection("payroll runs", "ana"),)),
        ("D1 objection payroll runs", "objections", (Objection("payroll runs"),)),
        ("D1 fallback fail over", "fallback", "fail over"),
        ("D1 verify @bo in 10m", "check_at", START + timedelta(minutes=10)),
        ("D1 verify @bo by 15:00", "check_at", START.replace(hour=15, minute=0)),
        ("D1 verify @bo", "check_at", START + timedelta(minutes=15)),
        ("D1 worked", "worked", True),
        ("D1 worked: errors are gone", "result", "errors are gone"),
        ("D1 did not work errors are back", "worked", False),
        ("D1 didn't work, errors are back", "result", "errors are back"),
    ],
)
def test_what_is_said_about_a_decision(incident: Incident, line: str, field: str, value: object) -> None:
    decision = reading(incident, line).decision
    assert decision is not None
    made: MadeDecision = after(incident, decision).decisions[1]
    assert getattr(made, field) == value


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("D1 option", "what else could be done?"),
        ("D1 risk", "what can go wrong?"),
        ("D1 fallback", "what is done if it doesn't work?"),
        ("D1 objection @ana", "what is said against D1?"),
        ("D1 verify", "who verifies D1, and when?"),
        ("D1 verify the graph", "who verifies D1, and when?"),
        ("D1 did not work", "how does it show?"),
        ("D7 worked", "there is no D7 (decided: D1)"),
    ],
)
def test_what_is_unfinished_asks(incident: Incident, line: str, asks: str) -> None:
    assert asks in reading(incident, line).problem


@pytest.mark.parametrize(
    "line", ["D1", "D1 rack lost power", "D1 options are few", "D10 worker is down", "d1 workedness"]
)
def test_what_only_looks_like_it_is_a_note(incident: Incident, line: str) -> None:
    assert reading(incident, line).kind == "note"


def test_where_nothing_was_decided_it_is_a_note() -> None:
    assert reading(busy(), "D1 worked").kind == "note"


def test_the_preview_names_the_decision_and_who_is_new(incident: Incident) -> None:
    assert reading(incident, "! go on").says == "D2 decision"
    said = reading(incident, "D1 verify @dx in 10m").says
    assert said == "D1 roll back 4.2: dx (new person) verifies it, asked at 14:52 UTC"
