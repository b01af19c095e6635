"""`w` in the war room: what changed before, made a hypothesis with its first evidence, or rolled back."""

from __future__ import annotations

from datetime import timedelta

from opsdesk.desk import changes
from opsdesk.desk.desk import Desk
from opsdesk.domain.change_parts import ChangePlan, ChangeSort
from screens.dialogs.text_view import TextView
from screens.rollbacks.offer import RollbackOffer
from screens.war_room import WarRoom
from screens.war_room.preceding import PrecedingChanges
from tests.fakes import FakeClock
from tests.screens.shown import read_lines
from tests.screens.waiting import until


async def test_what_changed_before_becomes_a_hypothesis_or_is_rolled_back(
    open_room, desk: Desk, told: int, clock: FakeClock
) -> None:
    async with open_room() as room:
        await room.press("escape", "w")
        assert "no change is known 24 h before; “:preceding 72” looks further, F5 N notes one" in room.hint()
        started = desk.incident(told).started_at
        plan = ChangePlan("pool 20 to 50 [/", ChangeSort.FLAG, author_role="payments developer", link="https://git/[b")
        changes.record(desk, plan, at=started - timedelta(minutes=12))
        await room.press("w")
        await until(lambda: isinstance(room.app.screen, PrecedingChanges) and room.app.screen.lines.row_count)
        assert read_lines(room.app.screen.lines) == [
            "CHG-1 pool 20 to 50 [/ 14:30 UTC",
            "flag · nobody said what it touched, 12 min before it was declared",
            "payments developer · https://git/[b",
        ]
        await room.press("enter")
        held = desk.incident(told).hypotheses[3]
        assert held.statement == "CHG-1 pool 20 to 50 [/"
        newest = desk.incident(told).evidence[max(desk.incident(told).evidence)]
        assert newest.text == "CHG-1 (flag): 12 min before it was declared"
        await room.press("escape", "w", "enter")
        assert room.hint() == "H3 says so already"
        await room.press("h")
        assert isinstance(room.app.screen, TextView), "what was seen before"
        await room.press("escape", "w", "r")
        assert isinstance(room.app.screen, RollbackOffer) or "rollback" in room.hint()


def test_no_key_of_the_room_is_one_that_escape_and_a_letter_mean_already() -> None:
    """Over a slow line both come in one read, and with these letters that is a word's length to the left or right."""
    keys = {key for binding in WarRoom.BINDINGS for key in binding.key.split(",")}
    assert keys.isdisjoint({"b", "f"})


async def test_it_is_looked_further_back_where_somebody_says_so(open_room, desk: Desk, told: int) -> None:
    changes.record(desk, ChangePlan("of friday"), at=desk.incident(told).started_at - timedelta(hours=60))
    async with open_room() as room:
        for wrong in ("0", "x", "99999", "999999999999", "²"):
            await room.enter(f":preceding {wrong}")
            assert f"“{wrong}” is no number of hours up to 2160" in room.hint()
        await room.enter(":preceding 59 h")
        assert "no change is known 59 h before" in room.hint()
        await room.enter(":preceding 72")
        await until(lambda: isinstance(room.app.screen, PrecedingChanges) and room.app.screen.lines.row_count)
        assert read_lines(room.app.screen.lines)[0] == "CHG-1 of friday Sun 15 Nov 02:42 UTC"
