"""The desk screen, the evidence matrix and triage."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from textual.screen import Screen

from opsdesk.desk import actions
from opsdesk.domain.vocabulary import Classification, Rating
from screens.desk import DeskScreen
from screens.followups import FollowUpsScreen
from screens.matrix import MatrixScreen
from screens.war_room import WarRoom
from screens.widgets.text_line import TextLine
from tests.screens.waiting import until


async def test_a_title_and_enter_declare_and_open_the_war_room(open_room):
    async with open_room() as room:
        await room.pilot.press("f2")
        await room.settle()
        assert isinstance(room.app.screen, DeskScreen)
        await room.pilot.press("n")
        line = room.app.screen.line.input
        line.replace("Log-in fails", 0, 0)
        await room.pilot.press("enter")
        await room.settle()
        assert isinstance(room.app.screen, WarRoom)
        assert room.app.screen.incident.title == "Log-in fails"
        assert room.app.screen.incident.commander.person == "ana"
        await until(lambda: ":triage" in room.hint())


async def test_a_half_typed_title_is_there_again_until_it_is_taken_or_left(open_room):
    async with open_room() as room:
        await room.press("f2")
        await room.pilot.press("n", *"Log-in")
        key = room.app.screen.title_key
        await until(lambda: room.desk.kept_text(key) == "Log-in", "the title in the store")
    async with open_room() as room:
        await room.press("f2")
        await until(lambda: room.app.screen.line.question is not None, "the question")
        assert room.app.screen.line.input.value == "Log-in"
        await room.press("enter")
        await until(lambda: isinstance(room.app.screen, WarRoom) and room.app.screen.incident.title == "Log-in")
        await room.press("f2")
        await room.pilot.press("n", "x")
        await until(lambda: room.desk.kept_text(key) == "x", "the next one")
        await room.pilot.press("escape")
        await until(lambda: not room.desk.kept_text(key), "its end")
    async with open_room() as room:
        await room.press("f2")
        assert room.app.screen.line.question is None


async def test_what_nobody_owns_is_due_first_and_a_colon_leads_everywhere(open_room, open_desk):
    async with open_room() as room:
        open_desk("bo").do(room.number, actions.give("call the provider", (), check_in_at=None))
        await room.pilot.press("f2")
        await room.settle()
        due = room.app.screen.due
        assert "nobody: call the provider" in due.row_at(0).content.plain
        others = [due.row_at(place).content.plain for place in range(1, due.row_count)]
        assert any("first update to customers" in line for line in others)
        await room.pilot.press(":", *"nowhere", "enter")
        await until(lambda: "there is no command “:nowhere” on the desk" in room.app.screen.hint.said(200))
        await room.pilot.press(":", *"followups", "enter")
        await until(lambda: isinstance(room.app.screen, FollowUpsScreen))


async def test_the_desk_and_the_room_keep_what_they_show(open_room):
    async with open_room() as room:
        await room.type("half a")
        await room.pilot.press("f2")
        await room.settle()
        await room.pilot.press("f3")
        await room.settle()
        assert room.screen.capture.input.value == "half a"


async def test_the_matrix_is_filled_by_keystroke(open_room):
    async with open_room() as room:
        await room.pilot.press("escape", "m")
        await room.settle()
        assert isinstance(room.app.screen, MatrixScreen)
        await room.pilot.press("l", "minus", "minus")
        await room.settle()
        held = room.app.screen.incident.judgements
        assert held[1, 2].rating is Rating.INCONSISTENT
        await room.pilot.press("0")
        await room.settle()
        assert room.app.screen.incident.judgements[1, 2].rating is Rating.NEUTRAL
        await room.pilot.press("backspace")
        await room.settle()
        assert (1, 2) not in room.app.screen.incident.judgements
        await room.pilot.press("q")
        await room.settle()
        assert isinstance(room.app.screen, WarRoom)


async def test_a_test_that_tells_two_apart_becomes_an_action(open_room):
    async with open_room() as room:
        await room.press("escape", "a")
        line = room.screen.capture.input
        fact = "would “the provider's own error rate is flat” also show if it is “pool size in release 4.2”?"
        assert line.value == f"@ test H1 H2: {fact} in 10m"
        await room.press("enter")
        assert "who does it?" in room.hint(), "nobody has nothing to do, so a name is asked for"
        await room.press("d", "i", "enter")
        newest = room.screen.incident.actions[3]
        assert (newest.owner, newest.text, newest.tests) == ("di", fact, (1, 2))
        assert newest.check_in_at == room.screen.session.now + timedelta(minutes=10)


async def test_the_matrix_says_which_cell_tells_most_and_who_is_to_find_out(open_room):
    async with open_room() as room:
        await room.press("escape", "m")
        matrix = await room.to(MatrixScreen)
        assert "find out whether E2 fits H1 too: “the provider's own" in matrix.query_one("#next", TextLine).said(200)
        await room.press("n", "plus")
        assert matrix.incident.judgements[2, 1].rating is Rating.RATHER_CONSISTENT
        assert matrix.query_one("#next", TextLine).said(200).strip() == "", "now E1 would tell no more"
        await room.press("a")
        assert matrix.line.input.value == "@ test H1 H2: "
        matrix.line.input.value = ""
        await room.answer("@di test H1 H2: the pool on one host in 5m")
        held = matrix.incident.actions[3]
        assert (held.text, held.tests) == ("the pool on one host", (1, 2))


async def test_triage_records_the_rule_that_fired(open_room):
    async with open_room() as room:
        await room.pilot.press("escape", "T")
        await room.settle()
        await room.pilot.press("6", "0", "j", "right", "right", "right", "j", "right", "right")
        await room.pilot.press("enter")
        await room.settle()
        assert room.screen.incident.classification is Classification.CRITICAL
        assert room.screen.incident.severity == 1
        assert room.screen.incident.triage_rule == "core-down-for-most"


async def test_starters_are_offered_and_only_the_marked_ones_taken(open_room):
    async with open_room() as room:
        before = len(room.screen.incident.hypotheses) + len(room.screen.incident.actions)
        room.screen.action_starters()
        await room.settle()
        await room.pilot.press("space", "space", "enter")
        await room.settle()
        after = len(room.screen.incident.hypotheses) + len(room.screen.incident.actions)
        assert after == before + 2


async def test_the_handover_is_shown(open_room):
    async with open_room() as room:
        await room.enter(":handover")
        await room.settle()
        lines = room.app.screen.lines
        text = "\n".join(lines.row_at(place).content.plain for place in range(lines.row_count))
        assert "pool size in release 4.2" in text


async def test_a_resized_terminal_is_filled_and_not_overrun(open_room):
    async with open_room() as room:
        for width, height in ((80, 24), (120, 36)):
            for key in ("f2", "f3"):
                await room.press(key)
                await room.pilot.resize_terminal(width, height)
                await until(lambda size=(width, height): reach_of(room.app.screen) == size, f"{key} in {width} columns")
        await room.pilot.resize_terminal(40, 10)
        await until(lambda: room.screen.too_small.region.size == (40, 1), "one line that says so")


async def test_what_is_typed_where_the_terminal_is_too_small_is_never_taken_for_keys(open_room):
    async with open_room() as room:
        await room.press("escape", "4")
        pane = room.screen.draft.lines
        await until(lambda: room.app.focused is pane)
        await room.pilot.resize_terminal(40, 10)
        await until(lambda: room.app.focused is room.screen.capture.input)
        await room.press(*"huge")
        assert room.screen.capture.input.value == "huge"
        await room.pilot.resize_terminal(80, 24)
        await until(lambda: room.app.focused is pane, "the focus comes back")
        assert room.screen.capture.input.value == "huge"


async def test_the_pane_with_the_focus_stays_in_a_narrower_terminal(open_room):
    async with open_room() as room:
        room.screen.set_focus(room.screen.board)
        await room.settle()
        await room.pilot.resize_terminal(80, 24)
        await until(lambda: room.screen.board.display and not room.screen.timeline.display)
        assert room.app.focused is room.screen.board


def reach_of(screen: Screen[Any]) -> tuple[int, int]:
    """How far what is laid out reaches to the right and down."""
    placed = screen._compositor.full_map.values()
    return max(place.region.right for place in placed), max(place.region.bottom for place in placed)
