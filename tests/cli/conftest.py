"""The command line in this process: quick enough to try every command; starting the real one is tried elsewhere."""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from opsdesk.cli import run, session
from tests.cli.called import Called
from tests.fakes import FakeClock

Call = Callable[..., Called]


@pytest.fixture
def environ(monkeypatch: pytest.MonkeyPatch, desk_path: Path, tmp_path: Path, clock: FakeClock) -> None:
    """A desk, a person, a clock and a home of the test's own."""
    monkeypatch.setattr(session, "utc_now", clock)
    for name in ("OPSDESK_CONFIG", "OPSDESK_ZONE", "OPSDESK_CHECK_IN_MINUTES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OPSDESK_DB", str(desk_path))
    monkeypatch.setenv("OPSDESK_USER", "ana")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))


@pytest.fixture
def opsdesk(environ: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Call]:
    """Runs one command line: `opsdesk("log", "+ text")`, with `stdin="…"` for what it reads; None is a closed one."""

    def call(*argv: str, stdin: str | bytes | None = "") -> Called:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", None if data is None else io.TextIOWrapper(io.BytesIO(data)))
        capsys.readouterr()
        code = run(argv)
        said = capsys.readouterr()
        return Called(code, said.out, said.err)

    yield call
    gc.enable()
