"""A store that can't be used is said in one line, with exit 3; `doctor` and `info` help to find out why."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from opsdesk.store import connection
from tests.cli.called import Called

Call = Callable[..., Called]


def changed(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as store:
        store.execute(sql)
        store.commit()


@pytest.mark.parametrize("argv", [["list"], ["log", "hello"], ["service", "list"], ["import", "-"]])
def test_what_is_no_store_is_said_by_every_command(opsdesk: Call, desk_path: Path, argv: list[str]) -> None:
    desk_path.write_bytes(b"notes of a commander, not a database" * 100)
    called = opsdesk(*argv, stdin='{"title": "x", "started_at": "2026-01-01T00:00:00Z"}')
    assert (called.code, str(desk_path) in called.refusal) == (3, True)


def test_a_server_is_not_reached_and_its_password_not_shown(opsdesk: Call) -> None:
    called = opsdesk("--db", "postgresql+psycopg://ana:hunter2@db.example/desk", "list")
    assert called.code == 3
    assert "hunter2" not in called.refusal


def test_reading_only_needs_a_store_to_read(opsdesk: Call, tmp_path: Path) -> None:
    called = opsdesk("--readonly", "--db", str(tmp_path / "none.db"), "list")
    assert (called.code, "no store to read" in called.refusal) == (3, True)
    assert not (tmp_path / "none.db").exists()


LOOKING = [
    *("list", "search pool", "show 1", "import - --dry-run", "agenda", "agenda --ics -", "metrics", "review"),
    *("vendor deadlines", "vendor show 1", "runbook stale", "commitment due", "team brief a b", "ritual health"),
    *("change list", "checklist runs", "followup list", "postmortem list", "rollback due", "signal list"),
]


@pytest.mark.parametrize("command", LOOKING)
def test_looking_makes_no_store_and_says_that_there_is_none(opsdesk: Call, tmp_path: Path, command: str) -> None:
    path = tmp_path / "typo.db"
    called = opsdesk(*command.split(), "--db", str(path), stdin='{"title": "x", "started_at": "2026-01-01T00:00:00Z"}')
    assert called.err.startswith(f"{path}: there is no desk here yet; ")
    assert called.code != 3
    assert not path.exists()


def test_a_title_is_no_command_that_looks(opsdesk: Call, tmp_path: Path) -> None:
    assert opsdesk("declare", "list", "is", "empty", "--db", str(tmp_path / "new.db")).out == "INC-1\n"


def test_what_is_written_first_makes_the_store(opsdesk: Call, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    assert opsdesk("declare", "Card payments fail", "--db", str(path)).err == ""
    assert opsdesk("--db", str(path), "log", "--dry-run").code == 0
    assert opsdesk("list", "--db", str(path)).err == ""


def test_a_store_of_a_newer_version_is_read_and_not_written(opsdesk: Call, desk_path: Path, number: int) -> None:
    changed(desk_path, "UPDATE alembic_version SET version_num = '9999'")
    shown = opsdesk("list")
    assert (shown.code, "newer opsdesk" in shown.err) == (0, True)
    refused = opsdesk("declare", "x")
    assert (refused.code, "newer opsdesk" in refused.err) == (3, True)


def test_a_locked_store_is_said_after_its_patience_is_over(
    opsdesk: Call, desk_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_PRAGMAS", ("PRAGMA busy_timeout=50",))
    with closing(sqlite3.connect(desk_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for argv in (["log", "hello"], ["service", "add", "checkout"]):
            called = opsdesk(*argv)
            assert (called.code, "another process holds the lock" in called.refusal) == (3, True)


def test_a_store_made_on_the_way_is_private(opsdesk: Call, tmp_path: Path) -> None:
    path = tmp_path / "new" / "desk.db"
    assert opsdesk("--db", str(path), "declare", "First").out == "INC-1\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_the_doctor_finds_nothing_in_a_sound_store(opsdesk: Call, number: int) -> None:
    assert opsdesk("doctor").out.count("✓") == 6
    assert all(item["ok"] for item in opsdesk("doctor", "--json").json)


@pytest.mark.parametrize(
    ("sql", "finding"),
    [
        ("UPDATE entry SET payload = replace(payload, 'Card', 'Cash')", "was changed after it was written"),
        ("UPDATE incident SET title = 'Cash payments fail'", "its tables say something else than its log"),
        ("UPDATE shown SET at = '2035-01-01T00:00:00.000000Z' WHERE pos = 0", "its tables say something else"),
        ("DELETE FROM search_data WHERE id > 10", "index of words is damaged"),
    ],
)
def test_the_doctor_finds_what_was_changed_behind_the_desk(
    opsdesk: Call, desk_path: Path, number: int, sql: str, finding: str
) -> None:
    changed(desk_path, sql)
    called = opsdesk("doctor")
    assert (called.code, finding in called.out) == (1, True), called.out


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE incident SET title = 'Cash payments fail'",
        "UPDATE shown SET at = '2035-01-01T00:00:00.000000Z' WHERE pos = 0",
        "DELETE FROM search_data WHERE id > 10",
        "UPDATE dossier SET body = replace(body, 'pool', 'pole')",
    ],
)
def test_the_doctor_makes_anew_what_is_made_of_the_log(opsdesk: Call, desk_path: Path, number: int, sql: str) -> None:
    opsdesk("change", "add", "a larger pool")
    changed(desk_path, sql)
    found = opsdesk("doctor")
    assert (found.code, "opsdesk doctor --repair" in found.err) == (1, True), found
    mended = opsdesk("doctor", "--repair", "--json")
    assert [bool(item["mended"]) for item in mended.json].count(True) == 1, mended.out
    assert (mended.code, opsdesk("doctor").code) == (0, 0)
    copy = Path(mended.err.split()[-1])
    assert copy.stat().st_mode & 0o777 == 0o600
    assert opsdesk("--db", str(copy), "doctor").code == 1


def test_the_doctor_mends_no_changed_entry(opsdesk: Call, desk_path: Path, number: int) -> None:
    """Tables made of a log that somebody changed would say what they want."""
    changed(desk_path, "UPDATE entry SET payload = replace(payload, 'Card', 'Cash')")
    called = opsdesk("doctor", "--repair", "--json")
    assert (called.code, called.out.count('"mended": ""')) == (1, 6)
    assert "Card" in opsdesk("show", "1").out


def test_the_doctor_repairs_nothing_in_a_sound_store_or_one_that_is_only_read(
    opsdesk: Call, desk_path: Path, number: int
) -> None:
    assert (opsdesk("doctor", "--repair").code, opsdesk("doctor", "--repair").err) == (0, "")
    changed(desk_path, "UPDATE incident SET title = 'Cash payments fail'")
    called = opsdesk("--readonly", "doctor", "--repair")
    assert (called.code, "nothing can be mended" in called.err) == (3, True)
    assert not list(desk_path.parent.glob("*before-repair*"))


def test_the_doctor_minds_who_else_can_read(opsdesk: Call, desk_path: Path, number: int) -> None:
    """Opening it to write takes it from their eyes; looking at it only says so."""
    desk_path.chmod(0o644)
    called = opsdesk("--readonly", "doctor")
    assert (called.code, "can be read by others" in called.out) == (1, True)
    assert opsdesk("doctor").code == 0
    assert desk_path.stat().st_mode & 0o777 == 0o600


def test_info_says_where_everything_is(opsdesk: Call, desk_path: Path) -> None:
    known = opsdesk("info", "--json").json
    assert (known["desk"], known["desk_exists"], known["typing_as"]) == (str(desk_path), True, "ana")
    assert known["crash_reports"].startswith(known["data_folder"])
    assert str(desk_path) in opsdesk("info").out
