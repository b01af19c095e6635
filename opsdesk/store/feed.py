"""Says when another process (or another desk) wrote: `PRAGMA data_version` on a connection of its own."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

from opsdesk.store.connection import connect

FOCUSED_S = 0.05
"""Seconds between two looks while somebody looks at the screen; one look costs 2 µs."""
RESTING_S = 0.25


class ChangeFeed:
    """Calls `changed` (on its own thread) after every write of anybody, its own process included."""

    def __init__(self, path: Path, changed: Callable[[], None]) -> None:
        self._path = path
        self._changed = changed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="opsdesk-feed", daemon=True)
        self.interval = FOCUSED_S

    def start(self) -> None:
        """Begins to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Ends it; returns at once, the thread goes by itself."""
        self._stop.set()

    def _watch(self) -> None:
        connection = connect(self._path, readonly=True)
        connection.execute("PRAGMA busy_timeout=0")
        try:
            seen = _version(connection)
            while not self._stop.wait(self.interval):
                version = _version(connection)
                if version not in (seen, None):
                    seen = version
                    self._changed()
        finally:
            connection.close()


def _version(connection: sqlite3.Connection) -> int | None:
    """The database's version as this connection sees it; None when it is locked right now."""
    try:
        return int(connection.execute("PRAGMA data_version").fetchone()[0])
    except sqlite3.OperationalError:
        return None
