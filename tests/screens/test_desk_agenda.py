"""What the desk screen shows of the agenda beside the incidents, and putting something of it off."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from opsdesk.desk import agenda, changes, vendors
from opsdesk.domain.agenda import Item, Sort
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.rigor import DEFAULT_RIGOR
from opsdesk.domain.vendor import Profile
from opsdesk.domain.vendor_contract import Contract, DayCount
from screens.presenting.agenda import Week, agenda_rows
from tests.fakes import FakeClock
from tests.screens.waiting import until

ROUTER = ChangePlan(title="New router", services=("checkout",))


def lines(screen) -> list[str]:
    return [screen.due.row_at(place).content.plain for place in range(screen.due.row_count)]


async def test_what_is_overdue_and_due_this_week_stands_under_the_incidents(open_room, open_desk, clock: FakeClock):
    for days in (-3, 2, 20):
        plan = replace(ROUTER, title=f"in {days} days", starts_at=clock() + timedelta(days=days))
        changes.plan(open_desk("bo"), plan, DEFAULT_RIGOR)
    async with open_room() as room:
        await room.pilot.press("f2")
        await until(lambda: "This week" in lines(room.app.screen))
        shown = lines(room.app.screen)
        assert shown[-1].startswith("CHG-2   planned: in 2 days")
        assert shown[-1].endswith("in 2 d")
        assert not any("in 20 days" in line for line in shown)
        late = shown.index("Overdue")
        assert shown[late + 1].startswith("CHG-1   planned: in -3 days")
        assert shown[late + 1].endswith("−3 d")
        assert shown[late + 2] == "This week"
        assert not room.app.screen.due.row_at(late).selectable


async def test_a_notice_window_that_is_open_stands_there_weeks_before_its_last_day(open_room, open_desk, clock):
    desk, today = open_desk("bo"), clock().date()
    vendors.add(desk, Profile("Acme", owner="ana"))
    for ref, days in (("C-1", 20), ("C-2", 40)):
        turns = today + timedelta(days=days)
        vendors.keep_contract(desk, 1, Contract(ref, renews_on=turns, notice_days=0, day_count=DayCount.CALENDAR))
    async with open_room() as room:
        await room.pilot.press("f2")
        await until(lambda: "This week" in lines(room.app.screen))
        shown = lines(room.app.screen)
        assert shown[-1].startswith("VEN-1   notice window: Acme, C-1")
        assert shown[-1].endswith("in 20 d")
        assert not any("C-2" in line for line in shown)


async def test_something_is_put_off_with_a_reason(open_room, open_desk, clock: FakeClock):
    desk = open_desk("bo")
    changes.plan(desk, replace(ROUTER, starts_at=clock() + timedelta(days=2)), DEFAULT_RIGOR)
    async with open_room() as room:
        await room.pilot.press("f2")
        screen = room.app.screen
        await until(lambda: "This week" in lines(screen))
        screen.due.move_to(screen.due.row_count - 1)
        await room.press("w")
        await room.answer("in 2h")
        await until(lambda: screen.line.question and screen.line.question.prompt == "why?")
        await room.answer("bo is ill")
        await until(lambda: "This week" not in lines(screen))
        held = agenda.snoozes(desk).by_key["CHG-1"]
        assert (held.why, held.by) == ("bo is ill", "ana")
        assert any(note.message.startswith("CHG-1 is put off until ") for note in room.app._notifications)


async def test_an_incidents_own_things_are_not_put_off_here(open_room):
    async with open_room() as room:
        await room.pilot.press("f2")
        await room.settle()
        await room.press("w")
        assert "This week" in room.app.screen.hint.said(200)


async def test_a_time_that_nobody_can_read_is_asked_for_again_before_the_reason(open_room, open_desk, clock: FakeClock):
    desk = open_desk("bo")
    changes.plan(desk, replace(ROUTER, starts_at=clock() + timedelta(days=2)), DEFAULT_RIGOR)
    async with open_room() as room:
        await room.pilot.press("f2")
        screen = room.app.screen
        await until(lambda: "This week" in lines(screen))
        screen.due.move_to(screen.due.row_count - 1)
        await room.pilot.press("w", *"soonish", "enter")
        await until(lambda: "“soonish” is no time" in screen.hint.said(200))
        assert screen.line.question.prompt == "put off until?"
        assert screen.line.input.value == "soonish"
        await room.press("ctrl+u", *"in 2h", "enter", "enter")
        assert "soonish" not in screen.hint.said(200), "what was wrong is right now"
        await until(lambda: "reason" in screen.hint.said(200))
        assert screen.line.input.value == "in 2h"
        assert not agenda.snoozes(desk).by_key


def test_that_nobody_has_it_is_never_cut_and_no_end_of_a_name_is_left_over():
    due = Item(Sort.DOCUMENT, "DOC-5", "review of the runbook: etcdMembersDown", about="DOC-5")
    week = Week(overdue=(due, replace(due, owner="ana", why="a rather long reason why"), replace(due, owner="ana")))
    rows = agenda_rows(week, datetime(2026, 11, 23, tzinfo=UTC), UTC, 56)
    shown = [rows[place].content.plain for place in range(1, 4)]
    assert shown[0] == "DOC-5   review of the runbook: etcdMembersD… nobody  now"
    assert shown[1] == shown[2] == "DOC-5   review of the runbook: etcdMembersDown  ana  now"
