"""How rollbacks look at a standing clock. Renew with `pytest --snapshot-update`, and look at the pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from screens.messages import PlaceWanted
from screens.rollbacks import RollbacksScreen
from screens.rollbacks.offer import RollbackOffer
from screens.session import Session
from screens.war_room.opening import read_opening
from tests.fakes import FakeClock
from tests.screens.rollbacks.conftest import told
from tests.screens.waiting import until

MakeApp = Callable[..., OpsDesk]


@pytest.fixture
def make_app(desk_path: Path, clock: FakeClock, tmp_path: Path) -> Iterator[MakeApp]:
    """Makes the app, on the war room or not: nothing of it runs yet."""
    sessions: list[Session] = []

    def make(*, room: bool, theme: str = "") -> OpsDesk:
        desk = Desk.at(desk_path, by="ana", clock=clock)
        number = told(desk, clock)
        sessions.append(Session(DeskThread(desk), Settings(user="ana", theme=theme), "ana"))
        opening = read_opening(desk, sessions[0], number) if room else None
        return OpsDesk(sessions[0], opening, crash_folder=tmp_path / "crashes")

    yield make
    for session in sessions:
        session.desk.close()


async def on_the_rollbacks(pilot: Pilot[None]) -> None:
    """Once the list is shown."""
    pilot.app.screen.post_message(PlaceWanted("rollbacks"))
    await until(lambda: isinstance(pilot.app.screen, RollbacksScreen) and pilot.app.screen.items)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def on_the_offer(pilot: Pilot[None]) -> None:
    """Once `r` was pressed in the war room."""
    await pilot.pause()
    await pilot.press("escape", "r")
    await until(lambda: isinstance(pilot.app.screen, RollbackOffer) and pilot.app.screen.lines.row_count)
    await pilot.pause()


def test_the_rollbacks(make_app: MakeApp, snap_compare):
    assert snap_compare(make_app(room=False), terminal_size=(120, 36), run_before=on_the_rollbacks)


def test_what_is_offered_for_a_suspect_at_80_columns_in_light(make_app: MakeApp, snap_compare):
    app = make_app(room=True, theme="opsdesk-light")
    assert snap_compare(app, terminal_size=(80, 24), run_before=on_the_offer)
