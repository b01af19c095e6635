"""The app on the rituals, over a real store at a standing clock."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from screens.messages import PlaceWanted
from screens.rituals import RitualsScreen
from screens.rituals.meeting_screen import MeetingScreen
from screens.session import Session
from screens.skeleton.asking import Asking
from screens.widgets.line_list import LineList
from tests.fakes import FakeClock
from tests.screens.waiting import until

S = TypeVar("S", bound=Screen[object])

MakeApp = Callable[..., OpsDesk]


@dataclass
class Shown:
    """The app on the rituals."""

    app: OpsDesk
    pilot: Pilot[None]
    desk: Desk
    """Another process on the same store."""
    clock: FakeClock

    @property
    def rituals(self) -> RitualsScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, RitualsScreen))

    @property
    def meeting(self) -> MeetingScreen:
        assert isinstance(self.app.screen, MeetingScreen)
        return self.app.screen

    @property
    def detail(self) -> str:
        """The chosen ritual in full, as if it were one line."""
        return text_of(self.rituals.detail).replace("\n", " ")

    @property
    def notices(self) -> str:
        """What was said."""
        return "\n".join(notice.message for notice in self.app._notifications)

    async def press(self, *keys: str) -> None:
        """Presses keys, each with all that it asks of the store."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def answer(self, key: str, text: str) -> None:
        """Presses a key that asks for something, and answers as a paste does."""
        await self.pilot.press(key)
        await self.paste(text)

    async def paste(self, text: str) -> None:
        """Puts a text on the line that asks, and enters it."""
        assert isinstance(self.app.screen, Asking)
        line = self.app.screen.line.input
        line.replace(text, *line.selection)
        await self.press("enter")

    async def settle(self) -> None:
        """Until everything that was asked for is on screen."""
        for _ in range(2):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def to(self, screen: type[S]) -> S:
        """Once a screen or a dialog is on top."""
        await until(lambda: isinstance(self.app.screen, screen))
        await self.settle()
        assert isinstance(self.app.screen, screen)
        return self.app.screen


Open = Callable[..., AbstractAsyncContextManager[Shown]]


def text_of(lines: LineList) -> str:
    """Rows as text, blanks closed up."""
    rows = (lines.row_at(place) for place in range(lines.row_count))
    return "\n".join(" ".join(row.content.plain.split()) for row in rows if row)


async def on_the_rituals(pilot: Pilot[None]) -> None:
    """Once the list is shown."""
    pilot.app.screen.post_message(PlaceWanted("rituals"))
    await until(lambda: isinstance(pilot.app.screen, RitualsScreen) and pilot.app.screen.items is not None)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.fixture
def make_app(desk_path: Path, clock: FakeClock, tmp_path: Path) -> Iterator[MakeApp]:
    """Makes the app for ana: nothing of it runs yet."""
    sessions: list[Session] = []

    def make(theme: str = "") -> OpsDesk:
        desk = Desk.at(desk_path, by="ana", clock=clock)
        sessions.append(Session(DeskThread(desk), Settings(user="ana", theme=theme), "ana"))
        return OpsDesk(sessions[-1], None, crash_folder=tmp_path / "crashes")

    yield make
    for session in sessions:
        session.desk.close()


@pytest.fixture
def opened(make_app: MakeApp, desk: Desk, clock: FakeClock) -> Open:
    """Opens the rituals: `async with opened((80, 24)) as shown`."""

    @asynccontextmanager
    async def open_it(size: tuple[int, int] = (120, 36)) -> AsyncIterator[Shown]:
        app = make_app()
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await on_the_rituals(pilot)
            yield Shown(app, pilot, desk, clock)

    return open_it
