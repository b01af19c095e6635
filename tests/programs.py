"""Programs in processes of their own, without the second or two that their imports take.

A server (multiprocessing's) has imported what they need and forks for each of them. What a test kills, interrupts or
puts at a terminal is as real as what a shell starts; that a program also starts from nothing is what
`tests/cli/test_processes.py` and `tests/house` look at.
"""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing.reduction import DupFd
from pathlib import Path
from typing import IO, Any, Final

ROOT: Final = Path(__file__).parents[1]
PATIENCE_S: Final = 60.0

_SERVER: Final = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(
    [
        "__main__",
        "opsdesk.app",
        "opsdesk.cli.checklist_run",
        "opsdesk.store.migrating",
        "opsdesk.store.tables.checklist",
    ]
)

Ends = tuple[int, int, int]
"""File descriptors of a program's input, output and errors."""


class Program:
    """A running program, with what tests use of `subprocess.Popen`."""

    def __init__(
        self,
        module: str,
        argv: Sequence[str | Path],
        ends: Ends,
        *,
        environ: Mapping[str, str],
        folder: Path = ROOT,
        controlled: bool = False,
    ) -> None:
        """Runs a module as `python -m` does, in a session of its own; `controlled` by the terminal at its input."""
        handed = [_Handed(end) for end in ends]
        words = [module, *map(str, argv)]
        self._process = _SERVER.Process(
            target=_run, args=(words, handed, dict(environ), folder, controlled), daemon=True
        )
        self._process.start()
        assert self._process.pid is not None
        self.pid = self._process.pid

    @property
    def returncode(self) -> int | None:
        """Its exit code, or the negative number of the signal that ended it; None while it runs."""
        return self._process.exitcode

    def wait(self, seconds: float = PATIENCE_S) -> int:
        """Its exit code, once it has ended."""
        self._process.join(seconds)
        assert self.returncode is not None, "it doesn't end"
        return self.returncode

    def send_signal(self, number: signal.Signals) -> None:
        """Sends a signal, unless it has ended."""
        if self.returncode is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Ends it at once."""
        self.send_signal(signal.SIGKILL)
        self.wait()


class Piped(Program):
    """A program between two pipes; its errors go to the test's own."""

    def __init__(self, module: str, argv: Sequence[str | Path], *, environ: Mapping[str, str] = os.environ) -> None:
        read_here, output = os.pipe()
        input_, write_here = os.pipe()
        super().__init__(module, argv, (input_, output, 2), environ=environ)
        os.close(output)
        os.close(input_)
        self.stdin: IO[str] = os.fdopen(write_here, "w", encoding="utf-8")
        self.stdout: IO[str] = os.fdopen(read_here, encoding="utf-8")

    def say(self, line: str) -> None:
        """Types a line."""
        self.stdin.write(f"{line}\n")
        self.stdin.flush()

    def rest(self) -> str:
        """What it still says once nobody types any more, to its end."""
        with self.stdin, self.stdout:
            self.stdin.close()
            said = self.stdout.read()
        self.wait()
        return said


@contextmanager
def piped(module: str, *argv: str | Path, environ: Mapping[str, str] = os.environ) -> Iterator[Piped]:
    """Runs a program between two pipes; it is gone afterwards."""
    program = Piped(module, argv, environ=environ)
    with program.stdin, program.stdout:
        try:
            yield program
        finally:
            program.kill()


def ran(
    module: str, *argv: str | Path, environ: Mapping[str, str] = os.environ, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """What a program said and how it ended."""
    with tempfile.TemporaryFile() as input_, tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        input_.write(typed.encode())
        input_.seek(0)
        code = Program(module, argv, (input_.fileno(), output.fileno(), errors.fileno()), environ=environ).wait()
        said = []
        for file in (output, errors):
            file.seek(0)
            said.append(file.read().decode())
    return subprocess.CompletedProcess(argv, code, *said)


class _Handed:
    """A file descriptor on its way into another process, where it arrives as its number."""

    def __init__(self, end: int) -> None:
        self.end = end

    def __reduce__(self) -> tuple[Any, ...]:
        return _arrived, (DupFd(self.end),)


def _arrived(handed: Any) -> int:
    number: int = handed.detach()
    return number


def _run(words: list[str], ends: list[int], environ: dict[str, str], folder: Path, controlled: bool) -> None:
    """What a process does first: it takes its ends, its place and its words, then is the program."""
    for number, handed in enumerate(ends):
        os.dup2(handed, number)
        os.close(handed)
    os.setsid()
    if controlled:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    for name, end in (
        ("stdin", os.fdopen(0, encoding="utf-8", closefd=False)),
        ("stdout", os.fdopen(1, "w", encoding="utf-8", closefd=False)),
        ("stderr", os.fdopen(2, "w", 1, "utf-8", "backslashreplace", closefd=False)),
    ):
        setattr(sys, name, end)
        setattr(sys, f"__{name}__", end)
    sys.argv = words
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)
