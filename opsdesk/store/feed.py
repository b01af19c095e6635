"""Says when another process (or another desk) wrote: `PRAGMA data_version` on a connection of its own, asked when the
system says that a file was written, and every so often."""

from __future__ import annotations

import math
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

from opsdesk.domain.errors import StoreUnavailable
from opsdesk.store.connection import connect
from opsdesk.store.file_events import FileEvents

FOCUSED_S = 0.025
"""Seconds between two looks while somebody looks at the screen; waking up costs more than the look itself."""
RESTING_S = 0.25
"""… while nobody does, and where the system says that a file was written."""
SOON_S = 0.002
"""… while a write that the system told of isn't a commit yet: it counts once it is durable, a while after."""
ALERT_S = 0.1
"""How long after such an event it is looked for that soon; after that, as without events."""
SETTLED_S = 1.0
"""Seconds from the start until the system is asked to tell: the first frame comes first."""
ASK_ANYWAY = 40
"""Looks after which the database is asked though no file seems touched, file times being coarse."""
ASK_ON = 20
"""Looks for which it is asked on after a file was touched."""

Seen = tuple[int, int]
"""How often the file was opened, and its version as that connection counts it."""


class ChangeFeed:
    """Calls `changed` (on its own thread) after every write of anybody, its own process included.

    It goes on whatever happens to the store: while that is locked or gone nothing is called; when it is there again,
    or another file stands in its place (a restored backup), that counts as a change.
    """

    def __init__(self, path: Path, changed: Callable[[], None]) -> None:
        self._path = path
        self._log = path.with_name(f"{path.name}-wal")
        self._touched_before: tuple[int, ...] = ()
        self._looks_untouched = 0
        self._changed = changed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="opsdesk-feed", daemon=True)
        self._connection: sqlite3.Connection | None = None
        self._inode = 0
        self._openings = 0
        self._seen: Seen | None = None
        self._events: FileEvents | None = None
        self._alert_until = 0.0
        self.interval = FOCUSED_S

    def start(self) -> None:
        """Begins to watch: from here on no write is missed."""
        self._seen = self._look()
        self._thread.start()

    def stop(self) -> None:
        """Ends it; returns at once, the thread goes by itself."""
        self._stop.set()

    def _watch(self) -> None:
        settled = time.monotonic() + SETTLED_S
        while True:
            if self._events is None and time.monotonic() > settled:
                settled, self._events = math.inf, FileEvents.of(self._path.parent)
            self._wait()
            if self._stop.is_set():
                break
            seen = self._look()
            if seen not in (self._seen, None):
                self._seen, self._alert_until = seen, 0.0
                self._changed()
        self._close()
        if self._events is not None:
            self._events.close()

    def _wait(self) -> None:
        """Until it is time for the next look."""
        if self._events is None or self.interval > FOCUSED_S:
            time.sleep(self.interval)  # half the price of waiting for the stop, many times a second
            return
        alert = time.monotonic() < self._alert_until
        quiet = self._looks_untouched > ASK_ON
        if self._events.wait(SOON_S if alert else RESTING_S if quiet else self.interval):
            self._looks_untouched = 0
            self._alert_until = time.monotonic() + ALERT_S

    def _look(self) -> Seen | None:
        """What is there now; None when it can't be said right now. The database is asked for a while after a file of it
        was touched, and every so often anyway: asking takes its locks, forty times a second."""
        try:
            touched = self._touched()
            self._looks_untouched = 0 if touched != self._touched_before else self._looks_untouched + 1
            quiet = self._looks_untouched > ASK_ON and self._looks_untouched % ASK_ANYWAY
            if quiet and self._seen is not None:
                return self._seen
            inode = self._path.stat().st_ino
            connection = self._connection
            if connection is None or inode != self._inode:
                connection = self._open(inode)
            seen = self._openings, int(connection.execute("PRAGMA data_version").fetchone()[0])
            self._touched_before = touched
            return seen
        except sqlite3.OperationalError:
            return None
        except (OSError, sqlite3.Error, StoreUnavailable):
            self._close()
            return None

    def _touched(self) -> tuple[int, ...]:
        """What changes with every write: the write-ahead log, when it was written to last, and its length."""
        try:
            log = self._log.stat()
        except FileNotFoundError:
            return ()
        return log.st_ino, log.st_mtime_ns, log.st_size

    def _open(self, inode: int) -> sqlite3.Connection:
        self._close()
        self._connection = connect(self._path, readonly=True)
        self._connection.execute("PRAGMA busy_timeout=0")
        self._inode, self._openings = inode, self._openings + 1
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
