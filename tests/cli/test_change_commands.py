"""`change`: from the plan to the review by commands, as text and as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from opsdesk.cli.change_text import LISTED, SHOWN
from tests.cli.called import Called
from tests.fakes import FakeClock
from tests.programs import ran

Call = Callable[..., Called]

PLAN = ("change", "plan", "Larger pools", "--service", "payments", "--starts", "18:00", "--ends", "90m")
SMALL = ("--likelihood", "2", "--impact", "2")
READY = (("automated-tests", "https://ci.example/1"), ("peer-review", "bo"))


@pytest.fixture
def ready(opsdesk: Call) -> Call:
    """CHG-1 has its evidence."""
    opsdesk(*PLAN, *SMALL)
    for item, evidence in READY:
        assert opsdesk("change", "link", "CHG-1", item, evidence).code == 0
    return opsdesk


def test_a_plan_says_its_tier_and_what_is_missing(opsdesk: Call) -> None:
    called = opsdesk(
        *PLAN, "--likelihood", "3", "--impact", "4", "--type", "rolling", "--stage", "canary", "--stage", "all"
    )
    first, *items = called.out.splitlines()
    assert first == "CHG-1   planned      high       payments · 18:00–19:30 UTC · Larger pools · 9 of 11 missing"
    assert items[0] == "  · automated-tests      no link yet"
    assert not any("staged-rollout" in line for line in items)


def test_the_keys_of_the_json_are_as_documented(opsdesk: Call) -> None:
    made = opsdesk(*PLAN, *SMALL, "--json").json
    assert set(made) == set(SHOWN)
    assert set(opsdesk("change", "list", "--json").json[0]) == set(LISTED)
    assert (made["id"], made["tier"], made["missing"]) == ("CHG-1", "standard", ["automated-tests", "peer-review"])
    assert made["starts_at"] == "2026-11-17T18:00:00Z"
    assert [item["demand"] for item in made["evidence"]] == ["pre-authorised", "automated-tests", "peer-review"]
    assert "evidence" in opsdesk("change", "show", "--help").out


def test_a_change_goes_its_way(ready: Call, clock: FakeClock) -> None:
    opsdesk = ready
    opsdesk("change", "edit", "1", "--stage", "canary", "--stage", "all")
    assert opsdesk("change", "approve", "CHG-1").out.startswith("CHG-1   approved ")
    assert opsdesk("change", "begin", "chg-1", "--json").json["status"] == "rolling out"
    clock.forward(minutes=3)
    assert "not reached yet: canary, all" in opsdesk("change", "finish", "1", "done").refusal
    opsdesk("change", "stage", "1", "--note", "errors flat")
    opsdesk("change", "stage", "1", "all")
    done = opsdesk("change", "finish", "1", "done", "--json").json
    assert (done["status"], done["failed"], done["deployed_at"]) == ("done", False, "2026-11-17T14:42:00Z")
    shown = opsdesk("change", "show", "1").out
    assert "  ✓ canary  14:45 UTC ana · errors flat" in shown
    assert "  ✓ peer-review          @bo" in shown
    assert opsdesk("change", "list", "--open").out == ""


def test_an_approval_is_refused_naming_what_is_missing(opsdesk: Call) -> None:
    opsdesk(*PLAN, *SMALL)
    called = opsdesk("change", "approve", "1")
    assert called.code == 2
    assert "automated-tests: no link yet; peer-review: nobody is named" in called.refusal


def test_a_failed_change_points_to_the_open_incident(ready: Call) -> None:
    opsdesk = ready
    for step in ("approve", "begin"):
        opsdesk("change", step, "1")
    opsdesk("declare", "Cards fail", "--severity", "2", "--service", "payments")
    assert "say what went wrong" in opsdesk("change", "finish", "1", "failed").refusal
    called = opsdesk("change", "finish", "1", "rolled-back", "--why", "5xx")
    assert "if the change led to it, opsdesk change link CHG-1 incident INC-1" in called.err
    linked = opsdesk("change", "link", "CHG-1", "incident", "INC-1", "--json").json
    assert (linked["incident"], linked["failed"]) == ("INC-1", True)
    assert "CHG-1 Larger pools, rolled back" in opsdesk("export", "1", "--as", "json").out


def test_an_emergency_is_due_for_review(opsdesk: Call, clock: FakeClock) -> None:
    opsdesk(*PLAN, *SMALL, "--emergency")
    assert "say why it can't wait" in opsdesk("change", "approve", "1").refusal
    opsdesk("change", "approve", "1", "--why", "the key is public")
    opsdesk("change", "begin", "1")
    opsdesk("change", "finish", "1", "done")
    assert "review due by Thu 19 Nov 14:42 UTC" in opsdesk("change", "list", "--open").out
    clock.forward(days=3)
    assert "review overdue since" in opsdesk("change", "list").out
    assert "still owes its documents" in opsdesk("change", "review", "1", "fine").refusal
    reviewed = opsdesk("change", "review", "1", "nobody could test it", "--incomplete", "--json").json
    assert reviewed["review"]["missing"] == ["automated-tests", "peer-review"]
    assert opsdesk("change", "list", "--open").out == ""


def test_a_freeze_of_the_settings_holds(opsdesk: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        '[[rigor.freezes]]\nname = "trade"\nstarts = "2026-11-17"\nends = "2026-11-18"\nservices = ["pay*"]\n'
    )
    monkeypatch.setenv("OPSDESK_CONFIG", str(path))
    assert "  ! freeze “trade” until Thu 19 Nov 00:00 UTC" in opsdesk(*PLAN, *SMALL).out
    for item, evidence in READY:
        opsdesk("change", "link", "1", item, evidence)
    assert "falls into the freeze “trade”" in opsdesk("change", "approve", "1").refusal
    assert opsdesk("change", "show", "1", "--json").json["freezes"] == [
        {"name": "trade", "starts_at": "2026-11-17T00:00:00Z", "ends_at": "2026-11-19T00:00:00Z"}
    ]


def test_what_happened_is_added_in_a_line(opsdesk: Call) -> None:
    opsdesk("service", "add", "payments")
    out = opsdesk("change", "add", "14:02", "deploy", "payments:", "4.2", "https://git.example/1").out
    assert out == "CHG-1   done         recorded   payments · 14:02 UTC · 4.2\n"
    held = opsdesk(
        "change", "add", "pool 20 to 50", "--sort", "configuration", "--at", "2026-11-16 09:00", "--json"
    ).json
    assert (held["kind"], held["deployed_at"], held["recorded"], held["tier"]) == (
        "configuration",
        "2026-11-16T09:00:00Z",
        True,
        None,
    )
    assert opsdesk("change", "cancel", "2", "--why", "a mistake", "--json").json["deployed_at"] is None


def test_an_edit_changes_what_is_given_and_nothing_else(ready: Call) -> None:
    opsdesk = ready
    opsdesk("change", "approve", "1")
    held = opsdesk("change", "edit", "1", "--starts", "20:00", "--impact", "4", "--role", "developer", "--json").json
    assert (held["starts_at"], held["ends_at"]) == ("2026-11-17T20:00:00Z", "2026-11-17T21:30:00Z")
    assert (held["status"], held["likelihood"], held["impact"], held["tier"]) == ("planned", 2, 4, "normal")
    assert (held["author_role"], held["title"], held["services"]) == ("developer", "Larger pools", ["payments"])


def test_what_changed_before_an_incident_is_listed_with_why(opsdesk: Call, clock: FakeClock) -> None:
    opsdesk("service", "add", "payments", "--depends-on", "ledger")
    opsdesk("change", "add", "10:10 deploy payments: 4.2")
    opsdesk("change", "add", "14:30 config ledger: pool 20 to 50")
    declared = opsdesk("declare", "Cards fail", "--service", "payments")
    assert (declared.out, declared.err.partition(",")[0]) == ("INC-1\n", "look at CHG-2 pool 20 to 50")
    assert "look at CHG-2 pool 20 to 50, which came before: ledger is needed" in opsdesk("nudges", "INC-1").out
    clock.forward(minutes=1)
    opsdesk("log", "INC-1", "? CHG-2 is to blame")
    assert "CHG-2" not in opsdesk("nudges", "INC-1").out
    assert opsdesk("change", "suspects", "INC-1").out.splitlines() == [
        "CHG-2   pool 20 to 50 · ledger · configuration · 14:30 UTC · ledger is needed by what is affected,"
        " 12 min before it was declared",
        "CHG-1   4.2 · payments · deploy · 10:10 UTC · payments is affected, 4 h 32 min before it was declared",
    ]
    [nearest] = opsdesk("change", "suspects", "1", "--hours", "1", "--json").json
    assert (nearest["id"], nearest["minutes_before"], nearest["through"]) == ("CHG-2", 12, "ledger")
    clock.forward(days=3)
    assert "look at CHG-2 pool" in opsdesk("nudges", "INC-1", "--at", "T+0").out, "as it was then"
    opsdesk("declare", "Search is slow")
    nothing = opsdesk("change", "suspects", "2")
    assert (nothing.out, nothing.err.partition(";")[0]) == ("", "nothing is known to have changed in the 24 h before")
    assert "“opsdesk change import FILE”" in nothing.err


def test_an_answer_is_taken_back(ready: Call) -> None:
    opsdesk = ready
    answered = opsdesk("change", "edit", "1", "--tested", "fully", "--done-before", "often", "--json").json
    assert answered["answers"]["tested"] == "fully"
    held = opsdesk("change", "edit", "1", "--unknown", "tested", "--json").json
    assert (held["answers"]["tested"], held["answers"]["done_before"]) == (None, "often")
    assert "“teste” is nothing that is said of a risk" in opsdesk("change", "edit", "1", "--unknown", "teste").refusal


def test_what_was_said_of_the_risk_as_a_whole_is_taken_back(opsdesk: Call) -> None:
    said = ("--likelihood", "2", "--impact", "2", "--irreversible", "--emergency", "--rollback-rehearsed", "never")
    opsdesk("change", "plan", "Larger pools", *said)
    shown = opsdesk("change", "show", "1", "--json").json
    assert (shown["tier"], shown["score"], shown["emergency"]) == ("high", 4, True)
    slips = ("irreversible", "emergency", "rollback-rehearsed")
    held = opsdesk("change", "edit", "1", *(part for slip in slips for part in ("--unknown", slip)), "--json").json
    assert (held["tier"], held["score"], held["emergency"]) == ("standard", 4, False)
    assert opsdesk("change", "edit", "1", "--unknown", "likelihood", "--json").json["score"] == 10


def test_evidence_is_taken_away_and_the_last_thing_taken_back(ready: Call) -> None:
    opsdesk = ready
    assert "peer-review" in opsdesk("change", "link", "1", "peer-review", "--remove").out
    called = opsdesk("change", "undo", "1")
    assert called.err == "taken back: peer-review: removed\n"
    assert "peer-review" not in called.out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["show", "CHG-9"], "there is no CHG-9 on this desk"),
        (["show", "INC-1"], "“INC-1” is no change (they are written CHG-3 or 3)"),
        (["plan", "  "], "the title is empty"),
        (["plan", "x", "--starts", "soon"], "“soon” is no time"),
        (["plan", "x", "--ends", "2h"], "nobody said when it starts"),
        (["plan", "x", "--sort", "magic"], "magic"),
        (["add", " "], "the change is empty"),
        (["link", "1", "peer-review"], "say what is linked to peer-review, or --remove"),
        (["finish", "1", "well"], "“well” is no end of a rollout (it is done, rolled-back, failed)"),
        (["begin", "1"], "CHG-1 is planned: only an approved change is begun"),
        (["cancel", "1"], "cancelling CHG-1 needs a reason"),
        (["review", "1", "fine"], "is no emergency that waits for a review"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_can_t_be_is_refused_in_one_line(opsdesk: Call, argv: list[str], said: str) -> None:
    opsdesk(*PLAN, *SMALL)
    called = opsdesk("change", *argv)
    assert called.code == 2
    assert said in called.refusal


def test_the_real_program_does_it_too(desk_path: Path, tmp_path: Path) -> None:
    environ = {**os.environ, "OPSDESK_DB": str(desk_path), "OPSDESK_USER": "ana", "HOME": str(tmp_path)}

    planned = ran("opsdesk", "change", "plan", "Pools", *SMALL, "--starts", "2099-01-01 10:00", environ=environ)
    assert planned.stdout.startswith("CHG-1   planned")
    listed = ran("opsdesk", "change", "list", "--json", environ=environ)
    assert [held["id"] for held in json.loads(listed.stdout)] == ["CHG-1"]
