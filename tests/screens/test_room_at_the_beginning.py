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
