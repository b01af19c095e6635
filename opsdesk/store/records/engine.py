"""Sessions for records, on the file the desk has open. Imports SQLModel, so it is loaded on first use only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlmodel import Session

from opsdesk.domain.errors import StoreUnavailable
from opsdesk.store.connection import connect, in_words
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
    try:
        with Session(_engine(_file(opened), readonly)) as session, session.begin():
            yield session
    except DBAPIError as error:
        with in_words(opened.path):
            raise error.orig or error from error


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
