"""A real terminal for tests: a pseudo-terminal with a program in it, typed into and read from."""

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
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.programs import ROOT, Program

TINY_APP: Final = "tests.screens.terminal.tiny_app"
PATIENCE_SECONDS: Final = 20.0

RESTORING: Final = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1003l", b"\x1b[?2004l", b"\x1b[<u", b"\x1b[?1004l")
"""Leaving the alternate screen, showing the cursor; mouse, paste, keyboard and focus reports off."""

_FROM_TEXTUAL: Final = re.compile(
    rb"\x1b\[(?:[0-9;:]*m|\d+;\d+H|H|2J|\?\d+[hl]|\?\d+\$p|>\d+u|<u)|\x1b\]22;[a-z-]*\x07|\r?\n"
)
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def controls_from_content() -> Callable[[bytes], list[str]]:
    """Finds the control characters in what was written to a terminal, but for those Textual itself needs."""
    return lambda output: _CONTROL.findall(_FROM_TEXTUAL.sub(b"", output).decode("utf-8"))


class Terminal:
    """A program in a terminal of 80 × 24, with everything it has written so far in `output`."""

    def __init__(
        self,
        module: str,
        *argv: str,
        controlling: bool = True,
        stderr: Path | None = None,
        environ: Mapping[str, str],
        folder: Path = ROOT,
    ) -> None:
        """Without a `controlling` terminal the program gets no SIGHUP when the terminal closes; it runs in `folder`."""
        self.output = b""
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.settings_before = termios.tcgetattr(slave)
        errors = os.open(stderr, os.O_WRONLY | os.O_CREAT) if stderr else slave
        self.process = Program(
            module, argv, (slave, slave, errors), environ=environ, folder=folder, controlled=controlling
        )
        self._slave: int | None = slave
        if stderr:
            os.close(errors)

    def end(self) -> None:
        """End the program, should it still run, and close the terminal."""
        if self.running():
            self.process.kill()
        self.hang_up()

    def type(self, data: bytes) -> None:
        """Type, and read along: a program that can't write stops reading."""
        for start in range(0, len(data), 512):
            os.write(self._master, data[start : start + 512])
            self.read(0)

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Read along until something is so."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            assert self.running(), f"ended with {self.process.returncode}: {self.output[-2000:]!r}"
            assert time.monotonic() < end, f"waited in vain: {self.output[-2000:]!r}"
            self.read(0.05)

    def wait_for_text(self, text: str) -> None:
        """Read along until a text has been written."""
        self.wait_for(lambda: text.encode() in self.output)

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal, as a lost connection does."""
        if self._slave is not None:
            os.close(self._slave)
            os.close(self._master)
            self._slave = None

    def exit_code(self) -> int:
        """Wait for the end; what is written meanwhile is read."""
        end = time.monotonic() + PATIENCE_SECONDS
        while self.running():
            assert time.monotonic() < end, f"does not end: {self.output[-2000:]!r}"
            self.read(0.05)
        while self.read(0):
            pass
        assert self.process.returncode is not None
        return self.process.returncode

    def restored(self) -> bool:
        """Whether the terminal is as it was: modes by escape sequences, echo and line editing by its settings."""
        assert self._slave is not None
        at_the_end = self.output[self.output.rfind(b"\x1b[?1049h") :]
        return all(code in at_the_end for code in RESTORING) and termios.tcgetattr(self._slave) == self.settings_before

    def is_stopped(self) -> bool:
        """Whether the program sleeps, as after ^Z in a shell."""
        return Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"

    def running(self) -> bool:
        return self.process.returncode is None

    def read(self, seconds: float) -> bool:
        """Read what has been written, waiting for it so long at most; whether there was anything."""
        if self._slave is None:
            time.sleep(seconds)
            return False
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        self.output += os.read(self._master, 65536)
        return True


OpenTinyApp = Callable[..., Terminal]


@pytest.fixture
def tiny_app(tmp_path: Path) -> Iterator[OpenTinyApp]:
    """Opens `tiny_app.py` with `tmp_path` as its folder; what is still running at the end is ended."""
    environ = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    opened: list[Terminal] = []

    def open_app(
        how: str = "", *, controlling: bool = True, stderr: Path | None = None, ready: bool = True
    ) -> Terminal:
        terminal = Terminal(TINY_APP, str(tmp_path), how, controlling=controlling, stderr=stderr, environ=environ)
        opened.append(terminal)
        if ready:
            terminal.wait_for_text("ready")
        return terminal

    yield open_app
    for terminal in opened:
        terminal.end()
