"""Log entries as rows of the `entry` table, with the hash chain that makes every later change of a row visible."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from opsdesk.domain.entries import Entry, decode_payload, encode_payload
from opsdesk.domain.times import iso, parse_iso
from opsdesk.store.connection import ILLEGIBLE, illegible

COLUMNS = 'incident, seq, id, at, recorded_at, "by", approx, kind, version, payload'
GENESIS = "0" * 64

Row = tuple[Any, ...]


def to_row(entry: Entry) -> Row:
    """The values of COLUMNS for an entry."""
    payload = entry.payload
    data = json.dumps(encode_payload(payload), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return (
        entry.incident,
        entry.seq,
        entry.id,
        iso(entry.at),
        iso(entry.recorded_at),
        entry.by,
        int(entry.approx),
        payload.KIND,
        payload.VERSION,
        data,
    )


def from_row(row: Row) -> Entry:
    """The entry a row (in the order of COLUMNS) stands for; raises StoreUnavailable when it stands for none."""
    incident, seq, entry_id, at, recorded_at, by, approx, kind, version, data = row
    try:
        return Entry(
            incident=incident,
            seq=seq,
            id=entry_id,
            at=parse_iso(at),
            recorded_at=parse_iso(recorded_at),
            by=by,
            payload=decode_payload(kind, version, json.loads(data)),
            approx=bool(approx),
        )
    except ILLEGIBLE as error:
        raise illegible(f"entry {seq} of INC-{incident}") from error


def read_entry(connection: sqlite3.Connection, incident: int, seq: int) -> Entry | None:
    """One entry as it was written, or None when there is none of that number."""
    sql = f"SELECT {COLUMNS} FROM entry WHERE incident = ? AND seq = ?"
    row = connection.execute(sql, (incident, seq)).fetchone()
    return from_row(row) if row else None


def link(previous: str, row: Row) -> str:
    """The hash that chains a row to the one before it in the same incident."""
    from hashlib import sha256  # only writers need it, and it loads a large library

    return sha256(previous.encode() + json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def broken_link(previous: str, rows: Iterable[Sequence[Any]]) -> int | None:
    """The sequence number of the first row (COLUMNS and hash) that doesn't follow from `previous`; None if all do."""
    for *row, held in rows:
        previous = link(previous, tuple(row))
        if previous != held:
            return int(row[1])
    return None
