"""Finding what was written: one full-text row an entry, written in the use case's own transaction."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import EntryEdited

_CJK = re.compile("([぀-ヿ㐀-䶿一-鿿가-힯豈-﫿])")
_WORD = re.compile(r"\w+", re.UNICODE)
_INCIDENT_SHIFT = 32


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a text was found."""

    incident: int
    seq: int


def index(connection: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    """Makes entries findable; an edit replaces the words of the entry it edits."""
    rows = []
    for entry in entries:
        words = entry.payload.text or entry.payload.headline()
        seq = entry.payload.target if isinstance(entry.payload, EntryEdited) else entry.seq
        rows.append((_rowid(entry.incident, seq), split_cjk(words), entry.incident, seq))
    connection.executemany("INSERT OR REPLACE INTO search (rowid, text, incident, seq) VALUES (?, ?, ?, ?)", rows)


def find(connection: sqlite3.Connection, query: str, incident: int | None = None, limit: int = 500) -> list[Hit]:
    """The newest entries that hold every word of the query, each as the beginning of a word."""
    words = match_query(query)
    if not words:
        return []
    where = "" if incident is None else " AND rowid BETWEEN ? AND ?"
    span = [] if incident is None else [_rowid(incident, 0), _rowid(incident + 1, 0) - 1]
    sql = f"SELECT incident, seq FROM search WHERE search MATCH ?{where} ORDER BY rowid DESC LIMIT ?"
    return [Hit(*row) for row in connection.execute(sql, (words, *span, limit))]


def match_query(query: str) -> str:
    """The query in the full-text engine's language: every word quoted, so that nothing in it is an operator."""
    return " ".join(f'"{word}"*' for word in _WORD.findall(split_cjk(query)))


def split_cjk(text: str) -> str:
    """The text with blanks around Chinese, Japanese and Korean signs, whose words have none between them."""
    return _CJK.sub(r" \1 ", text)


def _rowid(incident: int, seq: int) -> int:
    return (incident << _INCIDENT_SHIFT) + seq
