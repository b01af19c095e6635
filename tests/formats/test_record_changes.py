"""What was changed on the desk since the import is written over what came, and nothing else."""

from __future__ import annotations

import copy
from datetime import UTC, datetime
from typing import Any

import pytest

from opsdesk.domain.entries import Entry, Payload, amend, board, deciding, declaration, note, work
from opsdesk.domain.fold import fold
from opsdesk.domain.vocabulary import HypothesisStatus, Outcome, ServiceState, Status
from opsdesk.formats.record import as_entries, check_record, happenings, record_of

AT = "2026-03-01T09:00:00Z"
LATER = datetime(2026, 3, 1, 12, tzinfo=UTC)
CAME: dict[str, Any] = {
    "title": "Checkout is down",
    "started_at": "2026-03-01T10:00:00+01:00",
    "resolved_at": "2026-03-01T11:00:00Z",
    "severity_hint": "SEV2",
    "services": ["checkout", "login"],
    "x": {"kept": [1]},
    "timeline": [
        {"at": AT, "text": "first", "kind": "detection", "x": 1},
        {"at": AT, "text": "second", "kind": "note", "x": 2},
    ],
    "hypotheses": [
        {
            "statement": "cache",
            "raised_at": AT,
            "status": "eliminated",
            "x": 3,
            "evidence": [{"at": AT, "text": "a fact", "supports": False, "x": 4}],
        },
        {"statement": "pool", "raised_at": AT, "status": "open", "evidence": [], "x": 5},
    ],
    "actions": [{"text": "look", "owner_role": "On-call", "opened_at": AT, "closed_at": None, "x": 6}],
    "updates": [],
}


class Desk:
    """The imported record, and what is written after it."""

    def __init__(self, came: dict[str, Any] = CAME) -> None:
        self.log = list(as_entries(happenings(check_record(copy.deepcopy(came), "came")), 7))

    def write(self, *payloads: Payload) -> None:
        for payload in payloads:
            self.log.append(Entry(7, len(self.log) + 1, "", LATER, LATER, "ana", payload))

    def seq(self, words: str) -> int:
        return next(entry.seq for entry in self.log if entry.payload.text == words)

    def export(self) -> dict[str, Any]:
        record = record_of(fold(self.log), self.log)
        again = list(as_entries(happenings(check_record(copy.deepcopy(record), "again"))))
        assert record_of(fold(again), again) == record, "what was exported can be imported"
        return record


@pytest.fixture
def desk() -> Desk:
    return Desk()


def with_changes(change: Any) -> dict[str, Any]:
    expected = copy.deepcopy(CAME)
    change(expected)
    return expected


def test_nothing_changed(desk: Desk) -> None:
    assert desk.export() == CAME


def test_edited_and_struck_rows(desk: Desk) -> None:
    desk.write(amend.EntryEdited(desk.seq("first"), "first, corrected"), amend.EntryStruck(desk.seq("second")))

    def change(record: dict[str, Any]) -> None:
        record["timeline"] = [{"at": AT, "text": "first, corrected", "kind": "detection", "x": 1}]

    assert desk.export() == with_changes(change)


def test_a_new_note_comes_after_the_rows_that_came(desk: Desk) -> None:
    desk.write(note.Noted("third"))
    row = {"at": "2026-03-01T12:00:00Z", "text": "third", "kind": "note", "by": "ana"}
    assert desk.export() == with_changes(lambda record: record["timeline"].append(row))


def test_a_struck_hypothesis_leaves_the_numbers_of_the_others(desk: Desk) -> None:
    desk.write(amend.EntryStruck(desk.seq("cache")))
    record = desk.export()
    assert record["hypotheses"] == [CAME["hypotheses"][1] | {"number": 2}]
    assert record["evidence"] == [{"at": AT, "text": "a fact", "x": 4}]


def test_a_hypothesis_closed_here(desk: Desk) -> None:
    desk.write(board.HypothesisClosed(2, HypothesisStatus.CONFIRMED, "seen", explains=True))
    held = desk.export()["hypotheses"][1]
    assert {key: held[key] for key in ("status", "closed_at", "reason", "explains", "x")} == {
        "status": "confirmed",
        "closed_at": "2026-03-01T12:00:00Z",
        "reason": "seen",
        "explains": True,
        "x": 5,
    }
    assert [row["entry"]["kind"] for row in held["history"]] == ["hypothesis.closed"]


def test_an_action_given_to_somebody_else_and_ended(desk: Desk) -> None:
    desk.write(work.ActionReassigned(1, ("cy", "bo")), work.ActionEnded(1, Outcome.HELPED))
    held = desk.export()["actions"][0]
    assert (held["owner_role"], held["owners"], held["outcome"], held["x"]) == ("cy", ["cy", "bo"], "helped", 6)
    assert held["given"] == {"owners": ["On-call"]}


def test_what_the_desk_says_of_the_incident(desk: Desk) -> None:
    desk.write(
        declaration.Retitled("Checkout was down"),
        declaration.SeverityChanged(3, "smaller than thought"),
        declaration.ServiceStated("login", ServiceState.DEGRADED),
        declaration.StatusChanged(Status.CLOSED),
    )
    record = desk.export()
    assert record["title"] == "Checkout was down"
    assert record["severity"] == 3
    assert record["severity_hint"] == "SEV2"
    assert record["status"] == "closed"
    assert record["services"] == CAME["services"]
    assert record["service_states"] == {"checkout": "operational", "login": "degraded"}
    assert [row["kind"] for row in record["timeline"][2:]] == ["retitled", "severity", "service", "status"]
    assert record["started_at"] == CAME["started_at"], "what didn't change is written as it was"


def test_a_decision_keeps_its_number_when_one_before_it_is_struck() -> None:
    words = [{"at": AT, "text": text, "kind": "decision"} for text in ("wait", "roll back", "go on")]
    desk = Desk({**CAME, "timeline": words})
    desk.write(deciding.RiskNamed(2, "the cache is cold"), amend.EntryStruck(desk.seq("wait")))
    record = desk.export()
    assert [(row["text"], row.get("number")) for row in record["timeline"]] == [
        ("roll back", 2),
        ("go on", None),
        ("D2 risk: the cache is cold", None),
    ]
    again = fold(as_entries(happenings(check_record(record, "again"))))
    assert {made.name: made.risks for made in again.decisions.values()} == {"D2": ("the cache is cold",), "D3": ()}
