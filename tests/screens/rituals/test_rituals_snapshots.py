"""How rituals look at a standing clock. Renew with `pytest --snapshot-update`, and look at the pictures."""

from __future__ import annotations

from textual.pilot import Pilot

from opsdesk.config import Settings
from opsdesk.desk import meetings, meetings_line
from opsdesk.desk.desk import Desk
from screens.rituals.meeting_screen import MeetingScreen
from tests.fakes import FakeClock
from tests.screens.rituals.conftest import MakeApp, on_the_rituals
from tests.screens.rituals.told import told
from tests.screens.waiting import until


async def on_the_meeting(pilot: Pilot[None]) -> None:
    """Once the meeting that is under way was opened."""
    await on_the_rituals(pilot)
    await pilot.press("enter")
    await until(lambda: isinstance(pilot.app.screen, MeetingScreen) and pilot.app.screen.agenda.row_count)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def test_the_rituals(make_app: MakeApp, desk: Desk, clock: FakeClock, snap_compare) -> None:
    told(desk, clock)
    assert snap_compare(make_app(), terminal_size=(120, 36), run_before=on_the_rituals)


def test_an_item_over_its_minutes_at_80_columns_in_light(
    make_app: MakeApp, desk: Desk, clock: FakeClock, snap_compare
) -> None:
    told(desk, clock)
    meeting = meetings.begin(desk, Settings(), 2)
    for line in ("here: ana, bo", "! keep the alert", "@bo ask them why by fri"):
        meetings_line.typed(desk, meeting.number, line, clock().tzinfo)
    clock.forward(minutes=4, seconds=12)
    assert snap_compare(make_app("opsdesk-light"), terminal_size=(80, 24), run_before=on_the_meeting)
