"""The end of a run on the screen: signed off, learnt from, abandoned, and its record."""

from __future__ import annotations

from pathlib import Path

from opsdesk.desk import checklists, runs
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.run import Ending, StepState
from screens.checklists.lessons_dialog import LessonsDialog
from screens.dialogs.confirm import Confirm
from tests.screens.checklists.conftest import STEPS, Open, template, work_through
from tests.screens.shown import text_of
from tests.screens.waiting import until


async def test_the_end_asks_to_sign_off(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("space", "space", "enter", "space", "space")
        assert checks.run.next.said(100) == "Every step is marked · Enter finishes the run"
        await checks.press("enter", "enter")
        assert checks.kept().ending is Ending.FINISHED
        assert isinstance(checks.app.screen, Confirm)
        await checks.press("escape")
        assert checks.run.next.said(100) == "Finished · Enter signs it off"
        await checks.press("enter", "enter")
        assert checks.kept().signed_by == "ana"
        assert not checks.run.next.display
        await checks.press("space", "x", "q")
        assert all(checks.kept().record(step).state is StepState.DONE for step in STEPS)


async def test_a_template_learns_from_what_failed_with_its_diff_and_only_after_a_yes(
    open_checks: Open, desk: Desk
) -> None:
    checklists.take_in(desk, [template()])
    for number in (1, 2, 3):
        runs.begin(desk, "release")
        work_through(desk, number, failed="no reviewer was named")
    async with open_checks() as checks:
        for number, key, settled in ((1, "n", True), (2, "escape", False)):
            await checks.choose(f"RUN-{number}")
            await checks.press("enter", "enter", "enter", key)
            assert checklists.template(checks.desk, "release").version == 1
            assert checks.kept(number).lessons_settled is settled
            await checks.press("escape", "q")
        await checks.choose("RUN-3")
        await checks.press("enter", "enter", "enter")
        dialog = checks.app.screen
        assert isinstance(dialog, LessonsDialog)
        assert "1.1" in text_of(dialog.lessons)
        await until(lambda: "+   note: Caution: failed in RUN-3: no reviewer was named" in text_of(dialog.changes))
        await checks.press("space")
        assert dialog.changes.row_count == 0
        await checks.press("space", "enter")
        learnt = checklists.template(checks.desk, "release")
        assert learnt.version == 2
        assert "no reviewer was named" in learnt.sections[0].steps[0].note
        assert isinstance(checks.app.screen, Confirm)
        assert checks.kept(3).learnt_version == 2


async def test_the_record_is_copied_and_written_and_a_run_abandoned_for_a_reason(
    open_checks: Open, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_checks(template()) as checks:
        await checks.begin()
        copied: list[str] = []
        checks.app.copy_text = copied.append
        await checks.press("space", "y", "E")
        assert copied[0].startswith("# RUN-1")
        assert (tmp_path / "run-1.md").read_text() == copied[0]
        await checks.press("A")
        await checks.answer("the release is off")
        run = checks.kept()
        assert (run.ending, run.why) == (Ending.ABANDONED, "the release is off")
