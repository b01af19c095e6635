"""How F4 looks at a standing clock. Renew with `pytest --snapshot-update`, and look at the pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk import checklists, runs
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.checklist.run import StepState
from opsdesk.formats.checklist.shipped import shipped
from screens.checklists import ChecklistsScreen
from screens.checklists.run_screen import RunScreen
from screens.session import Session
from tests.fakes import FakeClock
from tests.screens.waiting import until

MakeApp = Callable[..., OpsDesk]


def half_way(desk: Desk, clock: FakeClock) -> None:
    """A deployment in its second section: one step failed, one was skipped, one waits."""
    checklists.take_in(desk, (), starters=shipped())
    values = {"service": "checkout", "release": "4.2", "previous": "4.1", "watcher": "bo"}
    run = runs.begin(desk, "deploy", variables=values)
    numbers = run.layout.numbers
    for place, number in enumerate(numbers[:9]):
        if not runs.one(desk, run.number).is_confirmed(run.layout.lines[number].section):
            runs.confirm(desk, run.number, run.layout.lines[number].section)
        clock.forward(seconds=41 + place)
        if place == 3:
            runs.note(desk, run.number, number, "the calendar doesn't load")
            runs.mark(desk, run.number, number, StepState.FAILED, "nobody could see whether there is a freeze")
        elif place == 5:
            runs.mark(desk, run.number, number, StepState.SKIPPED, "bo watches anyway")
        elif place == 7:
            runs.wait_until(desk, run.number, number, clock() + timedelta(minutes=10))
        else:
            runs.mark(desk, run.number, number, StepState.DONE)
    clock.forward(seconds=72)


@pytest.fixture
def make_app(desk: Desk, desk_path: Path, clock: FakeClock, tmp_path: Path) -> Iterator[MakeApp]:
    """Makes an app over a run half-way."""
    half_way(desk, clock)
    sessions: list[Session] = []

    def make(theme: str = "") -> OpsDesk:
        sessions.append(Session(DeskThread(Desk.at(desk_path, by="ana", clock=clock)), Settings(theme=theme), "ana"))
        return OpsDesk(sessions[-1], None, crash_folder=tmp_path)

    yield make
    for session in sessions:
        session.desk.close()


def after(*keys: str) -> Callable[[Pilot[None]], object]:
    """Once F4 shows the library and some keys were pressed, each with time to act."""

    async def ready(pilot: Pilot[None]) -> None:
        await pilot.press("f4")
        await until(lambda: isinstance(pilot.app.screen, ChecklistsScreen) and pilot.app.screen.items)
        for key in keys:
            await pilot.app.workers.wait_for_complete()
            await pilot.press(key)
        if "enter" in keys:
            await until(lambda: isinstance(pilot.app.screen, RunScreen))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    return ready


def test_the_library(make_app: MakeApp, snap_compare):
    assert snap_compare(make_app(), terminal_size=(120, 36), run_before=after("j"))


def test_a_run_half_way(make_app: MakeApp, snap_compare):
    assert snap_compare(make_app(), terminal_size=(120, 36), run_before=after("enter"))


def test_a_run_half_way_at_80_columns_in_light(make_app: MakeApp, snap_compare):
    assert snap_compare(make_app("opsdesk-light"), terminal_size=(80, 24), run_before=after("enter"))
