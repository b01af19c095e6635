"""How the screens look, over the demo at a standing clock. Renew with `pytest --snapshot-update`, and look at them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from opsdesk.desk.replaying import with_origin
from opsdesk.domain.vocabulary import Origin
from opsdesk.formats.demo import HALF_WAY, demo_record
from opsdesk.formats.record import happenings
from opsdesk.formats.replay import start_of
from screens.war_room.opening import read_opening
from tests.screens.pictures import Picture, drafted
from tests.screens.shown import session_of

Demo = Callable[..., bool]


@pytest.fixture
def demo(desk_path: Path, picture: Picture) -> Demo:
    """Compares the demo, half-way, with its picture."""
    record = happenings(demo_record())
    now = start_of(record) + HALF_WAY

    def compare(*keys: str, theme: str = "", size: tuple[int, int] = (120, 36)) -> bool:
        desk = Desk.at(desk_path, by="ana", clock=lambda: now)
        so_far = [dated for dated in with_origin(record, Origin.DEMO) if dated.at <= now]
        number = desk.take_in(so_far).incident.number
        session = session_of(desk, Settings(theme=theme))
        return picture(session, drafted(*keys), opening=read_opening(desk, session, number), size=size)

    return compare


def test_the_war_room(demo: Demo) -> None:
    assert demo()


def test_the_war_room_at_80_columns(demo: Demo) -> None:
    assert demo(size=(80, 24))


def test_the_war_room_in_light(demo: Demo) -> None:
    assert demo("escape", "2", theme="opsdesk-light")


def test_the_desk(demo: Demo) -> None:
    assert demo("f2")


def test_the_evidence_matrix(demo: Demo) -> None:
    assert demo("escape", "m", "l", "j")


def test_triage(demo: Demo) -> None:
    assert demo("escape", "T", "2", "5")
