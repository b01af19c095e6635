"""What is half-answered in the war room is there again after a lost connection, never once it was taken or left."""

from __future__ import annotations

from contextlib import closing

import pytest

from opsdesk.desk import amending
from opsdesk.desk.declaring import change_status
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.desk.triaging import triage
from opsdesk.domain.criteria import Exposure, Function, TriageInputs, inputs_from_json
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Role, Status
from opsdesk.store.connection import connect
from screens.dialogs.choose import Choose
from screens.dialogs.form import Form
from screens.dialogs.form_refused import CHANGED
from screens.dialogs.triage import TriageForm
from screens.war_room import WarRoom
from tests.screens.conftest import Room
from tests.screens.shown import keeps_nothing_more, read_lines
from tests.screens.waiting import until

ANSWER, TRIAGE = "answer INC-1 ana", "form triage INC-1 ana"


async def ask(room: Room, what: str) -> None:
    """Asks one of the room's questions, about the newest entry where it is about one."""
    if what == "severity":
        await room.press("escape", "S")
    elif what == "role":
        room.screen.action_roles()
        await room.to(Choose)
        await room.press("enter")
    elif what == "strike":
        await room.press("escape", "1", "G", "X")
    else:
        await room.press("up")
    assert room.screen.capture.question is not None


async def half_answer(room: Room, what: str, words: str) -> None:
    """Types an answer and no Enter, until it is kept."""
    await ask(room, what)
    await room.type(words)
    await until(lambda: words in room.desk.kept_text(ANSWER), "what is kept of it")


def done(desk: Desk, what: str, words: str) -> bool:
    """Whether the answer did what it says."""
    incident, newest = desk.incident(1), desk.entries(1)[-1].payload
    return {
        "severity": lambda: incident.severity == 4 and newest.why == "only one page",
        "role": lambda: any(held.person == "zoe" for held in incident.roles.values()),
        "strike": lambda: newest.KIND == "entry.struck" and newest.why == words,
        "edit": lambda: newest.KIND == "entry.edited" and newest.text.endswith(words),
    }[what]()


ANSWERS = {"severity": "4 only one page", "role": "zoe", "strike": "it was the other host", "edit": " on both hosts"}
every_question = pytest.mark.parametrize(("what", "words"), ANSWERS.items())


@every_question
async def test_a_half_typed_answer_is_asked_for_again(open_room, what: str, words: str):
    async with open_room() as room:
        await room.enter("the pool is full")
        await half_answer(room, what, words)
        prompt = room.screen.capture.question.prompt
    async with open_room() as room:
        await until(lambda: room.screen.capture.question is not None)
        assert room.screen.capture.question.prompt == prompt
        assert room.screen.capture.input.value.endswith(words)
        assert room.app.focused is room.screen.capture.input
        await room.press("enter")
        assert done(room.desk, what, words)
        assert room.desk.kept_text(ANSWER) == ""


@every_question
async def test_an_answer_that_was_taken_is_not_asked_for_again_by_a_desk_that_was_killed(
    open_room, monkeypatch: pytest.MonkeyPatch, what: str, words: str
):
    async with open_room() as room:
        await room.enter("the pool is full")
        await half_answer(room, what, words)
        monkeypatch.setattr(DeskThread, "begin", keeps_nothing_more)
        await room.press("enter")
        assert done(room.desk, what, words)
        assert room.desk.kept_text(ANSWER) == ""


async def test_an_answer_that_is_left_is_forgotten_and_the_line_below_it_stays(open_room):
    async with open_room() as room:
        await room.type("half a line")
        room.screen.action_severity()
        await room.type("3 only")
        await room.app.save_everything()
        assert "3 only" in room.desk.kept_text(ANSWER)
    async with open_room() as room:
        assert room.screen.capture.input.value == "3 only"
        assert room.screen.capture.entry == "half a line"
        await room.press("escape")
        await until(lambda: not room.desk.kept_text(ANSWER))
        assert room.screen.capture.input.value == "half a line"


async def test_an_answer_that_was_refused_is_kept_on(open_room, monkeypatch: pytest.MonkeyPatch):
    async with open_room() as room:
        await half_answer(room, "severity", "4")
        monkeypatch.setattr(DeskThread, "begin", keeps_nothing_more)
        await room.press("enter")
        assert "needs a reason" in room.hint()
    async with open_room() as room:
        assert room.screen.capture.input.value == "4"


async def test_an_edit_that_met_another_one_while_nobody_was_there_is_put_over_theirs_only_when_both_were_seen(
    open_room, open_desk
):
    async with open_room() as room:
        await room.enter("first words")
        await half_answer(room, "edit", " and mine")
        entry = room.desk.entries(1)[-1]
    open_desk("bo").do(1, amending.edit(entry, "theirs", seen_edits=0))
    async with open_room() as room:
        assert room.screen.capture.input.value == "first words and mine"
        await room.press("enter")
        assert "theirs" in room.hint()
        assert "over theirs" in room.screen.capture.question.prompt
        await room.press("enter")
        assert room.desk.incident(1).marks[entry.seq].text == "first words and mine"


