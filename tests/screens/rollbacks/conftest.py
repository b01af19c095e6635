"""Rollback procedures over a real store: one in doubt, one that is due, ways of deploying without one, a suspect."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk import checklists, declaring, noting, registry, rollbacks
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.checklist.template import Kind, Section, Step, Template
from opsdesk.domain.rigor import Tier
from opsdesk.domain.rollback import Plan, Result
from opsdesk.domain.service import Service
from screens.messages import PlaceWanted
from screens.rollbacks import RollbacksScreen
from screens.session import Session
from screens.war_room.opening import read_opening
from screens.widgets.line_list import LineList
from tests.fakes import FakeClock
from tests.screens.waiting import until

BACK = Template(
    "back",
    "Roll {{ service }} back",
    kind=Kind.ROLLBACK,
    sections=(Section("Go back", steps=(Step("Deploy the release before"), Step("Look at the metric"))),),
)
PLAN = Plan("error rate", "> 2 %", "the schema switch", "back", "bo", 15, Tier.HIGH)


def told(desk: Desk, clock: FakeClock) -> int:
    """Fills the desk; the number of an incident that suspects a change."""
    checklists.take_in(desk, [BACK])
    registry.keep_service(desk, Service("payments", deployment_types=("rolling", "migration")))
    registry.keep_service(desk, Service("search", deployment_types=("blue-green",)))
    rollbacks.add(desk, "payments", "rolling", PLAN)
    rollbacks.tell_rehearsal(desk, 1, Result.WORKED, minutes=12, at=clock() - timedelta(days=40))
    rollbacks.tell_rehearsal(desk, 1, Result.FAILED, minutes=3, why="[no image", at=clock() - timedelta(days=9))
    rollbacks.add(desk, "", "migration", Plan())
    number = desk.open_incident(declaring.declare("Cards fail", severity=2, commander="ana")).incident.number
    desk.do(number, noting.note_change("payments: rolling release 4.2"))
    return number


@dataclass
class Shown:
    """The app on the rollbacks, or in the war room."""

    app: OpsDesk
    pilot: Pilot[None]
    desk: Desk
    """Another process on the same store."""
    number: int

    @property
    def screen(self) -> RollbacksScreen:
        """The rollbacks."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, RollbacksScreen))

    @property
    def list_text(self) -> list[str]:
        """The list as it is read."""
        return [" ".join(row.split()) for row in text_of(self.screen.list)]

    @property
    def detail(self) -> str:
        """The chosen one in full."""
        return "\n".join(text_of(self.screen.detail))

    async def press(self, *keys: str) -> None:
        """Presses keys one after the other, each with what it asks of the store."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        """Until everything asked for is on screen."""
        for _ in range(2):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Types an answer on the line and enters it."""
        await self.pilot.press(*text, "enter")
        await self.settle()


Open = Callable[..., AbstractAsyncContextManager[Shown]]


def text_of(lines: LineList) -> list[str]:
    """Rows as text."""
    return [lines.row_at(place).content.plain for place in range(lines.row_count)]


@pytest.fixture
def opened(desk_path: Path, clock: FakeClock, tmp_path: Path) -> Open:
    """Opens the rollbacks, or with `room` the war room: `async with opened() as shown`."""

    @asynccontextmanager
    async def open_it(size: tuple[int, int] = (120, 36), *, room: bool = False) -> AsyncIterator[Shown]:
        desk = Desk.at(desk_path, by="ana", clock=clock)
        number = told(desk, clock)
        session = Session(DeskThread(desk), Settings(user="ana"), "ana")
        opening = read_opening(desk, session, number) if room else None
        app = OpsDesk(session, opening, crash_folder=tmp_path / "crashes")
        async with app.run_test(size=size) as pilot:
            shown = Shown(app, pilot, Desk.at(desk_path, by="bo", clock=clock), number)
            await pilot.pause()
            if not room:
                app.screen.post_message(PlaceWanted("rollbacks"))
                await until(lambda: isinstance(app.screen, RollbacksScreen) and app.screen.items)
            await shown.settle()
            yield shown
        shown.desk.close()
        session.desk.close()

    return open_it
