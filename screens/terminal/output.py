"""Writing to a terminal that may go away at any time."""

from __future__ import annotations

import io
import os
import select
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class LastingOutput(io.RawIOBase):
    """Bytes to a terminal. Once it is gone, says so once and swallows the rest.

    Textual's writer thread would die of the first failed write, its queue fill up, and the app wait for ever; bytes
    left in a buffer would make Python end with exit code 120.
    """

    def __init__(self, descriptor: int, on_gone: Callable[[], None]) -> None:
        super().__init__()
        self._descriptor = descriptor
        self._on_gone = on_gone
        self._gone = False

    def fileno(self) -> int:
        return self._descriptor

    def isatty(self) -> bool:
        return os.isatty(self._descriptor)

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer) -> int:
        rest = memoryview(data)
        size = len(rest)
        while rest and not self._gone:
            try:
                rest = rest[os.write(self._descriptor, rest) :]
            except BlockingIOError:  # a program before us left the terminal non-blocking
                select.select((), (self._descriptor,), ())
            except OSError:
                self._gone = True
                self._on_gone()
        return size


def terminal_text(on_gone: Callable[[], None]) -> io.TextIOWrapper:
    """Standard output for a driver: in the terminal's encoding, with `?` for what it has no character for."""
    stdout = sys.__stdout__
    assert stdout is not None, "a full-screen app is refused without standard output"
    output = LastingOutput(stdout.fileno(), on_gone)
    return io.TextIOWrapper(io.BufferedWriter(output), encoding=stdout.encoding, errors="replace", newline="")
