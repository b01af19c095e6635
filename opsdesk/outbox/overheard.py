"""What a program says on standard error: drained as long as it talks, and only the beginning and the end are kept."""

from __future__ import annotations

import os
from threading import Thread
from typing import Final

KEPT: Final = 2048
"""Bytes that are kept of the beginning, and of the end."""
_READ: Final = 64 * 1024
"""Bytes that are read at a time: as many as a pipe holds."""
_REST_S: Final = 0.5
"""How long the last words may take, once the program has ended: what it left running may hold the pipe open."""


class Overheard:
    """A pipe for a program's standard error, and what came out of it. Raises OSError where no pipe can be made.

    It is drained until nobody holds its other end: a program that is still running never waits for a full pipe, and
    one that floods it costs neither memory nor disk.
    """

    def __init__(self) -> None:
        self._out, self.pipe = os.pipe()
        self._first = self._last = b""
        self._left_out = False
        self._draining = Thread(target=self._drain, name="overheard", daemon=True)
        self._draining.start()

    def let_go(self) -> None:
        """Closes this process's end to write to; the program has its own by now, or never began."""
        os.close(self.pipe)

    def in_short(self) -> str:
        """The last line; where something between was let go the first one before it, since a flood's cause comes first.

        Of a line that was cut no half word is told: it could be half of a secret, which nothing would recognise.
        """
        self._draining.join(_REST_S)
        if not self._left_out:
            return (_lines(self._first + self._last) or [""])[-1]
        first = _lines(self._first.rpartition(b"\n")[0])[:1]
        whole = self._last.partition(b"\n" if b"\n" in self._last.rstrip() else b" ")[2]
        return " … ".join((*first, *_lines(whole)[-1:]))

    def _drain(self) -> None:
        try:
            while said := os.read(self._out, _READ):
                self._keep(said)
        except OSError:
            pass  # what was heard until then stands
        finally:
            os.close(self._out)

    def _keep(self, said: bytes) -> None:
        room = KEPT - len(self._first)
        self._first += said[:room]
        last = self._last + said[room:]
        self._left_out = self._left_out or len(last) > KEPT
        self._last = last[-KEPT:]


def _lines(said: bytes) -> list[str]:
    return said.decode("utf-8", "replace").strip().splitlines()
