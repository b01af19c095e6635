"""How teams and commitments look. Renew with `pytest --snapshot-update`, and look at the pictures."""

from __future__ import annotations

from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from tests.fakes import FakeClock
from tests.screens.pictures import Picture, after
from tests.screens.shown import session_of
from tests.screens.teams.conftest import told


def test_teams(desk: Desk, clock: FakeClock, picture: Picture) -> None:
    told(desk, clock)
    assert picture(session_of(desk), after("j", place="teams"))


def test_commitments_at_80_columns_in_light(desk: Desk, clock: FakeClock, picture: Picture) -> None:
    told(desk, clock)
    session = session_of(desk, Settings(user="ana", theme="opsdesk-light"))
    assert picture(session, after(place="commitments"), size=(80, 24))
