"""The timeline's display order: by the time things happened, then by the order in which they were written.

The log's order can't be shown once an entry is backdated, and ranking by time costs a count of all rows before it; so
each shown entry has a dense position of its own, and a page of the timeline is a range of positions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import Amendment, EntryRetimed
from opsdesk.domain.times import iso, parse_iso

PLACE = (
    "SELECT s.pos, coalesce(m.at, e.at) FROM shown s JOIN entry e ON e.incident = s.incident AND e.seq = s.seq"
    " LEFT JOIN mark m ON m.incident = s.incident AND m.seq = s.seq WHERE s.incident = ? AND s.seq = ?"
)
"""Where an entry is shown, and the time by which it should be."""


_BY_TIME = (
    "SELECT e.incident AS incident,"
    " row_number() OVER (PARTITION BY e.incident ORDER BY coalesce(m.at, e.at), e.seq) - 1 AS pos, e.seq AS seq,"
    " coalesce(m.at, e.at) AS at"
    " FROM entry e LEFT JOIN mark m ON m.incident = e.incident AND m.seq = e.seq WHERE e.kind NOT LIKE 'entry.%'"
)
"""Where every entry belongs."""


def count(connection: sqlite3.Connection, incident: int) -> int:
    """How many entries the timeline of an incident shows."""
    row = connection.execute("SELECT max(pos) FROM shown WHERE incident = ?", (incident,)).fetchone()
    return 0 if row[0] is None else int(row[0]) + 1


def show(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Gives new entries their places; amendments show in the entry they amend and get none. Marks are saved before."""
    for entry in entries:
        payload = entry.payload
        if isinstance(payload, EntryRetimed):
            _move(connection, entry.incident, payload.target)
        elif not isinstance(payload, Amendment):
            _insert(connection, entry.incident, entry.seq, entry.at)


def rebuild(connection: sqlite3.Connection, incident: int) -> None:
    """Places all entries anew, in one statement: for imports, where thousands come at once."""
    connection.execute("DELETE FROM shown WHERE incident = ?", (incident,))
    connection.execute(f"INSERT INTO shown (incident, pos, seq, at) {_BY_TIME} AND e.incident = ?", (incident,))


def misplaced(connection: sqlite3.Connection) -> int | None:
    """The number of an incident whose timeline isn't in the order of its log; None when all are. Reads everything."""
    told = "SELECT incident, pos, seq, at FROM shown"
    row = connection.execute(
        f"SELECT incident FROM ({told} EXCEPT {_BY_TIME}) UNION SELECT incident FROM ({_BY_TIME} EXCEPT {told}) LIMIT 1"
    ).fetchone()
    return int(row[0]) if row else None


def _insert(connection: sqlite3.Connection, incident: int, seq: int, at: datetime) -> None:
    when = iso(at)
    last = connection.execute(
        "SELECT pos FROM shown WHERE incident = ? AND (at < ? OR (at = ? AND seq < ?)) ORDER BY pos DESC LIMIT 1",
        (incident, when, when, seq),
    ).fetchone()
    pos = 0 if last is None else last[0] + 1
    _shift(connection, incident, pos, +1)
    connection.execute("INSERT INTO shown (incident, pos, seq, at) VALUES (?, ?, ?, ?)", (incident, pos, seq, when))


def _move(connection: sqlite3.Connection, incident: int, seq: int) -> None:
    """Puts an entry where its corrected time, or again its own, belongs; what isn't shown stays so."""
    row = connection.execute(PLACE, (incident, seq)).fetchone()
    if row is not None:
        pos, at = row
        connection.execute("DELETE FROM shown WHERE incident = ? AND pos = ?", (incident, pos))
        _shift(connection, incident, pos + 1, -1)
        _insert(connection, incident, seq, parse_iso(at))


def _shift(connection: sqlite3.Connection, incident: int, first: int, by: int) -> None:
    """Moves the places from `first` on; through negative ones, since two rows must never share a place meanwhile."""
    moved = connection.execute(
        "UPDATE shown SET pos = -(pos + ?) - 1 WHERE incident = ? AND pos >= ?", (by, incident, first)
    )
    if moved.rowcount:
        connection.execute("UPDATE shown SET pos = -pos - 1 WHERE incident = ? AND pos < 0", (incident,))
