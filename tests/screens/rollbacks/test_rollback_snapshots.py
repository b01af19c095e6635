"""How rollbacks look at a standing clock. Renew with `pytest --snapshot-update`, and look at the pictures."""

from __future__ import annotations

from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from screens.war_room.opening import read_opening
from tests.fakes import FakeClock
from tests.screens.pictures import Picture, after
from tests.screens.rollbacks.conftest import told
from tests.screens.shown import session_of


def test_the_rollbacks(desk: Desk, clock: FakeClock, picture: Picture) -> None:
    told(desk, clock)
    assert picture(session_of(desk), after(place="rollbacks"))


def test_what_is_offered_for_a_suspect_at_80_columns_in_light(desk: Desk, clock: FakeClock, picture: Picture) -> None:
    number = told(desk, clock)
    session = session_of(desk, Settings(user="ana", theme="opsdesk-light"))
    assert picture(session, after("escape", "r"), opening=read_opening(desk, session, number), size=(80, 24))
