"""Shared by all tests: a desk in a folder of the test's own, and a clock that stands until it is moved."""

from __future__ import annotations

import gc
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from opsdesk.desk import declaring
from opsdesk.desk.desk import Desk
from opsdesk.store import connection
from opsdesk.store.opening import open_store
from tests.fakes import FakeClock, OpenDesk

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""The programs that tests start compile what they import once, not each of them again."""

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
"""What a shell starts in the background ignores Ctrl+C; the programs that tests interrupt would inherit it."""

gc.set_threshold(50_000, 20, 20)
"""Thousands of collected tests live as long as the run: looking them through again and again took a tenth of it."""

_LASTING = connection._WRITER_PRAGMAS
connection._WRITER_PRAGMAS = (*_LASTING, "PRAGMA synchronous=OFF")
"""Nobody pulls the plug on a test: it waited for the disk after every line that it typed, a quarter of the run."""

settings.register_profile("untimed", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
"""No timing is asserted: on a busy machine an example, or making one, takes as long as it takes. Sixty find what a
hundred do within two runs: every run tries others."""


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def lasting(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a test that looks at how a store is kept over power cuts: it waits for the disk, as a desk does."""
    monkeypatch.setattr(connection, "_WRITER_PRAGMAS", _LASTING)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with its tables and nothing in it, made once: building one takes a second, copying one a millisecond."""
    path = tmp_path_factory.mktemp("template") / "desk.db"
    open_store(path).close()
    return path


@pytest.fixture(scope="session")
def new_store(tmp_path_factory: pytest.TempPathFactory, empty_store: Path) -> Callable[[], Path]:
    """Makes one more empty store at a call: for property tests, where every example needs its own."""

    def make() -> Path:
        path = tmp_path_factory.mktemp("store", numbered=True) / "desk.db"
        shutil.copy(empty_store, path)
        return path

    return make


@pytest.fixture
def desk_path(tmp_path: Path, empty_store: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir(mode=0o700)
    shutil.copy(empty_store, folder)
    return folder / empty_store.name


@pytest.fixture
def open_desk(desk_path: Path, clock: FakeClock) -> Iterator[OpenDesk]:
    """Opens the test's store for a person, as often as wanted: `open_desk("bo")` beside `desk` is a second process."""
    opened: list[Desk] = []

    def open_one(by: str = "ana", *, path: Path = desk_path, readonly: bool = False) -> Desk:
        opened.append(Desk.at(path, by=by, clock=clock, readonly=readonly))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """ana's desk."""
    return open_desk()


@pytest.fixture
def number(desk: Desk) -> int:
    """The number of an incident that ana declared and commands."""
    decision = declaring.declare("Card payments fail in Europe", severity=2, commander="ana")
    return desk.open_incident(decision).incident.number