@pytest.mark.parametrize("what", ["strike", "edit"])
async def test_words_about_an_entry_that_is_struck_by_now_are_given_back_on_the_line(open_room, open_desk, what: str):
    async with open_room() as room:
        await room.enter("the pool is full")
        entry = room.desk.entries(1)[-1]
        await room.type("half a line")
        if what == "edit":
            room.screen.edit_entry(entry)
        else:
            room.screen.strike_entry(entry)
        await room.type(": no, +H1 it isn't")
        await room.app.save_everything()
    open_desk("bo").do(1, amending.strike(entry, "twice"))
    async with open_room() as room:
        assert room.screen.capture.question is None
        assert "What you were typing is on the line" in room.notices
        assert room.screen.capture.input.value.endswith(": no, +H1 it isn't")
        await until(lambda: not room.desk.kept_text(ANSWER))
        assert "half a line" in room.desk.kept_text(room.screen.capture_key)
        await room.press("enter")
        assert room.desk.entries(1)[-1].payload.KIND == "note"
        assert room.screen.capture.input.value == "half a line"


@pytest.mark.parametrize(
    ("what", "words", "line"), [("severity", "4 fewer", ":sev 4 fewer"), ("role", "zoe", "@zoe as deputy")]
)
async def test_what_was_asked_of_an_incident_that_is_over_is_a_line_again(
    open_room, open_desk, what: str, words: str, line: str
):
    async with open_room() as room:
        if what == "role":
            room.screen.ask_who(Role.DEPUTY)
        else:
            room.screen.action_severity()
        await room.type(words)
        await room.app.save_everything()
    open_desk("bo").do(1, change_status(Status.CANCELLED, "an exercise"))
    async with open_room() as room:
        assert room.screen.capture.question is None
        assert [note.title for note in room.app._notifications] == ["INC-1 is cancelled"]
        assert room.screen.capture.input.value == line
        await until(lambda: not room.desk.kept_text(ANSWER))


async def test_an_empty_answer_about_what_is_over_is_nothing_to_give_back(open_room, open_desk):
    async with open_room() as room:
        await half_answer(room, "severity", "")
        await until(lambda: room.desk.kept_text(ANSWER))
    open_desk("bo").do(1, change_status(Status.CANCELLED, "an exercise"))
    async with open_room() as room:
        assert room.screen.capture.question is None
        assert room.screen.capture.input.value == ""
        await until(lambda: not room.desk.kept_text(ANSWER))


async def half_triage(room: Room) -> TriageForm:
    """Answers two questions of triage, until they are kept."""
    await room.enter(":triage")
    form = await room.to(TriageForm)
    await room.press("6", "0", "j", "right")
    await until(lambda: "fine" in room.desk.kept_text(TRIAGE), "what is kept of it")
    return form


async def test_a_half_answered_triage_is_told_and_there_again(open_room, monkeypatch: pytest.MonkeyPatch):
    async with open_room() as room:
        await half_triage(room)
    async with open_room((80, 24)) as room:
        assert "T goes on with it" in room.notices
        assert isinstance(room.app.screen, WarRoom), "no letter meant for the line answers it"
        await room.press("escape", "T")
        form = await room.to(TriageForm)
        assert "as you left it" in form.title_line.said(72)
        assert read_lines(form.questions)[:2] == ["share of users affected 60 %", "state of the function fine"]
        monkeypatch.setattr(DeskThread, "begin", keeps_nothing_more)
        await room.press("enter")
        known = inputs_from_json(room.desk.incident(1).triage_inputs)
        assert (known.users_pct, known.function) == (60, Function.FINE)
        assert room.desk.kept_text(TRIAGE) == "", "taken and forgotten in one write"
        await until(lambda: room.app.focused is room.screen.capture.input)


async def test_a_triage_that_is_left_is_forgotten(open_room):
    async with open_room() as room:
        await half_triage(room)
        await room.press("escape")
        await until(lambda: not room.desk.kept_text(TRIAGE))
    async with open_room() as room:
        assert not room.notices


async def test_a_half_answered_triage_meets_what_somebody_else_recorded_meanwhile(open_room, open_desk):
    async with open_room() as room:
        await half_triage(room)
    theirs = TriageInputs(users_pct=60, function=Function.DOWN, data_or_security=Exposure.CONFIRMED)
    open_desk("bo").do(1, triage(theirs, DEFAULT_POLICY))
    async with open_room() as room:
        await room.press("escape", "T")
        form = await room.to(TriageForm)
        assert str(form.query_one(".dialog-error").visual) == CHANGED
        assert "fine yours; theirs: down" in " ".join(read_lines(form.questions))
        await room.press("enter")
        known = inputs_from_json(room.desk.incident(1).triage_inputs)
        assert (known.function, known.data_or_security) == (Function.FINE, Exposure.CONFIRMED)


async def test_a_triage_that_the_store_refuses_stays_with_its_answers(open_room):
    async with open_room() as room:
        form = await half_triage(room)
        room.app.session.desk.desk.opened.connection.execute("PRAGMA busy_timeout=50")
        with closing(connect(room.desk.opened.path)) as other:
            other.execute("BEGIN IMMEDIATE")
            await room.pilot.press("enter")
            await until(lambda: "holds the lock" in str(form.query_one(".dialog-error").visual), "the refusal")
            other.execute("ROLLBACK")
        await room.press("enter")
        await room.to(WarRoom)
        assert inputs_from_json(room.desk.incident(1).triage_inputs).users_pct == 60


async def test_a_half_filled_decision_is_there_again(open_room):
    async with open_room() as room:
        await room.press("escape", "d")
        await room.to(Form)
        await room.fill(option="wait", risk="the cache is cold")
        await room.app.save_everything()
    async with open_room() as room:
        await room.press("escape", "d")
        await room.to(Form)
        assert room.field("risk").input.value == "the cache is cold"
        await room.press("ctrl+s")
        await room.to(WarRoom)
        assert room.desk.incident(1).decisions[1].risks == ("the cache is cold",)
        assert room.desk.kept_text("form D1 of INC-1 ana") == ""
