"""Opening a store: who may read it, and what is said of one that is newer, read only or elsewhere."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from opsdesk.desk import declaring, noting
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import StoreUnavailable
from opsdesk.store import opening, place, private_copy
from opsdesk.store.connection import in_words
from opsdesk.store.opening import open_store
from tests.fakes import OpenDesk
from tests.store.store_checks import assert_sound


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.fixture
def forbidden(desk_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that can't be written, for root too."""
    monkeypatch.setattr(place, "writable", lambda path: path.parent != desk_path.parent)
    desk_path.parent.chmod(0o500)
    yield desk_path
    desk_path.parent.chmod(0o700)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o277])
def test_only_the_owner_can_read_what_is_made(tmp_path: Path, mask: int) -> None:
    path = tmp_path / "new" / "desk.db"
    with umask(mask):
        desk = Desk.at(path, by="ana")
        desk.open_incident(declaring.declare("x"))
    beside = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    desk.close()
    assert beside == {"desk.db": 0o600, "desk.db-wal": 0o600, "desk.db-shm": 0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_connections_are_as_reliability_asks(lasting: None, desk: Desk) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000, "trusted_schema": 0}
    wanted |= {"secure_delete": 1, "cell_size_check": 1, "wal_autocheckpoint": 1000}
    connection = desk.opened.connection
    assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


