"""The signal inbox on the desk screen, by keys: arriving, read, merged, declared, dismissed, taken back."""

from __future__ import annotations

import re

import pytest

from opsdesk.config import Settings
from opsdesk.desk import signals
from opsdesk.desk.desk import Desk
from opsdesk.desk.signals_taking_in import take_in
from opsdesk.domain.signal_policy import DEFAULT_SIGNAL_POLICY
from opsdesk.domain.signal_report import Condition, Report
from opsdesk.domain.vocabulary import Classification
from screens.desk import DeskScreen
from screens.dialogs.choose import Choose
from screens.dialogs.confirm import Confirm
from screens.dialogs.text_view import TextView
from screens.dialogs.triage import TriageForm
from screens.war_room import WarRoom
from tests.desk.signals_told import report
from tests.fakes import FakeClock, OpenDesk
from tests.screens.pictures import after
from tests.screens.shown import Driven, driven, read_lines, session_of
from tests.screens.waiting import until


def arrive(desk: Desk, *reports: Report) -> None:
    take_in(desk, reports, DEFAULT_SIGNAL_POLICY)


def alerts(desk: Desk) -> None:
    """One that is bad and belongs to the payments, one that comes again, one that is over."""
    arrive(
        desk,
        report(1, key="gw", title="Card gateway errors", severity="critical", services=("payments",), text="12 %"),
        report(3, key="gw", title="Card gateway errors", severity="critical", services=("payments",)),
        report(4, key="disk", severity="warning"),
        report(2, key="lag", severity="p1"),
        report(4, Condition.RESOLVED, key="lag", severity="p1"),
    )


@pytest.fixture
def two_open(desk: Desk, clock: FakeClock) -> Desk:
    """Two incidents, of which the milder one names the payments; then a while passes."""
    from opsdesk.desk.declaring import declare

    desk.open_incident(declare("Search is stale", severity=1, commander="bo"))
    desk.open_incident(declare("Customers can't pay", severity=3, services=["payments"], commander="ana"))
    clock.forward(minutes=5)
    return desk


async def test_signals_arrive_without_moving_the_cursor_and_are_decided_on_by_keys(
    two_open: Desk, open_desk: OpenDesk, desk_path, clock: FakeClock, tmp_path
) -> None:
    other, mine = open_desk("bo"), Desk.at(desk_path, by="ana", clock=clock)
    async with driven(session_of(mine), tmp_path) as run:
        screen = run.app.screen
        assert isinstance(screen, DeskScreen)
        await they_arrive(run, screen, other)
        await one_is_read_merged_and_taken_back(run, screen, other)
        await those_that_are_none_are_dismissed_and_taken_back(run, screen, other)
        await one_is_declared(run, screen, other)


async def they_arrive(run: Driven, screen: DeskScreen, other: Desk) -> None:
    await run.press("down")
    assert screen.incidents.selected_key == "2"
    alerts(other)
    await until(lambda: screen.inbox)
    assert screen.incidents.selected_key == "2", "what arrives moves nobody's cursor"
    assert read_lines(screen.incidents)[:5] == [
        "Signals",
        "critical Card gateway errors payments · pro… ×2 4 m",
        "warning disk is full prometheus 1 m",
        "resolved lag is full prometheus 1 m",
        "Incidents",
    ]
    assert "2 open" in screen.head.said(120)
    assert "3 signals wait" in screen.head.said(120)
    await run.press("m")
    assert "choose a signal first" in screen.hint.said(120)


async def one_is_read_merged_and_taken_back(run: Driven, screen: DeskScreen, other: Desk) -> None:
    await run.press("g")
    assert screen.hint.said(120).startswith("d declare  m merge"), "it was asked for, and is chosen now"
    await run.press("enter")
    page = await run.to(TextView)
    assert re.search(r"UTC firing.*12 %", "\n".join(read_lines(page.lines)), re.DOTALL)
    await run.press("escape", "m")
    choice = await run.to(Choose)
    assert read_lines(choice.lines)[0] == "INC-2 SEV-3 Customers can't pay · both name payments"
    await run.press("enter")
    await until(lambda: len(screen.inbox) == 2)
    assert signals.one(other, 1).incident == 2
    assert "part of INC-2: SIG-1; u takes it back" in run.notices
    await run.press("u")
    await until(lambda: len(screen.inbox) == 3)


