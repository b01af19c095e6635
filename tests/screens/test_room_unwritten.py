"""Lines of the war room that are not in the log yet: none is lost to a kill, a refusal or a store that waits."""

from __future__ import annotations

from contextlib import closing

from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.errors import StoreUnavailable
from opsdesk.store.connection import connect
from tests.screens.shown import keeps_nothing_more
from tests.screens.waiting import until


async def test_a_half_typed_line_is_there_again_after_a_restart(open_room):
    async with open_room() as room:
        await room.type("~13:5")
        room.screen.keep_line()
        await room.settle()
    async with open_room() as room:
        assert room.screen.capture.input.value == "~13:5"


async def test_a_line_that_was_written_is_not_there_again_after_a_kill(open_room, monkeypatch):
    async with open_room() as room:
        await room.type("pool wait time 40 s")
        room.screen.keep_line()
        await room.settle()
        monkeypatch.setattr(DeskThread, "begin", keeps_nothing_more)
        await room.press("enter")
        assert room.desk.entries(room.number)[-1].payload.text == "pool wait time 40 s"
        assert room.desk.kept_text(room.screen.capture_key) == ""


async def test_a_line_that_the_store_refuses_is_kept(open_room, monkeypatch):
    async with open_room() as room:
        await room.type("pool wait time 40 s")
        room.screen.keep_line()
        await room.settle()
        monkeypatch.setattr(DeskThread, "begin", keeps_nothing_more)
        monkeypatch.setattr(Desk, "do", no_room_left)
        await room.press("enter")
        assert "no room" in room.hint()
        assert room.screen.capture.input.value == "pool wait time 40 s"
        assert room.desk.kept_text(room.screen.capture_key) == "pool wait time 40 s"


def no_room_left(desk: Desk, *_: object, **__: object) -> None:
    """A full disk."""
    raise StoreUnavailable("there is no room left")


async def test_a_store_that_was_replaced_is_told_and_takes_no_line(open_room):
    async with open_room() as room:
        path = room.desk.opened.path
        copy = path.with_suffix(".copy")
        copy.write_bytes(path.read_bytes())
        copy.replace(path)
        await until(lambda: "deleted or replaced while it was open" in room.notices, "the notice")
        await room.enter("typed into nowhere")
        assert "nothing was written" in room.hint()
        assert room.screen.capture.input.value == "typed into nowhere"


async def test_a_line_that_the_store_keeps_waiting_is_told_until_it_is_written(open_room, monkeypatch):
    monkeypatch.setattr("screens.war_room.entering.LATE_S", 0.01)
    async with open_room() as room:
        with closing(connect(room.desk.opened.path)) as other:
            other.execute("BEGIN IMMEDIATE")
            room.screen.capture.write("the pool is full")
            await room.pilot.press("enter")
            await until(lambda: "not written yet, the store is busy: the pool is full" in room.hint(), "the word")
            await room.pilot.press("b", "o")
            await until(lambda: "the pool is full" in room.hint() and "note" in room.hint(), "the preview beside it")
            other.execute("ROLLBACK")
        await until(lambda: "not written yet" not in room.hint(), "the end of it")
        await room.settle()
        assert room.desk.entries(room.number)[-1].payload.text == "the pool is full"
        assert room.screen.capture.input.value == "bo"


async def test_lines_that_were_typed_after_a_refused_one_stay_lines_of_their_own(open_room):
    async with open_room() as room:
        before = len(room.desk.entries(room.number))
        room.app.session.desk.desk.opened.connection.execute("PRAGMA busy_timeout=1000")
        with closing(connect(room.desk.opened.path)) as other:
            other.execute("BEGIN IMMEDIATE")
            for line in ("@bo restart the pool", "! wait for bo"):
                room.screen.capture.write(line)
                await room.pilot.press("enter")
            room.screen.capture.write("= 12 % fail")
            await until(lambda: room.screen.capture.input.value == "@bo restart the pool", "the refused line")
            other.execute("ROLLBACK")
        await room.settle()
        assert len(room.desk.entries(room.number)) == before
        for _ in range(3):
            await room.press("enter")
        kinds = [entry.payload.KIND for entry in room.desk.entries(room.number)][before:]
        assert room.screen.capture.input.value == ""
        assert kinds[-3:] == ["action.given", "decision", "incident.impact"]


async def test_lines_that_waited_at_a_kill_come_back_as_the_lines_that_were_typed(open_room):
    """A block among them stays the one note that it is."""
    block = "[pool]\nsize = 50"
    async with open_room() as room:
        room.app.session.desk.desk.opened.connection.execute("PRAGMA busy_timeout=1000")
        with closing(connect(room.desk.opened.path)) as other:
            other.execute("BEGIN IMMEDIATE")
            for line in ("the pool is full", block):
                room.screen.capture.write(line)
                await room.pilot.press("enter")
            room.screen.capture.write("? the pool is too small")
            await until(lambda: room.screen.capture.input.value == "the pool is full", "the refused line")
            other.execute("ROLLBACK")
        await room.app.save_everything()
    async with open_room() as room:
        assert room.screen.capture.input.value == "the pool is full"
        for _ in range(3):
            await room.press("enter")
        told = [entry.payload for entry in room.desk.entries(room.number)[-3:]]
        assert [payload.text for payload in told[:2]] == ["the pool is full", block]
        assert told[2].KIND == "hypothesis.raised"
        assert room.desk.kept_text(room.screen.capture_key) == ""


async def test_a_half_typed_line_that_could_not_be_kept_is_kept_before_the_app_goes(open_room):
    async with open_room() as room:
        room.app.session.desk.desk.opened.connection.execute("PRAGMA busy_timeout=50")
        with closing(connect(room.desk.opened.path)) as other:
            other.execute("BEGIN IMMEDIATE")
            room.screen.capture.write("the pool is")
            [keeping] = room.screen.keep_typed()
            await until(keeping.done, "the refusal")
            other.execute("ROLLBACK")
        await room.app.save_everything()
        assert room.desk.kept_text(room.screen.capture_key) == "the pool is"
