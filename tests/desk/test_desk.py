"""The desk on its own thread, what it keeps while typing, and what it says when it can't."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from opsdesk.desk import declaring, noting
from opsdesk.desk.desk import Desk, utc_now
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.errors import NotFound, Refused
from tests.fakes import FakeClock, OpenDesk


@pytest.fixture
def thread(desk_path: Path, clock: FakeClock) -> DeskThread:
    """A desk on a thread of its own, with one incident."""
    desk = Desk.at(desk_path, by="ana", clock=clock)
    desk.open_incident(declaring.declare("Card payments fail"))
    return DeskThread(desk)


async def test_calls_run_on_one_thread_in_the_order_asked(thread: DeskThread) -> None:
    begun = [thread.begin(lambda desk, n=n: (n, threading.current_thread().name)) for n in range(50)]
    asked = await asyncio.gather(
        *(thread.ask(lambda desk, n=n: desk.do(1, noting.take_note(f"{n}"))) for n in range(20))
    )
    assert [future.result()[0] for future in begun] == list(range(50))
    assert {future.result()[1] for future in begun} == {"opsdesk-store_0"}
    assert [written.entries[0].payload.text for written in asked] == [f"{n}" for n in range(20)]
    assert [written.incident.seq for written in asked] == list(range(2, 22))
    thread.close()


async def test_an_error_comes_back_to_whoever_asked(thread: DeskThread) -> None:
    with pytest.raises(Refused):
        await thread.ask(lambda desk: desk.undo(1))
    with pytest.raises(NotFound):
        await thread.ask(lambda desk: desk.incident(9))
    assert (await thread.ask(lambda desk: desk.incident(1))).number == 1
    thread.close()


async def test_what_was_asked_is_done_though_nobody_waits_any_more(thread: DeskThread, open_desk: OpenDesk) -> None:
    gate = threading.Event()
    thread.begin(lambda desk: gate.wait(20))
    waiting = asyncio.create_task(thread.ask(lambda desk: desk.do(1, noting.take_note("half a second before ^q"))))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    gate.set()
    thread.close()
    assert open_desk("bo").entries(1)[-1].payload.text == "half a second before ^q"


def test_closing_finishes_what_was_begun(thread: DeskThread, open_desk: OpenDesk) -> None:
    for place in range(20):
        thread.begin(lambda desk, place=place: desk.keep_text("line", f"typed {place}"))
    thread.close()
    assert open_desk("bo").kept_text("line") == "typed 19"


def test_a_half_typed_line_is_kept_per_name_until_it_is_empty(desk: Desk, open_desk: OpenDesk) -> None:
    desk.keep_text("capture INC-1 ana", "? pool si")
    desk.keep_text("draft", "two\nlines \ud800\x1b")
    other = open_desk("ana")
    assert other.kept_text("capture INC-1 ana") == "? pool si"
    assert other.kept_text("draft") == "two\nlines �␛"
    desk.keep_text("draft", "")
    assert other.kept_text("draft") == other.kept_text("never") == ""


def test_what_was_typed_is_taken_and_forgotten_together_or_not_at_all(desk: Desk, open_desk: OpenDesk) -> None:
    number = desk.open_incident(declaring.declare("x")).incident.number
    other, before = open_desk("ana"), len(desk.entries(number))

    def refused(desk: Desk) -> None:
        desk.do(number, noting.take_note("the pool is full"))
        raise Refused("the line after it can't be read")

    desk.keep_text("line", "the pool is full\nand")
    with pytest.raises(Refused):
        desk.take_typed(refused, "line")
    assert len(other.entries(number)) == before
    assert other.kept_text("line") == "the pool is full\nand"
    desk.take_typed(lambda desk: desk.do(number, noting.take_note("the pool is full")), "line", left="and")
    assert len(other.entries(number)) == before + 1
    assert other.kept_text("line") == "and"


def test_whoever_types_is_named_in_one_harmless_line(open_desk: OpenDesk) -> None:
    desk = open_desk(" a\x1bna\n\udc80")
    desk.open_incident(declaring.declare("x"))
    assert desk.entries(1)[0].by == desk.by == "a␛na⏎�"


def test_two_desks_see_each_others_entries(desk: Desk, number: int, open_desk: OpenDesk) -> None:
    bo = open_desk("bo")
    bo.do(number, noting.take_note("from bo"))
    assert desk.entries(number)[-1].by == "bo"
    assert bo.do(number, noting.take_note("again")).incident == desk.incident(number)


def test_the_machines_clock_is_in_utc() -> None:
    assert utc_now().utcoffset() is not None
    assert utc_now().tzname() == "UTC"


def test_a_form_s_text_goes_with_what_is_written_and_stays_while_somebody_only_looks(desk: Desk, number: int) -> None:
    def refused(desk: Desk) -> None:
        desk.do(number, noting.take_note("the pool is full"))
        raise Refused("no")

    desk.keep_text("form", "half filled")
    assert desk.taking(lambda desk: desk.incident(number).title, "form")
    with pytest.raises(Refused):
        desk.taking(refused, "form")
    assert desk.kept_text("form") == "half filled"
    assert len(desk.entries(number)) == 2
    desk.taking(lambda desk: desk.do(number, noting.take_note("the pool is full")), "form")
    assert desk.kept_text("form") == ""
