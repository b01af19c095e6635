"""Bringing a database to the schema this version needs. Imports Alembic and SQLModel, so it is loaded only when due."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, create_engine, event, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from opsdesk.domain.errors import StoreUnavailable

WAITS_MS = 60_000
"""How long to wait for another process that is migrating the same file: on a busy machine that takes a while."""


def head() -> str:
    """The newest revision this version knows."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    assert revision is not None
    return revision


def migrate(path: Path) -> None:
    """Upgrades a SQLite file in one transaction; on any error it is as it was.

    Runs on a connection of its own with foreign keys off: batch mode recreates tables, and with them on that deleted
    every child row. They are checked before the commit instead. Raises the driver's own errors.
    """
    engine = _engine(path)
    try:
        with engine.connect() as connection, connection.begin():
            _upgrade(connection)
            _check_foreign_keys(connection, path)
    except DBAPIError as error:
        raise error.orig or error from error
    except CommandError as error:
        raise StoreUnavailable(f"{path}: it can't be brought to this version ({error})") from error
    finally:
        engine.dispose()


def _upgrade(connection: Connection) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _check_foreign_keys(connection: Connection, path: Path) -> None:
    broken = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
    if broken:
        raise StoreUnavailable(f"{path}: {len(broken)} rows would lose what they belong to; it was left as it was")


def _engine(path: Path) -> Engine:
    """An engine whose transactions are SQLite's own: the driver's would commit before every schema change."""
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={WAITS_MS}")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=OFF")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config
