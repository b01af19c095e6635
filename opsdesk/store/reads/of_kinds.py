"""Some kinds of entries, for a question that the others don't bear on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Final

from opsdesk.domain.entries import Entry
from opsdesk.store.entry_rows import COLUMNS, from_row

SOME: Final = (
    f"SELECT {COLUMNS} FROM entry WHERE incident IN (SELECT value FROM json_each(?))"
    " AND kind IN (SELECT value FROM json_each(?)) ORDER BY incident, seq"
)


def entries_of_kinds(
    connection: sqlite3.Connection, incidents: Iterable[int], kinds: Iterable[str]
) -> dict[int, list[Entry]]:
    """The entries of those kinds of each incident that has any, in the order they were written."""
    wanted = json.dumps(sorted(incidents)), json.dumps(sorted(kinds))
    found: dict[int, list[Entry]] = {}
    for row in connection.execute(SOME, wanted):
        entry = from_row(row)
        found.setdefault(entry.incident, []).append(entry)
    return found
