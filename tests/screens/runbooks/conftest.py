"""Documents over a real store: one that its use made stale, one to be trusted, one without text, one retired."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk import changes, registry, runbooks
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.runbook import Card, Check, Sort
from opsdesk.domain.service import Service
from screens.messages import PlaceWanted
from screens.runbooks import RunbooksScreen
from screens.runbooks.reading import ReadingScreen
from screens.session import Session
from screens.widgets.form_field import FormField
from screens.widgets.line_list import LineList
from tests.fakes import FakeClock
from tests.screens.waiting import until

S = TypeVar("S", bound=Screen[object])

TEXT = """\
# Restart [payments]

When the queue grows. Whom to ask stands [below](#when-it-fails), what it is in [the guide](guide.md#start).

## Steps

1. Drain the queue
2. Restart it

   ```console
   $ payctl restart --wait
   ```

## When it fails

See https://pay.example.org/help.
"""
GUIDE = "https://wiki.example.org/guide.md"


def told(desk: Desk, clock: FakeClock) -> None:
    """Fills the desk; its clock says 2026-11-17."""
    for name in ("payments", "ledger"):
        registry.keep_service(desk, Service(name))
    card = Card("Restart payments", place="https://wiki.example.org/pay.md", owner="bo", services=("payments",))
    runbooks.add(desk, card, TEXT)
    runbooks.review(desk, 1, Check, "followed every step")
    guide = Card("The guide [/", Sort.PROCESS, GUIDE, services=("ledger",), escalation="@cy")
    runbooks.add(desk, guide, "# Begin\n\nwords\n\n## Start\n", reviewed_on=date(2026, 11, 16))
    who = Card("Whom to wake", Sort.ESCALATION, "https://wiki.example.org/who", interval_days=20)
    runbooks.add(desk, who, reviewed_on=date(2026, 11, 16))
    runbooks.add(desk, Card("Old", place="https://wiki.example.org/old"), reviewed_on=date(2026, 11, 16))
    runbooks.retire(desk, 4, "a copy")
    clock.forward(hours=1)
    changes.record(desk, ChangePlan("new router", services=("payments",)))
    runbooks.mark_wrong(desk, 1, "Drain the queue", why="no such command")


@dataclass
class Shown:
    """The app on the documents."""

    app: OpsDesk
    pilot: Pilot[None]
    desk: Desk
    """Another process on the same store."""

    @property
    def list(self) -> RunbooksScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, RunbooksScreen))

    @property
    def reader(self) -> ReadingScreen:
        assert isinstance(self.app.screen, ReadingScreen)
        return self.app.screen

    @property
    def rows(self) -> list[str]:
        """The list as it is read."""
        return text_of(self.list.list)

    @property
    def detail(self) -> str:
        """The chosen one in full, as if it were one line."""
        return " ".join(text_of(self.list.detail))

    @property
    def notices(self) -> str:
        """What was said."""
        return "\n".join(notice.message for notice in self.app._notifications)

    def fill(self, **values: str) -> None:
        """Puts texts into the open form."""
        fields = {field.key: field for field in self.app.screen.query(FormField)}
        for key, value in values.items():
            fields[key].input.value = value

    async def press(self, *keys: str) -> None:
        """Presses keys, each with all that it asks of the store."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def answer(self, key: str, text: str) -> None:
        """Presses a key that asks for something, and answers."""
        await self.pilot.press(key)
        await self.pilot.press(*text, "enter")
        await self.settle()

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
MakeApp = Callable[..., OpsDesk]


def text_of(lines: LineList) -> list[str]:
    """Rows as text, blanks closed up."""
    rows = (lines.row_at(place) for place in range(lines.row_count))
    return [" ".join(row.content.plain.split()) for row in rows if row]


async def on_the_runbooks(pilot: Pilot[None]) -> None:
    """Once the list is shown."""
    pilot.app.screen.post_message(PlaceWanted("runbooks"))
    await until(lambda: isinstance(pilot.app.screen, RunbooksScreen) and pilot.app.screen.items is not None)
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
    """Opens the documents: `async with opened((80, 24)) as shown`; with `empty` there are none."""

    @asynccontextmanager
    async def open_it(size: tuple[int, int] = (120, 36), *, empty: bool = False) -> AsyncIterator[Shown]:
        if not empty:
            told(desk, clock)
        app = make_app()
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await on_the_runbooks(pilot)
            yield Shown(app, pilot, desk)

    return open_it
