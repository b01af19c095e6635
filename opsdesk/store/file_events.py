"""Waiting for a write to a folder's files without looking again and again: Linux tells (inotify), others don't.

The standard library has no words for it, so the kernel's three are called as they are; see inotify(7).
"""

from __future__ import annotations

import os
import select
import sys
from contextlib import suppress
from pathlib import Path

_MODIFY, _CREATE, _MOVED_TO = 0x2, 0x100, 0x80
_ROOM = 64 * 1024
"""Bytes read at once: what many events take; they only wake, so none of them is looked at."""


class FileEvents:
    """Wakes when a file of a folder was written, made, or moved there. For one thread at a time."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._poll = select.poll()
        self._poll.register(descriptor, select.POLLIN)

    @classmethod
    def of(cls, folder: Path) -> FileEvents | None:
        """Begins to listen; None where the system can't tell."""
        if not sys.platform.startswith("linux"):
            return None
        import ctypes  # only who watches needs it

        system = ctypes.CDLL(None)
        descriptor = int(system.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC))
        if descriptor < 0:
            return None
        if system.inotify_add_watch(descriptor, os.fsencode(folder), _MODIFY | _CREATE | _MOVED_TO) < 0:
            os.close(descriptor)
            return None
        return cls(descriptor)

    def wait(self, seconds: float) -> bool:
        """Waits for the next event, at most so long; whether there was one. What came is forgotten."""
        if not self._poll.poll(seconds * 1000):
            return False
        with suppress(BlockingIOError):
            os.read(self._descriptor, _ROOM)
        return True

    def close(self) -> None:
        """Listens no more."""
        os.close(self._descriptor)
