"""Changes over a real store: one in each group of the list, and what is needed to see them."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk import changes, registry
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.change_risk import ChangeRisk
from opsdesk.domain.rigor import Freeze, Rigor
from opsdesk.domain.service import Service
from screens.changes import ChangesScreen
from screens.dialogs.form import Form
from screens.session import Session
from screens.widgets.form_field import FormField
from screens.widgets.line_list import LineList
from tests.fakes import START, FakeClock
from tests.screens.waiting import until

RIGOR = Rigor(freezes=(Freeze("weekend", weekly="fri 16:00 - mon 08:00"),))
SMALL = ChangeRisk(likelihood=2, impact=2, rehearsed=date(2026, 11, 2))
HIGH = replace(SMALL, likelihood=3, impact=4)
NORMAL = replace(SMALL, impact=4)
LATEST = timedelta(days=3)
"""How long before now the story begins."""


def told(desk: Desk, clock: FakeClock) -> None:
    """CHG-1 owes a review, CHG-2 was rolled back, CHG-3 noted, CHG-4 is rolling out, 5 to 7 are planned."""
    registry.take_in(
        desk,
        [Service("payments", core=True, deployment_types=("rolling",)), Service("checkout", depends_on=("payments",))],
    )
    clock.now = START - LATEST
    urgent = plan(desk, "Rotate the leaked signing key", replace(HIGH, emergency=True))
    go(desk, urgent, why="the key is public")
    changes.finish(desk, urgent.number, ChangeState.DONE)
    clock.now = START - timedelta(days=1)
    undone = ready(desk, "Checkout 4.1", services=("checkout",))
    go(desk, undone)
    changes.finish(desk, undone.number, ChangeState.ROLLED_BACK, "5xx 4 % on eu-1")
    changes.record(desk, ChangePlan(title="New basket for 10 %", services=("checkout",)))
    clock.now = START - timedelta(minutes=50)
    rolling = ready(desk, "Release 4.2 with larger pools", risk=NORMAL, stages=("canary", "eu-1", "all"))
    for item, evidence in (("rollback-steps", "helm rollback"), ("trigger-metric", "5xx > 2 %")):
        changes.link(desk, rolling.number, item, evidence, RIGOR)
    go(desk, rolling)
    clock.forward(minutes=12)
    changes.reach(desk, rolling.number, note="errors flat at 0.1 %")
    clock.now = START
    week = START + timedelta(days=7)
    split = plan(desk, "Split the ledger table by month", HIGH, starts_at=week, ends_at=week + timedelta(hours=2))
    changes.link(desk, split.number, "peer-review", "ana", RIGOR)
    ready(desk, "Checkout 4.3 [/bold", services=("checkout",))
    saturday = START + timedelta(days=4)
    ready(desk, "Card certificates", services=("cards",), starts_at=saturday, ends_at=saturday + timedelta(hours=1))


def plan(desk: Desk, title: str, risk: ChangeRisk, **more: object) -> Change:
    now = desk.clock()
    held = ChangePlan(title=title, services=("payments",), risk=risk, starts_at=now, ends_at=now + timedelta(hours=1))
    return changes.plan(desk, replace(held, **more), RIGOR)  # type: ignore[arg-type]  # any field


def ready(desk: Desk, title: str, risk: ChangeRisk = SMALL, **more: object) -> Change:
    number = plan(desk, title, risk, **more).number
    changes.link(desk, number, "automated-tests", "https://ci.example/17", RIGOR)
    return changes.link(desk, number, "peer-review", "bo", RIGOR)


def go(desk: Desk, change: Change, why: str = "") -> None:
    changes.approve(desk, change.number, RIGOR, why=why)
    changes.begin(desk, change.number, RIGOR)


@dataclass
class Shown:
    """The app on the changes."""

    app: OpsDesk
    pilot: Pilot[None]
    desk: Desk
    """Another process on the same store."""
    clock: FakeClock

    @property
    def screen(self) -> ChangesScreen:
        """The changes."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, ChangesScreen))

    @property
    def list_text(self) -> list[str]:
        """The list as it is read."""
        return [" ".join(row.split()) for row in text_of(self.screen.list)]

    @property
    def detail(self) -> str:
        """The chosen one in full."""
        return "\n".join(text_of(self.screen.detail))

    @property
    def notices(self) -> str:
        """What was said."""
        return "\n".join(notice.message for notice in self.app._notifications)

    def change(self, number: int) -> Change:
        """As the store has it."""
        return changes.one(self.desk, number)

    async def choose(self, number: int) -> None:
        """Selects a change."""
        self.screen.select(f"CHG-{number}")
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Presses keys one after the other, each with what it asks of the store."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def answer(self, text: str) -> None:
        """Types an answer on the line and enters it."""
        await self.pilot.press(*text, "enter")
        await self.settle()

    async def settle(self) -> None:
        """Until everything asked for is on screen."""
        for _ in range(2):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    def field(self, key: str) -> FormField:
        """A field of the form that is open."""
        assert isinstance(self.app.screen, Form)
        return next(field for field in self.app.screen.query(FormField) if field.key == key)

    async def fill(self, **values: str) -> None:
        """Puts texts into the open form; `risk_users` is the field `risk-users`."""
        for key, value in values.items():
            self.field(key.replace("risk_", "risk-", 1)).input.value = value
        await self.settle()

    @property
    def preview(self) -> str:
        """The tier that the form tells."""
        return str(self.app.screen.query_one(".form-preview").render())


Open = Callable[..., AbstractAsyncContextManager[Shown]]


def text_of(lines: LineList) -> list[str]:
    """Rows as text."""
    return [lines.row_at(place).content.plain for place in range(lines.row_count)]


@pytest.fixture(scope="session")
def told_store(tmp_path_factory: pytest.TempPathFactory, empty_store: Path) -> Path:
    """A store with the story in it, made once."""
    path = tmp_path_factory.mktemp("told") / "desk.db"
    shutil.copy(empty_store, path)
    clock = FakeClock()
    desk = Desk.at(path, by="ana", clock=clock)
    told(desk, clock)
    desk.close()
    return path


@pytest.fixture
def opened(desk_path: Path, told_store: Path, clock: FakeClock, tmp_path: Path) -> Open:
    """Opens the changes: `async with opened() as shown`."""

    @asynccontextmanager
    async def open_it(size: tuple[int, int] = (120, 36), *, empty: bool = False) -> AsyncIterator[Shown]:
        if not empty:
            shutil.copy(told_store, desk_path)
        desk = Desk.at(desk_path, by="ana", clock=clock)
        session = Session(DeskThread(desk), replace(Settings(user="ana"), rigor=RIGOR), "ana")
        app = OpsDesk(session, None, crash_folder=tmp_path / "crashes")
        async with app.run_test(size=size) as pilot:
            shown = Shown(app, pilot, Desk.at(desk_path, by="bo", clock=clock), clock)
            await pilot.press("f5")
            await until(lambda: isinstance(app.screen, ChangesScreen) and app.screen.items is not None)
            await shown.settle()
            yield shown
        shown.desk.close()
        session.desk.close()

    return open_it
