"""`/` on the desk: one filter for incidents, signals and what is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from opsdesk.desk import changes
from opsdesk.desk.declaring import declare
from opsdesk.desk.signals_taking_in import take_in
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.rigor import DEFAULT_RIGOR
from opsdesk.domain.signal_policy import DEFAULT_SIGNAL_POLICY
from screens.messages import LeaveWanted
from tests.desk.signals_told import report
from tests.screens.shown import driven, read_lines, session_of
from tests.screens.waiting import until


@pytest.fixture
def stocked(open_desk, clock):
    """Two incidents, two signals, a change in two days."""
    desk = open_desk("bo")
    desk.open_incident(declare("Search is stale", severity=1, commander="bo"))
    desk.open_incident(declare("Customers can't pay", severity=2, services=["payments"], commander="ana"))
    take_in(
        desk,
        [report(1, key="gw", title="Card gateway errors", services=("payments",)), report(2, key="disk")],
        DEFAULT_SIGNAL_POLICY,
    )
    plan = ChangePlan(title="New router", services=("checkout",))
    changes.plan(desk, replace(plan, starts_at=clock() + timedelta(days=2)), DEFAULT_RIGOR)
    return desk


async def test_one_filter_narrows_every_list_while_it_is_typed_and_escape_shows_all(stocked, tmp_path) -> None:
    async with driven(session_of(stocked), tmp_path) as run:
        screen = run.app.screen
        await until(lambda: screen.inbox and screen.state.agenda)
        assert "/ filter" in screen.hint.said(80)
        await run.press("slash")
        await run.paste("pay")
        assert [line.split()[0] for line in read_lines(screen.incidents)] == [
            "Signals",
            "–",
            "Incidents",
            "SEV-2",
        ]
        assert {line[:5] for line in read_lines(screen.due)} == {"INC-2"}
        assert str(screen.incidents.border_title) == "Incidents / pay"
        assert "Esc show all" in screen.hint.said(80)
        await run.press("down")
        assert screen.incidents.selected_key == "2"
        await run.press("enter")
        assert screen.incidents.has_focus
        assert screen.words == "pay"
        assert "/ filter" in screen.hint.said(80)
        await run.press("escape")
        assert len(read_lines(screen.incidents)) == 6
        assert str(screen.incidents.border_title) == "Incidents"


async def test_what_only_the_other_list_has_is_where_one_is_then(stocked, tmp_path) -> None:
    async with driven(session_of(stocked), tmp_path) as run:
        screen = run.app.screen
        await until(lambda: screen.inbox and screen.state.agenda)
        await run.press("slash")
        await run.answer("router")
        assert read_lines(screen.incidents) == ["Nothing fits “router”; Esc shows all."]
        assert [line[:5] for line in read_lines(screen.due)] == ["This ", "CHG-1"]
        assert screen.due.has_focus


async def test_q_on_a_filtered_desk_shows_all_and_leaves_nothing(stocked, tmp_path, monkeypatch) -> None:
    async with driven(session_of(stocked), tmp_path) as run:
        screen = run.app.screen
        asked: list[object] = []
        monkeypatch.setattr(screen, "post_message", asked.append)
        screen.words = "pay"
        screen.action_leave()
        assert (screen.words, asked) == ("", [])
        screen.action_leave()
        assert isinstance(asked[0], LeaveWanted)
        monkeypatch.undo()


async def test_only_signals_that_are_shown_are_dismissed_together(stocked, tmp_path) -> None:
    async with driven(session_of(stocked), tmp_path) as run:
        screen = run.app.screen
        await until(lambda: screen.inbox)
        await run.press("slash")
        await run.answer("gateway")
        assert len(screen.inbox) == 2
        assert [signal.title for signal in screen.listed] == ["Card gateway errors"]
        assert "2 signals wait" in screen.head.said(120), "the counts are those of the whole desk"
