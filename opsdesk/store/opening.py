"""Opening a store: made when it isn't there, upgraded when it is older, read only when it can't be written."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path

from opsdesk.domain.errors import StoreUnavailable
from opsdesk.store import place
from opsdesk.store.connection import connect, in_words
from opsdesk.store.entry_rows import COLUMNS, GENESIS, broken_link

SCHEMA = "0001"
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


def open_store(path: Path, *, readonly: bool = False) -> Opened:
    """Opens the SQLite store at `path`; raises StoreUnavailable in words when it can't be used at all."""
    if not path.exists() or not path.stat().st_size:
        return _create(path, readonly)
    if not readonly and not place.writable(path):
        return _open_copy(path)
    network = place.network_file_system(path)
    version = _version(path)
    if version > SCHEMA:
        return Opened(path, connect(path, readonly=True), True, _NEWER.format(version=version))
    if version < SCHEMA:
        _migrate(path, readonly)
    connection = connect(path, readonly=readonly)
    if network and not readonly:
        with in_words(path):
            connection.execute("PRAGMA journal_mode=DELETE")
    notice = _NETWORK.format(kind=network) if network else ""
    return Opened(path, connection, readonly, "read only, as asked for" if readonly else notice)


def health(opened: Opened) -> str:
    """What is wrong with an open store, or an empty text. Reads the whole file: for when nobody waits."""
    with in_words(opened.path):
        answer = opened.connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if answer != "ok":
            return f"{opened.path} is damaged ({answer[:80]}); copy it before anything else"
        return broken_tail(opened.connection)


def broken_tail(connection: sqlite3.Connection, tail: int = TAIL) -> str:
    """Checks the hash chain over the newest entries of every incident; says where it breaks."""
    for (number,) in connection.execute("SELECT number FROM incident").fetchall():
        rows = connection.execute(
            f"SELECT {COLUMNS}, hash FROM entry WHERE incident = ? ORDER BY seq DESC LIMIT ?", (number, tail + 1)
        ).fetchall()[::-1]
        first = GENESIS if rows and rows[0][1] == 1 else rows.pop(0)[-1] if rows else GENESIS
        broken = broken_link(first, rows)
        if broken is not None:
            return f"INC-{number}: entry {broken} was changed after it was written"
    return ""


_NEWER = "written by a newer opsdesk (schema {version}): it can be read and exported here, not changed"
_NETWORK = (
    "on a network file system ({kind}): slower and for one machine at a time, since it can't share a write-ahead log"
)
_COPY = "the folder can't be written: this is a copy, what you type here is not kept"


def _create(path: Path, readonly: bool) -> Opened:
    if readonly:
        raise StoreUnavailable(f"{path}: there is no store to read")
    place.prepare(path)
    _migrate(path, readonly=False)
    return Opened(path, connect(path))


def _migrate(path: Path, readonly: bool) -> None:
    if readonly:
        raise StoreUnavailable(f"{path}: it is from an older opsdesk; open it once without --readonly to upgrade it")
    from opsdesk.store.migrating import migrate

    with in_words(path):
        migrate(path)


def _version(path: Path) -> str:
    """The schema revision of a file; empty for a database that has none yet."""
    connection = connect(path, readonly=True)
    try:
        with in_words(path):
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(row[0]) if row else ""
    finally:
        connection.close()


def _open_copy(path: Path) -> Opened:
    """A private copy, since SQLite can't even read a write-ahead log in a folder it may not write."""
    folder = Path(tempfile.mkdtemp(prefix="opsdesk-"))
    copy = folder / path.name
    try:
        for suffix in ("", "-wal"):
            if (beside := path.with_name(path.name + suffix)).exists():
                shutil.copyfile(beside, folder / beside.name)
                (folder / beside.name).chmod(0o600)
    except OSError as error:
        raise StoreUnavailable(f"{path}: {error.strerror or error}") from error
    return Opened(path, connect(copy, readonly=True), True, _COPY)
