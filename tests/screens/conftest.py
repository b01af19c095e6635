"""Screens over a real store: an app with one incident on it, and the story that brought it there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk.capture import Context, read
from opsdesk.desk.declaring import declare
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from screens.session import Session
from screens.war_room import WarRoom
from screens.war_room.opening import read_opening
from tests.conftest import FakeClock
from tests.screens.quicker import with_parsed_stylesheets, without_guesses
from tests.screens.waiting import settled

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
class Room:
    """A running app on an incident."""

    app: OpsDesk
    pilot: Pilot[None]
    desk: Desk
    number: int

    @property
    def screen(self) -> WarRoom:
        """The war room."""
        screen = self.app.screen
        assert isinstance(screen, WarRoom)
        return screen

    async def type(self, text: str) -> None:
        """Puts a text on the line, as a paste does: every key's own effect is the input's test."""
        line = self.screen.capture.input
        line.replace(text, *line.selection)
        await self.pilot.pause()

    async def enter(self, text: str) -> None:
        """Types a line and presses Enter."""
        await self.type(text)
        await self.pilot.press("enter")
        await self.settle()

    async def settle(self) -> None:
        """Until what was asked of the store's thread is on screen."""
        await settled(self.app)

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


@pytest.fixture(autouse=True)
def _quicker(monkeypatch: pytest.MonkeyPatch) -> None:
    without_guesses(monkeypatch)
    with_parsed_stylesheets(monkeypatch)


@pytest.fixture
def told(desk: Desk, clock: FakeClock) -> int:
    """The number of an incident with the story on it."""
    written = desk.open_incident(declare("Card payments fail in Europe", severity=2, commander="ana"))
    tell(desk, written.incident.number, clock, *STORY)
    return written.incident.number


@pytest.fixture
def open_room(desk_path: Path, clock: FakeClock, told: int, tmp_path: Path):
    """Opens the war room at a size: `async with open_room() as room`."""

    @asynccontextmanager
    async def opened(size: tuple[int, int] = (120, 36), by: str = "ana", **settings: object) -> AsyncIterator[Room]:
        desk = Desk.at(desk_path, by=by, clock=clock)
        session = Session(DeskThread(desk), Settings(**settings), by)
        app = OpsDesk(session, read_opening(desk, session, told), crash_folder=tmp_path / "crashes")
        async with app.run_test(size=size) as pilot:
            await settled(app)
            yield Room(app, pilot, desk, told)
        session.desk.close()

    return opened
