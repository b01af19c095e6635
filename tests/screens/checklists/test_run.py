"""A run on the screen: every key, the pauses, two people at once, and the end of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opsdesk.desk import checklists, runs
from opsdesk.desk.declaring import declare
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.run import Ending, StepState
from screens.checklists.lessons_dialog import LessonsDialog
from screens.checklists.run_screen import RunScreen
from screens.dialogs.confirm import Confirm
from screens.dialogs.text_view import TextView
from tests.fakes import OpenDesk
from tests.screens.checklists.conftest import STEPS, Checks, Open, template, text_of
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
        await checks.type("the page is slow [/x")
        await checks.press("x")
        await checks.type("no reviewer")
        await checks.press("s")
        await checks.type("")
        assert checks.run.line.question, "a reason is needed, so it is asked for again"
        await checks.type("nothing runs there")
        run = checks.kept()
        assert states(checks) == "fsoo"
        assert run.record("1.1").why == "no reviewer"
        assert [note.text for note in run.record("1.1").notes] == ["the page is slow [/x"]
        assert checks.run.head.said(120).split("  ")[-2].strip() == "2 of 4 · 1 failed · 1 skipped"
        await checks.press("k", "r")
        await checks.type("it was the wrong page")
        assert states(checks)[1] == "o"
        await checks.press("escape")


async def test_a_step_waits_and_the_next_one_comes_first(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("w")
        await checks.type("soon")
        assert checks.run.line.question, "no time: asked again, what was typed still there"
        assert checks.run.line.input.value == "soon"
        await checks.press("escape", "w")
        await checks.type("10m")
        assert checks.kept().record("1.1").wait_until == checks.clock() + timedelta(minutes=10)
        assert checks.run.chosen == "1.2"
        assert "waits until 14:52" in text_of(checks.run.steps)
        checks.clock.forward(minutes=11)
        checks.run.show()
        assert "→ ○ 1.1" in text_of(checks.run.steps)


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
        await checks.type("st")
        assert checks.kept().record("1.2").why == "no host"
        await checks.app.save_everything()
        assert checks.desk.kept_text("RUN-1 ana") == ""


async def test_undo_names_what_it_takes_back(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("space", "u")
        assert isinstance(checks.app.screen, Confirm)
        await checks.press("enter")
        assert states(checks) == "oooo"
        assert checks.run.chosen == "1.1"


async def test_work_is_made_of_a_step(open_checks: Open, desk: Desk) -> None:
    number = desk.open_incident(declare("Card payments fail", severity=2, commander="ana")).incident.number
    checklists.take_in(desk, [template()])
    runs.begin(desk, "release", incident=number)
    async with open_checks() as checks:
        await checks.press("enter", "enter", "a")
        await checks.type("@bo find a reviewer in 20m")
        made = checks.kept().record("1.1").made
        assert [one.name for one in made] == ["INC-1 A1"]
        action = checks.desk.incident(number).actions[1]
        assert (action.owner, action.text) == ("bo", "find a reviewer")
        assert action.check_in_at == checks.clock() + timedelta(minutes=20)
        assert "INC-1 A1: find a reviewer" in text_of(checks.run.detail)


async def test_without_an_incident_it_is_something_to_do(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("a")
        await checks.type("@bo find a reviewer")
        assert checks.kept().record("1.1").made[0].task == "@bo find a reviewer"


async def test_c_copies_the_command_or_else_the_link(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        copied: list[str] = []
        checks.app.copy_text = copied.append
        await checks.press("c", "j", "c", "j", "c")
        assert copied == ["deploy status checkout", "https://example.org/host"]


async def test_brackets_go_from_section_to_section(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("space", "right_square_bracket")
        assert checks.run.chosen == "2.1"
        await checks.press("right_square_bracket")
        assert checks.run.chosen == "2.1"
        await checks.press("left_square_bracket")
        assert checks.run.chosen == "1.2", "the first open one"


async def test_enter_shows_the_step_in_full_while_nothing_else_comes_next(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("enter")
        assert isinstance(checks.app.screen, TextView)


async def test_the_elapsed_time_runs(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        checks.clock.forward(minutes=1, seconds=12)
        checks.run.show()
        assert text_of(checks.run.steps).splitlines()[1].endswith("01:12")
        assert str(checks.run.detail.border_title) == "1.1 · now · 01:12"
        assert checks.run.head.said(100).endswith("T+00:01")


async def test_two_people_see_each_others_marks_and_keep_their_place(open_checks: Open, open_desk: OpenDesk) -> None:
    bo = open_desk("bo")
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("j")
        runs.mark(bo, 1, "1.1", StepState.FAILED, "no reviewer")
        await until(lambda: "failed  bo" in text_of(checks.run.steps))
        assert checks.run.chosen == "1.2"
        await checks.press("k", "space")
        assert states(checks) == "fooo", "what bo said stays"
        runs.mark(bo, 1, "1.2", StepState.DONE)
        await until(lambda: "→ ○ 2.1" in text_of(checks.run.steps))
        assert checks.run.chosen == "1.1"
        await checks.press("j", "space")
        assert checks.kept().record("1.2").by == "bo", "the same mark twice is one"


async def finish(checks: Checks, *, failing: bool = False) -> None:
    """Works through the whole list, the first step failing on demand."""
    await checks.begin()
    if failing:
        await checks.press("x")
        await checks.type("no reviewer was named")
    else:
        await checks.press("space")
    await checks.press("space", "enter", "space", "space")
    assert checks.run.next.said(100) == "Every step is marked · Enter finishes the run"


async def test_the_end_asks_to_sign_off(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await finish(checks)
        await checks.press("enter", "enter")
        assert checks.kept().ending is Ending.FINISHED
        assert isinstance(checks.app.screen, Confirm)
        await checks.press("escape")
        assert checks.run.next.said(100) == "Finished · Enter signs it off"
        await checks.press("enter", "enter")
        assert checks.kept().signed_by == "ana"
        assert not checks.run.next.display
        await checks.press("space", "x", "q")
        assert states(checks) == "dddd"


async def test_what_failed_is_offered_to_the_template_with_its_diff(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await finish(checks, failing=True)
        await checks.press("enter", "enter")
        dialog = checks.app.screen
        assert isinstance(dialog, LessonsDialog)
        assert "1.1" in text_of(dialog.lessons)
        await until(lambda: "+   note: Caution: failed in RUN-1: no reviewer was named" in text_of(dialog.changes))
        await checks.press("space")
        assert dialog.changes.row_count == 0
        await checks.press("space", "enter")
        learnt = checklists.template(checks.desk, "release")
        assert learnt.version == 2
        assert "no reviewer was named" in learnt.sections[0].steps[0].note
        assert isinstance(checks.app.screen, Confirm)
        assert checks.kept().learnt_version == 2


@pytest.mark.parametrize(("key", "settled"), [("n", True), ("escape", False)], ids=["no", "later"])
async def test_a_template_learns_nothing_without_a_yes(open_checks: Open, key: str, settled: bool) -> None:
    async with open_checks(template()) as checks:
        await finish(checks, failing=True)
        await checks.press("enter", "enter", key)
        assert checklists.template(checks.desk, "release").version == 1
        assert checks.kept().lessons_settled is settled


async def test_a_run_is_abandoned_for_a_reason(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("A")
        await checks.type("the release is off")
        run = checks.kept()
        assert (run.ending, run.why) == (Ending.ABANDONED, "the release is off")


async def test_the_record_is_copied_and_written(open_checks: Open, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_checks(template()) as checks:
        await checks.begin()
        copied: list[str] = []
        checks.app.copy_text = copied.append
        await checks.press("space", "y", "E")
        assert copied[0].startswith("# RUN-1")
        assert (tmp_path / "run-1.md").read_text() == copied[0]


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 36), (200, 60)], ids=str)
async def test_sixty_steps_fit_every_terminal(open_checks: Open, size: tuple[int, int]) -> None:
    steps = "\n".join(f"- [ ] Step {place} " + "with many words " * 9 for place in range(60))
    async with open_checks(template(f"# Sixty\n\n## All of them\n\n{steps}\n"), size=size) as checks:
        await checks.begin()
        await checks.press("G")
        assert checks.run.chosen == "1.60"
        assert checks.run.steps.container_size.height >= 3
        assert checks.run.detail.container_size.height >= 3
        assert len(checks.run.hint.said(size[0] - 2)) <= size[0] - 2
        assert "words words" not in checks.run.head.said(size[0])
