"""`x` in the war room: the runbooks of the affected services, stale ones under a banner, wrong steps marked there."""

from __future__ import annotations

import pytest

from opsdesk.desk import registry, runbooks
from opsdesk.desk.desk import Desk
from opsdesk.domain.runbook import Card, Check, Sort
from opsdesk.domain.service import Service
from screens.dialogs.choose import Choose
from screens.presenting.runbooks_reading import MOST_IN_BANNER
from screens.runbooks.reading import ReadingScreen
from screens.war_room import WarRoom
from tests.screens.shown import lines_of

TEXT = "# Restart [payments]\n\n1. Drain the [b]queue[/b]\n"


@pytest.fixture
def kept(desk: Desk) -> Desk:
    """One runbook for payments, just reviewed."""
    registry.keep_service(desk, Service("payments"))
    card = Card("Restart [payments]", place="https://example.org/pay", services=("payments",), escalation="@bo")
    runbooks.add(desk, card, TEXT)
    runbooks.review(desk, 1, Check)
    return desk


async def consulted(room) -> ReadingScreen:
    """The text that opens."""
    await room.press("escape", "x")
    return await room.to(ReadingScreen)


async def test_it_says_what_is_missing(open_room, kept: Desk):
    async with open_room() as room:
        await room.press("escape", "x")
        assert "no service is affected yet" in room.hint()
        await room.press("i")
        await room.enter(":service search down")
        await room.press("escape", "x")
        assert "no runbook covers search" in room.hint()


async def test_the_only_one_opens_and_a_step_marked_wrong_is_on_it_and_on_the_timeline(open_room, kept: Desk):
    async with open_room(size=(80, 24)) as room:
        await room.enter(":service payments down")
        reader = await consulted(room)
        assert lines_of(reader.text) == ["# Restart [payments]", "", "1. Drain the [b]queue[/b]"]
        assert not reader.has_class("-stale")
        await room.press("G", "w")
        assert room.field("step").value == "Drain the [b]queue[/b]"
        await room.fill(why="no such command")
        await room.press("ctrl+s")
        assert reader.has_class("-stale")
        assert "was marked wrong in INC-1 on 2026-11-17 by ana: no such command" in str(reader.banner.content)
        assert lines_of(reader.text)[2].endswith("✗ marked wrong")
        assert (
            room.desk.entries(room.number)[-1].payload.headline().startswith("DOC-1 (Restart [payments]): step “Drain")
        )
        await room.press("q")
        assert isinstance(room.app.screen, WarRoom)


async def test_a_stale_one_says_why_over_its_text(open_room, kept: Desk):
    steps = [f"step {place} [x" for place in range(MOST_IN_BANNER + 1)]
    runbooks.keep_text(kept, 1, "\n".join(f"- {step}" for step in steps))
    for step in steps:
        runbooks.mark_wrong(kept, 1, step)
    async with open_room() as room:
        await room.enter(":service payments down")
        reasons = str((await consulted(room)).banner.content).splitlines()
        assert reasons[0].startswith("· step “step 0 [x” was marked wrong on 2026-11-17 by ana")
        assert reasons[-1] == "· and 1 more"


async def test_of_several_one_is_chosen_and_one_without_a_text_says_where_it_is(open_room, kept: Desk):
    place = "https://example.org/who"
    runbooks.add(kept, Card("Whom to wake", Sort.ESCALATION, place, services=("payments",), escalation="@cy"))
    async with open_room() as room:
        await room.enter(":service payments down")
        await room.press("escape", "x")
        choose = await room.to(Choose)
        assert lines_of(choose.lines) == [
            "DOC-1         runbook: Restart [payments]",
            "DOC-2  stale  escalation path: Whom to wake · never reviewed",
        ]
        await room.press("j", "enter")
        reader = await room.to(ReadingScreen)
        assert lines_of(reader.text)[1:] == [place, "Then: @cy"]
