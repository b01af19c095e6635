"""Texts kept while they are being typed, so that a lost connection or a crash loses none of them."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from opsdesk.domain.times import iso


def keep(connection: sqlite3.Connection, key: str, text: str, now: datetime) -> None:
    """Keeps the text under a key (“capture INC-7 ana”); an empty one is forgotten."""
    if text:
        connection.execute("INSERT OR REPLACE INTO kept_text VALUES (?, ?, ?)", (key, text, iso(now)))
    else:
        connection.execute("DELETE FROM kept_text WHERE key = ?", (key,))


def kept(connection: sqlite3.Connection, key: str) -> str:
    """The text kept under a key, or an empty one."""
    row = connection.execute("SELECT text FROM kept_text WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""
