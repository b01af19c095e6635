"""How the screens look, over the demo at a standing clock. Renew with `pytest --snapshot-update`, and look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from opsdesk.desk.replaying import with_origin
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.vocabulary import Origin
from opsdesk.formats.demo import HALF_WAY, demo_record
from opsdesk.formats.record import happenings
from opsdesk.formats.replay import start_of
from screens.session import Session
from screens.war_room import WarRoom
from screens.war_room.opening import read_opening

MakeApp = Callable[..., OpsDesk]


@pytest.fixture
def demo_app(desk_path: Path, tmp_path: Path) -> Iterator[MakeApp]:
    """Makes an app over the demo, half-way."""
    record = happenings(demo_record())
    now = start_of(record) + HALF_WAY
    sessions: list[Session] = []

    def make(theme: str = "") -> OpsDesk:
        desk = Desk.at(desk_path, by="ana", clock=lambda: now)
        so_far = [dated for dated in with_origin(record, Origin.DEMO) if dated.at <= now]
        number = desk.take_in(so_far).incident.number
        sessions.append(Session(DeskThread(desk), Settings(theme=theme), "ana"))
        return OpsDesk(sessions[-1], read_opening(desk, sessions[-1], number), crash_folder=tmp_path)

    yield make
    for session in sessions:
        session.desk.close()


async def drafted(pilot: Pilot[None]) -> None:
    """Once the update pane has its draft."""
    screen = pilot.app.screen
    assert isinstance(screen, WarRoom)
    await screen.load_drafter()
    await pilot.pause(0.1)


def after(*keys: str) -> Callable[[Pilot[None]], object]:
    """Once the draft is there and some keys were pressed, each with time to act."""

    async def ready(pilot: Pilot[None]) -> None:
        await drafted(pilot)
        for key in keys:
            await pilot.press(key)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause(0.1)

    return ready


def test_the_war_room(demo_app: MakeApp, snap_compare):
    assert snap_compare(demo_app(), terminal_size=(120, 36), run_before=after())


def test_the_war_room_at_80_columns(demo_app: MakeApp, snap_compare):
    assert snap_compare(demo_app(), terminal_size=(80, 24), run_before=after())


def test_the_war_room_in_light(demo_app: MakeApp, snap_compare):
    assert snap_compare(demo_app("opsdesk-light"), terminal_size=(120, 36), run_before=after("escape", "2"))


def test_the_desk(demo_app: MakeApp, snap_compare):
    assert snap_compare(demo_app(), terminal_size=(120, 36), run_before=after("f2"))


def test_the_evidence_matrix(demo_app: MakeApp, snap_compare):
    assert snap_compare(demo_app(), terminal_size=(120, 36), run_before=after("escape", "m", "l", "j"))


def test_triage(demo_app: MakeApp, snap_compare):
    assert snap_compare(demo_app(), terminal_size=(120, 36), run_before=after("escape", "T", "2", "5"))
