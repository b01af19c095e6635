"""Who is typing is asked once, on the line, and never in the way of anything else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from opsdesk.config import Settings
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.errors import BadInput
from screens.session import Session
from screens.war_room import WarRoom
from screens.war_room.opening import read_opening
from screens.widgets.capture_line import CaptureLine
from tests.conftest import FakeClock
from tests.screens.shown import Driven, driven


@dataclass
class Started(Driven):
    """The app at its very first start, with what it was told to remember."""

    session: Session
    told: list[str]

    @property
    def line(self) -> CaptureLine:
        """The line that is typed on."""
        return self.app.screen.query_one(CaptureLine)

    @property
    def asked(self) -> str:
        """What the line asks."""
        return self.line.question.prompt if self.line.question else ""


Start = Callable[..., AbstractAsyncContextManager[Started]]


@pytest.fixture
def start(desk_path: Path, clock: FakeClock, told: int, tmp_path: Path) -> Start:
    """Starts at the incident or at the desk screen, as the account “root”."""

    @asynccontextmanager
    async def started(*, in_room: bool = True, full: bool = False) -> AsyncIterator[Started]:
        desk = Desk.at(desk_path, by="root", clock=clock)
        kept: list[str] = []

        def remember(name: str) -> None:
            if full:
                raise BadInput("no space left")
            kept.append(name)

        session = Session(DeskThread(desk), Settings(), "root", remember=remember)
        opening = read_opening(desk, session, told) if in_room else None
        async with driven(session, tmp_path, opening) as run:
            yield Started(run.app, run.pilot, session, kept)

    return started


@pytest.mark.parametrize("in_room", [True, False], ids=["room", "desk"])
async def test_a_name_is_asked_for_and_counts_from_then_on(start: Start, in_room: bool) -> None:
    async with start(in_room=in_room) as started:
        assert "(Enter: root)" in started.asked
        await started.answer("@Ana")
        assert started.told == [started.session.by] == ["ana"]
        assert started.asked == ""
        await started.press("f2", "f3", "f2")
        assert started.asked == "", "asked once"


async def test_what_is_written_then_is_theirs(start: Start, desk: Desk, told: int) -> None:
    async with start() as started:
        await started.answer("cy")
        await started.answer("hello")
        assert isinstance(started.app.screen, WarRoom)
        newest = desk.entries(told)[-1]
        assert (newest.by, newest.payload.text) == ("cy", "hello")


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_whoever_is_in_a_hurry_has_the_login_name_and_is_not_asked_again(start: Start, key: str) -> None:
    async with start() as started:
        await started.press(key)
        assert started.told == [started.session.by] == ["root"]


async def test_what_is_no_name_stays_on_the_line(start: Start) -> None:
    async with start() as started:
        await started.answer("two words")
        assert started.told == []
        assert "no short name" in started.notices
        assert (started.line.input.value, bool(started.asked)) == ("two words", True)


async def test_a_name_that_cannot_be_kept_counts_for_now(start: Start) -> None:
    async with start(full=True) as started:
        await started.answer("ana")
        assert started.session.by == "ana"
        assert "no space left" in started.notices


async def test_the_half_typed_line_of_last_time_waits_behind_the_question(start: Start, open_desk, told: int) -> None:
    open_desk("root").keep_text(f"capture INC-{told} root", "half a li")
    async with start() as started:
        assert started.line.entry == "half a li"
        await started.answer("ana")
        assert started.line.input.value == "half a li"
        await started.app.save_everything()
    assert open_desk("ana").kept_text(f"capture INC-{told} ana") == "half a li"
