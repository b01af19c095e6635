"""What is made of the logs, made anew from them: tables, timelines, the index of words. A copy is kept before."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from opsdesk.domain.errors import StoreUnavailable
from opsdesk.domain.fold import fold
from opsdesk.domain.incident import Incident
from opsdesk.store import order, place, projection
from opsdesk.store.connection import connect
from opsdesk.store.entry_rows import COLUMNS, GENESIS, broken_link
from opsdesk.store.log import read_log
from opsdesk.store.opening import Opened

_NUMBERS = "SELECT incident FROM entry UNION SELECT number FROM incident ORDER BY 1"
_NEWEST = "SELECT coalesce(max(seq), 0) FROM entry WHERE incident = ?"


def copied_beside(opened: Opened, now: datetime) -> Path:
    """A copy of the store as it is, beside it and as private, for whoever wants the damage back."""
    copy = opened.path.with_name(f"{opened.path.name}.before-repair-{now:%Y%m%dT%H%M%SZ}")
    place.prepare(copy)
    with closing(connect(copy)) as beside:
        opened.connection.backup(beside)
    return copy


def differing(connection: sqlite3.Connection) -> int | None:
    """The number of an incident whose tables or timeline say something else than its log; None when all agree."""
    for number in _numbers(connection):
        if projection.load(connection, number) != fold(read_log(connection, number)):
            return number
    return order.misplaced(connection)


def tables_anew(connection: sqlite3.Connection) -> None:
    """Makes tables and timelines what the logs say, where a log is whole; within a transaction of the caller's."""
    for number in _numbers(connection):
        if _is_whole(connection, number):
            with suppress(StoreUnavailable):  # an entry that can't be read: the log tells nothing then
                _made_anew(connection, fold(read_log(connection, number)))


def _made_anew(connection: sqlite3.Connection, told: Incident) -> None:
    projection.forget(connection, told.number)
    projection.save(connection, Incident(number=told.number), told)
    order.rebuild(connection, told.number)


def _numbers(connection: sqlite3.Connection) -> Iterator[int]:
    yield from [number for (number,) in connection.execute(_NUMBERS).fetchall()]


def _is_whole(connection: sqlite3.Connection, number: int) -> bool:
    """Whether the chain holds from the first entry to the one that the tables are at."""
    rows = connection.execute(f"SELECT {COLUMNS}, hash FROM entry WHERE incident = ? ORDER BY seq", (number,))
    held = connection.execute("SELECT seq FROM incident WHERE number = ?", (number,)).fetchone()
    newest = connection.execute(_NEWEST, (number,)).fetchone()[0]
    return newest > 0 and broken_link(GENESIS, rows) is None and (held is None or held[0] <= newest)
