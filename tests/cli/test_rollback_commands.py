"""`rollback`: written down, listed, drilled, due and missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.called import Called
from tests.fakes import FakeClock

Call = Callable[..., Called]

BACK = (
    "---\nchecklist: back\nkind: rollback\n---\n\n# Roll {{ service }} back to {{ good }}\n\n- [ ] Deploy\n- [ ] Look\n"
)


@pytest.fixture
def kept(opsdesk: Call) -> None:
    """Two services of the registry, a rollback's checklist and a procedure for one of three ways of deploying."""
    opsdesk("service", "add", "payments", "--deployed-by", "rolling", "--deployed-by", "migration")
    opsdesk("service", "add", "ledger", "--deployed-by", "migration")
    opsdesk("checklist", "import", "-", stdin=BACK)
    said = ("--metric", "error rate", "--threshold", "> 2 %", "--point-of-no-return", "none", "--verifier", "bo")
    added = opsdesk("rollback", "add", "rolling", "--service", "payments", "--steps", "back", "--tier", "high", *said)
    assert (added.code, added.out) == (0, "RB-1\n"), added.err


def test_what_is_missing_and_what_is_due_are_findings(opsdesk: Call, kept: None, clock: FakeClock) -> None:
    missing = opsdesk("rollback", "missing")
    assert (missing.code, missing.out) == (1, "ledger · migration\npayments · migration\n")
    assert opsdesk("rollback", "add", "migration", "--every").out == "RB-2\n"
    assert (opsdesk("rollback", "missing").code, opsdesk("rollback", "missing", "--json").json) == (0, [])
    opsdesk("rollback", "retire", "RB-2", "each", "has", "its", "own")
    opsdesk("rollback", "rehearsed", "1", "worked", "--minutes", "12")
    assert (opsdesk("rollback", "due").code, opsdesk("rollback", "due").out) == (0, "")
    soon = opsdesk("rollback", "due", "--days", "90")
    assert (soon.code, soon.out) == (1, "RB-1  payments · rolling: drill due 2027-02-15 · about 12 min (n = 1)\n")
    clock.forward(days=91)
    assert opsdesk("rollback", "due").out.startswith("RB-1  payments · rolling: drill due since 2027-02-15, 1 day · ")


def test_a_procedure_is_shown_with_its_doubts_first(opsdesk: Call, kept: None) -> None:
    opsdesk("rollback", "rehearsed", "RB-1", "failed", "--why", "no image", "--at", "2026-11-10T08:00Z")
    opsdesk("rollback", "changed", "RB-1", "a", "queue", "--at", "2026-11-11T08:00Z")
    assert opsdesk("rollback", "show", "RB-1").out.splitlines() == [
        "RB-1 payments · rolling",
        "doubt: drill failed on 2026-11-10: no image",
        "doubt: architecture changed on 2026-11-11: a queue",
        "trigger     error rate > 2 %",
        "no return   none",
        "verified by bo",
        "takes       nobody knows how long it takes",
        "next        drill due since 2026-11-10, 7 days · high changes: rehearsed every 90 days",
        "last        drill on 2026-11-10 failed",
        "steps       back v1",
        "  1.1   Deploy",
        "  1.2   Look",
        "rehearsals",
        "  drill on 2026-11-10 failed (no image)",
    ]
    assert opsdesk("rollback", "undo", "RB-1").err == "RB-1: took back “architecture changed: a queue”\n"
    assert opsdesk("rollback", "edit", "1", "--minutes", "9", "--verifier", "").out == (
        "RB-1 payments · rolling: trigger error rate > 2 % · point of no return: none · steps back · about 9 min"
        " · for changes up to high\n"
    )


