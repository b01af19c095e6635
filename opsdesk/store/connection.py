"""SQLite connections with the pragmas that kept every acknowledged entry over power cuts and kills (RELIABILITY)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import get_ident
from typing import Final

from opsdesk.domain.errors import BadInput, StoreUnavailable

BUSY_TIMEOUT_MS = 10_000


class StoreConnection(sqlite3.Connection):
    """A connection that knows its file: SQLite goes on writing to one that was deleted or replaced, where nobody will
    ever find it."""

    file = 0
    """The number that the file system gave it."""
    held_by = 0
    """The thread whose transaction is under way; no other one's reads are a part of it."""


_PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)
_WRITER_PRAGMAS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA wal_autocheckpoint=1000",
    "PRAGMA journal_size_limit=16777216",
)


def connect(path: Path, *, readonly: bool = False, immutable: bool = False) -> sqlite3.Connection:
    """A connection in autocommit mode (transactions are begun by `transaction`).

    It may be used from any thread, but only from one at a time: its owner sees to that. `immutable` is for a copy that
    nobody writes. Raises StoreUnavailable with the reason in words.
    """
    mode = "ro" if readonly else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if immutable else ''}"
    with in_words(path):
        connection = sqlite3.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False, factory=StoreConnection
        )
        connection.file = _file_at(path)
        try:
            for pragma in _PRAGMAS if readonly else _PRAGMAS + _WRITER_PRAGMAS:
                connection.execute(pragma)
        except sqlite3.Error:
            connection.close()
            raise
    return connection


def in_memory() -> closing[sqlite3.Connection]:
    """A store that lives as long as the `with` that opens it: for questions that need a table of their own."""
    return closing(sqlite3.connect(":memory:"))


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """One use case's transaction: takes the write lock first, commits at the end, rolls back on any error.

    Within another it is a part of that one, so that several use cases are kept together or not at all. BEGIN IMMEDIATE,
    because a deferred one fails under two writers whatever the busy timeout. A full disk can fail the commit itself
    (the transaction is still open then) or end the transaction by itself.
    """
    if connection.in_transaction:
        yield connection
        return
    with in_words(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            _hold(connection, get_ident())
            if displaced(connection, path):
                raise StoreUnavailable(f"{path}: {DISPLACED}")
            yield connection
            connection.execute("COMMIT")
        finally:
            _hold(connection, 0)
            _roll_back(connection)


def _hold(connection: sqlite3.Connection, thread: int) -> None:
    if isinstance(connection, StoreConnection):
        connection.held_by = thread


def is_mine(connection: sqlite3.Connection) -> bool:
    """Whether a transaction of this thread is under way on it."""
    return connection.in_transaction and getattr(connection, "held_by", 0) == get_ident()


DISPLACED: Final = "it was deleted or replaced while it was open; nothing was written, leave and open the desk again"


def displaced(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether another file stands at the path than the one that is open, or none."""
    return isinstance(connection, StoreConnection) and _file_at(path) != connection.file


def _file_at(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def attempt(connection: sqlite3.Connection, write: Callable[[], object]) -> bool:
    """Does a part of a transaction; False, and that part is taken back, when what it writes to turns out to be damaged.

    For what is made of the log and can be made anew: no damage there is to keep an entry out of it.
    """
    connection.execute("SAVEPOINT attempt")
    try:
        write()
        connection.execute("SAVEPOINT written")  # the full-text engine writes what it held back, or says that it can't
    except sqlite3.Error as error:
        if not is_damage(error) or not connection.in_transaction:
            raise
        connection.execute("ROLLBACK TO attempt")
        return False
    finally:
        if connection.in_transaction:
            connection.execute("RELEASE attempt")
    return True


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the database says that a table doesn't hold what it should; not that it is locked, full or can't be
    read."""
    if _NO_TABLE in str(error):
        return True
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_CONSTRAINT)


_PRIMARY: Final = 0xFF
"""The part of an error's code that says what it is; the rest says more about it."""
_NO_TABLE: Final = "vtable constructor failed"
"""How SQLite tells of a full-text index that can't even be opened."""


def _roll_back(connection: sqlite3.Connection) -> None:
    """Ends the transaction, unless it was committed or the database ended it itself."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns the database's errors, and values it can't hold, into one line that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreUnavailable(f"{path}: {_reason(error)}") from error
    except UnicodeDecodeError as error:  # in the schema or in the database's own message, whatever was read
        raise StoreUnavailable(f"{path}: {_WORDS['malformed']}") from error
    except OverflowError as error:
        raise BadInput("a number or a time in it is larger than can be kept; nothing was written") from error
    except UnicodeEncodeError as error:
        raise BadInput("it holds half a character, which can't be kept; nothing was written") from error


ILLEGIBLE: Final = (ValueError, TypeError, AttributeError, KeyError, BadInput)
"""What decoding a row raises that isn't what this program wrote."""


@contextmanager
def legible(what: str) -> Iterator[None]:
    """Turns what decoding a kept row raises into one line: the row isn't what this program wrote."""
    try:
        yield
    except ILLEGIBLE as error:
        raise illegible(what) from error


def illegible(what: str) -> StoreUnavailable:
    """The same line, for whoever decodes thousands of rows and catches `ILLEGIBLE` by itself."""
    return StoreUnavailable(
        f"{what} can't be read: it was damaged or changed by hand; copy the file, then run “opsdesk doctor”"
    )


def _reason(error: sqlite3.Error) -> str:
    text = str(error)
    for sign, words in _WORDS.items():
        if sign in text:
            return words
    return f"the store answered “{text[:120]}”"


_WORDS = {
    "database is locked": "another process holds the lock for more than 10 s; nothing was written, try again",
    "readonly": "it can be read but not written; nothing was written",
    "disk is full": "the disk is full; nothing was written, free some space and try again",
    "disk I/O error": "the disk can't be read or written (full, or failing); nothing was written",
    "malformed": "the file is damaged; copy it, then run “opsdesk doctor”",
    _NO_TABLE: "the file is damaged; copy it, then run “opsdesk doctor”",
    "not a database": "this is not an opsdesk store (or it is damaged)",
    "unable to open": "it can't be opened (is the folder there, and may you read and write it?)",
    "no such table": "this is not an opsdesk store, or its set-up was cut off",
}
