"""Files that are damaged or no store at all, and disks without room: clear errors, and no changed entry passes."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from opsdesk.desk import noting
from opsdesk.desk.checkup import check_up
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError, StoreUnavailable
from opsdesk.store.opening import open_store
from tests.programs import Piped
from tests.store.store_checks import assert_sound


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


def block_spoilt(path: Path, dice: random.Random) -> bytes:
    """Flips a bit in a block of the index of words; gives the block as it was."""
    with closing(sqlite3.connect(path)) as store:
        blocks = store.execute("SELECT id, block FROM search_data WHERE length(block) ORDER BY id").fetchall()
        name, block = dice.choice(blocks)
        spoilt = bytearray(block)
        spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(8)
        store.execute("UPDATE search_data SET block = ? WHERE id = ?", (bytes(spoilt), name))
        store.commit()
    return bytes(block)


def problems(desk: Desk) -> str:
    return " ".join(finding.problem for finding in check_up(desk))


def test_a_damaged_index_of_words_keeps_nobody_from_writing(desk: Desk, number: int) -> None:
    for count in range(60):
        desk.do(number, noting.take_note(f"note {count} of a long incident about the pool"))
    path = desk.opened.path
    desk.close()
    whole, dice, found = path.read_bytes(), random.Random(7), 0
    for case in range(40):
        path.write_bytes(whole)
        block_spoilt(path, dice)
        with closing(Desk.at(path, by="ana")) as spoilt:
            found += "index of words is damaged" in problems(spoilt)
            written = spoilt.do(number, noting.take_note("the pool is full"))
            assert spoilt.entries(number)[-1] == written.entries[-1], f"case {case}"
            assert_sound(spoilt)
    assert found > 30  # a bit more or less may mean the same


def test_a_search_in_a_damaged_index_says_so(desk: Desk, number: int) -> None:
    desk.do(number, noting.take_note("the pool is full"))
    desk.opened.connection.execute("DELETE FROM search_data WHERE id > 10")
    with pytest.raises(StoreUnavailable, match="the index of words is damaged"):
        desk.search("pool")


def test_an_index_of_words_that_can_t_be_written_is_made_anew(desk: Desk, number: int) -> None:
    desk.do(number, noting.take_note("the pool is full"))
    connection = desk.opened.connection
    connection.execute("UPDATE search_data SET block = x'7f7f7f7f7f7f7f7f' WHERE id = 10")  # where all of it is
    desk.do(number, noting.take_note("the pool is still full"))
    assert [hit.seq for hit in desk.search("pool", number)] == [4, 3]
    assert problems(desk).strip() == ""


def test_a_damaged_order_of_the_timeline_is_found_and_made_anew(desk: Desk, number: int) -> None:
    for count in range(6):
        desk.do(number, noting.take_note(f"note {count}"))
    desk.opened.connection.execute("UPDATE shown SET pos = -9 WHERE pos = 2")
    assert f"INC-{number}: its tables say something else than its log" in problems(desk)
    desk.do(number, noting.take_note("earlier"), at=desk.clock() - timedelta(hours=1))
    assert_sound(desk)
    assert problems(desk).strip() == ""


def behind_its_index(path: Path, index: str, change: str) -> None:
    """Changes a table while one of its indexes is hidden."""
    with closing(sqlite3.connect(path)) as store:
        store.execute("PRAGMA writable_schema = ON")
        hidden = store.execute("SELECT * FROM sqlite_master WHERE name = ?", (index,)).fetchone()
        store.execute("DELETE FROM sqlite_master WHERE name = ?", (index,))
        store.commit()
    with closing(sqlite3.connect(path)) as store:
        store.execute("PRAGMA writable_schema = ON")
        store.execute(change)
        store.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", hidden)
        store.commit()


def test_an_index_that_tells_something_else_than_its_table_is_found(desk: Desk, number: int) -> None:
    path = desk.opened.path
    desk.close()
    behind_its_index(path, "ix_shown_seq", "UPDATE shown SET seq = 99 WHERE pos = 0")
    with closing(Desk.at(path, by="ana")) as again:
        sound = next(finding for finding in check_up(again) if finding.what == "the file is sound")
    assert "is damaged" in sound.problem


@pytest.mark.parametrize("again", [True, False], ids=["replaced", "deleted"])
def test_nothing_is_written_to_a_file_that_nobody_finds_any_more(desk: Desk, number: int, again: bool) -> None:
    path = desk.opened.path
    desk.opened.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    copy = path.with_suffix(".copy")
    copy.write_bytes(path.read_bytes())
    path.unlink()
    if again:
        copy.rename(path)
    before = len(desk.entries(number))
    with pytest.raises(StoreUnavailable, match="deleted or replaced while it was open; nothing was written"):
        desk.do(number, noting.take_note("typed into nowhere"))
    assert len(desk.entries(number)) == before
