"""A record with a fault is refused whole, in one line with file, place and reason."""

from __future__ import annotations

import copy
import json
from enum import Enum
from typing import Any

import pytest

from opsdesk.domain.errors import BadInput
from opsdesk.domain.vocabulary import Role
from opsdesk.formats.record import Record, read_record

AT = "2026-03-01T09:00:00Z"
GOOD: dict[str, Any] = {
    "title": "Checkout is down",
    "started_at": AT,
    "timeline": [{"at": AT, "text": "seen", "kind": "note"}],
    "hypotheses": [
        {
            "statement": "cache",
            "raised_at": AT,
            "status": "open",
            "evidence": [{"at": AT, "text": "x", "supports": True}],
        },
        {"statement": "pool", "raised_at": AT, "status": "open", "evidence": []},
    ],
    "actions": [{"text": "look", "owner_role": "ana", "opened_at": AT, "closed_at": None}],
    "updates": [{"at": AT, "text": "We look.", "status": "investigating", "audience": "public"}],
}
TIME = "write it like 2026-11-21T14:02:00Z"


class Missing(Enum):
    """A value that no record can hold: the key is taken out. Named, so that every worker names its tests alike."""

    KEY = "missing"


MISSING = Missing.KEY
FAULTS: list[tuple[list[Any], Any, str]] = [
    (["title"], MISSING, "title: is missing"),
    (["title"], 5, "title: must be text, not a number"),
    (["title"], "  ", "title: is empty"),
    (["services"], "checkout", "services: must be a list, not text"),
    (["services"], [None], "services[0]: must be text, not null"),
    (["timeline"], {}, "timeline: must be a list, not an object"),
    (["timeline", 0], "seen", "timeline[0]: must be an object, not text"),
    (["timeline", 0, "at"], MISSING, "timeline[0].at: is missing"),
    (["timeline", 0, "at"], 5, "timeline[0].at: a time is text like 2026-11-21T14:02:00Z"),
    (["timeline", 0, "at"], "5", f"timeline[0].at: “5” is not a time ({TIME})"),
    (["timeline", 0, "at"], "2026-03-01T09:00:00", f"timeline[0].at: “2026-03-01T09:00:00” has no time zone ({TIME})"),
    (["timeline", 0, "at"], "2026-02-30T09:00:00Z", f"timeline[0].at: “2026-02-30T09:00:00Z” is not a time ({TIME})"),
    (
        ["timeline", 0, "at"],
        "0001-01-01T00:00:00Z",
        "timeline[0].at: “0001-01-01T00:00:00Z” lies outside the years 1970 to 2199",
    ),
    (["timeline", 0, "approx"], "yes", "timeline[0].approx: must be true or false, not text"),
    (["hypotheses", 0, "evidence", 0, "at"], "9 am", f"hypotheses[0].evidence[0].at: “9 am” is not a time ({TIME})"),
    (
        ["hypotheses", 0, "evidence", 0, "supports"],
        "yes",
        "hypotheses[0].evidence[0].supports: must be true or false, not text",
    ),
    (
        ["hypotheses", 0, "evidence", 0, "ratings"],
        {"H9": "+"},
        "hypotheses[0].evidence[0].ratings.H9: there is no H9 in this record",
    ),
    (
        ["hypotheses", 0, "evidence", 0, "ratings"],
        {"H1": "+++"},
        "hypotheses[0].evidence[0].ratings.H1: must be '++', '+', '0', '-' or '--'",
    ),
    (["hypotheses", 0, "closed_at"], "2026-02-28T09:00:00Z", "hypotheses[0]: closed_at is earlier than raised_at"),
    (["hypotheses", 0, "kind"], 7, "hypotheses[0].kind: must be text, not a number"),
    (["hypotheses", 0, "parent"], 2, "hypotheses[0].parent: H2 isn't older than H1"),
    (["hypotheses", 1, "number"], 1, "hypotheses[1].number: 1 is taken by an earlier row"),
    (["hypotheses", 1, "number"], 2**40, "hypotheses[1].number: must be less than or equal to 999999"),
    (["actions", 0, "closed_at"], "2026-02-28T09:00:00Z", "actions[0]: closed_at is earlier than opened_at"),
    (["actions", 0, "tests"], [0], "actions[0].tests[0]: must be greater than or equal to 1"),
    (["updates", 0, "text"], ["We look."], "updates[0].text: must be text, not a list"),
    (["resolved_at"], "2026-02-28T09:00:00Z", "top level: resolved_at is earlier than started_at"),
    (["severity"], 0, "severity: must be greater than or equal to 1"),
    (
        ["roles"],
        [{"person": "ana", "role": "king", "from": AT}],
        f"roles[0].role: is none of the roles {', '.join(Role)}",
    ),
]
TYPED: list[tuple[list[Any], dict[str, Any], str]] = [
    (
        ["timeline"],
        {"kind": "incident.severity", "fields": {"severity": "bad"}},
        "timeline[0].entry: fields.severity: must be a valid integer",
    ),
    (["timeline"], {"kind": "incident.severity", "fields": {}}, "timeline[0].entry: fields.severity: field required"),
    (
        ["timeline"],
        {"kind": "incident.severity", "fields": {"severity": 9}},
        "timeline[0].entry: fields.severity: SEV-9 doesn't exist; 1 (worst) to 5 do",
    ),
    (
        ["timeline"],
        {"kind": "incident.milestone", "fields": {"milestone": "started", "reached_at": "5"}},
        f"timeline[0].entry: “5” is not a time ({TIME})",
    ),
    (
        ["timeline"],
        {"kind": "action.given", "fields": {}},
        "timeline[0].entry: “action.given” can't stand in a row of its own",
    ),
    (
        ["timeline"],
        {"kind": "entry.struck", "fields": {"target": 1}},
        "timeline[0].entry: “entry.struck” can't stand in a row of its own",
    ),
    (
        ["timeline"],
        {"kind": "hypothesis.banded", "fields": {"number": 1}},
        "timeline[0].entry: belongs in the history of its hypothesis or action",
    ),
    (
        ["hypotheses", 1, "history"],
        {"kind": "hypothesis.banded", "fields": {"number": 1}},
        "hypotheses[1].history[0].entry: doesn't speak of this hypothesis (its number is 2)",
    ),
    (
        ["hypotheses", 0, "history"],
        {"kind": "evidence.judged", "fields": {"evidence": 7, "hypothesis": 1}},
        "hypotheses[0].history[0].entry: there is no E7 in this record",
    ),
    (
        ["hypotheses", 0, "history"],
        {"kind": "from.the.future"},
        "hypotheses[0].history[0]: has no entry, or one that only a newer desk understands",
    ),
    (
        ["actions", 0, "history"],
        {"kind": "hypothesis.banded", "fields": {"number": 1}},
        "actions[0].history[0].entry: doesn't speak of this action (its number is 1)",
    ),
]


