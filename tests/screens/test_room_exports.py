"""`E` in the war room: the pages that an incident is written out as."""

from __future__ import annotations

from screens.dialogs.choose import Choose
from screens.dialogs.text_view import TextView
from tests.screens.shown import read_lines, text_of


async def test_each_page_that_can_be_exported_says_what_it_is_for(open_room) -> None:
    async with open_room((80, 24)) as room:
        await room.press("escape", "E")
        dialog = await room.to(Choose)
        lines = read_lines(dialog.lines)
        assert lines[-1] == "can conditions, actions, needs: where it stands, in three breaths"
        assert not [line for line in lines if len(line.split()) < 2]
        await room.press("G", "enter")
        assert "Conditions" in text_of((await room.to(TextView)).lines)
