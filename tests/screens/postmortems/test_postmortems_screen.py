"""The postmortems screen: what presses first, one question at a time, gates that say why, nothing typed is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import Static

from opsdesk.desk import declaring, postmortems, postmortems_factors, postmortems_standing, postmortems_steps
from opsdesk.domain.postmortem import Review, State
from opsdesk.domain.vocabulary import Milestone, Status
from screens.dialogs.choose import Choose
from screens.dialogs.confirm import Confirm
from screens.dialogs.form import Form
from screens.dialogs.form_fields import Typed
from screens.dialogs.text_view import TextView
from screens.half_filled import from_text
from screens.messages import IncidentChosen
from screens.postmortems.help_text import HELP, WORKING_HELP
from screens.postmortems.screen import PostmortemsScreen
from screens.postmortems.working import WorkingScreen
from screens.war_room import WarRoom
from screens.widgets.line_list import LineList
from tests.desk.postmortem_story import SETTINGS
from tests.fakes import FakeClock
from tests.screens.postmortems.conftest import Open, PostmortemsShown
from tests.screens.shown import read_lines, text_of
from tests.screens.waiting import until

LIST = [
    "Overdue",
    "INC-2 SEV-1 Search is slow [/] nobody preliminary −3 d 21 missing",
    "In the next 7 days",
    "INC-3 SEV-2 Card payments fail in Europe ana preliminary in 1 d 1 missing",
    "Closed",
    "INC-1 SEV-2 Card payments fail in Europe ana closed",
]


async def test_what_presses_is_first_and_says_what_it_waits_for(opened: Open) -> None:
    async with opened((190, 40)) as shown:
        assert shown.list_text == LIST
        assert "2 under way · 1 overdue · 1 unowned · 1 over" in shown.screen.head.said(100)
        assert "Missing before it is in review 21 ! nobody owns it: name one person" in shown.detail_words
        await shown.press("s")
        gate = await shown.to(Choose)
        assert read_lines(gate.lines)[0] == "nobody owns it: name one person"
        await shown.press("enter")
        await shown.to(Form)
        await shown.fill(owner="bo", meeting="2026-12-01", why="cy is away")
        await shown.press("ctrl+s")
        assert "Owner bo" in shown.detail_words
        assert "Meeting 2026-12-01 · due" in shown.detail_words
        await shown.press("s")
        gate = await shown.to(Choose)
        milestone = next(place for place, line in enumerate(read_lines(gate.lines)) if "not confirmed" in line)
        await shown.press(*["down"] * milestone, "enter")
        work = await shown.to(WorkingScreen)
        assert work.spot == "milestones", "a milestone that isn't confirmed is seen to among all of them"
        await shown.press("q")
        await shown.to(PostmortemsScreen)
        await shown.press("n")
        chosen = await shown.to(Choose)
        assert read_lines(chosen.lines) == ["INC-4 resolved: A small thing"]
        await shown.press("enter")
        assert shown.screen.chosen is not None
        assert shown.screen.chosen.postmortem.incident == 4
        await shown.press("n")
        assert "every incident that is over has its postmortem" in shown.notices
        await shown.press("d")
        await shown.answer("too small")
        assert "INC-4 SEV-4 A small thing nobody called off" in shown.list_text


async def test_what_an_older_one_needs_is_looked_up_when_it_is_chosen(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postmortems_standing, "MOST_LOOKED_AT", 0)
    async with opened((190, 40)) as shown:
        await until(lambda: shown.list_text[1] == LIST[1])
        assert shown.list_text[3] == LIST[3].replace("1 missing", "…")
        assert "Missing before it is in review 21" in shown.detail_words


async def test_one_is_worked_on_a_question_at_a_time_and_goes_a_step_ahead(opened: Open) -> None:
    async with opened((80, 24)) as shown:
        await shown.choose("PM-3")
        await shown.press("enter")
        work = await shown.to(WorkingScreen)
        assert work.spot == "lucky", "it begins with what is missing"
        assert "1 missing before it is in review" in work.head.said(80)
        await shown.press("enter")
        await until(lambda: work.text.has_focus)
        await shown.paste("The root cause was found since bo forgot to log out.")
        assert [line.split()[1] for line in read_lines(work.findings) if line[1] == " "] == ["RCS1", "BLM1"]
        assert "^s keep, next question" in work.hint.said(80)
        await shown.press("ctrl+j", "ctrl+j")
        assert work.text.selected_text.endswith("forgot")
        await shown.press("ctrl+s")
        assert "every question that wants an answer has one" in shown.notices
        held = postmortems.one(shown.desk, 3)
        assert held.answer("lucky").endswith("log out.")
        assert "! nobody" not in work.head.said(80)
        await shown.press("s")
        gate = await shown.to(Choose)
        assert read_lines(gate.lines)[0].startswith("“Where we were lucky”: this blames a person (BLM1)")
        await shown.press("enter", "enter")
        await until(lambda: work.text.has_focus)
        work.text.text = "A backup of the day before was there."
        await shown.press("escape")
        await until(lambda: "can be in review" in work.head.said(80))
        await shown.press("s")
        await shown.to(Confirm)
        await shown.press("enter")
        assert postmortems.one(shown.desk, 3).state is State.IN_REVIEW
        await shown.press("q")
        await shown.to(PostmortemsScreen)


async def test_factors_milestones_and_the_review_are_worked_on_beside_the_questions(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("PM-3")
        await shown.press("enter")
        work = await shown.to(WorkingScreen)
        await shown.press("n")
        await shown.to(Form)
        await shown.fill(words="nothing told us")
        await shown.press("ctrl+s")
        entries = await shown.to(Choose)
        assert "Which entries show F2" in entries._title
        await shown.press("space", "space", "enter")
        assert len(postmortems.one(shown.desk, 3).factors[1].entries) == 2
        await until(lambda: work.spot == "factors")
        work.to_spot("milestones")
        await shown.settle()
        assert read_lines(work.facts)[5] == "✓ recovered: nobody knows when"
        await shown.press("enter", "enter")
        await shown.answer("unknown")
        await until(lambda: "started: nobody knows when" in text_of(work.facts))
        await shown.press("enter")
        await shown.answer("2030-01-01T10:00Z")
        assert "lies in the future" in shown.notices
        await shown.press("escape", "q")
        work.to_spot("review")
        await shown.settle()
        await shown.press("enter")
        await shown.to(Form)
        await shown.fill(present="ana, bo")
        await shown.press("ctrl+s")
        await until(lambda: "2026-11-21 with ana, bo" in text_of(work.facts))
        await shown.press("a")
        ideas = await shown.to(Choose)
        assert read_lines(ideas.lines) == ["limit the pool", "something else"]
        await shown.press("down", "enter")
        await shown.to(Form)
        assert shown.field("incident").value == "INC-3"
        await shown.fill(text="Cap the pool", owner="cy", done_test="it holds 40")
        await shown.press("ctrl+s")
        work.to_spot("follow-ups")
        await shown.settle()
        assert "Cap the pool (cy)" in text_of(work.facts)
        await shown.press("enter", "G", "enter", "down", "enter")
        await shown.answer("the cap does")
        await until(lambda: "limit the pool (nobody) · declined" in " ".join(text_of(work.facts).split()))
        shown.app.session.editor = lambda text: text.replace("{#notes}\n", "{#notes}\n\nseen\n") + "## Mine\n\nkept\n"
        await shown.press("ctrl+o")
        await until(lambda: "3 lines are among the notes now: under “Mine”" in shown.notices)
        assert postmortems.one(shown.desk, 3).answer("notes").startswith("seen\n\nFrom an editor, under Mine:\n## Mine")


@pytest.mark.parametrize("part", ["factors", "milestones", "follow-ups"])
async def test_where_one_side_is_seen_enter_goes_to_the_other(opened: Open, part: str) -> None:
    async with opened((80, 24)) as shown:
        await shown.choose("PM-3")
        await shown.press("enter")
        work = await shown.to(WorkingScreen)
        work.to_spot(part)
        await shown.press("enter")
        await until(lambda: work.facts.has_focus)
        assert work.facts.row_count


async def test_nothing_typed_is_lost_to_somebody_else_or_to_a_crash(opened: Open) -> None:
    async with opened((80, 24)) as shown:
        await shown.choose("PM-3")
        await shown.press("enter")
        work = await shown.to(WorkingScreen)
        await shown.press("enter")
        await until(lambda: work.text.has_focus)
        await shown.paste("mine")
        work.keep_typed()
        await shown.settle()
        assert from_text(shown.app.session.desk.desk.kept_text("postmortem PM-3 ana")) == {"lucky": Typed("", "mine")}
        postmortems.answer(shown.desk, 3, "lucky", "theirs")
        await until(lambda: work.standing.postmortem.answer("lucky") == "theirs")
        assert work.text.text == "mine"
        await shown.press("escape")
        page = await shown.to(TextView)
        assert page.query_one(".dialog-title", Static).content == (
            "Where we were lucky: somebody else answered meanwhile"
        )
        assert "theirs" in text_of(page.query_one(LineList))
        await shown.press("escape")
        await shown.press("q")
        assert "what you typed stays half-typed, for when you come back" in shown.notices
        assert postmortems.one(shown.desk, 3).answer("lucky") == "theirs"
        await shown.to(PostmortemsScreen)
        await shown.press("enter")
        work = await shown.to(WorkingScreen)
        work.to_spot("lucky")
        await shown.press("enter")
        await until(lambda: work.text.has_focus)
        assert work.text.text == "mine"
        await shown.press("ctrl+s")
        await shown.to(TextView)
        await shown.press("escape", "ctrl+s")
        assert postmortems.one(shown.desk, 3).answer("lucky") == "mine", "theirs was seen before it was written over"
        shown.app.session.editor = lambda text: text.replace("{#trend}\n", "{#trend}\n\nonce, and\n")
        await shown.press("ctrl+o")
        await until(lambda: "once, and" in work.standing.postmortem.answer("trend"))


async def test_two_people_with_one_plan_lose_no_words(opened: Open) -> None:
    async with opened((80, 24)) as shown:
        await shown.choose("PM-3")
        await shown.press("e")
        await shown.to(Form)
        await shown.fill(owner="cy")
        postmortems.assign(shown.desk, 3, "bo")
        postmortems.plan(shown.desk, SETTINGS, 3, date(2026, 12, 1), "bo is away")
        await shown.press("ctrl+s")
        assert shown.note("owner") == "yours; theirs: bo"
        assert shown.note("meeting") == "theirs now, was: 2026-11-27"
        await shown.press("ctrl+s")
        held = postmortems.one(shown.desk, 3)
        assert (held.owner, held.meeting_due) == ("cy", date(2026, 12, 1))


async def test_two_people_with_one_factor_lose_no_words(opened: Open) -> None:
    async with opened((80, 24)) as shown:
        work = await to_part(shown, "factors")
        await shown.press("enter")
        await shown.to(Form)
        await shown.fill(words="mine")
        postmortems_factors.change_factor(shown.desk, SETTINGS, 3, 1, "release", "theirs", ["A1"])
        await shown.press("ctrl+s")
        assert shown.note("kind") == "theirs now, was: limit-reached"
        assert shown.note("words") == "yours; theirs: theirs"
        postmortems_factors.drop_factor(shown.desk, 3, 1)
        await shown.press("ctrl+s")
        assert shown.problem == "F1 was removed meanwhile; ^s names it anew as it stands here."
        await shown.press("ctrl+s")
        await until(lambda: "F2" in text_of(work.facts))
        [now] = postmortems.one(shown.desk, 3).factors
        assert (now.name, now.kind, now.words) == ("F2", "release", "mine")


async def test_the_entries_of_a_factor_are_linked_beside_those_that_others_named(opened: Open) -> None:
    async with opened() as shown:
        await to_part(shown, "factors")
        before = postmortems.one(shown.desk, 3).factors[0]
        await shown.press("l")
        await shown.to(Choose)
        postmortems_factors.change_factor(
            shown.desk, SETTINGS, 3, 1, "release", "theirs", [f"#{before.entries[0]}", "A1"]
        )
        await shown.press("down", "space", "enter")
        [now] = postmortems.one(shown.desk, 3).factors
        assert (now.kind, now.words) == ("release", "theirs")
        assert len(now.entries) == 2
        assert before.entries[0] not in now.entries, "another one was chosen in its place"
        await shown.press("d")
        await shown.to(Confirm)
        postmortems_factors.change_factor(shown.desk, SETTINGS, 3, 1, "release", "not dropped", [])
        await shown.press("enter")
        assert "Theirs: “release: not dropped” · yours: “no factor”" in shown.notices
        assert postmortems.one(shown.desk, 3).factors[0].words == "not dropped"


async def test_a_milestone_s_time_is_given_over_the_one_that_was_seen(opened: Open) -> None:
    async with opened() as shown:
        work = await to_part(shown, "milestones")
        number = postmortems.one(shown.desk, 3).incident
        await shown.press("enter")
        postmortems.correct(shown.desk, 3, Milestone.STARTED, None)
        await shown.answer("2026-11-20T10:00Z")
        assert "started was changed meanwhile. Theirs: “nobody knows when” · yours: “2026-11-20 10:00 UTC”" in (
            shown.notices
        )
        assert shown.desk.incident(number).reached(Milestone.STARTED) is None
        assert work.line.input.value == "2026-11-20T10:00Z"
        await shown.press("enter")
        assert shown.desk.incident(number).reached(Milestone.STARTED) == datetime(2026, 11, 20, 10, tzinfo=UTC)
        await shown.press("enter")
        postmortems.correct(shown.desk, 3, Milestone.STARTED, None)
        await shown.press("enter")
        assert "yours: “it is right”" in shown.notices


async def test_two_people_with_one_review_lose_no_words(opened: Open, clock: FakeClock) -> None:
    async with opened((80, 24)) as shown:
        clock.forward(days=1)
        await to_part(shown, "review")
        await shown.press("enter")
        await shown.to(Form)
        await shown.fill(present="ana, bo")
        on = date(2026, 11, 21)
        postmortems_steps.hold_review(shown.desk, 3, on, ["cy"], meeting=7, today=on)
        await shown.press("ctrl+s")
        assert shown.note("on") == "theirs now, was: 2026-11-22"
        assert shown.note("present") == "yours; theirs: cy"
        await shown.press("ctrl+s")
        assert postmortems.one(shown.desk, 3).review == Review(on, ("ana", "bo"), 7)


async def to_part(shown: PostmortemsShown, part: str) -> WorkingScreen:
    """On the right side of PM-3, at the first line of a part."""
    await shown.choose("PM-3")
    await shown.press("enter")
    work = await shown.to(WorkingScreen)
    work.to_spot(part)
    await shown.settle()
    if part != "review":
        await shown.press("enter")
        await until(lambda: work.facts.has_focus)
    return work


async def test_it_is_copied_and_written_out_and_an_end_is_said_in_the_room(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened((80, 24)) as shown:
        await shown.choose("PM-1")
        await shown.press("E")
        await shown.to(Choose)
        await shown.press("down", "down", "enter")
        await until(lambda: list(tmp_path.glob("*.html")))
        assert next(tmp_path.glob("*.html")).read_text().startswith("<!doctype html>")
        await shown.press("question_mark")
        assert max(map(len, (*HELP.splitlines(), *WORKING_HELP.splitlines()))) <= 72
        await shown.press("escape", "r")
        await shown.answer("a number is wrong")
        assert postmortems.one(shown.desk, 1).state is State.REVIEWED
        desk = shown.desk
        number = desk.open_incident(declaring.declare("It fails", severity=1, commander="ana")).incident.number
        shown.app.screen.post_message(IncidentChosen(number))
        await until(lambda: isinstance(shown.app.screen, WarRoom))
        room = shown.app.screen
        assert isinstance(room, WarRoom)
        await shown.settle()
        await room.try_do(declaring.change_status(Status.RESOLVED))
        await until(lambda: "owner ana, meeting by 2026-11-24 · F9 opens it" in shown.notices)


async def test_an_empty_one_says_how_one_begins(opened: Open) -> None:
    async with opened(empty=True) as shown:
        assert "One begins by itself when a major incident ends" in " ".join(shown.list_text)
        await shown.press("enter", "s", "e")
        assert "no postmortem is chosen to take a step ahead" in shown.notices


async def test_one_waits_while_its_incident_is_open_again(opened: Open) -> None:
    async with opened((190, 40)) as shown:
        shown.desk.do(2, declaring.change_status(Status.INVESTIGATING, "slow again"))
        await until(lambda: "open again" in " ".join(shown.list_text))
        place = shown.list_text.index("Waiting: the incident is open again")
        assert shown.list_text[place + 1] == "INC-2 SEV-1 Search is slow [/] nobody open again 21 missing"
        assert "Overdue" not in shown.list_text
        await shown.choose("PM-2")
        assert "Due nothing yet · INC-2 is open again; its dates count from the new end" in shown.detail_words
        assert "Preliminary 2026" not in shown.detail_words


async def test_beside_a_question_days_are_named_where_there_are_several(opened: Open) -> None:
    async with opened() as shown:
        day_after = shown.desk.clock() + timedelta(days=1)
        held = postmortems.one(shown.desk, 3)
        began = shown.desk.incident(held.incident).milestones[Milestone.STARTED].at
        assert began is not None
        await shown.choose("PM-3")
        await shown.press("enter")
        work = await shown.to(WorkingScreen)
        work.to_spot("what-happened")
        await shown.settle()
        assert read_lines(work.facts)[0].startswith(f"· {began:%H:%M} ◆ started")
        later = declaring.set_milestone(Milestone.RECOVERED, day_after, now=day_after)
        shown.desk.do(held.incident, later)
        await work.resync()
        await shown.settle()
        assert read_lines(work.facts)[0].startswith(f"· {began:%a} {began.day} {began:%b %H:%M} ◆ started")


@pytest.mark.parametrize(("spot", "offered"), [("what-happened", False), ("milestones", False), ("factors", True)])
async def test_the_keys_of_the_right_side_are_those_that_do_something_there(
    opened: Open, spot: str, offered: bool
) -> None:
    async with opened() as shown:
        await shown.choose("PM-3")
        await shown.press("enter")
        work = await shown.to(WorkingScreen)
        work.to_spot(spot)
        await shown.settle()
        work.facts.focus()
        await shown.settle()
        keys = work.keys(120).plain
        assert ("l entries" in keys, "d no factor" in keys) == (offered, offered)
        assert ("Enter all of it" in keys) is (spot == "what-happened")
