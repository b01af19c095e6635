"""Screens over a real store: an app with one incident on it, and the story that brought it there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk.capture import Context, read
from opsdesk.desk.declaring import declare
from opsdesk.desk.desk import Desk
from screens.session import Session
from screens.war_room import WarRoom
from screens.war_room.opening import Opening, read_opening
from tests.conftest import FakeClock
from tests.prepared import Prepared, prepared
from tests.screens.pictures import Picture, Ready
from tests.screens.quicker import with_known_handlers, with_parsed_stylesheets, with_plain_frames, without_guesses
from tests.screens.shown import WIDE, Driven, driven, session_of
from tests.screens.waiting import until

STORY = (
    "= 12 % of card payments in Europe fail",
    "@bo joins",
    "@eli as customer liaison",
    "? pool size in release 4.2",
    "? card provider",
    "+H1 errors began 2 min after the rollout",
    "-H2 the provider's own error rate is flat",
    "@bo roll back 4.2 on eu-1 in 25m",
    "@cy ask the provider for their error rate in 5m",
    "! roll back first",
)
"""What had been typed when a test begins, a minute apart."""


@dataclass
class Room(Driven):
    """A running app on an incident."""

    desk: Desk
    number: int

    @property
    def screen(self) -> WarRoom:
        """The war room."""
        screen = self.app.screen
        assert isinstance(screen, WarRoom)
        return screen

    async def settle(self) -> None:
        """Also until the update is drafted anew, which begins a moment after what it is about changed."""
        await super().settle()
        room = self.app.screen
        if isinstance(room, WarRoom) and room._redraft_timer is not None:
            await until(lambda: room._redraft_timer is None or not self.app.is_running)

    async def type(self, text: str) -> None:
        """Puts a text on the line, as a paste does: every key's own effect is the input's test."""
        line = self.screen.capture.input
        line.replace(text, *line.selection)
        await self.pilot.pause()

    async def enter(self, text: str) -> None:
        """Types a line and presses Enter."""
        await self.type(text)
        await self.press("enter")

    def hint(self) -> str:
        """What the line below the capture line says."""
        return self.screen.hint.said(200)


def tell(desk: Desk, number: int, clock: FakeClock, *lines: str) -> None:
    """Enters lines a minute apart."""
    for line in lines:
        clock.forward(minutes=1)
        reading = read(line, Context(desk.incident(number), clock(), desk.by))
        assert reading.decision is not None, (line, reading)
        desk.do(number, reading.decision, at=reading.at, approx=reading.approx)


@pytest.fixture
def as_painted() -> None:
    """For a test that looks at what Textual makes of the widgets' lines: its frames are painted in full."""


@pytest.fixture(autouse=True)
def _quicker(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    without_guesses(monkeypatch)
    with_parsed_stylesheets(monkeypatch)
    with_known_handlers(monkeypatch)
    if "as_painted" not in request.fixturenames:
        with_plain_frames(monkeypatch)


@pytest.fixture
def picture(snap_compare: Callable[..., bool], as_painted: None, tmp_path: Path) -> Iterator[Picture]:
    """Compares an app with its picture; its desk is let go at the end."""
    sessions: list[Session] = []

    def compare(
        session: Session, ready: Ready, *, opening: Opening | None = None, size: tuple[int, int] = WIDE
    ) -> bool:
        sessions.append(session)
        app = OpsDesk(session, opening, crash_folder=tmp_path)
        return snap_compare(app, terminal_size=size, run_before=ready)

    yield compare
    for session in sessions:
        session.desk.close()


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory, empty_store: Path) -> Prepared:
    """A desk with the story on its only incident."""

    def declare_and_tell(desk: Desk, clock: FakeClock) -> None:
        written = desk.open_incident(declare("Card payments fail in Europe", severity=2, commander="ana"))
        tell(desk, written.incident.number, clock, *STORY)

    return prepared(empty_store, tmp_path_factory.mktemp("story"), declare_and_tell)


@pytest.fixture
def told(desk: Desk, clock: FakeClock, story: Prepared) -> int:
    """The number of the incident with the story on it."""
    story.onto(desk, clock)
    number = desk.newest_open()
    assert number
    return number


@pytest.fixture
def open_room(desk_path: Path, clock: FakeClock, told: int, tmp_path: Path):
    """Opens the war room at a size: `async with open_room() as room`."""

    @asynccontextmanager
    async def opened(size: tuple[int, int] = WIDE, by: str = "ana", **settings: object) -> AsyncIterator[Room]:
        desk = Desk.at(desk_path, by=by, clock=clock)
        session = session_of(desk, Settings(**settings))
        async with driven(session, tmp_path, read_opening(desk, session, told), size) as run:
            yield Room(run.app, run.pilot, desk, told)

    return opened
