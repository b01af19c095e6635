"""The war room by keyboard: what a commander types is in the log, and the panes follow."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opsdesk.desk import actions, amending, noting
from opsdesk.domain.vocabulary import HypothesisStatus, Outcome, Role
from tests.conftest import FakeClock
from tests.screens.waiting import until


async def test_the_line_has_the_focus_and_keeps_it_after_enter(open_room):
    async with open_room() as room:
        assert room.app.focused is room.screen.capture.input
        await room.enter("pool wait time 40 s")
        assert room.app.focused is room.screen.capture.input
        assert room.screen.capture.input.value == ""
        assert room.desk.entries(room.number)[-1].payload.text == "pool wait time 40 s"


async def test_the_preview_says_before_enter_how_the_line_is_read(open_room):
    async with open_room() as room:
        await room.type("@zoe drop the replica by 17:00")
        assert "zoe (new person)" in room.hint()
        assert "17:00 UTC" in room.hint()
        assert "can't be undone" in room.hint()


@pytest.mark.parametrize(
    ("line", "why"), [(":cancelled", "cancelling it needs a reason"), ("@ana joins", "ana is here already")]
)
async def test_the_preview_says_what_the_desk_would_refuse(open_room, line: str, why: str):
    async with open_room() as room:
        await room.type(line)
        assert why in room.hint()
        assert "↵" not in room.hint()


async def test_evidence_goes_to_the_chosen_hypothesis_and_up_and_down_choose_it(open_room):
    async with open_room() as room:
        await room.type("- queue is empty")
        assert "against H1" in room.hint()
        await room.press("down")
        assert "against H2" in room.hint()
        await room.pilot.press("enter")
        await room.settle()
        newest = max(room.screen.incident.evidence)
        assert (newest, 2) in room.screen.incident.judgements


async def test_a_new_ranking_never_moves_the_target(open_room):
    async with open_room() as room:
        await room.press("escape", "2")
        assert room.screen.board.target == 1
        await room.pilot.press("i")
        await room.enter("--H1 the rollout was stopped before")
        await room.enter("--H1 the pool is half empty")
        assert [item.number for item in room.screen.incident.board()] == [2, 1]
        assert room.screen.board.target == 1


async def test_an_unfinished_line_stays_and_asks(open_room):
    async with open_room() as room:
        before = len(room.desk.entries(room.number))
        await room.enter("H2 out")
        await room.type("")
        assert len(room.desk.entries(room.number)) in {before, before + 1}
        await room.enter("@bo ")
        assert "what should bo do?" in room.hint()
        assert room.screen.capture.input.value.startswith("@bo")


async def test_confirming_a_cause_asks_whether_it_explains_what_users_see(open_room):
    async with open_room() as room:
        await room.enter("H1 confirmed")
        await room.pilot.press("n")
        await room.settle()
        assert room.screen.incident.hypotheses[1].status is HypothesisStatus.OPEN
        await room.pilot.press("enter")
        await room.settle()
        await room.pilot.press("y")
        await room.settle()
        assert room.screen.incident.hypotheses[1].explains is True
        assert room.screen.capture.input.value == ""


async def test_a_severity_that_needs_a_reason_is_asked_again_with_what_was_typed(open_room):
    async with open_room() as room:
        await room.press("escape", "S")
        await room.enter("4")
        assert "needs a reason" in room.hint()
        assert room.screen.capture.question is not None
        assert room.screen.capture.input.value == "4"
        await room.enter(" only one page")
        assert room.screen.incident.severity == 4


async def test_the_severity_is_raised_in_mid_sentence(open_room):
    async with open_room() as room:
        await room.type("customers in Norway report that")
        room.screen.action_severity()
        await room.enter("1 Norway too")
        assert room.screen.incident.severity == 1
        assert room.screen.capture.input.value == "customers in Norway report that"


async def test_a_mistyped_entry_is_mended_with_two_keys(open_room):
    async with open_room() as room:
        await room.enter("pol wait time 40 s")
        await room.pilot.press("up")
        await room.settle()
        assert room.screen.capture.input.value == "pol wait time 40 s"
        room.screen.capture.input.value = "pool wait time 40 s"
        await room.pilot.press("enter")
        await room.settle()
        row = room.desk.timeline(room.number, room.desk.timeline_length(room.number) - 1, 10_000)[0]
        assert row.entry.payload.text == "pool wait time 40 s"
        assert row.mark is not None
        assert row.mark.edits == 1


async def test_an_edit_that_met_another_one_shows_both_texts(open_room, open_desk):
    async with open_room() as room:
        await room.enter("first words")
        await room.pilot.press("up")
        await room.settle()
        entry = room.desk.entries(room.number)[-1]
        open_desk("bo").do(room.number, amending.edit(entry, "bo's words", seen_edits=0))
        await room.enter(" and mine")
        assert "bo's words" in room.hint()
        assert "first words and mine" in room.hint()


async def test_an_edit_that_was_refused_is_on_the_line_again_and_can_be_put_over_theirs(open_room, open_desk):
    async with open_room() as room:
        await room.enter("first words")
        await room.pilot.press("up")
        await room.settle()
        entry = room.desk.undo_candidate(room.number)
        open_desk("bo").do(room.number, amending.edit(entry, "theirs", seen_edits=0))
        room.screen.capture.input.value = ""
        await room.enter("mine")
        assert room.screen.capture.input.value == "mine"
        assert "theirs" in room.hint()
        assert "over theirs" in room.screen.capture.question.prompt
        await room.pilot.press("enter")
        await room.settle()
        assert room.desk.incident(room.number).marks[entry.seq].text == "mine"


async def test_what_is_typed_on_the_line_comes_into_sight_wherever_the_timeline_was(open_room, clock: FakeClock):
    async with open_room((80, 24)) as room:
        await room.pilot.press("escape", "g", "i")
        await room.settle()
        assert room.screen.timeline.selected_index == 1
        await room.enter("seen at once")
        assert room.screen.timeline.selected_row.entry.payload.text == "seen at once"


async def test_undo_names_the_entry_first(open_room):
    async with open_room() as room:
        await room.enter("a slip")
        await room.pilot.press("escape", "u")
        await room.settle()
        await room.pilot.press("enter")
        await room.settle()
        row = room.desk.timeline(room.number, room.desk.timeline_length(room.number) - 1, 10_000)[0]
        assert row.mark is not None
        assert row.mark.struck


async def test_an_overdue_action_is_given_to_someone_else_without_leaving_the_line(open_room, clock: FakeClock):
    async with open_room() as room:
        clock.forward(minutes=30)
        room.screen.tick()
        await room.enter("A2 @di")
        assert room.screen.incident.actions[2].owners == ("di",)
        await room.enter("A2 +30m")
        assert room.screen.incident.actions[2].left(clock()) == timedelta(minutes=30)
        await room.enter("A2 done helped")
        assert room.screen.incident.actions[2].outcome is Outcome.HELPED
        assert room.app.focused is room.screen.capture.input


async def test_what_another_process_writes_is_on_screen_and_the_typed_line_stays(open_room, open_desk):
    async with open_room() as room:
        await room.type("half a sent")
        other = open_desk("bo")
        other.do(room.number, noting.take_note("from the other terminal"))
        other.do(room.number, actions.end(2))
        await until(lambda: room.screen.incident.actions[2].status.is_over)
        assert room.screen.capture.input.value == "half a sent"


async def test_a_commander_is_swapped_by_name(open_room):
    async with open_room() as room:
        await room.enter(":accept bo")
        commander = room.screen.incident.commander
        assert commander is not None
        assert (commander.person, commander.role) == ("bo", Role.COMMANDER)


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        ((120, 36), {"timeline", "board", "actions", "draft"}),
        ((80, 24), {"timeline", "actions"}),
        ((70, 20), {"timeline"}),
        ((200, 60), {"timeline", "board", "actions", "draft"}),
        ((60, 15), {"timeline"}),
        ((59, 15), set()),
        ((80, 14), set()),
    ],
)
async def test_panes_fit_the_terminal(open_room, size, shown):
    async with open_room(size) as room:
        panes = [room.screen.query_one(f"#{name}") for name in ("timeline", "board", "actions", "draft")]
        visible = {pane.id for pane in panes if pane.region.area and pane.is_on_screen}
        assert visible == shown


async def test_the_other_panes_are_a_key_away_at_80_columns(open_room):
    async with open_room((80, 24)) as room:
        await room.pilot.press("escape", "2")
        await room.settle()
        assert room.screen.board.is_on_screen
        assert not room.screen.timeline.is_on_screen
        await room.pilot.press("4")
        await room.settle()
        assert room.screen.draft.is_on_screen


async def test_a_second_day_begins_under_its_own_heading(open_room, clock: FakeClock):
    async with open_room() as room:
        clock.forward(hours=16)
        await room.enter("still here")
        lines = [room.screen.timeline.row_at(place) for place in range(room.screen.timeline.row_count)]
        days = [line.day.isoformat() for line in lines if hasattr(line, "day")]
        assert days == ["2026-11-17", "2026-11-18"]


async def test_every_command_that_can_be_typed_opens_something():
    from opsdesk.desk.capture.commands import SCREENS
    from screens.war_room.screen import OPENS

    assert set(OPENS) == set(SCREENS)


async def test_tab_completes_names_services_and_commands(open_room, open_desk):
    from opsdesk.desk import registry
    from opsdesk.domain.person import Person
    from opsdesk.domain.service import Service

    desk = open_desk("ana")
    registry.keep_service(desk, Service("checkout"))
    registry.keep_person(desk, Person("zoe"))
    async with open_room() as room:
        for typed, completed in ((":service che", ":service checkout "), ("@zo", "@zoe "), (":mitig", ":mitigated ")):
            room.screen.capture.write("")
            await room.type(typed)
            await room.pilot.press("tab")
            await room.settle()
            assert room.screen.capture.input.value == completed


async def test_a_theme_that_there_is_not_is_said_and_the_desks_own_taken(open_room):
    async with open_room(theme="zzz") as room:
        await until(lambda: room.app._notifications)
        assert room.app.theme == "opsdesk-dark"
        [note] = room.app._notifications
        assert note.message.startswith("there is no theme “zzz”; the desk's own are opsdesk-dark")
