"""The app on a screen that lists something, driven by keys: what the tests of all those screens have in common."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from screens.dialogs.form import Form
from screens.messages import PlaceWanted
from screens.session import Session
from screens.skeleton import Skeleton
from screens.war_room.opening import Opening
from screens.widgets.form_field import FormField
from screens.widgets.line_list import LineList
from tests.screens.waiting import settled, until

S = TypeVar("S", bound=Skeleton[Any])
Top = TypeVar("Top", bound=Screen[Any])
WIDE = (120, 36)


def keeps_nothing_more(thread: DeskThread, call: Callable[[Desk], object]) -> Future[object]:
    """In place of `DeskThread.begin`: a desk that is killed before it comes to what it had only begun."""
    nothing: Future[object] = Future()
    nothing.set_result(None)
    return nothing


@dataclass
class Driven:
    """A running app, and somebody at its keys."""

    app: OpsDesk
    pilot: Pilot[None]

    @property
    def notices(self) -> str:
        """What was said in the corner."""
        return "\n".join(notice.message for notice in self.app._notifications)

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

    async def to(self, kind: type[Top]) -> Top:
        """Once such a screen or dialog is on top, with what it shows."""
        await until(lambda: isinstance(self.app.screen, kind))
        await self.settle()
        assert isinstance(self.app.screen, kind)
        return self.app.screen

    def field(self, key: str) -> FormField:
        """A field of the form that is open."""
        assert isinstance(self.app.screen, Form)
        return next(field for field in self.app.screen.query(FormField) if field.key == key)

    def note(self, key: str) -> str:
        """What stands beside a field's label."""
        return str(self.field(key).query_one(".form-label", Static).content).partition("  ")[2]

    @property
    def problem(self) -> str:
        """Why the open form isn't saved."""
        return str(self.app.screen.query_one(".form-problem", Static).content)

    async def fill(self, **values: str) -> None:
        """Puts texts into the open form; `risk_users` is the field `risk-users`."""
        keys = {field.key for field in self.app.screen.query(FormField)}
        for name, value in values.items():
            self.field(name if name in keys else name.replace("_", "-", 1)).input.value = value
        await self.settle()


@dataclass
class Shown(Driven, Generic[S]):
    """The app on a screen that lists something, and another process on the same store."""

    desk: Desk
    kind: type[S]

    @property
    def screen(self) -> S:
        """The list, whatever stands above it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, self.kind))

    @property
    def list_text(self) -> list[str]:
        """The list as it is read, with single blanks."""
        return read_lines(self.screen.list)

    @property
    def detail(self) -> str:
        """The chosen one in full."""
        return text_of(self.screen.detail)

    @property
    def detail_words(self) -> str:
        """The chosen one in full, wherever its lines were broken."""
        return " ".join(self.detail.split())

    async def choose(self, key: str) -> None:
        """Selects a row."""
        self.screen.select(key)
        await self.settle()


def lines_of(lines: LineList) -> list[str]:
    """Rows as text."""
    return [lines.row_at(place).content.plain for place in range(lines.row_count)]


def read_lines(lines: LineList) -> list[str]:
    """Rows as they are read, with single blanks."""
    return [" ".join(line.split()) for line in lines_of(lines)]


def text_of(lines: LineList) -> str:
    """All rows as one text."""
    return "\n".join(lines_of(lines))


def session_of(desk: Desk, settings: Settings | None = None) -> Session:
    """Whose desk it is, on a thread of its own."""
    return Session(DeskThread(desk), settings or Settings(user=desk.by), desk.by)


@asynccontextmanager
async def driven(
    session: Session, folder: Path, opening: Opening | None = None, size: tuple[int, int] = WIDE
) -> AsyncIterator[Driven]:
    """Runs the app, in the war room if there is an opening; lets the store go at the end."""
    app = OpsDesk(session, opening, crash_folder=folder / "crashes")
    async with app.run_test(size=size) as pilot:
        await settled(app)
        yield Driven(app, pilot)
        if app.is_running:
            await settled(app)  # a screen that still opens can't be closed: its widgets miss what they are made of
    session.desk.close()


@asynccontextmanager
async def shown_on(
    place: PlaceWanted, kind: type[S], session: Session, other: Desk, folder: Path, size: tuple[int, int] = WIDE
) -> AsyncIterator[Shown[S]]:
    """Opens the app on one of `screens.places`."""
    async with driven(session, folder, size=size) as run:
        await to_place(run, place, kind)
        yield Shown(run.app, run.pilot, other, kind)


async def to_place(run: Driven, place: PlaceWanted, kind: type[S]) -> S:
    """Goes to a place, as a command does, and waits until it shows what there is."""
    run.app.screen.post_message(place)
    await until(lambda: isinstance(run.app.screen, kind) and run.app.screen.items is not None)
    await run.settle()
    screen = run.app.screen
    assert isinstance(screen, kind)
    return screen
