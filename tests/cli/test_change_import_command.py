"""`change import`: files and pipes, guessed or not, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.called import Called
from tests.formats.taking_in import payloads as sent

Call = Callable[..., Called]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "changes.csv"
    path.write_text("at,title,service,kind,cost\n2026-11-17 09:00,larger pools,payments,config,3\n")
    return path


def test_a_table_is_taken_in_once(opsdesk: Call, table: Path) -> None:
    called = opsdesk("change", "import", str(table))
    assert called.out == "CHG-1   configuration 2026-11-17 09:00 UTC · payments · larger pools\n"
    assert called.err == "taken in: 1; 0 known already\ncolumns nothing was taken from: cost\n"
    assert opsdesk("change", "import", str(table)).err.startswith("taken in: 0; 1 known already\n")
    assert "taken in from: table " in opsdesk("change", "show", "1").out


def test_a_row_that_can_not_be_used_keeps_all_of_them_out(opsdesk: Call, table: Path) -> None:
    table.write_text(table.read_text() + "soon,x,,,\n2026-11-17 09:00,x,,party,\n")
    called = opsdesk("change", "import", str(table))
    assert called.code == 2
    assert called.err.splitlines() == [
        f"opsdesk: {table}: line 3: at: “soon” is no time (write it like 2026-11-20 14:00)",
        f"opsdesk: {table}: line 4: kind: “party” is none of deploy, configuration, flag, migration, vendor notice, "
        "other",
        "2 rows can't be used: nothing was taken in",
    ]
    assert opsdesk("change", "list").out == ""


def test_what_would_be_taken_in_as_json(opsdesk: Call, tmp_path: Path) -> None:
    path = tmp_path / "sent.json"
    path.write_text(json.dumps(sent.GITHUB))
    held = opsdesk("change", "import", str(path), "--dry-run", "--json", "--role", "nobody").json
    assert {key: held[key] for key in ("dry_run", "known", "to_come", "problems")} == {
        "dry_run": True,
        "known": 0,
        "to_come": 0,
        "problems": [],
    }
    [row] = held["added"]
    assert (row["id"], row["services"], row["author_role"]) == (None, ["Payments"], "developer")
    assert row["deployed_at"] == "2026-11-17T13:00:00Z"
    assert opsdesk("change", "list").out == ""


def test_the_help_says_how_git_is_to_be_asked(opsdesk: Call) -> None:
    assert "--pretty=tformat:'%H%x09%cI%x09%s'" in opsdesk("change", "import", "--help").out


def test_what_it_is_not(opsdesk: Call, table: Path) -> None:
    assert "holds no commits" in opsdesk("change", "import", str(table), "--format", "git").refusal
    assert "can't be read" in opsdesk("change", "import", str(table.with_name("none.csv"))).refusal