@pytest.mark.parametrize("name", ["a desk.db", "what?.db", "50%.db", "a#b.db", "桌.db", "mode=ro&x.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"in {name}" / name
    desk = Desk.at(path, by="ana")
    desk.open_incident(declaring.declare("x"))
    desk.close()
    assert [file.name for file in path.parent.iterdir()] == [name]


def test_a_newer_store_is_read_and_not_written(desk: Desk, number: int, open_desk: OpenDesk) -> None:
    desk.opened.connection.execute("UPDATE alembic_version SET version_num = '9999'")
    newer = open_desk("bo")
    assert "newer opsdesk (schema 9999)" in newer.opened.notice
    assert newer.incident(number).title == "Card payments fail in Europe"
    newer.keep_text("line", "half-typed")
    with pytest.raises(StoreUnavailable, match="newer opsdesk") as refused:
        newer.do(number, noting.take_note("x"))
    assert refused.value.exit_code == 3


def test_a_store_opened_to_read_is_not_written(desk: Desk, number: int, open_desk: OpenDesk) -> None:
    reader = open_desk("bo", readonly=True)
    assert reader.incident(number).number == number
    with pytest.raises(StoreUnavailable, match="read only, as asked for"):
        reader.do(number, noting.take_note("x"))
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.opened.connection.execute("DELETE FROM entry")


@pytest.mark.parametrize("readonly", [False, True])
def test_a_folder_that_cannot_be_written_is_read_as_a_copy(
    desk: Desk, number: int, forbidden: Path, open_desk: OpenDesk, readonly: bool
) -> None:
    before = {file: file.read_bytes() for file in forbidden.parent.iterdir()}
    reader = open_desk("bo", readonly=readonly)
    assert "this is a copy" in reader.opened.notice
    assert reader.incident(number).seq == 2, "what is still in the write-ahead log is there too"
    assert reader.search("payments", number)
    with pytest.raises(StoreUnavailable, match="nothing can be written"):
        reader.do(number, noting.take_note("x"))
    folder = reader.opened.copied_to
    assert folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    reader.close()
    assert not folder.exists(), "incidents aren't left lying about"
    assert {file: file.read_bytes() for file in forbidden.parent.iterdir()} == before


@pytest.mark.parametrize("readonly", [False, True])
def test_a_disk_without_room_for_what_readers_share_is_read_as_a_copy(
    desk: Desk, number: int, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, readonly: bool
) -> None:
    """As SQLite answers with no byte free and no `-shm` file: not even reading works in place."""
    look = opening._version

    def full(path: Path) -> str:
        if path.parent == desk.opened.path.parent:
            refused = sqlite3.OperationalError("disk I/O error")
            refused.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
            with in_words(path):
                raise refused
        return look(path)

    monkeypatch.setattr(opening, "_version", full)
    reader = open_desk("bo", readonly=readonly)
    assert "the disk is full: this is a copy" in reader.opened.notice
    assert reader.incident(number).seq == 2
    with pytest.raises(StoreUnavailable, match="the disk is full"):
        reader.do(number, noting.take_note("x"))


def test_a_copy_goes_where_there_is_room(
    desk: Desk, number: int, forbidden: Path, open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full, roomy = tmp_path / "full", tmp_path / "roomy"
    copy = shutil.copyfile

    def no_room_there(source: Path, target: Path) -> None:
        if full in target.parents:
            raise OSError(errno.ENOSPC, "No space left on device")
        copy(source, target)

    full.mkdir()
    roomy.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(full))
    monkeypatch.setattr(private_copy, "MEMORY", roomy)
    monkeypatch.setattr(shutil, "copyfile", no_room_there)
    assert open_desk("bo").opened.copied_to in roomy.iterdir()
    assert not list(full.iterdir())
    monkeypatch.setattr(private_copy, "MEMORY", tmp_path / "none")
    with pytest.raises(StoreUnavailable, match="No space left on device"):
        open_store(forbidden)


def test_a_copy_of_a_newer_store_says_both(desk: Desk, number: int, forbidden: Path, open_desk: OpenDesk) -> None:
    desk.opened.connection.execute("UPDATE alembic_version SET version_num = '9999'")
    notice = open_desk("bo").opened.notice
    assert "newer" in notice
    assert "copy" in notice


def test_a_copy_is_made_anew_when_somebody_wrote_meanwhile(
    desk: Desk, number: int, forbidden: Path, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied, copy = [], shutil.copyfile

    def interrupted(source: Path, target: Path) -> None:
        copy(source, target)
        copied.append(source)
        if len(copied) == 1:
            desk.do(number, noting.take_note("meanwhile"))

    monkeypatch.setattr(shutil, "copyfile", interrupted)
    reader = open_desk("bo")
    assert [entry.payload.text for entry in reader.entries(number)][-1] == "meanwhile"
    assert_sound(reader)


def test_what_cannot_be_copied_is_said_in_words_and_leaves_nothing(
    forbidden: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    forbidden.write_bytes(b"no database at all, but long enough to be looked at" * 100)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(StoreUnavailable, match="not an opsdesk store") as refused:
        open_store(forbidden)
    assert str(forbidden) in refused.value.message
    assert not list(tmp_path.glob("opsdesk-*"))


@pytest.mark.parametrize("made_of", [b"", None])
def test_an_empty_file_becomes_a_store(tmp_path: Path, made_of: bytes | None) -> None:
    path = tmp_path / "desk.db"
    if made_of is None:
        with sqlite3.connect(path) as set_up_was_cut_off:
            set_up_was_cut_off.execute("PRAGMA journal_mode=WAL")
        set_up_was_cut_off.close()
        assert path.stat().st_size
    else:
        path.write_bytes(made_of)
    desk = Desk.at(path, by="ana")
    assert desk.open_incidents() == []
    desk.close()


def test_there_is_nothing_to_read_where_there_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="no store to read"):
        open_store(tmp_path / "none.db", readonly=True)
    assert not list(tmp_path.iterdir())


def test_a_place_where_nothing_can_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnavailable):
        open_store(tmp_path / "file" / "desk.db")
    with pytest.raises(StoreUnavailable, match="a folder, not a store"):
        open_store(tmp_path)


def test_on_a_network_file_system_the_log_is_not_shared(
    desk_path: Path, monkeypatch: pytest.MonkeyPatch, open_desk: OpenDesk
) -> None:
    monkeypatch.setattr(place, "network_file_system", lambda path: "nfs4")
    desk = open_desk()
    assert "network file system (nfs4)" in desk.opened.notice
    assert desk.opened.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    desk.open_incident(declaring.declare("x"))
    desk.close()
    monkeypatch.undo()
    assert open_desk().opened.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_network_file_systems_are_known_by_their_mounts(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"/dev/sda / ext4 rw 0 0\nserver:/x {tmp_path}/far nfs4 rw 0 0\nodd\n/dev/b {tmp_path}/far/b xfs rw 0 0\n"
    )
    kinds = {
        name: place.network_file_system(tmp_path / name, mounts)
        for name in ("a", "far", "far/x/y", "far/b/c", "farther")
    }
    assert kinds == {"a": "", "far": "nfs4", "far/x/y": "nfs4", "far/b/c": "", "farther": ""}
    assert place.network_file_system(tmp_path, tmp_path / "none") == ""


@pytest.mark.parametrize("kind", ["cifs", "fuse.sshfs", "fuse.rclone", "fuse.glusterfs"])
def test_a_share_with_a_blank_in_its_name_is_known_too(tmp_path: Path, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\n//server/x {tmp_path}/on\\040call\\040share {kind} rw 0 0\n")
    assert place.network_file_system(tmp_path / "on call share" / "desk.db", mounts) == kind


def test_a_store_that_others_can_read_is_taken_from_their_eyes(desk_path: Path):
    desk_path.chmod(0o644)
    opened = open_store(desk_path)
    opened.close()
    assert desk_path.stat().st_mode & 0o777 == 0o600
