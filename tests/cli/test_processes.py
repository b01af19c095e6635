"""The real program, where a call in this process could not show it: pipes, signals, a store two processes share."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import termios
from contextlib import suppress
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "opsdesk"]
PATIENCE_SECONDS = 60.0


@pytest.fixture
def environ(desk_path: Path) -> dict[str, str]:
    return {**os.environ, "OPSDESK_DB": str(desk_path), "OPSDESK_USER": "ana", "PYTHONUTF8": "1"}


def opsdesk(environ: dict[str, str], *argv: str, **more: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *argv], env=environ, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False
    )


def test_an_incident_from_shell_commands(environ: dict[str, str]) -> None:
    assert opsdesk(environ, "declare", "Search is slow").stdout == "INC-1\n"
    assert opsdesk(environ, "log", "- not the index").returncode == 2
    assert opsdesk(environ, "log", "--as", "bo", "? the index").returncode == 0
    assert opsdesk(environ, "log", "-", "not", "the", "index").stdout == "INC-1 against H1 the index\n"
    shown = json.loads(opsdesk(environ, "show", "1", "--json").stdout)
    assert [item["raised_by"] for item in shown["hypotheses"]] == ["bo"]


def test_a_reader_that_stops_reading_is_no_error(environ: dict[str, str]) -> None:
    with subprocess.Popen([*COMMAND, "demo", "--headless"], env=environ, stdout=subprocess.PIPE, stderr=-1) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE_SECONDS) == 141


def test_an_interrupt_is_quiet(environ: dict[str, str], desk_path: Path) -> None:
    opsdesk(environ, "declare", "Search is slow")
    argv = [*COMMAND, "log", "-"]
    with subprocess.Popen(argv, env=environ, stdin=-1, stdout=-1, stderr=subprocess.PIPE) as process:
        wait_until_open(process.pid, desk_path)
        process.send_signal(signal.SIGINT)
        assert process.stderr
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE_SECONDS) == 130


def wait_until_open(pid: int, path: Path) -> None:
    """Until the process holds the store, so that it is past its imports."""
    import time

    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        held = (entry.resolve() for entry in Path(f"/proc/{pid}/fd").iterdir())
        if path in set(held):
            return
        time.sleep(0.02)
    raise AssertionError("the store was never opened")


def test_the_screen_comes_up_from_nothing(environ: dict[str, str]) -> None:
    person, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    environ = {**environ, "TERM": "xterm-256color"}
    with subprocess.Popen(
        COMMAND, env=environ, stdin=terminal, stdout=terminal, stderr=terminal, start_new_session=True
    ) as process:
        os.close(terminal)
        shown = b""
        while b"declare" not in shown:
            assert select.select([person], [], [], PATIENCE_SECONDS)[0], shown
            shown += os.read(person, 65536)
        process.send_signal(signal.SIGTERM)
        with suppress(OSError):  # which is how a terminal tells that nobody is at its other end
            while os.read(person, 65536):
                pass
        assert process.wait(PATIENCE_SECONDS) == 143
    os.close(person)
