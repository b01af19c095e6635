"""The rituals' screen: a ritual set up, held and judged by keys alone; skipped, moved, ended and settled."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from opsdesk.config.settings import Settings
from opsdesk.desk import meetings, rituals, rituals_standing
from opsdesk.domain.meeting import AgreedStatus, Ending
from screens.dialogs.choose import Choose
from screens.dialogs.confirm import Confirm
from screens.dialogs.form import Form
from screens.dialogs.text_view import TextView
from screens.messages import PlaceWanted
from screens.rituals import RitualsScreen
from screens.rituals.meeting_screen import MeetingScreen
from tests.fakes import FakeClock
from tests.screens.rituals.conftest import Open, RitualsShown
from tests.screens.shown import read_lines
from tests.screens.waiting import until


async def set_up(shown: RitualsShown) -> None:
    """A ritual from a template, with an owner and a rule of one's own."""
    await shown.press("n")
    await shown.to(Choose)
    await shown.press("G", "k", "enter")
    form = await shown.to(Form)
    assert shown.field("title").value == "On-call review"
    price = "3 people, 125 EUR each time, 3,250 EUR a year (26 times)"
    assert str(form.query_one(".form-preview", Static).content).startswith(price)
    await shown.fill(owner="@Ana", rule="FREQ=SOMETIMES")
    await shown.press("ctrl+s")
    assert shown.app.screen is form, "the rule is none"
    await shown.fill(rule="FREQ=WEEKLY;BYDAY=TU;COUNT=9", at="15:00")
    await shown.press("ctrl+s")
    await shown.to(RitualsScreen)
    await shown.press("v")
    assert "Costs 125 EUR each time, 1,125 EUR a year (9 times)" in shown.detail_words
    await shown.press("q")
    assert "today 15:00 On-call review ana never held" in " ".join(shown.list_text)


async def hold(shown: RitualsShown, clock: FakeClock) -> None:
    """Begins a meeting, says each thing there is to say, and comes to its last item."""
    await shown.press("enter")
    await shown.to(Confirm)
    await shown.press("enter")
    screen = await shown.to(MeetingScreen)
    await shown.press("h")
    await shown.answer("ana, bo")
    await shown.press("d")
    await shown.answer("delete the disk alert")
    await shown.press("a")
    await shown.answer("bo")
    assert screen.line.question is not None, "an action without words is asked again"
    await shown.answer(" raise the pool by fri")
    clock.forward(minutes=4, seconds=12)
    screen.show()
    assert screen.timer.said(78).endswith("01:12 over its 3 min")
    assert screen.head.said(78).endswith("04:12 of 30 min")
    agenda = read_lines(screen.course)
    assert agenda[0].endswith(" 04:12 of 3 min")
    assert not any(" of " in line[-12:] for line in agenda[1:]), "nothing is kept free for a clock that never ran"
    await shown.press("space")
    await shown.press("p")
    await shown.answer("on-call pay")
    await shown.press("n")
    await shown.answer("the noisy one again")
    await shown.press("u", "y")
    assert not meetings.one(shown.desk, 1).notes
    await shown.press("left_square_bracket")
    assert screen.state.item == 0
    assert screen.timer.said(78).endswith("01:12 over its 3 min"), "its clock goes on where it stopped"
    await shown.press("j", "j", "enter")
    assert screen.state.item == 2
    assert "Overdue actions nothing" in " ".join(read_lines(screen.detail))


async def end(shown: RitualsShown, folder: Path) -> None:
    """Ends it, writes its minutes out and goes back to the list."""
    await shown.press("right_square_bracket", "right_square_bracket", "enter")
    await shown.to(Confirm)
    await shown.press("enter")
    await shown.to(TextView)
    await shown.press("E")
    assert "- [ ] A1 **bo**: raise the pool, due 2026-11-20" in (folder / "mtg-1-minutes.md").read_text()
    await shown.press("d")
    assert "MTG-1 is over" in shown.notices
    await shown.press("q")
    await shown.to(RitualsScreen)
    held = meetings.one(shown.desk, 1)
    assert (held.ending, held.slot, held.present) == (Ending.HELD, held.planned_at, ("ana", "bo"))
    assert "held 1 of 1" in " ".join(shown.list_text)


