"""Opening a store: made when it isn't there, upgraded when it is older, read only when it can't be written."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from opsdesk.domain.errors import StoreUnavailable
from opsdesk.domain.values import dataclass
from opsdesk.store import place
from opsdesk.store.connection import BUSY_TIMEOUT_MS, connect, in_memory, in_words
from opsdesk.store.entry_rows import COLUMNS, GENESIS, broken_link
from opsdesk.store.private_copy import copied

SCHEMA = "0014"
"""The newest revision, known here too so that opening needs no Alembic; a test holds that both agree."""

TAIL = 50
"""How many of the newest entries of each incident have their chain checked at opening."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open store: where it is, its writing connection, and what the user should know (empty when all is well)."""

    path: Path
    connection: sqlite3.Connection
    readonly: bool = False
    notice: str = ""
    copied_to: Path | None = None
    """The private folder of a copy, gone once the store is closed."""

    def close(self) -> None:
        """Lets the store go."""
        self.connection.close()
        if self.copied_to is not None:
            shutil.rmtree(self.copied_to, ignore_errors=True)


def open_store(path: Path, *, readonly: bool = False, make: bool = True) -> Opened:
    """Opens the SQLite store at `path`; raises StoreUnavailable in words when it can't be used at all.

    Without `make` one that isn't there stays so: what is opened instead is empty, and can only be read.
    """
    if _is_new(path):
        if readonly:
            raise StoreUnavailable(f"{path}: there is no store to read")
        if not make:
            return _open_empty(path)
        place.prepare(path)
    elif not place.writable(path):
        return _open_copy(path, _UNWRITABLE)
    try:
        version = _version(path)
    except StoreUnavailable as error:
        if not _lacks_room(error):
            raise
        return _open_copy(path, _FULL)
    if version > SCHEMA:
        return Opened(path, connect(path, readonly=True), True, _NEWER.format(version=version))
    if version < SCHEMA:
        _migrate(path, readonly)
    if readonly:
        return Opened(path, connect(path, readonly=True), True, "read only, as asked for")
    return _open_writable(path)


@contextmanager
def to_try_on(opened: Opened) -> Iterator[Opened]:
    """A store on which something can be tried that is taken back: the open one, or in memory a copy of one that can't
    be written."""
    if not opened.readonly:
        yield opened
        return
    with in_memory() as copy:
        copy.isolation_level = None  # as `transaction` needs it
        with in_words(opened.path):
            opened.connection.backup(copy)
        yield Opened(opened.path, copy)


def health(opened: Opened, *, thorough: bool = False) -> str:
    """What is wrong with an open store, or an empty text. Reads the whole file, so for when nobody waits, and on a
    connection of its own, so from any thread. Whether each index says what its table says is looked at where it is to
    be `thorough`."""
    path = opened.path if opened.copied_to is None else opened.copied_to / opened.path.name
    with in_words(opened.path), closing(connect(path, readonly=True)) as connection:
        check = "integrity_check" if thorough else "quick_check"
        answer = connection.execute(f"PRAGMA {check}(1)").fetchone()[0]
        if answer != "ok":
            return f"{opened.path} is damaged ({answer[:80]}); copy it before anything else"
        return broken_tail(connection)


def broken_tail(connection: sqlite3.Connection, tail: int = TAIL) -> str:
    """Checks the hash chain over the newest entries of every incident, to the one its tables are at; says where it
    breaks."""
    for number, newest in connection.execute("SELECT number, seq FROM incident").fetchall():
        rows = connection.execute(
            f"SELECT {COLUMNS}, hash FROM entry WHERE incident = ? ORDER BY seq DESC LIMIT ?", (number, tail + 1)
        ).fetchall()[::-1]
        if not rows or rows[-1][1] != newest:
            return f"INC-{number}: entry {newest}, its newest, is missing from the log"
        first = rows.pop(0)[-1] if len(rows) > tail and rows[0][1] > 1 else GENESIS
        broken = broken_link(first, rows)
        if broken is not None:
            return f"INC-{number}: entry {broken} was changed after it was written"
    return ""


_NEWER = "written by a newer opsdesk (schema {version}): it can be read and exported here, not changed"
_NETWORK = (
    "on a network file system ({kind}): slower and for one machine at a time, since it can't share a write-ahead log"
)
_UNWRITABLE = "it can't be written here: this is a copy as of now, to read and export"
_NOT_YET = "there is no desk here yet; whatever is written first makes it"
_FULL = "the disk is full: this is a copy as of now, to read and export; free some space and open it again"


def _is_new(path: Path) -> bool:
    if path.is_dir():
        raise StoreUnavailable(f"{path}: a folder, not a store; name a file in it")
    try:
        return not path.exists() or not path.stat().st_size
    except OSError as error:
        raise StoreUnavailable(f"{path}: {error.strerror or error}") from error


def _open_writable(path: Path) -> Opened:
    place.make_private(path)
    connection = connect(path)
    network = place.network_file_system(path)
    with in_words(path):
        _keep_journal(connection, "delete" if network else "wal")
    return Opened(path, connection, notice=_NETWORK.format(kind=network) if network else "")


def _keep_journal(connection: sqlite3.Connection, mode: str) -> None:
    """Sets the journal mode unless it is set. Two processes that change it at once are both told at once that it is
    locked, whatever the busy timeout (SQLite sees a deadlock coming), so the loser asks again."""
    give_up = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != mode:
        try:
            connection.execute(f"PRAGMA journal_mode={mode}")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(random.uniform(0.005, 0.03))  # not in step with whoever else is trying


def _migrate(path: Path, readonly: bool) -> None:
    if readonly:
        raise StoreUnavailable(f"{path}: it is from an older opsdesk; open it once without --readonly to upgrade it")
    from opsdesk.store.migrating import migrate

    with in_words(path):
        migrate(path)


def _open_empty(path: Path) -> Opened:
    """A store in which nothing is, in a private folder, for whoever only looks."""
    try:
        folder = Path(tempfile.mkdtemp(prefix="opsdesk-"))
    except OSError as error:
        raise StoreUnavailable(f"{path}: there is no desk here yet ({error.strerror or error})") from error
    empty = folder / path.name
    place.prepare(empty)
    _migrate(empty, readonly=False)
    return Opened(path, connect(empty, readonly=True), True, _NOT_YET, copied_to=folder)


def _version(path: Path) -> str:
    """The schema revision of a file; empty for a database in which nothing is yet (its set-up was cut off)."""
    with closing(connect(path, readonly=True)) as connection, in_words(path):
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if tables and not {"alembic_version", "entry"} <= tables:
            raise StoreUnavailable(f"{path}: this is some other program's database, not an opsdesk store")
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if tables else None
        return str(row[0]) if row else ""


def _lacks_room(error: StoreUnavailable) -> bool:
    """Whether the disk has no room for the memory that readers share: SQLite won't even read without it."""
    cause = error.__cause__
    return isinstance(cause, sqlite3.OperationalError) and cause.sqlite_errorcode == sqlite3.SQLITE_IOERR_SHMSIZE


def _open_copy(path: Path, why: str) -> Opened:
    """A private copy, where SQLite can't even read the store: it may not write beside it, or has no room to."""
    copy = copied(path)
    folder = copy.parent
    try:
        version = _version(copy)
        if version < SCHEMA:
            _migrate(copy, readonly=False)
        newer = f"{_NEWER.format(version=version)}; " if version > SCHEMA else ""
        return Opened(path, connect(copy, readonly=True), True, newer + why, copied_to=folder)
    except StoreUnavailable as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise StoreUnavailable(error.message.replace(str(folder), str(path.parent))) from error
