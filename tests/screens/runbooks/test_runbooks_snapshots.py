"""How documents look at a standing clock. Renew with `pytest --snapshot-update`, and look at the pictures."""

from __future__ import annotations

from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from tests.fakes import FakeClock
from tests.screens.pictures import Picture, after
from tests.screens.runbooks.conftest import told
from tests.screens.shown import session_of


def test_the_runbooks(desk: Desk, clock: FakeClock, picture: Picture) -> None:
    told(desk, clock)
    assert picture(session_of(desk), after(place="runbooks"))


def test_a_stale_text_at_80_columns_in_light(desk: Desk, clock: FakeClock, picture: Picture) -> None:
    told(desk, clock)
    session = session_of(desk, Settings(user="ana", theme="opsdesk-light"))
    found = after("enter", "slash", *"queue", "enter", "n", place="runbooks")
    assert picture(session, found, size=(80, 24))
