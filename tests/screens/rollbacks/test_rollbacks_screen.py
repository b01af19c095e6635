"""The rollbacks screen: what needs somebody first, written, edited, drilled, told of, retired and taken back."""

from __future__ import annotations

import re
from dataclasses import replace

from opsdesk.desk import checklists, rollbacks, rollbacks_running, rollbacks_standing, runs
from opsdesk.domain.checklist.run import Ending, StepState
from opsdesk.domain.rigor import DEFAULT_RIGOR
from opsdesk.domain.rollback import Plan
from screens.checklists.run_screen import RunScreen
from screens.dialogs.confirm import Confirm
from screens.dialogs.form import Form
from screens.rollbacks.forms import plan_fields
from screens.rollbacks.help_text import HELP
from screens.widgets.form_field import FormField
from tests.fakes import FakeClock
from tests.screens.rollbacks.conftest import BACK, PLAN, Open
from tests.screens.waiting import until


async def test_what_needs_somebody_comes_first_and_what_has_no_procedure_is_listed(opened: Open) -> None:
    async with opened() as shown:
        assert [re.sub(r" no metric\S* .*…", "", row) for row in shown.list_text] == [
            "In doubt: rehearse it again",
            "payments · rolling ! drill failed 9 d over",
            "Drill due",
            "every service · migration today",
            "No procedure yet",
            "search · blue-green nobody has said how",
        ]
        assert shown.screen.head.said(80).split("  ")[-1].strip().endswith("1 in doubt · 1 due · 1 without one")
        lines = shown.detail.splitlines()
        assert lines[:4] == [
            "payments · rolling",
            "",
            "! drill failed on 2026-11-08: [no image",
            "Trigger        error rate > 2 %",
        ]
        assert "1.1  Deploy the release before" in lines
        assert "✗ drill on 2026-11-08 failed in 3 min ([no image)" in lines


async def test_a_drill_is_begun_by_a_key_opened_and_comes_back(opened: Open, clock: FakeClock) -> None:
    async with opened() as shown:
        await shown.press("space")
        assert isinstance(shown.app.screen, Confirm)
        await shown.press("enter")
        await until(lambda: isinstance(shown.app.screen, RunScreen))
        run = runs.one(shown.desk, 1)
        assert (run.drill, run.heading) == (1, "Roll payments back")
        clock.forward(minutes=11)
        runs.confirm(shown.desk, 1, 1)
        for step in ("1.1", "1.2"):
            runs.mark(shown.desk, 1, step, StepState.DONE)
        runs.end(shown.desk, 1, Ending.FINISHED)
        await shown.pilot.press("q")
        await shown.settle()
        await shown.app.run_action("place('rollbacks')", shown.app)
        await until(lambda: "about 12 min (n = 2)" in shown.detail)
        assert "✓ drill RUN-1 on 2026-11-17 worked in 11 min" in shown.detail
        assert shown.list_text[-2:] == ["Rehearsed", "payments · rolling about 12 min (n = 2) in 90 d"]


async def test_a_drill_under_way_is_gone_on_with(opened: Open) -> None:
    async with opened() as shown:
        rollbacks_running.drill(shown.desk, 1)
        await until(lambda: any("RUN-1 is under way" in row for row in shown.list_text))
        await shown.press("space")
        await until(lambda: isinstance(shown.app.screen, RunScreen))
        assert [run.number for run in runs.listed(shown.desk)] == [1]


async def test_a_drill_asks_for_what_its_steps_leave_blank(opened: Open) -> None:
    async with opened() as shown:
        step = replace(BACK.sections[0].steps[0], words="Deploy {{ good }} of {{ service }}")
        section = replace(BACK.sections[0], steps=(step,))
        checklists.take_in(shown.desk, [replace(BACK, sections=(section,))])
        await until(lambda: "Deploy {{ good }} of payments" in shown.detail)
        await shown.press("space")
        assert isinstance(shown.app.screen, Form)
        assert [held.key for held in shown.app.screen.query(FormField)] == ["blank-0"]
        await shown.press("4", ".", "1", "ctrl+s")
        await until(lambda: isinstance(shown.app.screen, RunScreen))
        assert [(one.name, one.value) for one in runs.one(shown.desk, 1).variables] == [
            ("service", "payments"),
            ("good", "4.1"),
        ]


async def test_a_procedure_is_written_for_a_way_of_deploying_without_one(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("G", "enter")
        assert isinstance(shown.app.screen, Form)
        assert (shown.field("service").value, shown.field("deployment_type").value) == ("search", "blue-green")
        shown.field("metric").input.value = "empty pages"
        shown.field("minutes").input.value = "soon"
        await shown.press("ctrl+s")
        assert isinstance(shown.app.screen, Form), "the error stands beside its field"
        shown.field("minutes").input.value = "5"
        await shown.press("ctrl+s")
        await until(lambda: not isinstance(shown.app.screen, Form))
        held = rollbacks.one(shown.desk, 3)
        assert (held.title, held.plan.metric, held.plan.minutes) == ("search · blue-green", "empty pages", 5)
        assert shown.screen.chosen is not None
        assert shown.screen.chosen.key == "RB-3"


async def test_two_people_with_one_form_lose_no_words(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("e")
        shown.field("verifier").input.value = "cy"
        rollbacks.edit(shown.desk, 1, replace(PLAN, metric="latency"), PLAN)
        await shown.press("ctrl+s")
        assert isinstance(shown.app.screen, Form), "it says what the other one wrote"
        await shown.press("ctrl+s")
        await until(lambda: not isinstance(shown.app.screen, Form))
        assert rollbacks.one(shown.desk, 1).plan == replace(PLAN, metric="latency", verifier="cy")


async def test_a_rehearsal_is_told_a_change_is_said_and_both_are_taken_back(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("t")
        shown.field("minutes").input.value = "10"
        await shown.press("ctrl+s")
        await until(lambda: "drill failed on" not in shown.detail)
        await shown.press("c")
        await shown.answer("a queue")
        assert "! architecture changed on 2026-11-17: a queue" in shown.detail
        await shown.press("u", "enter")
        await until(lambda: "a queue" not in shown.detail)
        await shown.press("u", "enter")
        await until(lambda: "drill failed on" in shown.detail)


async def test_retiring_asks_why_and_leaves_it_at_the_end(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("d")
        await shown.answer("blue-green now")
        await until(lambda: shown.list_text[-1] == "payments · rolling blue-green now")
        await shown.press("G", "space")
        assert rollbacks_standing.overview(shown.desk, DEFAULT_RIGOR, retired=True).standings[-1].procedure.retired
        assert runs.listed(shown.desk) == []


async def test_at_80_columns_the_detail_opens_over_the_list(opened: Open) -> None:
    async with opened((80, 24)) as shown:
        assert not shown.screen.detail.display
        await shown.press("enter")
        assert shown.screen.detail.display
        assert not shown.screen.list.display
        await shown.press("q")
        assert shown.screen.list.display


async def test_help_names_every_key(opened: Open) -> None:
    async with opened() as shown:
        for binding in type(shown.screen).BINDINGS:
            assert f"\n{'space' if binding.key == 'space' else binding.key} " in HELP


def test_the_plan_of_the_form_is_the_whole_plan() -> None:
    assert {held.key for held in plan_fields(Plan(), ())} == set(Plan.__dataclass_fields__)
    assert Plan(**{held.key: held.read(held.shown) for held in plan_fields(PLAN, ())}) == PLAN
