"""Teams and what they promised each other over a real store; the clock says 2026-11-29."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk import commitments, registry, teams
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.commitment import Promise
from opsdesk.domain.contact import Contact
from opsdesk.domain.service import Service
from opsdesk.domain.team import Profile, Relation, Way
from screens.messages import PlaceWanted
from screens.session import Session
from screens.teams import TeamsScreen
from screens.widgets.form_field import FormField
from screens.widgets.line_list import LineList
from tests.fakes import FakeClock, OpenDesk
from tests.screens.waiting import until


def tell(desk: Desk, clock: FakeClock) -> None:
    """Fills the desk: one promise blocked, one overdue that nobody has, one kept, a contact that failed."""
    registry.keep_service(desk, Service("shop", "web", depends_on=("pay",)))
    registry.keep_service(desk, Service("pay", "payments", core=True))
    payments = Profile(
        "payments", "takes [b]money", "bo", "#pay", "pager 1", "mon-fri 09:00-17:00", "Europe/Stockholm",
        contacts=(Contact("Di", "lead", "@di"),),
    )  # fmt: skip
    teams.add(desk, payments)
    teams.add(desk, Profile("web", lead="cy", channel="#web"))
    teams.agree(desk, 1, Relation("web", Way.COLLABORATION, "weekly"))
    teams.check(desk, 1)
    commitments.promise(desk, Promise("payments", "bo", "web", "API [/v2]", "its test passes", date(2026, 12, 1)))
    commitments.promise(desk, Promise("ledger", "", "payments", "schema", "", date(2026, 11, 20)))
    commitments.promise(desk, Promise("web", "cy", "payments", "forecast"))
    commitments.block(desk, 1, "COM-2: the row first")
    clock.forward(days=12)
    commitments.keep(desk, 3, date(2026, 11, 28), "page sent")
    teams.fail(desk, 1, "on-call", why="rang out")


@dataclass
class Shown:
    """The app on the teams."""

    app: OpsDesk
    pilot: Pilot[None]
    desk: Desk
    """Another process on the same store."""

    @property
    def screen(self) -> TeamsScreen:
        """The teams."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, TeamsScreen))

    @property
    def list_text(self) -> list[str]:
        """The list as it is read."""
        return lines_of(self.screen.list)

    @property
    def detail(self) -> str:
        """The chosen one in full, as if it were one line."""
        return " ".join(lines_of(self.screen.detail))

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
        await self.press(key)
        self.screen.line.write(text)
        await self.press("enter")

    async def settle(self) -> None:
        """Until everything that was asked for is on screen."""
        for _ in range(2):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def to(self, screen: type[Screen[object]]) -> None:
        """Once a screen or a dialog is on top."""
        await until(lambda: isinstance(self.app.screen, screen))
        await self.settle()


MakeApp = Callable[..., OpsDesk]
Open = Callable[..., AbstractAsyncContextManager[Shown]]


def lines_of(lines: LineList) -> list[str]:
    """Rows as text, blanks closed up."""
    rows = (lines.row_at(place) for place in range(lines.row_count))
    return [" ".join(row.content.plain.split()) for row in rows if row]


async def on_place(pilot: Pilot[None], place: str) -> None:
    """Once one of the two lists is shown."""
    pilot.app.screen.post_message(PlaceWanted(place))
    await until(lambda: isinstance(pilot.app.screen, TeamsScreen) and pilot.app.screen.items is not None)
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
def opened(make_app: MakeApp, desk: Desk, open_desk: OpenDesk, clock: FakeClock) -> Open:
    """Opens the teams, or what else `place` names: `async with opened() as shown`; with `empty` there are none."""

    @asynccontextmanager
    async def open_it(
        size: tuple[int, int] = (120, 36), *, place: str = "teams", empty: bool = False
    ) -> AsyncIterator[Shown]:
        if not empty:
            tell(desk, clock)
        app = make_app()
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await on_place(pilot, place)
            yield Shown(app, pilot, open_desk("bo"))

    return open_it
