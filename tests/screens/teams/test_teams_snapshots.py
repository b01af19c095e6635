"""How teams and commitments look. Renew with `pytest --snapshot-update`, and look at the pictures."""

from __future__ import annotations

from functools import partial

from textual.pilot import Pilot

from opsdesk.desk.desk import Desk
from screens.teams import TeamsScreen
from tests.fakes import FakeClock
from tests.screens.teams.conftest import MakeApp, on_place, tell


async def on_payments(pilot: Pilot[None]) -> None:
    """Once a team is shown in full."""
    await on_place(pilot, "teams")
    assert isinstance(pilot.app.screen, TeamsScreen)
    pilot.app.screen.select("TEAM-1")
    await pilot.pause()


def test_teams(make_app: MakeApp, desk: Desk, clock: FakeClock, snap_compare) -> None:
    tell(desk, clock)
    assert snap_compare(make_app(), terminal_size=(120, 36), run_before=on_payments)


def test_commitments_at_80_columns_in_light(make_app: MakeApp, desk: Desk, clock: FakeClock, snap_compare) -> None:
    tell(desk, clock)
    shown = partial(on_place, place="commitments")
    assert snap_compare(make_app("opsdesk-light"), terminal_size=(80, 24), run_before=shown)
