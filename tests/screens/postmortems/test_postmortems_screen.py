"""The postmortems screen: what presses first, one question at a time, gates that say why, nothing typed is lost."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from opsdesk.desk import declaring, postmortems, postmortems_standing
from opsdesk.domain.postmortem import State
from opsdesk.domain.vocabulary import Milestone, Status
from screens.dialogs.choose import Choose
from screens.dialogs.confirm import Confirm
from screens.dialogs.form import Form
from screens.messages import IncidentChosen
from screens.postmortems.help_text import HELP, WORKING_HELP
from screens.postmortems.screen import PostmortemsScreen
from screens.postmortems.working import WorkingScreen
from screens.war_room import WarRoom
from tests.screens.postmortems.conftest import Open
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
