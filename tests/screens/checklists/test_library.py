"""The library of checklists: what it shows, what begins and opens from it, and the keys that lead to and from it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from opsdesk.desk import checklists, runs
from opsdesk.desk.declaring import declare
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.run import Ending
from screens.checklists import ChecklistsScreen
from screens.checklists.run_screen import RunScreen
from screens.desk import DeskScreen
from screens.dialogs.confirm import Confirm
from screens.dialogs.form import Form
from screens.messages import PlaceWanted
from tests.screens.checklists.conftest import RELEASE, Open, template, work_through
from tests.screens.shown import text_of
from tests.screens.waiting import until

BLANKS = RELEASE.replace("# Release checkout", "# Release {{ release }}").replace(
    "review_in: 90 days", "review_in: 90 days\nvariable.release: what goes out"
)


async def test_an_empty_library_says_what_belongs_here_and_takes_the_starters_in(open_checks: Open) -> None:
    async with open_checks() as checks:
        assert "n writes the first, i takes in the starters" in " ".join(text_of(checks.screen.list).split())
        await checks.press("i")
        assert len(checklists.templates(checks.desk)) == len(checks.screen.items or ()) > 3
        await checks.press("i")
        assert {kept.template.version for kept in checklists.templates(checks.desk)} == {1}


async def test_runs_under_way_stand_first_then_templates_by_kind_then_past_runs(open_checks: Open, desk: Desk) -> None:
    checklists.take_in(
        desk, [template(), template(RELEASE.replace("release", "other").replace("deployment", "readiness"))]
    )
    past = runs.begin(desk, "release").number
    work_through(desk, past)
    runs.end(desk, past, Ending.FINISHED)
    runs.begin(desk, "other")
    async with open_checks() as checks:
        rows = [line.split("  ")[0] for line in text_of(checks.screen.list).splitlines()]
        assert [row for row in rows if row in {"Under way", "Deployment", "Readiness", "Past runs"}] == [
            "Under way",
            "Deployment",
            "Readiness",
            "Past runs",
        ]
        assert rows[1].startswith("RUN-2")
        assert rows[-1].startswith("RUN-1")
        assert checks.screen.head.said(120).endswith("2 checklists · 1 under way · 1 not signed off")
        await checks.press("o", "o")
        assert "Can be trusted" in text_of(checks.screen.list)


async def test_a_template_is_shown_in_full_and_given_as_it_would_be_imported(
    open_checks: Open, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_checks(template()) as checks:
        for words in ("@ana", "checkout", "deployment · read-do", "release v1 · by ana", "2026-11-01 · holds 90 days"):
            assert words in checks.detail
        assert "1.2 Look up what runs now" in checks.detail
        assert "    $      deploy status checkout" in checks.detail
        assert "    expect it names a reviewer" in checks.detail
        assert "2.1 Deploy to one host" in checks.detail, "links are read by their words"
        copied: list[str] = []
        checks.app.copy_text = copied.append
        await checks.press("y", "E")
        assert copied == [(tmp_path / "release.md").read_text()]
        assert checklists.take_in(checks.desk, [template(copied[0])])[0].became is checklists.Became.UNCHANGED


async def test_what_the_rules_find_and_why_it_is_stale_is_shown(open_checks: Open) -> None:
    bad = RELEASE.replace("owner: @ana\n", "").replace("Open the change's page", "Open the page and restart the host")
    async with open_checks(template(bad.replace("2026-11-01", "2025-11-01"))) as checks:
        detail = checks.detail
        assert "its review was due on 2026-01-30" in " ".join(detail.split())
        assert "2 warnings" in detail
        assert "CKL2 two checks in one step" in detail
        assert "1.1 “and restart the host”" in detail
        assert "stale  4 steps" in text_of(checks.screen.list)


async def test_n_begins_a_run_after_a_question_and_q_comes_back_to_the_library(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.press("n")
        assert isinstance(checks.app.screen, Confirm)
        assert not runs.listed(checks.desk)
        await checks.press("enter")
        await until(lambda: isinstance(checks.app.screen, RunScreen))
        assert checks.run.chosen == "1.1"
        await checks.press("q")
        assert isinstance(checks.app.screen, ChecklistsScreen)
        assert text_of(checks.screen.list).splitlines()[1].startswith("RUN-1 Release checkout")
        assert "1.1 Open the change's page" in checks.detail
        await checks.press("enter")
        assert isinstance(checks.app.screen, RunScreen)


async def test_a_run_asks_for_its_blanks_and_for_the_incident_that_is_open(open_checks: Open, desk: Desk) -> None:
    desk.open_incident(declare("Card payments fail", severity=2, commander="ana"))
    async with open_checks(template(BLANKS)) as checks:
        await checks.press("n")
        assert isinstance(checks.app.screen, Form)
        await checks.paste("4.2 [/x")
        await checks.press("tab", "right", "ctrl+s")
        await until(lambda: isinstance(checks.app.screen, RunScreen))
        run = checks.kept()
        assert (run.heading, run.incident) == ("Release 4.2 [/x", 1)


async def test_a_half_filled_beginning_is_there_again(open_checks: Open) -> None:
    async with open_checks(template(BLANKS)) as checks:
        await checks.press("n", "4", ".")
        await checks.app.save_everything()
    async with open_checks() as checks:
        await checks.press("n")
        assert isinstance(checks.app.screen, Form)
        assert [typed.now for typed in checks.app.screen.typed.values()] == ["4."]


async def test_f4_comes_back_to_where_it_was_and_commands_lead_on(open_checks: Open) -> None:
    async with open_checks(template()) as checks:
        await checks.begin()
        await checks.press("space")
        await checks.press("f2")
        assert isinstance(checks.app.screen, DeskScreen)
        await checks.press("f4")
        assert isinstance(checks.app.screen, RunScreen)
        assert checks.run.chosen == "1.2"
        await checks.press("q", "colon")
        await checks.answer("desk")
        await until(lambda: isinstance(checks.app.screen, DeskScreen))
        await checks.press("f4", "q")
        assert isinstance(checks.app.screen, DeskScreen)


async def test_what_another_process_began_appears_and_another_screen_can_ask_for_it(
    open_checks: Open,
) -> None:
    async with open_checks(template()) as checks:
        run = runs.begin(checks.desk, "release")
        await until(lambda: "RUN-1" in text_of(checks.screen.list))
        assert checks.screen.list.selected_key == "release"
        await checks.press("f2")
        checks.app.screen.post_message(PlaceWanted("checks", run.call))
        await until(lambda: isinstance(checks.app.screen, RunScreen))
        assert checks.run.number == run.number


async def test_at_80_columns_the_template_opens_over_the_list(open_checks: Open) -> None:
    async with open_checks(template(), size=(80, 24)) as checks:
        assert not checks.screen.detail.display
        assert len(checks.screen.hint.said(78)) <= 78
        await checks.press("enter")
        assert checks.screen.detail.display
        assert not checks.screen.list.display
        await checks.press("q")
        assert checks.screen.list.display


def test_the_screen_loads_without_sqlmodel_and_without_the_editor() -> None:
    late = "{'sqlmodel', 'textual.widgets._text_area'} & set(sys.modules)"
    code = f"import sys, screens.checklists as _; sys.exit({late} != set())"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
