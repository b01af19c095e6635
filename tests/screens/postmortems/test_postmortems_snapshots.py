"""How postmortems look at a standing clock. Renew with `pytest --snapshot-update`, and look at the pictures."""

from __future__ import annotations

from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from tests.fakes import FakeClock
from tests.prepared import Prepared
from tests.screens.pictures import Picture, after
from tests.screens.shown import session_of


def test_the_postmortems_at_80_columns_in_light(
    desk: Desk, clock: FakeClock, told_once: Prepared, picture: Picture
) -> None:
    told_once.onto(desk, clock)
    session = session_of(desk, Settings(user="ana", theme="opsdesk-light"))
    assert picture(session, after(place="postmortems"), size=(80, 24))


def test_one_that_is_worked_on(desk: Desk, clock: FakeClock, told_once: Prepared, picture: Picture) -> None:
    told_once.onto(desk, clock)
    assert picture(session_of(desk), after("down", "enter", *("up",) * 6, place="postmortems"))
