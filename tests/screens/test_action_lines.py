"""Actions as lines, in the room."""

from __future__ import annotations

import pytest

from screens.dialogs.choose import Choose


async def test_an_owners_name_in_wide_signs_is_whole(open_room):
    async with open_room() as room:
        await room.enter("@王小明 ask the provider")
        rows = room.screen.actions
        assert any("王小明 ask the provider" in rows.row_at(place).content.plain for place in range(rows.row_count))


@pytest.mark.parametrize("line", ["x", "w"])
async def test_what_is_missing_is_said_in_80_columns(open_room, line: str):
    async with open_room(size=(80, 24)) as room:
        services = ("checkout", "settlement", "card provider", "fraud checks", "email receipts", "the mobile apps")
        for service in services:
            await room.enter(f":service {service} down")
        await room.press("escape", line)
        assert "one" in room.screen.hint.said(78).split("…")[0].split()[-4:]


@pytest.mark.parametrize(("options", "height"), [(("one", "two"), 2), (tuple("abcdefghijklmnopqrstuvwxyz"), 14)])
async def test_a_list_to_choose_from_is_as_tall_as_it_needs_to_be(open_room, options: tuple[str, ...], height: int):
    async with open_room(size=(80, 24)) as room:
        await room.app.push_screen(Choose("Which one?", options))
        dialog = await room.to(Choose)
        assert dialog.lines.size.height == height
