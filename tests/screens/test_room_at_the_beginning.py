"""What the war room of an incident that was declared just now says unasked: what changed before."""

from __future__ import annotations

from datetime import timedelta

from opsdesk.desk import changes
from opsdesk.desk.desk import Desk
from opsdesk.domain.change_parts import ChangePlan
from screens.war_room.preceding import PrecedingChanges
from tests.screens.waiting import until


async def test_a_change_just_before_is_named_until_the_board_names_one(open_room, desk: Desk, told: int) -> None:
    started = desk.incident(told).started_at
    changes.record(desk, ChangePlan("release 4.2"), at=started - timedelta(minutes=12))
    async with open_room() as room:
        await until(lambda: room.hint().startswith("→ "))
        while not room.hint().startswith("→ look at CHG-1 release 4.2, which came before: nobody said"):
            assert room.hint().startswith("→ "), "what presses more is put off first"
            await room.press("ctrl+n")
        await room.press("ctrl+g")
        await until(lambda: isinstance(room.app.screen, PrecedingChanges) and room.app.screen.lines.row_count)
        await room.press("enter")
        await until(lambda: desk.incident(told).hypotheses[3].statement == "CHG-1 release 4.2")
        await until(lambda: "CHG-1" not in room.hint())


async def test_a_change_that_is_told_late_is_named_too(open_room, open_desk, desk: Desk, told: int) -> None:
    async with open_room() as room:
        await until(lambda: room.hint().startswith("→ "))
        started = desk.incident(told).started_at
        changes.record(open_desk("bo"), ChangePlan("a flag [/"), at=started - timedelta(minutes=3))
        await room.screen.look_again()
        while not room.hint().startswith("→ look at CHG-1 a flag [/, which came before"):
            assert room.hint().startswith("→ "), "what presses more is put off first"
            await room.press("ctrl+n")
