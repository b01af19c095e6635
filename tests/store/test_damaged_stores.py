"""Files that are damaged or no store at all, and disks without room: clear errors, and no changed entry passes."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from opsdesk.desk import noting
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError, StoreUnavailable
from opsdesk.store.opening import open_store
from tests.programs import Piped


def text_file(path: Path) -> None:
    path.write_text("Dear diary, today the database was down. " * 200)


def foreign_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.executescript(
            "CREATE TABLE alembic_version (version_num); INSERT INTO alembic_version VALUES ('ffff')"
        )
    connection.close()


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:3000])


def without_a_head(path: Path) -> None:
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [text_file, foreign_database, cut_off, without_a_head, a_folder])
def test_what_is_no_store_is_said_in_words(desk_path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(desk_path)
    with pytest.raises(StoreUnavailable) as refused:
        open_store(desk_path)
    assert refused.value.exit_code == 3
    assert refused.value.message.startswith(str(desk_path))
    assert "sqlite" not in refused.value.message.lower()


@pytest.mark.parametrize("room", [0, 20_000, 250_000])
def test_a_disk_too_full_to_make_a_store_is_said_in_words(tmp_path: Path, room: int) -> None:
    path = tmp_path / "desk.db"
    process = Piped("tests.store.small_disk_process", (path, str(room)))
    said = process.rest()
    assert process.returncode == 3, said
    assert "disk" in said
    desk = Desk.at(path, by="ana")
    assert desk.open_incidents() == []
    desk.close()


def read_all_of(path: Path) -> str:
    """Everything a desk would read; what it says is wrong."""
    desk = Desk.at(path, by="ana")
    try:
        for incident in desk.open_incidents():
            desk.timeline(incident.number, 0, 1000)
            desk.entries(incident.number)
            desk.search("note", incident.number)
        return desk.health()
    finally:
        desk.close()


def test_flipped_bytes_give_clear_errors_and_no_changed_entry_passes(desk: Desk, number: int, tmp_path: Path) -> None:
    for count in range(60):
        desk.do(number, noting.take_note(f"note {count} of a long incident"))
    log = [entry.payload.text for entry in desk.entries(number)]
    path = desk.opened.path
    desk.close()
    whole, dice = path.read_bytes(), random.Random(7)
    for case in range(60):
        spoilt = bytearray(whole)
        for _ in range(dice.choice([1, 1, 30])):
            spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(8)
        path.write_bytes(spoilt)
        try:
            wrong = read_all_of(path)
        except DeskError as error:
            wrong = error.message
        assert "Error" not in wrong
        if not wrong:
            again = Desk.at(path, by="ana")
            assert [entry.payload.text for entry in again.entries(number)] == log, f"case {case}"
            again.close()
