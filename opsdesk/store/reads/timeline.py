"""A page of the timeline: entries in the order shown, each with what was done to it since."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import EntryRetimed
from opsdesk.domain.fold import shown
from opsdesk.domain.parts import Mark
from opsdesk.domain.times import parse_iso
from opsdesk.domain.values import dataclass
from opsdesk.store import search
from opsdesk.store.entry_rows import from_row

MOST_HITS = 5000
"""Lines a filtered timeline shows at most, the newest ones; more is no longer looked at but searched anew."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One line of the timeline; `entry` has its corrected words and time, `previous_at` is the line's above."""

    pos: int
    entry: Entry
    mark: Mark | None
    previous_at: datetime | None = None


_ENTRY = 'e.incident, e.seq, e.id, e.at, e.recorded_at, e."by", e.approx, e.kind, e.version, e.payload'
_MARK = "m.seq, m.pinned, m.struck, m.struck_by, m.why, m.text, m.at, m.edits"
_FROM = (
    f"SELECT s.pos, {_ENTRY}, {_MARK} FROM shown s JOIN entry e ON e.incident = s.incident AND e.seq = s.seq"
    " LEFT JOIN mark m ON m.incident = s.incident AND m.seq = s.seq"
)
PAGE = f"{_FROM} WHERE s.incident = ? AND s.pos BETWEEN ? AND ? ORDER BY s.pos"
NEWEST_MINE = (
    f"SELECT 0, {_ENTRY}, {_MARK} FROM entry e LEFT JOIN mark m ON m.incident = e.incident AND m.seq = e.seq"
    " WHERE e.incident = ? AND e.\"by\" = ? AND coalesce(m.struck, 0) = 0 AND e.kind NOT GLOB 'entry.*'"
    " ORDER BY e.seq DESC LIMIT 1"
)
BY_SEQ = f"{_FROM} WHERE s.incident = ? AND s.seq = ?"
AT = "SELECT at FROM shown WHERE incident = ? AND pos = ?"
AMENDED = (
    "SELECT s.pos FROM entry e JOIN shown s ON s.incident = e.incident AND s.seq = json_extract(e.payload, '$.target')"
    " WHERE e.incident = ? AND e.seq > ? AND e.kind GLOB 'entry.*'"
)
RETIMED = "SELECT 1 FROM entry WHERE incident = ? AND seq > ? AND kind = ? LIMIT 1"
POSITIONS = "SELECT pos FROM shown WHERE incident = ? AND seq = ?"
PINNED = (
    f"{_FROM} WHERE s.incident = ? AND s.seq IN (SELECT seq FROM mark WHERE incident = s.incident AND pinned = 1)"
    " ORDER BY s.pos"
)


def page(connection: sqlite3.Connection, incident: int, first: int, last: int) -> list[TimelineRow]:
    """The lines from position `first` to `last`, both included."""
    before = max(first - 1, 0)
    rows = [_row(row) for row in connection.execute(PAGE, (incident, before, last))]
    linked = [
        TimelineRow(row.pos, row.entry, row.mark, rows[place - 1].entry.at if place else None)
        for place, row in enumerate(rows)
    ]
    return linked if first <= 0 else linked[1:]


def at_seq(connection: sqlite3.Connection, incident: int, seq: int) -> TimelineRow | None:
    """The line of an entry, or None when it isn't shown."""
    row = connection.execute(BY_SEQ, (incident, seq)).fetchone()
    return _row(row) if row else None


def newest_mine(connection: sqlite3.Connection, incident: int, by: str) -> TimelineRow | None:
    """The newest entry of a person that still counts, but for amendments: what undo is about."""
    row = connection.execute(NEWEST_MINE, (incident, by)).fetchone()
    return _row(row) if row else None


def pinned(connection: sqlite3.Connection, incident: int) -> list[TimelineRow]:
    """The pinned lines in the order shown."""
    return [_row(row) for row in connection.execute(PINNED, (incident,))]


def positions(
    connection: sqlite3.Connection, incident: int, query: str, kinds: tuple[str, ...], only_pinned: bool
) -> list[int]:
    """Positions, in the order shown, of the lines that hold every word, are of one of the kinds, and are pinned."""
    seqs: set[int] | None = None
    if query.strip():
        seqs = {hit.seq for hit in search.find(connection, query, incident, limit=MOST_HITS)}
    if only_pinned:
        rows = connection.execute("SELECT seq FROM mark WHERE incident = ? AND pinned = 1", (incident,))
        marked = {row[0] for row in rows}
        seqs = marked if seqs is None else seqs & marked
    if kinds:
        marks = ", ".join("?" for _ in kinds)
        sql = f"SELECT seq FROM entry WHERE incident = ? AND kind IN ({marks}) ORDER BY seq DESC LIMIT ?"
        of_kind = {row[0] for row in connection.execute(sql, (incident, *kinds, MOST_HITS))}
        seqs = of_kind if seqs is None else seqs & of_kind
    found = (connection.execute(POSITIONS, (incident, seq)).fetchone() for seq in seqs or ())
    return sorted(row[0] for row in found if row is not None)


def rows_at(connection: sqlite3.Connection, incident: int, positions: Sequence[int]) -> list[TimelineRow]:
    """The lines at some positions, in the order given; of a filtered timeline."""
    found = (connection.execute(PAGE, (incident, pos, pos)).fetchone() for pos in positions)
    return [_row(row) for row in found if row is not None]


def positions_after(connection: sqlite3.Connection, incident: int, seq: int) -> list[int]:
    """Where the entries written after a sequence number stand, in the order shown."""
    rows = connection.execute("SELECT pos FROM shown WHERE incident = ? AND seq > ?", (incident, seq))
    return sorted(row[0] for row in rows)


def day_starts(
    connection: sqlite3.Connection,
    incident: int,
    count: int,
    zone: tzinfo,
    known: Sequence[tuple[int, date]] = (),
) -> list[tuple[int, date]]:
    """The position of each day's first line, with the day, in the zone shown; found by bisection, never by a scan.

    What is `known` are the first days, in the same zone, which still begin there: the search goes on at the last.
    """

    def at(pos: int) -> datetime:
        return parse_iso(connection.execute(AT, (incident, pos)).fetchone()[0])

    starts = list(known[:-1])
    pos = known[-1][0] if known else 0
    while pos < count:
        day = at(pos).astimezone(zone).date()
        starts.append((pos, day))
        midnight = datetime.combine(day + timedelta(days=1), time(), zone)
        pos = bisect_left(range(count), midnight, lo=pos, key=at)
    return starts


def amended_after(connection: sqlite3.Connection, incident: int, seq: int) -> list[int]:
    """Where the entries stand that were edited, struck, restored or pinned after a sequence number."""
    return sorted({row[0] for row in connection.execute(AMENDED, (incident, seq))})


def was_retimed(connection: sqlite3.Connection, incident: int, after_seq: int) -> bool:
    """Whether an entry was moved to another time after a sequence number."""
    return connection.execute(RETIMED, (incident, after_seq, EntryRetimed.KIND)).fetchone() is not None


def _row(values: tuple[Any, ...]) -> TimelineRow:
    entry, mark = from_row(values[1:11]), _mark(values[11:])
    return TimelineRow(values[0], shown(entry, mark), mark)


def _mark(values: tuple[Any, ...]) -> Mark | None:
    if values[0] is None:
        return None
    seq, pinned_, struck, struck_by, why, text, at, edits = values
    return Mark(seq, bool(pinned_), bool(struck), struck_by, why, text, parse_iso(at) if at else None, edits)
