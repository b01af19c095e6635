"""Files that are damaged or no store at all, and disks without room: clear errors, and no changed entry passes."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from opsdesk.desk import noting
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError, StoreUnavailable
from opsdesk.store.opening import open_store

ROOT = Path(__file__).parents[2]


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


SMALL_DISK = """
import resource, signal, sys
from pathlib import Path
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
from opsdesk.desk.desk import Desk
from opsdesk.desk import declaring
from opsdesk.domain.errors import DeskError
try:
    Desk.at(Path(sys.argv[1]), by="ana").open_incident(declaring.declare("x" * 200_000))
except DeskError as error:
    sys.stderr.write(error.message)
    sys.exit(error.exit_code)
"""


@pytest.mark.parametrize("room", [0, 20_000, 250_000])
def test_a_disk_too_full_to_make_a_store_is_said_in_words(tmp_path: Path, room: int) -> None:
    path = tmp_path / "desk.db"
    ran = subprocess.run(
        [sys.executable, "-c", SMALL_DISK, path, str(room)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 3, ran.stderr
    assert "disk" in ran.stderr
    assert "Traceback" not in ran.stderr
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
