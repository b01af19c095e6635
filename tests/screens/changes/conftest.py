"""Changes over a real store: one in each group of the list, and what is needed to see them."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from opsdesk.config import Settings
from opsdesk.desk import changes, registry
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.change_risk import ChangeRisk
from opsdesk.domain.rigor import Freeze, Rigor
from opsdesk.domain.service import Service
from screens.changes import ChangesScreen
from screens.messages import PlaceWanted
from tests.fakes import START, FakeClock, OpenDesk
from tests.screens.shown import WIDE, Shown, session_of, shown_on

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
    leaked = on_payments("Rotate the leaked signing key", replace(HIGH, emergency=True), clock.now)
    urgent = changes.plan(desk, leaked, RIGOR)
    go(desk, urgent, why="the key is public")
    changes.finish(desk, urgent.number, ChangeState.DONE)
    clock.now = START - timedelta(days=1)
    undone = ready(desk, replace(on_payments("Checkout 4.1", SMALL, clock.now), services=("checkout",)))
    go(desk, undone)
    changes.finish(desk, undone.number, ChangeState.ROLLED_BACK, "5xx 4 % on eu-1")
    changes.record(desk, ChangePlan(title="New basket for 10 %", services=("checkout",)))
    clock.now = START - timedelta(minutes=50)
    larger = on_payments("Release 4.2 with larger pools", NORMAL, clock.now)
    rolling = ready(desk, replace(larger, stages=("canary", "eu-1", "all")))
    for item, evidence in (("rollback-steps", "helm rollback"), ("trigger-metric", "5xx > 2 %")):
        changes.link(desk, rolling.number, item, evidence, RIGOR)
    go(desk, rolling)
    clock.forward(minutes=12)
    changes.reach(desk, rolling.number, note="errors flat at 0.1 %")
    clock.now = START
    split = on_payments("Split the ledger table by month", HIGH, START + timedelta(days=7), hours=2)
    changes.link(desk, changes.plan(desk, split, RIGOR).number, "peer-review", "ana", RIGOR)
    ready(desk, replace(on_payments("Checkout 4.3 [/bold", SMALL, START), services=("checkout",)))
    saturday = START + timedelta(days=4)
    ready(desk, replace(on_payments("Card certificates", SMALL, saturday), services=("cards",)))


def on_payments(title: str, risk: ChangeRisk, starts_at: datetime, hours: int = 1) -> ChangePlan:
    """A plan for so many hours."""
    ends_at = starts_at + timedelta(hours=hours)
    return ChangePlan(title, services=("payments",), risk=risk, starts_at=starts_at, ends_at=ends_at)


def ready(desk: Desk, plan: ChangePlan) -> Change:
    """Planned, with all that a standard change needs."""
    number = changes.plan(desk, plan, RIGOR).number
    changes.link(desk, number, "automated-tests", "https://ci.example/17", RIGOR)
    return changes.link(desk, number, "peer-review", "bo", RIGOR)


def go(desk: Desk, change: Change, why: str = "") -> None:
    changes.approve(desk, change.number, RIGOR, why=why)
    changes.begin(desk, change.number, RIGOR)


class ChangesShown(Shown[ChangesScreen]):
    """The app on the changes."""

    def change(self, number: int) -> Change:
        """As the store has it."""
        return changes.one(self.desk, number)

    @property
    def preview(self) -> str:
        """The tier that the form tells."""
        return str(self.app.screen.query_one(".form-preview").render())


Open = Callable[..., AbstractAsyncContextManager[ChangesShown]]


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
def opened(desk_path: Path, told_store: Path, open_desk: OpenDesk, tmp_path: Path) -> Open:
    """Opens the changes: `async with opened() as shown`."""

    @asynccontextmanager
    async def open_it(size: tuple[int, int] = WIDE, *, empty: bool = False) -> AsyncIterator[ChangesShown]:
        if not empty:
            shutil.copy(told_store, desk_path)
        session = session_of(open_desk(), replace(Settings(user="ana"), rigor=RIGOR))
        async with shown_on(PlaceWanted("changes"), ChangesScreen, session, open_desk("bo"), tmp_path, size) as shown:
            yield ChangesShown(shown.app, shown.pilot, shown.desk, shown.kind)

    return open_it
