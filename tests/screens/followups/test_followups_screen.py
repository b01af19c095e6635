"""The follow-ups screen: two lists, what can be done on each by keys, and no text that is markup."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.binding import Binding
from textual.widgets import Static

from opsdesk.desk import checklists, followups, recurrences, rituals
from opsdesk.desk.recurrences_standing import Again
from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.domain.followup import FollowUp, Idea, Kind, State, Task
from opsdesk.domain.followup_standing import standing
from opsdesk.domain.recurrence import Recurrence
from opsdesk.domain.recurrence_patterns import By, Pattern
from opsdesk.domain.ritual import Charter
from screens.dialogs.choose import Choose
from screens.dialogs.confirm import Confirm
from screens.dialogs.form import Form
from screens.followups import FollowUpsScreen
from screens.followups.help_text import HELP
from screens.presenting.arranged import Arranged
from screens.presenting.followups import followups_look
from screens.presenting.followups_recurrences import recurrences_look
from screens.presenting.listing import Look, as_markdown, detail_rows
from tests.fakes import START
from tests.screens.followups.conftest import Open
from tests.texts import texts

TODAY = START.date()


async def test_follow_ups_are_done_moved_declined_and_taken_on_by_keys(opened: Open) -> None:
    async with opened() as shown:
        assert shown.list_text == [
            "Overdue",
            "! Add an alert for pool use over 80 % bo −17 d",
            "This week",
            "› Drain the pool by a script bo 5 d",
            "Later",
            "· Write down how the pool is drained di 44 d",
            "Ideas, to take on or decline",
            "? rewrite it in another language nobody",
            "Done",
            "✓ Limit each tenant to 50 connections cy 17 Nov",
            "Declined",
            "✗ Investigate [/slow] queries di 17 Nov",
        ]
        assert "3 open · 1 overdue · 1 this week · 1 idea" in shown.screen.head.said(120)
        assert "It grows: 5 taken on, 2 closed in 12 weeks (n = 7)." in shown.detail
        assert "2026-12-02, 17 days overdue" in shown.detail
        assert "due 2026" not in shown.detail
        await shown.press("space")
        assert "done when a test pages within 5 minutes" in shown.screen.hint.said(118)
        await shown.answer("it paged after 3 minutes")
        assert followups.one(shown.desk, 1).outcome == "it paged after 3 minutes"
        assert "ana saw: it paged after 3 minutes" in shown.detail_words
        await shown.press("r")
        await shown.answer("nobody was paged on Sunday")
        await shown.press("u")
        await shown.to(Confirm)
        await shown.press("enter")
        assert followups.one(shown.desk, 1).state is State.DONE
        await shown.choose("FU-5")
        await shown.press("m")
        await shown.answer("2027-01-11 the vendor is late")
        assert "2026-12-24 → 2027-01-11: the vendor is late (ana)" in shown.detail_words
        await shown.press("x")
        await shown.answer("bought instead")
        assert followups.one(shown.desk, 5).state is State.DECLINED


async def test_an_idea_becomes_somebodys_and_a_list_says_what_a_key_is_for(opened: Open) -> None:
    async with opened((80, 24)) as shown:
        await shown.choose("INC-1 idea 1")
        await shown.press("space")
        assert "that is for a follow-up; this is an idea" in shown.notices
        await shown.press("a")
        await shown.to(Form)
        await shown.fill(owner="team", done_test="it compiles")
        await shown.press("ctrl+s")
        problem = shown.app.screen.query_one(".form-problem", Static).content
        assert str(problem).startswith("its owner is a group (team): name one person of it")
        await shown.fill(owner="eli")
        await shown.press("ctrl+s")
        assert followups.one(shown.desk, 6).task.words.startswith("rewrite it in another language (eli) by ")
        assert shown.screen.chosen.followup.name == "FU-6"
        await shown.press("e")
        await shown.fill(ticket="OPS-12")
        await shown.press("ctrl+s")
        assert followups.one(shown.desk, 6).task.ticket == "OPS-12"
        assert shown.screen.markdown(shown.screen.chosen).startswith("## rewrite it in another language\n\n\n### FU-6")


async def test_what_came_back_is_linked_and_made_an_improvement(opened: Open) -> None:
    async with opened(place="recurrences") as shown:
        assert shown.list_text == [
            "Too often: a process problem",
            "! service payments 3 in 90 d",
            "May have come back",
            "? Refunds are late INC-3 ← INC-2",
            "? Payments fail, pool exhausted again INC-2 ← INC-1",
        ]
        await shown.choose("INC-3 INC-2")
        await shown.press("x")
        await shown.answer("refunds have a pool of their own")
        await shown.choose("INC-2 INC-1")
        assert "! came back after its follow-up FU-2 was closed" in shown.detail
        await shown.press("l", "enter")
        assert recurrences.one(shown.desk, 2).why == "both speak of exhausted, pool; both hit payments"
        checklists.take_in(shown.desk, [Template("deploy", owner="cy", sections=(Section("", steps=(Step("go"),)),))])
        rituals.add(shown.desk, Charter("Weekly"))
        await shown.press("a")
        await shown.to(Choose)
        await shown.press("enter")
        await shown.press("enter")
        await shown.to(Form)
        await shown.fill(words="look at the pool")
        await shown.press("ctrl+s")
        assert "✓ checklist step deploy (cy): look at the pool" in shown.detail_words
        await shown.press("tab")
        assert shown.list_text[0] == "Overdue"


async def test_one_key_makes_an_improvement_of_a_process_problem(opened: Open) -> None:
    async with opened(place="recurrences") as shown:
        await shown.choose("service payments")
        assert "· INC-3 Refunds are late" in shown.detail
        await shown.press("a", "enter")
        assert recurrences.one(shown.desk, 1).why == "service payments: third time in 90 days, a process problem"
        await shown.to(Choose)
        await shown.press("down", "down", "enter")
        await shown.to(Form)
        await shown.fill(words="Page at 80 % of the pool", owner="bo", due="2027-01-10")
        await shown.press("ctrl+s")
        assert recurrences.one(shown.desk, 1).improvements[0].owner == "bo"
        await shown.choose("service payments")
        assert "✓ alert FU-6 (bo): Page at 80 % of the pool" in shown.detail_words
        await shown.press("a")
        await shown.to(Choose)
        await shown.press("escape")
        assert len(recurrences.listed(shown.desk, every=True)) == 1, "the link that is there stands for it"


async def test_what_was_told_apart_stands_for_no_process_problem(opened: Open) -> None:
    async with opened(place="recurrences") as shown:
        for pair in ((3, 2), (3, 1)):
            recurrences.dismiss(shown.desk, *pair, "another pool")
        await shown.screen.resync()
        await shown.choose("service payments")
        await shown.press("a", "enter")
        assert recurrences.of_incident(shown.desk, 2)[0].earlier == 1


async def test_one_key_makes_an_improvement_of_what_may_have_come_back(opened: Open) -> None:
    async with opened(place="recurrences") as shown:
        await shown.choose("INC-2 INC-1")
        await shown.press("a", "enter")
        await shown.to(Choose)
        assert recurrences.one(shown.desk, 1).stands


async def test_an_empty_list_says_what_belongs_there(opened: Open) -> None:
    async with opened((80, 24), empty=True) as shown:
        assert "n takes the first one on" in " ".join(shown.list_text)
        await shown.press("tab")
        assert "n links two incidents" in " ".join(shown.list_text)


def test_an_incident_takes_room_only_on_the_line_of_what_follows_from_it() -> None:
    line = followups_look(lambda: TODAY, lambda: UTC, ascii_only=False).line
    task = Task("Write down how the proxy starts without the bot rules, and where", owner="di", due=TODAY)
    own, of_one = (standing(FollowUp(1, task=task, incident=number), TODAY, UTC) for number in (0, 12))
    assert line(own, 20, 76).plain.startswith("› Write down how the proxy starts without the bot rules, a… di ")
    assert line(of_one, 20, 76).plain.startswith("› Write down how the proxy starts without the bot …  INC-12 di ")


def test_the_help_names_every_key() -> None:
    own = {binding.key.replace("tab", "Tab") for binding in FollowUpsScreen.BINDINGS if isinstance(binding, Binding)}
    assert all(re.search(rf"(?m)^(\S+ +)*{re.escape(key)}(\s|$)", HELP) for key in own - {"space"})


@settings(max_examples=30)
@given(texts(), st.booleans(), st.integers(1, 120))
def test_no_text_is_markup_and_no_row_is_wider_than_its_place(text: str, over: bool, width: int) -> None:
    task = Task(text, Kind.PREVENT, "bo", TODAY, text, text, text, text, text)
    followup = FollowUp(1, task=task, incident=7, opened_at=START, outcome=text)
    if over:
        followup = replace(followup, state=State.DECLINED, ended_on=TODAY, ended_by="ana")
    linked = Recurrence(1, incident=2, earlier=1, dismissed=text if over else "")
    shown: list[tuple[Look[Any], Any]] = [
        (followups_look(lambda: TODAY, lambda: UTC, ascii_only=over), standing(followup, TODAY, UTC)),
        (followups_look(lambda: TODAY, lambda: UTC, ascii_only=over), Idea(7, text, 1, text, text)),
        (recurrences_look(), Again(2, text, 1, text, START, 3, linked, text, (text,))),
        (recurrences_look(), Pattern(By.SERVICE, text, (3, 2, 1), 3, 90, START)),
    ]
    for look, item in shown:
        parts = look.detail(item, [item])
        assert as_markdown(look.name(item), parts).startswith("## ")
        assert detail_rows(look.name(item), parts, width)
        for order in look.orders:
            arranged = Arranged([item], look, order)
            assert arranged.rows(arranged.narrowed(""), width)[-1].content.cell_length <= width
