"""The change feed: tells of every write of anybody, and goes on whatever happens to the store."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from opsdesk.desk import noting
from opsdesk.desk.desk import Desk
from opsdesk.store import feed as feed_module
from opsdesk.store.feed import ChangeFeed
from tests.programs import ran

PATIENCE_S = 20


class Bell:
    """Rings when the feed calls, and can be waited for."""

    def __init__(self) -> None:
        self.rung = threading.Event()

    def __call__(self) -> None:
        self.rung.set()

    def wait(self) -> bool:
        heard = self.rung.wait(PATIENCE_S)
        self.rung.clear()
        return heard

    def silent(self) -> bool:
        return not self.rung.wait(0.1)


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture(params=[0, 1e9], ids=["told by the system", "looking by itself"])
def feed(
    desk_path: Path, bell: Bell, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ChangeFeed]:
    monkeypatch.setattr(feed_module, "SETTLED_S", request.param)
    feed = ChangeFeed(desk_path, bell)
    feed.interval = 0.002
    yield feed
    feed.stop()


@pytest.fixture
def unheard() -> Iterator[list[object]]:
    """Errors that threads died of."""
    died: list[object] = []
    before, threading.excepthook = threading.excepthook, lambda args: died.append(args.exc_value)
    yield died
    threading.excepthook = before


def test_another_processs_write_is_heard(desk: Desk, number: int, feed: ChangeFeed, bell: Bell) -> None:
    feed.start()
    assert bell.silent()
    assert ran("tests.store.writer_process", desk.opened.path, "bo", "1").returncode == 0
    assert bell.wait()


def test_every_write_is_heard_and_silence_is_silent(desk: Desk, number: int, feed: ChangeFeed, bell: Bell) -> None:
    feed.start()
    for place in range(5):
        desk.do(number, noting.take_note(f"{place}"))
        assert bell.wait()
    assert bell.silent()


def test_a_write_right_after_the_start_is_not_missed(desk: Desk, number: int, feed: ChangeFeed, bell: Bell) -> None:
    feed.interval = 0.2
    feed.start()
    desk.do(number, noting.take_note("at once"))
    assert bell.wait()


def test_a_store_replaced_by_a_backup_is_heard(
    desk: Desk, number: int, feed: ChangeFeed, bell: Bell, desk_path: Path, tmp_path: Path, unheard: list[object]
) -> None:
    feed.start()
    desk.opened.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    bell.silent()
    bell.rung.clear()
    backup = shutil.copy(desk_path, tmp_path / "backup.db")
    backup.replace(desk_path)
    assert bell.wait()
    assert unheard == []


def test_the_feed_outlives_a_deleted_store(
    desk: Desk, feed: ChangeFeed, bell: Bell, desk_path: Path, empty_store: Path, unheard: list[object]
) -> None:
    feed.start()
    desk.close()
    for file in desk_path.parent.iterdir():
        file.unlink()
    bell.silent()
    bell.rung.clear()
    shutil.copy(empty_store, desk_path)
    assert bell.wait()
    assert unheard == []


@pytest.mark.parametrize("content", [None, b"", b"this is no database, and long enough to be read as one" * 99])
def test_the_feed_begins_where_there_is_no_store_yet(
    feed: ChangeFeed, bell: Bell, desk_path: Path, empty_store: Path, content: bytes | None, unheard: list[object]
) -> None:
    desk_path.unlink()
    if content is not None:
        desk_path.write_bytes(content)
    feed.start()
    bell.silent()
    bell.rung.clear()
    desk_path.unlink(missing_ok=True)
    shutil.copy(empty_store, desk_path)
    assert bell.wait()
    assert unheard == []


def test_a_locked_store_is_looked_at_again(
    desk: Desk, number: int, feed: ChangeFeed, bell: Bell, desk_path: Path, unheard: list[object]
) -> None:
    desk.opened.connection.execute("PRAGMA journal_mode=DELETE")
    feed.start()
    other = sqlite3.connect(desk_path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    other.execute("INSERT INTO kept_text VALUES ('a', 'b', 'c')")
    bell.silent()
    other.execute("COMMIT")
    other.close()
    assert bell.wait()
    assert unheard == []


def test_stopping_ends_the_thread(feed: ChangeFeed) -> None:
    feed.start()
    feed.stop()
    feed._thread.join(PATIENCE_S)
    assert not feed._thread.is_alive()