def test_a_drill_is_a_run_and_comes_back_as_json(opsdesk: Call, kept: None) -> None:
    begun = opsdesk("rollback", "drill", "RB-1", "--var", "good=4.1", "--json").json
    assert begun == {"id": "RUN-1", "procedure": "RB-1", "checklist": "back", "version": 1}
    shown = opsdesk("rollback", "show", "1", "--json").json
    assert {key: shown[key] for key in ("id", "under_way", "is_due", "expected_minutes", "expected_n", "last")} == {
        "id": "RB-1", "under_way": ["RUN-1"], "is_due": True, "expected_minutes": None, "expected_n": 0, "last": None,
    }  # fmt: skip
    assert shown["steps"] == [{"number": "1.1", "text": "Deploy"}, {"number": "1.2", "text": "Look"}]
    opsdesk("rollback", "rehearsed", "1", "worked", "--minutes", "8")
    listed = opsdesk("rollback", "list", "--json").json
    assert [row["expected_minutes"] for row in listed["procedures"]] == [8.0]
    assert listed["procedures"][0]["last"]["elapsed_seconds"] == 480
    assert [row["service"] for row in listed["uncovered"]] == ["ledger", "payments"]


def test_every_key_of_the_json_is_documented(opsdesk: Call, kept: None) -> None:
    opsdesk("rollback", "rehearsed", "1", "worked", "--minutes", "8")
    told = " ".join(opsdesk("rollback", "list", "--help").out.split())
    shown, listed = opsdesk("rollback", "show", "1", "--json").json, opsdesk("rollback", "list", "--json").json
    for keys in (listed, shown, shown["last"], shown["steps"][0], listed["uncovered"][0]):
        for key in keys:
            assert key in told


def test_a_drill_that_isnt_over_refuses_the_next_one_and_leaves_the_metrics_alone(opsdesk: Call) -> None:
    opsdesk("service", "add", "payments", "--deployed-by", "rolling", "--objective", "99.9 % a month")
    missing = opsdesk("rollback", "missing")
    assert (missing.code, missing.out) == (1, "payments · rolling\n")
    opsdesk("checklist", "import", "--starters")
    assert opsdesk("rollback", "add", "rolling", "--service", "payments", "--steps", "rollback").out == "RB-1\n"
    assert opsdesk("rollback", "drill", "RB-1", "--var", "good=4.1").out == "RUN-1\n"
    refused = opsdesk("rollback", "drill", "RB-1")
    assert (refused.code, refused.out) == (2, "")
    assert refused.refusal == "RUN-1 by RB-1 isn't over: go on with it, or abandon it"
    (row,) = opsdesk("metrics", "--json").json["services"]
    assert row["error_budget"]["left_share"] == 1


def test_a_list_ends_with_what_has_no_procedure(opsdesk: Call, kept: None) -> None:
    lines = opsdesk("rollback", "list").out.splitlines()
    assert lines[0] == "RB-1  payments · rolling: drill due today · nobody knows how long it takes"
    assert lines[1:] == ["–     ledger · migration: no procedure yet", "–     payments · migration: no procedure yet"]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("add", "rolling"), "say for which service (--service S), or that it is for every one (--every)"),
        (
            ("add", "rolling", "--service", "payments"),
            "RB-1 is the procedure for payments · rolling already: change it",
        ),
        (("add", "blue", "--service", "payments"), "payments isn't deployed by “blue”; the registry knows migration"),
        (("show", "RB-9"), "there is no RB-9 on this desk"),
        (("show", "INC-1"), "“INC-1” is no procedure (they are written RB-3 or 3)"),
        (("edit", "1", "--steps", "nowhere"), "there is no checklist “nowhere” on this desk"),
        (("drill", "1", "--var", "good"), "--var “good” has no value"),
        (("drill", "1", "--var", "x=1"), "“x” is no blank of back"),
        (("rehearsed", "1", "failed"), "say what went wrong, so that the next one goes better"),
        (("rehearsed", "1", "worked", "--incident", "INC-7"), "there is no INC-7 on this desk"),
        (("retire", "1", " "), "retiring a procedure needs a reason"),
        (("changed", "1", "x", "--at", "2027-01-01T00:00Z"), "what happened can't lie in the future"),
    ],
)
def test_what_cant_be_is_refused_in_a_line(opsdesk: Call, kept: None, argv: tuple[str, ...], said: str) -> None:
    refused = opsdesk("rollback", *argv)
    assert refused.code == 2
    assert refused.refusal.startswith(said)
