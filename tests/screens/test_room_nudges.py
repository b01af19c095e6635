"""The line at the foot of the war room: what the desk would do now, done by a key or put off by another."""

from __future__ import annotations

from dataclasses import replace

from opsdesk.desk import actions, noting
from opsdesk.domain.vocabulary import Audience, Stage
from screens.dialogs.choose import Choose
from screens.dialogs.send import SendDialog
from tests.fakes import FakeClock
from tests.screens.waiting import until


def says(room, words: str) -> bool:
    """Whether the foot proposes that."""
    return room.hint().startswith(f"→ {words}")


async def test_one_thing_is_proposed_at_the_foot_and_done_or_put_off_by_a_key(open_room, open_desk, clock: FakeClock):
    clock.forward(minutes=4)
    async with open_room() as room:
        await until(lambda: says(room, "ask cy about A2: check-in is now · ask the provider"))
        assert room.hint().endswith("^g does it  ^n not now")
        await room.type("the provider")
        for key in ("ctrl+g", "ctrl+n"):
            await room.press(key)
            assert "finish the line first" in room.hint()
        assert room.screen.capture.input.value == "the provider", "what is half-typed isn't written over"
        room.screen.capture.write("")
        await room.press("ctrl+g")
        assert room.screen.capture.input.value == "A2 "
        await room.enter("no help")
        await until(lambda: says(room, "find somebody to test H1"))
        await room.press("escape", "ctrl+n")
        await until(lambda: says(room, "find somebody as deputy"))
        assert room.app.screen is room.screen, "nothing was asked for that"
        await room.press("ctrl+g")
        await room.to(Choose)
        await room.press("escape", "ctrl+n")
        await until(lambda: room.hint().startswith("F1 help"))
        await room.press("ctrl+g")
        assert "there is nothing" in room.hint()
    async with open_room() as room:
        await until(lambda: room.screen.is_settled)
        clock.forward(minutes=1)
        open_desk("bo").do(room.number, actions.give("watch the pool", ["di"], check_in_at=clock()))
        await until(lambda: says(room, "tell customers how it stands"))
        await room.press("ctrl+n")
        await until(lambda: says(room, "ask di about A3"))
        await room.press("ctrl+n")
        await until(lambda: room.hint().startswith("F1 help"))
        clock.forward(minutes=30)
        room.screen.look_for_nudges()
        await until(lambda: says(room, "tell customers how it stands"))


async def test_an_update_is_begun_for_those_who_wait_for_it(open_room, clock: FakeClock):
    clock.forward(hours=1)
    async with open_room() as room:
        await until(lambda: says(room, "tell customers"))
        await room.press("ctrl+n")
        await until(lambda: says(room, "tell executives"))
        await room.screen.load_drafter()
        await room.press("ctrl+g")
        dialog = await room.to(SendDialog)
        assert "executives" in str(dialog.query_one(".dialog-title").visual)


async def test_what_a_proposal_says_is_never_markup(open_room):
    async with open_room() as room:
        await until(lambda: room.screen.nudge is not None)
        room.screen.nudge = replace(room.screen.nudge, says="[/b] x[a=b:", why="[red")
        assert says(room, "[/b] x[a=b:: [red")


async def test_an_end_that_was_told_and_taken_back_is_corrected_before_anything_else(open_room, clock: FakeClock):
    clock.forward(minutes=4)
    async with open_room() as room:

        def titles() -> list[str]:
            return [notice.title for notice in room.app._notifications]

        await room.enter(":resolved rolled back")
        await until(lambda: "PM-1 is begun: SEV-2" in titles())
        over = noting.record_update(Audience.CUSTOMERS, Stage.RESOLVED, "It works again.", channel="file")
        room.desk.do(room.number, over)
        clock.forward(minutes=1)
        await room.enter(":reopen it is back")
        await until(lambda: says(room, "send customers the correction: they were told that it is over, and it is"))
        assert "customers told it is over" in room.screen.header.said(120)
        await room.screen.load_drafter()
        await room.press("ctrl+g")
        dialog = await room.to(SendDialog)
        assert "customers" in str(dialog.query_one(".dialog-title").visual)
        await room.press("escape")
        assert room.screen.proposal().draft.stage is Stage.CORRECTION
        clock.forward(minutes=9)
        await room.enter(":resolved rolled back 4.2")
        await until(lambda: "PM-1 counts from the new end" in titles())
