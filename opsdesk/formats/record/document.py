"""A record taken apart: its head, its rows by where they came from, and what stands under what.

Three of them make an export: the record as it came, what the desk read from it then, and what the desk knows now.
Only where the last two differ is the first one written over, so whatever nobody touched is given back as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import field
from typing import Any

from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.board import EvidenceFiled, HypothesisRaised
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.entries.work import ActionGiven
from opsdesk.domain.values import dataclass
from opsdesk.formats.record.typed import list_of, owner_of

Object = dict[str, Any]

LISTS = ("timeline", "hypotheses", "evidence", "actions", "updates", "changes", "postmortem_actions")
"""Lists of a record, as they stand in it."""
NESTED = {"evidence": "hypotheses", "hypotheses.history": "hypotheses", "actions.history": "actions"}
"""Lists whose rows stand under a row of another."""
_ABSENT = object()


@dataclass(frozen=True, slots=True)
class Document:
    """A record by its parts. A row's id is its place in the record it came from, or minus its entry's number."""

    head: Object = field(default_factory=dict)
    rows: dict[str, dict[int, Object]] = field(default_factory=dict)
    under: dict[tuple[str, int], int] = field(default_factory=dict)
    """For rows that stand under another: the id of that one."""


def row_id(entry: Entry) -> int:
    """What names an entry's row in a document."""
    return entry.payload.row or -entry.seq


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Entries in the order of their rows: those of a record as they stood in it, then what was added, as written."""
    return sorted(entries, key=lambda entry: (not entry.payload.row, entry.payload.row or entry.seq))


def row_ids(entries: Iterable[Entry]) -> dict[tuple[str, int], int]:
    """The row id of each hypothesis and action, by its list and number."""
    return {
        (list_of(entry.payload), entry.payload.own_number): row_id(entry)
        for entry in entries
        if isinstance(entry.payload, HypothesisRaised | ActionGiven)
    }


def as_it_came(entries: list[Entry]) -> Document | None:
    """The record that an incident was imported from, put together from its entries; None for one born on a desk."""
    came = [entry for entry in entries if entry.payload.row]
    opened = next((entry.payload for entry in entries if isinstance(entry.payload, Declared)), None)
    if opened is None or not opened.foreign:
        return None
    document = Document(json.loads(opened.foreign))
    owners = row_ids(came)
    for entry in came:
        payload = entry.payload
        name = list_of(payload)
        document.rows.setdefault(name, {})[payload.row] = json.loads(payload.foreign)
        if name in NESTED and (owner := _first_owner(entry)):
            document.under[name, payload.row] = owners[NESTED[name], owner]
    return document


def overlay(came: Document, then: Document, now: Document) -> Document:
    """What came, with everything written over it that is other now than it was then."""
    rows = {
        name: {row: _written_over(_row(came, name, row), _row(then, name, row), said) for row, said in rows.items()}
        for name, rows in now.rows.items()
    }
    return Document(_written_over(came.head, then.head, now.head), rows, now.under)


def plain(document: Document) -> Object:
    """The record as one JSON object."""
    inside: dict[tuple[str, int], dict[str, list[Object]]] = {}
    for name, owner in NESTED.items():
        for row, said in sorted_rows(document.rows.get(name, {})):
            if (name, row) in document.under:
                held = inside.setdefault((owner, document.under[name, row]), {})
                held.setdefault(name.rpartition(".")[2], []).append(said)
    out = dict(document.head)
    for name in LISTS:
        rows = sorted_rows(document.rows.get(name, {}))
        whole = [said | inside.get((name, row), {}) for row, said in rows if (name, row) not in document.under]
        if whole or name in out:
            out[name] = whole
    return out


def sorted_rows(rows: dict[int, Object]) -> list[tuple[int, Object]]:
    """Rows in their order: those of the record as they stood, then what was added, as it was written."""
    return sorted(rows.items(), key=lambda item: (item[0] < 0, abs(item[0])))


def _first_owner(entry: Entry) -> int:
    """Number of the thing that an entry's row stood under; 0 for none."""
    payload = entry.payload
    if isinstance(payload, EvidenceFiled):
        return payload.judged[0].hypothesis if payload.judged else 0
    return owner_of(payload)


def _row(document: Document, name: str, row: int) -> Object:
    return document.rows.get(name, {}).get(row, {})


def _written_over(came: Object, then: Object, now: Object) -> Object:
    out = dict(came)
    for key in (*now, *(key for key in then if key not in now)):
        said = now.get(key, _ABSENT)
        if said == then.get(key, _ABSENT):
            continue
        if said is _ABSENT:
            out.pop(key, None)
        else:
            out[key] = said
    return out
