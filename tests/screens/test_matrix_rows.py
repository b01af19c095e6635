"""The evidence matrix as rows."""

from __future__ import annotations

from screens.presenting.matrix import columns_of, matrix_rows


async def test_a_fact_takes_the_room_of_what_no_fact_says(open_room):
    async with open_room() as room:
        incident = room.screen.incident
        names = columns_of(incident)
        first = matrix_rows(incident, names, 0, 48)[0].content.plain
        assert first.startswith("E1  errors began 2 min after th…")
