"""Several people at one postmortem, and a crash: nothing that somebody typed is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime

from textual.widgets import Static

from opsdesk.desk import postmortems, postmortems_factors, postmortems_steps
from opsdesk.domain.postmortem import Review
from opsdesk.domain.vocabulary import Milestone
from screens.dialogs.choose import Choose
from screens.dialogs.confirm import Confirm
from screens.dialogs.form import Form
from screens.dialogs.form_fields import Typed
from screens.dialogs.text_view import TextView
from screens.half_filled import from_text
from screens.postmortems.screen import PostmortemsScreen
from screens.postmortems.working import WorkingScreen
from screens.widgets.line_list import LineList
from tests.desk.postmortem_story import SETTINGS
from tests.fakes import FakeClock
from tests.screens.postmortems.conftest import Open, PostmortemsShown
from tests.screens.shown import text_of
from tests.screens.waiting import until


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
