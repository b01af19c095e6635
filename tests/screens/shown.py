"""The app on a screen that lists something, driven by keys: what the tests of all those screens have in common."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Static

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from screens.dialogs.form import Form
from screens.messages import PlaceWanted
from screens.session import Session
from screens.skeleton import Skeleton
from screens.widgets.form_field import FormField
from screens.widgets.line_list import LineList
from tests.screens.waiting import settled, until

S = TypeVar("S", bound=Skeleton[Any])


@dataclass
class Shown(Generic[S]):
    """The app, and another process on the same store."""

    app: OpsDesk
    pilot: Pilot[None]
    desk: Desk
    kind: type[S]

    @property
    def screen(self) -> S:
        """The list, whatever stands above it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, self.kind))

    @property
    def list_text(self) -> list[str]:
        """The list as it is read, with single blanks."""
        return [" ".join(line.split()) for line in lines_of(self.screen.list)]

    @property
    def detail(self) -> str:
        """The chosen one in full."""
        return "\n".join(lines_of(self.screen.detail))

    @property
    def notices(self) -> str:
        """What was said in the corner."""
        return "\n".join(notice.message for notice in self.app._notifications)

    async def choose(self, key: str) -> None:
        """Selects a row."""
        self.screen.select(key)
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Presses keys one after the other, each with what it asks of the store."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def paste(self, text: str) -> None:
        """Puts a text where the cursor is; that letters arrive one by one is the input's own test."""
        self.app.post_message(Paste(text))
        await self.settle()

    async def answer(self, text: str) -> None:
        """Puts a text on the line that asks, and enters it."""
        await self.paste(text)
        await self.press("enter")

    async def settle(self) -> None:
        """Until everything asked for is on screen."""
        await settled(self.app)

    def field(self, key: str) -> FormField:
        """A field of the form that is open."""
        assert isinstance(self.app.screen, Form)
        return next(field for field in self.app.screen.query(FormField) if field.key == key)

    def note(self, key: str) -> str:
        """What stands beside a field's label."""
        return str(self.field(key).query_one(".form-label", Static).content).partition("  ")[2]

    async def fill(self, **values: str) -> None:
        """Puts texts into the open form; `risk_users` is the field `risk-users`."""
        keys = {field.key for field in self.app.screen.query(FormField)}
        for name, value in values.items():
            self.field(name if name in keys else name.replace("_", "-", 1)).input.value = value
        await self.settle()


def lines_of(lines: LineList) -> list[str]:
    """Rows as text."""
    return [lines.row_at(place).content.plain for place in range(lines.row_count)]


@asynccontextmanager
async def shown_on(
    place: str, kind: type[S], desk: Desk, other: Desk, folder: Path, settings: Settings, size: tuple[int, int]
) -> AsyncIterator[Shown[S]]:
    """Opens the app on one of `screens.places`; closes both desks at the end."""
    app = OpsDesk(Session(DeskThread(desk), settings, desk.by), None, crash_folder=folder / "crashes")
    async with app.run_test(size=size) as pilot:
        shown = Shown(app, pilot, other, kind)
        await pilot.pause()
        app.screen.post_message(PlaceWanted(place))
        await until(lambda: isinstance(app.screen, kind) and app.screen.items is not None)
        await shown.settle()
        yield shown
    other.close()
    desk.close()
