"""How rituals look at a standing clock. Renew with `pytest --snapshot-update`, and look at the pictures."""

from __future__ import annotations

from opsdesk.config import Settings
from opsdesk.desk import meetings, meetings_line
from opsdesk.desk.desk import Desk
from tests.fakes import FakeClock
from tests.screens.pictures import Picture, after
from tests.screens.rituals.told import told
from tests.screens.shown import session_of


def test_the_rituals(desk: Desk, clock: FakeClock, picture: Picture) -> None:
    told(desk, clock)
    assert picture(session_of(desk), after(place="rituals"))


def test_an_item_over_its_minutes_at_80_columns_in_light(desk: Desk, clock: FakeClock, picture: Picture) -> None:
    told(desk, clock)
    meeting = meetings.begin(desk, Settings(), 2)
    for line in ("here: ana, bo", "! keep the alert", "@bo ask them why by fri"):
        meetings_line.typed(desk, meeting.number, line, clock().tzinfo)
    clock.forward(minutes=4, seconds=12)
    session = session_of(desk, Settings(user="ana", theme="opsdesk-light"))
    assert picture(session, after("enter", place="rituals"), size=(80, 24))
