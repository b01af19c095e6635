"""The only writer of entries: one transaction a use case for log, chain, projections, order and search."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from opsdesk.domain.entries import Dated, Entry
from opsdesk.domain.errors import StoreUnavailable
from opsdesk.domain.fold import advance
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from opsdesk.store import order, projection, search
from opsdesk.store.connection import attempt, transaction
from opsdesk.store.entry_rows import COLUMNS, GENESIS, from_row, link, read_entry, to_row

Decide = Callable[[Incident], Iterable[Dated]]
"""A decision: what to write, seen what is the case now. It runs inside the transaction and must not wait."""

Also = Callable[[sqlite3.Connection, "Written"], None]
"""What is kept beside the log in the same transaction: it comes with the entries, or neither does."""

MANY = 50
"""From so many entries at once the display order is rebuilt instead of shifted entry by entry."""


MOST_FOLDED = 50
"""Entries that are folded onto a known state sooner than the whole state is read."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a use case wrote: the entries and the incident after them. No entries: nothing was to be done."""

    incident: Incident
    entries: tuple[Entry, ...]


def append(
    connection: sqlite3.Connection,
    path: Path,
    number: int | None,
    decide: Decide,
    *,
    now: datetime,
    by: str,
    key: str,
    also: Also | None = None,
) -> Written:
    """Runs one decision on an incident (None opens the next number) and writes what it says, and `also`.

    `key` is the client's own id for this use case: a retry with the same key after a lost answer writes nothing twice.
    """
    with transaction(connection, path):
        if (done := _earlier(connection, key)) is not None:
            return done
        incident = number if number is not None else _next_incident(connection)
        before = projection.load(connection, incident) or Incident(number=incident)
        entries = _numbered(before, list(decide(before)), now, by, key)
        if not entries:
            return Written(before, ())
        _write(connection, before, entries)
        after = advance(
            before,
            entries,
            log=lambda: read_log(connection, incident),
            written=lambda seq: read_entry(connection, incident, seq),
        )
        projection.save(connection, before, after)
        _order(connection, entries)
        search.index(connection, entries, after.marks)
        written = Written(after, tuple(entries))
        if also is not None:
            also(connection, written)
    return written


def caught_up(connection: sqlite3.Connection, known: Incident) -> Incident:
    """The incident after what was written since a known state: a few entries are folded, many are read as tables."""
    sql = f"SELECT {COLUMNS} FROM entry WHERE incident = ? AND seq > ? ORDER BY seq LIMIT ?"
    rows = connection.execute(sql, (known.number, known.seq, MOST_FOLDED + 1)).fetchall()
    if len(rows) > MOST_FOLDED:
        return projection.load(connection, known.number) or known
    return advance(
        known,
        [from_row(row) for row in rows],
        log=lambda: read_log(connection, known.number),
        written=lambda seq: read_entry(connection, known.number, seq),
    )


def written_under(connection: sqlite3.Connection, key: str) -> int | None:
    """The incident that the use case of a key wrote to, if there was one."""
    row = connection.execute("SELECT incident FROM entry WHERE id = ?", (f"{key}.0",)).fetchone()
    return int(row[0]) if row else None


def read_log(connection: sqlite3.Connection, incident: int) -> list[Entry]:
    """The whole log of an incident in the order it was written."""
    sql = f"SELECT {COLUMNS} FROM entry WHERE incident = ? ORDER BY seq"
    return [from_row(row) for row in connection.execute(sql, (incident,))]


EARLIER = f"SELECT {COLUMNS} FROM entry WHERE id BETWEEN ? AND ?"
"""Every id that begins with a key and a point, and a few more: `/` is the sign after the point."""


def _earlier(connection: sqlite3.Connection, key: str) -> Written | None:
    """What the use case of this key wrote already, if it did."""
    rows = connection.execute(EARLIER, (f"{key}.", f"{key}/"))
    entries = sorted(
        (entry for entry in map(from_row, rows) if entry.id.rpartition(".")[0] == key), key=lambda entry: entry.seq
    )
    state = projection.load(connection, entries[0].incident) if entries else None
    return Written(state, tuple(entries)) if state else None


def _next_incident(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(incident), 0) + 1 FROM entry").fetchone()[0])


def _numbered(before: Incident, happenings: Sequence[Dated], now: datetime, by: str, key: str) -> list[Entry]:
    return [
        Entry(
            incident=before.number,
            seq=before.seq + place + 1,
            id=f"{key}.{place}",
            at=happening.at,
            recorded_at=now,
            by=happening.by or by,
            payload=happening.payload,
            approx=happening.approx,
        )
        for place, happening in enumerate(happenings)
    ]


def _write(connection: sqlite3.Connection, before: Incident, entries: Sequence[Entry]) -> None:
    previous = GENESIS
    if before.seq:
        sql = "SELECT hash FROM entry WHERE incident = ? AND seq = ?"
        held = connection.execute(sql, (before.number, before.seq)).fetchone()
        if held is None:
            raise StoreUnavailable(f"entry {before.seq} of {before.name} is missing: run “opsdesk doctor”")
        previous = held[0]
    rows = []
    for entry in entries:
        row = to_row(entry)
        previous = link(previous, row)
        rows.append((*row, previous))
    connection.executemany(f"INSERT INTO entry ({COLUMNS}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _order(connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
    """Many at once are cheaper ordered anew; so is the whole timeline where its order turns out to be damaged."""
    if len(entries) >= MANY or not attempt(connection, partial(order.show, connection, entries)):
        order.rebuild(connection, entries[0].incident)
