"""The filter of the war room's timeline."""

from __future__ import annotations

import gc

from textual import events

from screens.war_room.filtering import parse_filter
from tests.screens.waiting import until


async def test_the_filter_shows_what_fits_and_escape_ends_it(open_room):
    async with open_room() as room:
        await room.pilot.press("escape", "slash")
        await until(lambda: room.screen.capture.question)
        await room.type("is:decision")
        await until(lambda: room.screen.timeline.row_count == 1)
        await room.pilot.press("escape")
        await until(lambda: room.screen.timeline.row_count > 10)


async def test_a_filter_that_shows_nothing_says_why(open_room):
    async with open_room((80, 24)) as room:
        timeline = room.screen.timeline

        async def filtered(words: str) -> str:
            await room.pilot.press("escape", "slash")
            await until(lambda: room.screen.capture.question)
            room.screen.capture.write(words)
            await room.pilot.press("enter")
            await until(lambda: timeline.filter_words == words)
            await room.settle()
            return " ".join(timeline.render_line(y).text.strip() for y in range(timeline.size.height)).strip()

        assert await filtered("zebra") == "Nothing fits “zebra”; “/” and Escape show all."
        assert (await filtered("pool is:foo")).startswith("“is:foo” means nothing. There is is:note, is:decision, ")
        assert timeline.row_count == 0
        await room.pilot.press("escape", "slash")
        await until(lambda: room.screen.capture.question)
        assert room.screen.capture.input.value == "pool is:foo"
        await room.pilot.press("escape")
        await until(lambda: timeline.row_count > 10)


def test_words_after_is_may_be_plurals():
    assert parse_filter("is:decisions IS:Hypotheses is:actions is:people is:status") == parse_filter(
        "is:decision is:hypothesis is:action is:people is:status"
    )
    assert parse_filter("is:pinned pool is:").unknown == ("is:",)


async def test_each_letter_of_a_filter_takes_the_place_of_the_one_before(open_room, recwarn):
    async with open_room() as room:
        await room.pilot.press("escape", "slash")
        for letter in "pool":
            room.app.post_message(events.Key(letter, letter))
        await until(lambda: room.screen.timeline.filter_words == "pool")
        gc.collect()
    assert not [warning for warning in recwarn if "never awaited" in str(warning.message)]
