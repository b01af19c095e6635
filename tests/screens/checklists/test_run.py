"""A run on the screen: every key, the pauses, two people at once."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from opsdesk.desk import checklists, runs
from opsdesk.desk.declaring import declare
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.checklist.run import StepState
from screens.checklists.run_screen import RunScreen
from screens.dialogs.confirm import Confirm
from screens.dialogs.text_view import TextView
from screens.skeleton import answering
from tests.fakes import FakeClock, OpenDesk
from tests.screens.checklists.conftest import STEPS, Checks, Open, template
from tests.screens.shown import keeps_nothing_more, text_of
from tests.screens.waiting import until


def states(checks: Checks) -> str:
    """A letter a step: open, done, failed, skipped."""
    return "".join(checks.kept().record(step).state[0] for step in STEPS)


async def test_a_pause_takes_one_enter_and_steps_count_only_after_it(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.press("n", "enter")
        await until(lambda: isinstance(checks.app.screen, RunScreen))
        await checks.settle()
        assert checks.run.next.said(100) == "Pause before 1 Before the start · Enter goes on"
        assert "Everybody is on the call." in text_of(checks.run.detail)
        await checks.press("space")
        assert states(checks) == "oooo"
        await checks.press("enter")
        assert not checks.run.next.display
        await checks.press("space", "space")
        assert states(checks) == "ddoo"
        assert checks.run.chosen == "2.1"
        assert checks.run.next.said(100) == "Pause before 2 Going out · Enter goes on"


async def test_a_reason_typed_at_a_pause_is_never_taken_for_keys(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("space", "space", "x")
        await checks.pilot.press(*"no hosts", "enter")
        await until(lambda: isinstance(checks.app.screen, Confirm))
        await checks.press("escape")
        await until(lambda: checks.run.line.question is not None)
        assert checks.run.line.input.value == "no hosts"
        await checks.pilot.press("enter")
        await until(lambda: isinstance(checks.app.screen, Confirm))
        await checks.press("enter")
        await until(lambda: states(checks) == "ddfo")


async def test_every_key_does_what_it_says(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("n")
        await checks.answer("the page is slow [/x")
        await checks.press("x")
        await checks.answer("no reviewer")
        await checks.press("s")
        await checks.answer("")
        assert checks.run.line.question, "a reason is needed, so it is asked for again"
        await checks.answer("nothing runs there")
        run = checks.kept()
        assert states(checks) == "fsoo"
        assert run.record("1.1").why == "no reviewer"
        assert [note.text for note in run.record("1.1").notes] == ["the page is slow [/x"]
        assert checks.run.head.said(120).split("  ")[-2].strip() == "2 of 4 · 1 failed · 1 skipped"
        await checks.press("k", "r")
        await checks.answer("it was the wrong page")
        assert states(checks)[1] == "o"
        await checks.press("escape")


async def test_time_runs_a_step_waits_and_the_next_one_comes_first(open_checks: Open, clock: FakeClock) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        clock.forward(minutes=1, seconds=12)
        checks.run.show()
        assert text_of(checks.run.course).splitlines()[1].endswith("01:12")
        assert str(checks.run.detail.border_title) == "1.1 · now · 01:12"
        assert checks.run.head.said(100).endswith("T+00:01")
        await checks.press("w")
        await checks.answer("soon")
        assert checks.run.line.question, "no time: asked again, what was typed still there"
        assert checks.run.line.input.value == "soon"
        await checks.press("escape", "w")
        await checks.answer("10m")
        assert checks.kept().record("1.1").wait_until == clock() + timedelta(minutes=10)
        assert checks.run.chosen == "1.2"
        assert "waits until 14:53" in text_of(checks.run.course)
        clock.forward(minutes=11)
        checks.run.show()
        assert "→ ○ 1.1" in text_of(checks.run.course)


async def test_a_half_typed_reason_is_there_again_at_its_step(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("space", "x")
        await checks.pilot.press(*"no ho")
        await checks.app.save_everything()
    async with open_checks() as checks:
        await checks.press("enter")
        await until(lambda: checks.run.line.question is not None)
        assert checks.run.line.input.value == "no ho"
        await checks.answer("st")
        assert checks.kept().record("1.2").why == "no host"
        await checks.app.save_everything()
        assert checks.desk.kept_text("RUN-1 ana") == ""


async def test_a_half_typed_reason_is_told_when_its_run_has_ended_meanwhile(
    open_checks: Open, open_desk: OpenDesk
) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("space", "x")
        await checks.paste("no host")
        await checks.app.save_everything()
    runs.abandon(open_desk("bo"), 1, "postponed")
    async with open_checks() as checks:
        await checks.choose("RUN-1")
        await checks.press("enter")
        await until(lambda: "you were typing: no host" in checks.notices)
        assert checks.run.line.question is None
        await until(lambda: not checks.desk.kept_text("RUN-1 ana"))


async def test_a_reason_that_was_taken_is_not_asked_for_again_by_a_desk_that_was_killed(
    open_checks: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("space", "x")
        await checks.paste("no host")
        await checks.app.save_everything()
        assert "no host" in checks.desk.kept_text("RUN-1 ana")
        monkeypatch.setattr(DeskThread, "begin", keeps_nothing_more)
        await checks.press("enter")
        assert checks.kept().record("1.2").why == "no host"
        assert checks.desk.kept_text("RUN-1 ana") == ""


async def test_two_people_see_each_others_marks_and_keep_their_place(open_checks: Open, open_desk: OpenDesk) -> None:
    bo = open_desk("bo")
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("j")
        runs.mark(bo, 1, "1.1", StepState.FAILED, "no reviewer")
        await until(lambda: "failed  bo" in text_of(checks.run.course))
        assert checks.run.chosen == "1.2"
        await checks.press("k", "space")
        assert states(checks) == "fooo", "what bo said stays"
        runs.mark(bo, 1, "1.2", StepState.DONE)
        await until(lambda: "→ ○ 2.1" in text_of(checks.run.course))
        assert checks.run.chosen == "1.1"
        await checks.press("j", "space")
        assert checks.kept().record("1.2").by == "bo", "the same mark twice is one"


async def test_what_only_looks_and_undo(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("enter")
        assert isinstance(checks.app.screen, TextView), "nothing else comes next"
        copied: list[str] = []
        checks.app.copy_text = copied.append
        await checks.press("q", "c", "j", "c", "j", "c")
        assert copied == ["deploy status checkout", "https://example.org/host"], "the command, or else the link"
        await checks.press("k", "k", "space", "right_square_bracket")
        assert checks.run.chosen == "2.1"
        await checks.press("right_square_bracket")
        assert checks.run.chosen == "2.1"
        await checks.press("left_square_bracket")
        assert checks.run.chosen == "1.2", "the first open one"
        await checks.press("u")
        assert isinstance(checks.app.screen, Confirm)
        await checks.press("enter")
        assert states(checks) == "oooo"
        assert checks.run.chosen == "1.1"


async def test_work_is_made_of_a_step_of_an_incident_or_something_to_do(
    open_checks: Open, desk: Desk, clock: FakeClock
) -> None:
    number = desk.open_incident(declare("Card payments fail", severity=2, commander="ana")).incident.number
    checklists.take_in(desk, [template()])
    for incident in (number, 0):
        runs.begin(desk, "release", incident=incident)
    async with open_checks() as checks:
        await checks.choose("RUN-1")
        await checks.press("enter", "enter", "a")
        await checks.answer("@bo find a reviewer in 20m")
        made = checks.kept().record("1.1").made
        assert [one.name for one in made] == ["INC-1 A1"]
        action = checks.desk.incident(number).actions[1]
        assert (action.owner, action.text) == ("bo", "find a reviewer")
        assert action.check_in_at == clock() + timedelta(minutes=20)
        assert "INC-1 A1: find a reviewer" in text_of(checks.run.detail)
        await checks.press("q")
        await checks.choose("RUN-2")
        await checks.press("enter", "enter", "a")
        await checks.answer("@bo find a reviewer")
        assert checks.kept(2).record("1.1").made[0].task == "@bo find a reviewer"


async def test_sixty_steps_fit_every_terminal(open_checks: Open) -> None:
    steps = "\n".join(f"- [ ] Step {place} " + "with many words " * 9 for place in range(60))
    async with open_checks(template(f"# Sixty\n\n## All of them\n\n{steps}\n")) as checks:
        await checks.begin()
        await checks.press("G")
        assert checks.run.chosen == "1.60"
        for width, height in ((60, 15), (80, 24), (120, 36), (200, 60)):
            await checks.pilot.resize_terminal(width, height)
            await checks.settle()
            assert checks.run.course.container_size.height >= 3
            assert checks.run.detail.container_size.height >= 3
            assert checks.run.course.outer_size.height >= checks.run.detail.outer_size.height * 2 - 2 or height < 24
            assert len(checks.run.hint.said(width - 2)) <= width - 2
            assert "words words" not in checks.run.head.said(width)


async def test_a_reason_that_was_taken_is_kept_no_longer(open_checks: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "KEEP_EVERY_S", 600.0)
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("space", "x")
        await checks.pilot.press(*"no host")
        key = checks.run.answers_key
        await asyncio.wrap_future(*checks.run.keep_typed())
        assert "no host" in checks.desk.kept_text(key)
        await checks.answer("")
        assert states(checks) == "dfoo"
        await until(lambda: not checks.desk.kept_text(key))
