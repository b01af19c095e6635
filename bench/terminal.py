"""A terminal that measures: a program in a pty of its own, and the moment at which each piece of its output came."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

ROWS, COLUMNS = 48, 160
QUIET_S = 0.045
"""A program that wrote nothing for so long has painted all that a key did: three frames at 60 a second."""
PATIENCE_S = 60.0
LEAVE = "\x11"

_CONTROL = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]")
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y"}
"""What Textual asks at its start, and what a modern terminal says: it paints frames whole and doesn't tell its size."""


class NeverShown(Exception):
    """The program didn't show what was waited for."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was done to the program, and how much it had written by then."""

    at: float
    written: int


class Terminal:
    """One program, started at once; `with` ends it. Times are seconds of the monotonic clock."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        self._written = bytearray()
        self._last_output = 0.0
        self._open = True
        self.started = Moment(time.monotonic(), 0)
        self.pid, self._terminal = pty.fork()
        if not self.pid:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execve(command[0], list(command), {**environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Asks it to leave, as a person would, and makes it."""
        with suppress(OSError):
            self.press(LEAVE)
        self._read_until(time.monotonic() + 3)
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def now(self) -> Moment:
        """This moment; what the program wrote before counts no longer."""
        self._read_until(0)
        return Moment(time.monotonic(), len(self._written))

    def press(self, keys: str) -> Moment:
        """Types."""
        moment = self.now()
        os.write(self._terminal, keys.encode())
        return moment

    def shown(self, *texts: str, since: Moment) -> float:
        """Waits until all the texts have been written since a moment; when the last of them came.

        Raises NeverShown when the program ends first, or after a minute.
        """
        deadline = time.monotonic() + PATIENCE_S
        while not all(text in self._words(since) for text in texts):
            if not self._read(deadline):
                raise NeverShown(f"{texts} never came, but: …{self._words(since)[-400:]}")
        return self._last_output

    def settled(self, since: Moment) -> tuple[float, int]:
        """Waits until the program has written something and then fell quiet; when the last of it came, and bytes."""
        if not self._read(time.monotonic() + PATIENCE_S):
            raise NeverShown("nothing was painted")
        self.wait_quiet(QUIET_S)
        return self._last_output, len(self._written) - since.written

    def wait_quiet(self, seconds: float) -> None:
        """Waits until nothing was written for so long."""
        while self._read(time.monotonic() + seconds):
            pass

    def rest(self, seconds: float) -> None:
        """Lets time pass; what is written meanwhile is read."""
        self._read_until(time.monotonic() + seconds)

    @property
    def memory(self) -> float:
        """Megabytes of the program that are resident (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii", errors="replace")
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))

    @property
    def processor_s(self) -> float:
        """Seconds of processor time the program has taken, all its threads together (Linux)."""
        after_name = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")

    def _words(self, since: Moment) -> str:
        return _CONTROL.sub(b"", bytes(self._written[since.written :])).decode("utf-8", "replace")

    def _read_until(self, deadline: float) -> None:
        while self._read(deadline):
            pass

    def _read(self, deadline: float) -> bool:
        """Reads one piece and answers what it asks; False when none came in time or the program has ended."""
        if not self._open or not select.select([self._terminal], [], [], max(deadline - time.monotonic(), 0))[0]:
            return False
        try:
            piece = os.read(self._terminal, 1 << 16)
        except OSError:
            piece = b""
        self._last_output = time.monotonic()
        self._open = bool(piece)
        self._written += piece
        for question, answer in _ANSWERS.items():
            if question in piece:
                os.write(self._terminal, answer)
        return self._open
