"""The incident at a glance, driven by keys: from the war room, from the desk, and what is written of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from opsdesk.desk.replaying import with_origin
from opsdesk.domain.vocabulary import Origin
from opsdesk.formats.demo import HALF_WAY, demo_record
from opsdesk.formats.record import happenings
from opsdesk.formats.replay import start_of
from screens.desk import DeskScreen
from screens.dialogs.text_view import TextView
from screens.shape import ShapeScreen
from screens.war_room import WarRoom
from screens.war_room.opening import read_opening
from tests.fakes import FakeClock
from tests.screens.conftest import tell
from tests.screens.pictures import Picture, after
from tests.screens.shown import read_lines, session_of, text_of


def words(screen: ShapeScreen) -> str:
    """What stands at the foot."""
    return " ".join(text_of(screen.words).split())


async def test_the_picture_is_moved_through_read_and_written(
    open_room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FakeClock
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_room() as room:
        await room.press("escape", "V")
        shape = await room.to(ShapeScreen)
        assert any(line.startswith("H1 pool size") for line in read_lines(shape.lanes))
        await room.press("G")
        assert "A1 roll back 4.2 on eu-1 · doing" in words(shape) or "A2 ask the provider" in words(shape)
        await room.press("enter")
        assert "check-in" in text_of((await room.to(TextView)).lines)
        await room.press("q", "plus", "plus", "l", "h", "minus")
        assert shape.zoom == 2
        await room.press("0", "question_mark")
        assert "@  given" in text_of((await room.to(TextView)).lines)
        (tmp_path / "inc-1.html").write_text("somebody's own")
        await room.press("q", "E")
        assert "written to" in room.notices
        assert "<title>INC-1 Card payments fail in Europe</title>" in (tmp_path / "inc-1-2.html").read_text("utf-8")
        assert (tmp_path / "inc-1.html").read_text("utf-8") == "somebody's own"
        await room.press("q")
        assert isinstance(room.app.screen, WarRoom)


async def test_others_writes_appear_and_the_desk_opens_it_too(open_room, desk: Desk, clock: FakeClock) -> None:
    async with open_room() as room:
        await room.press("f2", "V")
        shape = await room.to(ShapeScreen)
        tell(desk, room.number, clock, "? a firewall rule")
        await shape.resync()
        await room.settle()
        assert any(line.startswith("H3 a firewall") for line in read_lines(shape.lanes))
        await room.press("q")
        assert isinstance(room.app.screen, DeskScreen)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=["wide", "small"])
def test_the_picture_of_the_demo(desk_path: Path, picture: Picture, size: tuple[int, int]) -> None:
    record = happenings(demo_record())
    now = start_of(record) + HALF_WAY
    desk = Desk.at(desk_path, by="ana", clock=lambda: now)
    so_far = [dated for dated in with_origin(record, Origin.DEMO) if dated.at <= now]
    number = desk.take_in(so_far).incident.number
    session = session_of(desk, Settings())
    assert picture(session, after("escape", "V", "j", "j"), opening=read_opening(desk, session, number), size=size)