def changed(path: list[Any], value: Any) -> bytes:
    """GOOD with one place of it other."""
    document = copy.deepcopy(GOOD)
    inner: Any = document
    for step in path[:-1]:
        inner = inner[step]
    if value is MISSING:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return json.dumps(document).encode()


def refusal_of(data: bytes) -> str:
    with pytest.raises(BadInput) as refusal:
        read_record(data, "in.json")
    assert "\n" not in refusal.value.message
    return refusal.value.message


@pytest.mark.parametrize(("path", "value", "reason"), FAULTS, ids=lambda item: str(item)[:60])
def test_a_fault_is_named_with_its_place(path: list[Any], value: Any, reason: str) -> None:
    assert refusal_of(changed(path, value)) == f"in.json: {reason}"


@pytest.mark.parametrize(("path", "entry", "reason"), TYPED, ids=lambda item: str(item)[:60])
def test_a_typed_row_is_read_as_strictly(path: list[Any], entry: dict[str, Any], reason: str) -> None:
    assert refusal_of(changed(path, [{"at": AT, "text": "x", "entry": entry}])) == f"in.json: {reason}"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"[]", "top level: must be an object, not a list"),
        (b'"x"', "top level: must be an object, not text"),
        (b"{}", "title: is missing"),
        (b'{"title": "x"}', "top level: holds no time at all; give started_at, or one row with a time"),
        (b'{"title": 1, "services": 2}', "title: must be text, not a number (and 1 more)"),
    ],
)
def test_what_is_no_record_at_all(data: bytes, reason: str) -> None:
    assert refusal_of(data) == f"in.json: {reason}"


def test_a_good_one_is_read() -> None:
    record = read_record(json.dumps(GOOD | {"x": 1}).encode(), "in.json")
    assert record.title == "Checkout is down"
    assert record.raw["x"] == 1


def test_every_key_is_documented() -> None:
    schema = Record.model_json_schema()
    parts = {"Record": schema, **schema["$defs"]}
    undescribed = [
        f"{name}.{key}"
        for name, part in parts.items()
        for key, field in part.get("properties", {}).items()
        if "description" not in field
    ]
    assert undescribed == []
