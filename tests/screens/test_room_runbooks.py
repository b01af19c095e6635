"""`x` in the war room: the runbooks of the affected services, stale ones under a banner."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from opsdesk.desk import registry, runbooks
from opsdesk.desk.desk import Desk
from opsdesk.domain.runbook import Card, Check, Sort
from opsdesk.domain.service import Service
from screens.dialogs.choose import Choose
from screens.dialogs.text_view import MOST_IN_BANNER, TextView
from screens.widgets.line_list import LineList
from tests.screens.waiting import until

TEXT = "# Restart [payments]\n\n1. Drain the [b]queue[/b]\n"


@pytest.fixture
def kept(desk: Desk) -> Desk:
    """One runbook for payments, just reviewed."""
    registry.keep_service(desk, Service("payments"))
    card = Card("Restart [payments]", place="https://example.org/pay", services=("payments",), escalation="@bo")
    runbooks.add(desk, card, TEXT)
    runbooks.review(desk, 1, Check)
    return desk


def lines_of(lines: LineList) -> list[str]:
    return [row.content.plain for place in range(lines.row_count) if (row := lines.row_at(place))]


def banner(view: TextView) -> list[str]:
    return [str(found.content) for found in view.query(".dialog-banner").results(Static)]


async def consulted(room) -> TextView:
    """The text that opens."""
    await room.pilot.press("escape", "x")
    await until(lambda: isinstance(room.app.screen, TextView) and room.app.screen.lines.row_count)
    assert isinstance(room.app.screen, TextView)
    return room.app.screen


async def test_it_says_what_is_missing(open_room, kept: Desk):
    async with open_room() as room:
        await room.pilot.press("escape", "x")
        await until(lambda: "no service is affected yet" in room.hint())
        await room.pilot.press("i")
        await room.enter(":service search down")
        await room.pilot.press("escape", "x")
        await until(lambda: "no runbook covers search" in room.hint())


async def test_the_only_one_opens_with_its_text_and_no_banner_while_it_can_be_trusted(open_room, kept: Desk):
    async with open_room() as room:
        await room.enter(":service payments down")
        view = await consulted(room)
        assert lines_of(view.lines) == ["# Restart [payments]", "", "1. Drain the [b]queue[/b]"]
        assert banner(view) == []


async def test_a_stale_one_says_why_over_its_text(open_room, kept: Desk):
    runbooks.mark_wrong(kept, 1, "Drain [the queue]", why="no such command")
    async with open_room() as room:
        await room.enter(":service payments down")
        (words,) = banner(await consulted(room))
        assert words.startswith("Stale: step “Drain [the queue]” was marked wrong on 2026-11-17 by ana: no such")
        await room.pilot.press("q")
    for place in range(MOST_IN_BANNER):
        runbooks.mark_wrong(kept, 1, f"step {place}")
    async with open_room(size=(80, 24)) as room:
        (words,) = banner(await consulted(room))
        assert words.splitlines()[-1] == "and 1 more"


async def test_of_several_one_is_chosen_and_one_without_a_text_says_where_it_is(open_room, kept: Desk):
    place = "https://example.org/who"
    runbooks.add(kept, Card("Whom to wake", Sort.ESCALATION, place, services=("payments",), escalation="@cy"))
    async with open_room() as room:
        await room.enter(":service payments down")
        await room.pilot.press("escape", "x")
        await until(lambda: isinstance(room.app.screen, Choose))
        assert lines_of(room.app.screen.lines) == [
            "DOC-1         runbook: Restart [payments]",
            "DOC-2  stale  escalation path: Whom to wake · never reviewed",
        ]
        await room.pilot.press("j", "enter")
        await until(lambda: isinstance(room.app.screen, TextView) and room.app.screen.lines.row_count)
        assert lines_of(room.app.screen.lines)[1:] == [place, "Then: @cy"]
