"""Happenings on their way into a log: in time order, but never before what they build on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from opsdesk.domain.entries import Dated, Payload
from opsdesk.formats.record.kept import Kept
from opsdesk.formats.record.rows import TimelineRow
from opsdesk.formats.record.typed import decision_of, kept

Ordered = tuple[datetime, Dated]
"""When something takes its place in the log, and what: later than it happened where it was written down afterwards."""


dump = json.JSONEncoder(separators=(",", ":")).encode
"""A row's own JSON as the log keeps it: plain ASCII, so that no cleaning can change what is given back."""


def own_json(row: Kept, *lists: str) -> str:
    """A row's JSON object; what stands in the named lists has rows of its own and stays out."""
    raw = row.raw
    return dump(raw | {key: [] for key in lists if key in raw})


def derived(at: datetime, payload: Payload) -> Ordered:
    """What follows from a record's keys without being a row of it."""
    return at, Dated(at, payload)


def history(
    rows: Iterable[tuple[TimelineRow, int]], start: datetime, decided: Mapping[int, datetime] | None = None
) -> Iterator[Ordered]:
    """Typed rows, each with its place, in the order they were written: none before `start` or the one above it, nor
    what is said about a decision before it was made (`decided`, by its number).

    A row that was backdated still came after: the last word on a severity or an owner is the one written last.
    """
    place, made = start, decided or {}
    for row, number in rows:
        if row.entry and row.entry.payload:
            place = max(place, row.at, made.get(decision_of(row.entry.payload), row.at))
            yield place, Dated(row.at, kept(row.entry.payload, own_json(row), number), row.by, row.approx)
