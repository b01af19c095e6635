"""Sessions for records, on the file the desk has open. Imports SQLModel, so it is loaded on first use only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlmodel import Session

from opsdesk.domain.errors import StoreUnavailable
from opsdesk.store.connection import connect, in_words, is_mine
from opsdesk.store.opening import Opened


@contextmanager
def reading(opened: Opened) -> Iterator[Session]:
    """A session that can't write, also on a store that is read only. Raises StoreUnavailable in words."""
    with _session(opened, readonly=True) as session:
        yield session


@contextmanager
def writing(opened: Opened) -> Iterator[Session]:
    """One use case's transaction: takes the write lock first, commits at the end, rolls back on any error."""
    if opened.readonly:
        raise StoreUnavailable(f"{opened.path}: nothing can be written ({opened.notice})")
    with _session(opened, readonly=False) as session:
        yield session


@contextmanager
def _session(opened: Opened, *, readonly: bool) -> Iterator[Session]:
    lent = is_mine(opened.connection)
    engine = _engine_of(Lent(opened.connection)) if lent else _engine(_file(opened), readonly)
    try:
        with Session(engine) as session, session.begin():
            yield session
    except DBAPIError as error:
        with in_words(opened.path):
            raise error.orig or error from error


class Lent:
    """A connection in the middle of a transaction of somebody else's, who commits it: what is done on it is a part of
    that, taken back by itself when it fails."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._begun = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def create_function(self, *_: object, **__: object) -> None:
        """Leaves out SQLAlchemy's own functions, which no record asks for: SQLite refuses them while anything else is
        being read on the connection."""

    def begin(self) -> None:
        """Begins the part."""
        self._connection.execute("SAVEPOINT records")
        self._begun = True

    def commit(self) -> None:
        """Ends the part, which is kept with the rest."""
        self._end("RELEASE records")

    def rollback(self) -> None:
        """Takes the part back."""
        self._end("ROLLBACK TO records", "RELEASE records")

    def close(self) -> None:
        """Gives the connection back, which stays open."""

    def _end(self, *statements: str) -> None:
        if self._begun and self._connection.in_transaction:
            for statement in statements:
                self._connection.execute(statement)
        self._begun = False


def _engine_of(lent: Lent) -> Engine:
    """An engine for the one session that is a part of a transaction: what is written before it is seen in it."""
    engine = create_engine("sqlite://", creator=lambda: lent, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        lent.begin()

    return engine


def _file(opened: Opened) -> Path:
    """The file that is really read: a private copy when the store's folder can't be written."""
    return Path(opened.connection.execute("PRAGMA database_list").fetchone()[2])


@lru_cache(maxsize=4)
def _engine(path: Path, readonly: bool) -> Engine:
    """An engine that keeps no connection, so that nothing of it outlives a use case.

    The connections come from `store.connection`, with its pragmas and its autocommit, so the driver begins nothing by
    itself.
    """

    def open_connection() -> sqlite3.Connection:
        return connect(path, readonly=readonly)

    engine = create_engine("sqlite://", creator=open_connection, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")

    return engine
