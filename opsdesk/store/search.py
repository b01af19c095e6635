"""Finding what was written: one full-text row an entry, written in the use case's own transaction."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import Amendment, EntryPinned
from opsdesk.domain.errors import StoreUnavailable
from opsdesk.domain.fold import shown
from opsdesk.domain.parts import Mark
from opsdesk.domain.text import clean
from opsdesk.domain.values import dataclass
from opsdesk.store.connection import attempt, is_damage
from opsdesk.store.entry_rows import read_entry

_CJK = (
    "([\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff])"
)
"""Compiled on first use: a class of so many signs takes the compiler longer than everything else in this module."""
_INCIDENT_SHIFT = 32


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a text was found."""

    incident: int
    seq: int


def index(connection: sqlite3.Connection, entries: Iterable[Entry], marks: Mapping[int, Mark]) -> None:
    """Makes entries findable by their headline; what was done to one since (new words, why it was struck) is found in
    the line it was done to.

    A damaged index keeps nobody from writing: it is made anew from the words it holds, and where that fails too an
    entry is in the log and can't be found.
    """
    rows = _rows(connection, entries, marks)
    if not attempt(connection, partial(_add, connection, rows)):
        attempt(connection, partial(_add, connection, rows, made_anew=True))


def fault(connection: sqlite3.Connection) -> str:
    """What is wrong with the index, or an empty text; reads all of it, on a connection that could write."""
    try:
        connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return DAMAGED
    return ""


def anew(connection: sqlite3.Connection) -> None:
    """Makes the index anew from the words it holds."""
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")


DAMAGED: Final = "the index of words is damaged: search may miss what the log has"


def _add(connection: sqlite3.Connection, rows: Sequence[tuple[Any, ...]], *, made_anew: bool = False) -> None:
    if made_anew:
        anew(connection)
    connection.executemany("INSERT OR REPLACE INTO search (rowid, text, incident, seq) VALUES (?, ?, ?, ?)", rows)


def _rows(
    connection: sqlite3.Connection, entries: Iterable[Entry], marks: Mapping[int, Mark]
) -> list[tuple[int, str, int, int]]:
    rows = []
    for entry in entries:
        about = _about(connection, entry)
        if about is None:
            continue
        mark = marks.get(about.seq)
        words = f"{shown(about, mark).payload.headline()} {mark.why if mark else ''}"
        rows.append((_rowid(about.incident, about.seq), split_cjk(words), about.incident, about.seq))
    return rows


def find(connection: sqlite3.Connection, query: str, incident: int | None = None, limit: int = 500) -> list[Hit]:
    """The newest entries that hold every word of the query, each as the beginning of a word."""
    words = match_query(query)
    if not words:
        return []
    where = "" if incident is None else " AND rowid BETWEEN ? AND ?"
    span = [] if incident is None else [_rowid(incident, 0), _rowid(incident + 1, 0) - 1]
    sql = f"SELECT incident, seq FROM search WHERE search MATCH ?{where} ORDER BY rowid DESC LIMIT ?"
    try:
        return [Hit(*row) for row in connection.execute(sql, (words, *span, limit))]
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        raise StoreUnavailable(f"{DAMAGED}; run “opsdesk doctor”") from error


def match_query(query: str) -> str:
    """The query in the full-text engine's language: every word quoted, so that nothing in it is an operator, and cut
    into tokens by the engine, as the texts were."""
    words = (word.replace('"', " ") for word in clean(query).split())
    return " ".join(f'"{split_cjk(word)}"*' for word in words if any(sign.isalnum() for sign in word))


def split_cjk(text: str) -> str:
    """The text with blanks around Chinese, Japanese and Korean signs, whose words have none between them."""
    return text if text.isascii() else re.sub(_CJK, r" \1 ", text)


def _about(connection: sqlite3.Connection, entry: Entry) -> Entry | None:
    """The entry whose line changes with this one: itself, or the one it amends; None when no line does."""
    if not isinstance(entry.payload, Amendment):
        return entry
    if isinstance(entry.payload, EntryPinned):
        return None
    target = read_entry(connection, entry.incident, entry.payload.target)
    return None if target is None or isinstance(target.payload, Amendment) else target


def _rowid(incident: int, seq: int) -> int:
    return (incident << _INCIDENT_SHIFT) + seq