async def test_a_ritual_is_set_up_and_run_end_to_end_by_keyboard(
    opened: Open, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened((80, 24), empty=True) as shown:
        assert "n sets the first one up" in " ".join(shown.list_text)
        await shown.press("e", "s", "m", "p", "w", "d", "v", "space", "u", "y")
        assert shown.app.screen is shown.screen, "nothing is there to do it to"
        await set_up(shown)
        await hold(shown, clock)
        await end(shown, tmp_path)
        # What came of it.
        await shown.press("v")
        assert "per run: decisions 1, actions 1 (0 of 1 done)" in shown.detail_words
        await shown.press("q", "space", "enter")
        assert meetings.one(shown.desk, 1).actions[0].status is AgreedStatus.DONE


async def test_the_date_that_was_shown_is_skipped_and_no_other(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("s")
        assert shown.screen.line.question is not None
        assert shown.screen.line.question.prompt == "skip Tue 8 Dec 2026 15:00 UTC: why"
        rituals.skip(shown.desk, 1, "bo was quicker")
        await shown.answer("everybody is away")
        assert "RIT-1 has no open date at 2026-12-08 15:00 UTC" in shown.notices
        assert [skip.why for skip in rituals.one(shown.desk, 1).skips] == ["bo was quicker"]


async def test_a_date_is_skipped_by_its_day_while_a_meeting_is_under_way(opened: Open) -> None:
    async with opened() as shown:
        meetings.begin(shown.desk, Settings(), 1)
        await shown.settle()
        await shown.press("s")
        assert shown.screen.line.question is not None
        assert shown.screen.line.question.prompt.startswith("skip ")
        assert "under way" not in shown.screen.line.question.prompt


async def test_what_is_decided_of_a_ritual(opened: Open) -> None:
    async with opened() as shown:
        assert "today 15:00 Status round [/b] of" in " ".join(shown.list_text)
        assert "make async?" in " ".join(shown.list_text)
        assert "3 rituals · 1 with a proposal" in shown.screen.head.said(120)
        await shown.press("s")
        await shown.answer("")
        assert "needs a reason" in shown.notices
        await shown.press("s")
        await shown.answer("everybody is away")
        assert rituals.one(shown.desk, 1).skips[0].why == "everybody is away"
        await shown.press("u", "y")
        assert not rituals.one(shown.desk, 1).skips
        shown.screen.select("RIT-2")
        await shown.press("m")
        await shown.answer("soon")
        assert "“soon” is no time" in shown.notices
        await shown.press("m")
        await shown.answer("tomorrow 09:00")
        await shown.answer("ana is off")
        assert "Wed 9 Dec 09:00" in " ".join(shown.list_text)
        assert "moved: ana is off" in shown.detail_words
        # Of three open actions one is dropped for a reason.
        await shown.press("space", "j", "enter", "j", "enter")
        await shown.answer("not needed")
        dropped = meetings.one(shown.desk, 4).actions[0]
        assert (dropped.status, dropped.why) == (AgreedStatus.DROPPED, "not needed")
        # The proposal says why, and is done on a yes.
        await shown.press("p")
        assert "nothing is proposed for RIT-2" in shown.notices
        shown.screen.select("RIT-1")
        await shown.settle()
        assert "! make async? 3 runs in a row without a decision or an action" in shown.detail_words
        await shown.press("p", "y")
        await shown.to(TextView)
        await shown.press("q")
        assert rituals.one(shown.desk, 1).retired.startswith("make async: 3 runs in a row")
        shown.screen.select("RIT-3")
        await shown.press("s")
        assert "RIT-3 has no date ahead: held on request" in shown.notices
        await shown.press("d")
        await shown.answer("no incidents any more")
        assert [one.number for one in rituals_standing.listed(shown.desk)] == [2]


async def test_two_desks_in_one_meeting_and_a_half_typed_decision(opened: Open) -> None:
    async with opened((80, 24)) as shown:
        shown.app.screen.post_message(PlaceWanted("rituals", "MTG-4"))
        await until(lambda: shown.screen.chosen is not None and shown.screen.chosen.ritual.number == 2)
        await shown.press("enter", "enter")
        screen = await shown.to(MeetingScreen)
        assert "MTG-2 A1 bo: raise the pool to 0" in " ".join(read_lines(screen.detail))
        await shown.press("d")
        await shown.paste("keep the")
        for kept in screen.keep_typed():
            kept.result()
        shown.app.pop_screen()
        await shown.to(RitualsScreen)
        await shown.press("enter")
        screen = await shown.to(MeetingScreen)
        assert (screen.line.question.prompt, screen.line.input.value) == ("decided", "keep the")
        await shown.press("escape")
        # Another desk breaks it off meanwhile.
        meetings.break_off(shown.desk, 7, "an incident")
        await until(lambda: screen.state.ending is Ending.BROKEN_OFF)
        assert screen.head.said(80).endswith("broken off · 0 decisions, 0 actions")
        assert screen.timer.said(80).startswith("Over: y copies the minutes")
        await shown.press("f", "space", "A")
        assert shown.notices.count("MTG-7 is over") == 3
        await shown.press("q")
        assert "today 15:30 On-call review" in " ".join(shown.list_text)