async def those_that_are_none_are_dismissed_and_taken_back(run: Driven, screen: DeskScreen, other: Desk) -> None:
    await run.press("g", "down", "x", "enter")
    assert "needs a reason" in screen.hint.said(120)
    assert screen.line.question is not None
    await run.answer("known, ticket 7")
    await until(lambda: len(screen.inbox) == 2)
    assert (signals.one(other, 2).why, "reason" in screen.hint.said(120)) == ("known, ticket 7", False)
    await run.press("X")
    assert "Dismiss the 1 that" in (await run.to(Confirm))._question
    await run.press("enter")
    await until(lambda: [one.number for one in screen.inbox] == [1])
    await run.press("u", "u")
    await until(lambda: len(screen.inbox) == 3)
    await run.press("u")
    assert "nothing that you decided on signals here is left" in screen.hint.said(120)


async def one_is_declared(run: Driven, screen: DeskScreen, other: Desk) -> None:
    await run.press("g", "d")
    assert screen.line.input.value == "Card gateway errors"
    await run.press("enter")
    form = await run.to(TriageForm)
    assert "down" in " ".join(read_lines(form.questions))
    await run.press("enter")
    room = await run.to(WarRoom)
    assert (room.incident.title, room.incident.severity) == ("Card gateway errors", 1)
    assert room.incident.classification is Classification.SIGNIFICANT
    assert signals.one(other, 1).incident == 3


async def test_where_many_wait_a_few_are_shown_until_all_are_wanted(
    two_open: Desk, desk_path, clock: FakeClock, tmp_path
) -> None:
    arrive(two_open, *(report(1, key=f"k{number}", severity="p2", services=("payments",)) for number in range(300)))
    async with driven(session_of(Desk.at(desk_path, by="ana", clock=clock)), tmp_path, size=(80, 24)) as run:
        screen = run.app.screen
        assert isinstance(screen, DeskScreen)
        await until(lambda: screen.inbox)
        assert read_lines(screen.incidents)[5:8] == [
            "and 296 more: Enter shows them",
            "Incidents",
            "SEV-1 INC-1 Search is stale investigating T+00:05 00:00",
        ]
        await run.press("g", *["down"] * 4, "enter")
        assert screen.incidents.row_count == 300 + 5
        assert screen.incidents.selected_key == screen.inbox[4].name
        assert screen.hint.said(80).startswith("d declare  m merge  x dismiss")
        await run.press("home", "enter", "escape", "g", "m")
        await run.to(Choose)
        await run.press("enter")
        assert "299 more signals name payments: part of INC-2, too?" in (await run.to(Confirm))._question
        await run.press("enter")
        await until(lambda: not screen.inbox)
        assert "300 signals belong to this" in two_open.entries(2)[-1].payload.headline()
        await run.press("u")
        await until(lambda: len(screen.inbox) == 300)
        assert len(screen.incidents._rows._laid_out) < 60, "only what is seen is laid out"


@pytest.mark.parametrize(("theme", "size"), [("opsdesk-dark", (120, 36)), ("opsdesk-light", (80, 24))])
def test_the_inbox_as_it_looks(picture, two_open: Desk, desk_path, clock: FakeClock, theme, size) -> None:
    alerts(two_open)
    signals.dismiss(two_open, [1], "flapping")
    arrive(two_open, report(5, key="gw", title="Card gateway errors", severity="critical", services=("payments",)))
    session = session_of(Desk.at(desk_path, by="ana", clock=clock), Settings(user="ana", theme=theme))

    async def ready(pilot) -> None:
        await until(lambda: pilot.app.screen.inbox)
        await after("g")(pilot)

    assert picture(session, ready, size=size)


async def test_how_long_incidents_run_stands_in_one_column(
    two_open: Desk, desk_path, clock: FakeClock, tmp_path
) -> None:
    async with driven(session_of(Desk.at(desk_path, by="ana", clock=clock)), tmp_path, size=(80, 24)) as run:
        screen = run.app.screen
        assert isinstance(screen, DeskScreen)
        rows = [screen.incidents.row_at(place).content.plain for place in range(screen.incidents.row_count)]
        running = [row for row in rows if "T+" in row]
        assert len(running) == 2
        assert len({row.index("T+") for row in running}) == 1
