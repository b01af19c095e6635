"""How follow-ups and recurrences look. Renew with `pytest --snapshot-update`, and look at the pictures."""

from __future__ import annotations

from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from tests.fakes import FakeClock
from tests.screens.followups.conftest import told
from tests.screens.pictures import Picture, after
from tests.screens.shown import session_of


def test_follow_ups(desk: Desk, clock: FakeClock, picture: Picture) -> None:
    told(desk, clock)
    assert picture(session_of(desk), after(place="followups"))


def test_recurrences_at_80_columns_in_light(desk: Desk, clock: FakeClock, picture: Picture) -> None:
    told(desk, clock)
    session = session_of(desk, Settings(user="ana", theme="opsdesk-light"))
    assert picture(session, after("j", "j", "enter", place="recurrences"), size=(80, 24))
