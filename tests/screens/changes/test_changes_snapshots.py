"""How F5 looks at a standing clock. Renew with `pytest --snapshot-update`, and look at the pictures."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from screens.changes import ChangesScreen
from screens.changes.plan_form import PlanForm
from screens.session import Session
from tests.fakes import FakeClock
from tests.screens.changes.conftest import RIGOR
from tests.screens.waiting import until

MakeApp = Callable[..., OpsDesk]


@pytest.fixture
def make_app(told_store: Path, desk_path: Path, clock: FakeClock, tmp_path: Path) -> Iterator[MakeApp]:
    """Makes an app over the story."""
    shutil.copy(told_store, desk_path)
    sessions: list[Session] = []

    def make(theme: str = "") -> OpsDesk:
        desk = Desk.at(desk_path, by="ana", clock=clock)
        sessions.append(Session(DeskThread(desk), replace(Settings(theme=theme), rigor=RIGOR), "ana"))
        return OpsDesk(sessions[-1], None, crash_folder=tmp_path)

    yield make
    for session in sessions:
        session.desk.close()


def after(*keys: str) -> Callable[[Pilot[None]], object]:
    """Once F5 shows the changes and some keys were pressed, each with time to act."""

    async def ready(pilot: Pilot[None]) -> None:
        await pilot.press("f5")
        await until(lambda: isinstance(pilot.app.screen, ChangesScreen) and pilot.app.screen.items)
        for key in keys:
            await pilot.app.workers.wait_for_complete()
            await pilot.press(key)
        if "n" in keys:
            await until(lambda: isinstance(pilot.app.screen, PlanForm))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    return ready


def test_the_changes(make_app: MakeApp, snap_compare):
    assert snap_compare(make_app(), terminal_size=(120, 36), run_before=after("j", "j", "j", "j"))


def test_a_change_at_80_columns(make_app: MakeApp, snap_compare):
    assert snap_compare(make_app(), terminal_size=(80, 24), run_before=after("j", "j", "j", "j", "enter"))


def test_the_form_in_light(make_app: MakeApp, snap_compare):
    assert snap_compare(make_app("opsdesk-light"), terminal_size=(120, 36), run_before=after("n"))
