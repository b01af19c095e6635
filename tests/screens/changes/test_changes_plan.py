"""F5: a change planned by keys with its tier told live, edited, and noted after it happened."""

from __future__ import annotations

from dataclasses import replace

from opsdesk.desk import changes
from opsdesk.domain import risk_questions
from opsdesk.domain.change_parts import ChangeSort
from screens.changes.plan_form import PlanForm
from tests.screens.changes.conftest import RIGOR, Open
from tests.screens.waiting import until


async def test_the_tier_is_told_while_the_questions_are_answered(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("n")
        assert "extreme · likelihood 5 × impact 5 = 25" in shown.preview
        assert "10 unknown" in shown.preview
        best = {"done_before": "often", "tested": "fully", "documented": "fully", "resources": "enough"}
        mild = {"users": "none", "revenue": "none", "customer_visible": "no", "disruption": "none"}
        easy = {"rollback": "easy", "restorable": "yes"}
        await shown.fill(**{f"risk_{key}": answer for key, answer in {**best, **mild, **easy}.items()})
        assert "standard · likelihood 1 × impact 1 = 1 · 3 pieces of evidence" in shown.preview
        shown.field("risk-tested").input.focus()
        await shown.press("right", "right")
        assert "standard · likelihood 3 × impact 1 = 3" in shown.preview
        shown.field("risk-rehearsed").input.focus()
        await shown.paste("never")
        assert "standard → normal: its rollback was never rehearsed" in shown.preview
        await shown.fill(risk_rollback="impossible", risk_emergency="yes")
        assert shown.preview.startswith("high · ")
        assert "emergency" in shown.preview


async def test_a_plan_is_made_by_keys_with_unknown_answers(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("n")
        for text in ("Pools", "payments", "rolling", "canary, all", "tue 16:00", "90m"):
            await shown.paste(text)
            await shown.press("tab")
        await shown.fill(risk_users="few", risk_tested="fully", sort="configuration", fixes="x")
        await shown.press("ctrl+s")
        assert isinstance(shown.app.screen, PlanForm)
        await shown.fill(fixes="")
        await shown.press("ctrl+s")
        held = shown.change(8)
        assert (held.plan.services, held.plan.deployment_type, held.plan.stages) == (
            ("payments",),
            "rolling",
            ("canary", "all"),
        )
        assert f"{held.plan.starts_at:%d %H:%M}-{held.plan.ends_at:%H:%M}" == "17 16:00-17:30"
        assert (held.plan.risk.answers.users, held.plan.risk.answers.tested) == (
            risk_questions.UsersTouched.FEW,
            risk_questions.Tested.FULLY,
        )
        assert held.plan.sort is ChangeSort.CONFIGURATION
        assert held.plan.risk.answers.revenue is None
        assert shown.screen.chosen.change.number == 8


async def test_errors_stand_beside_their_field(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("n")
        await shown.fill(title="x", starts_at="soon", risk_rehearsed="lately")
        await shown.press("ctrl+s")
        heads = " ".join(str(label.render()) for label in shown.app.screen.query(".form-label"))
        assert "“soon” is no time" in heads
        assert "write a day like 2026-11-17, or never" in heads
        await shown.fill(starts_at="", risk_rehearsed="", ends_at="2h")
        await shown.press("ctrl+s")
        heads = " ".join(str(label.render()) for label in shown.app.screen.query(".form-label"))
        assert "nobody said when it starts" in heads


async def test_an_edit_keeps_what_nobody_touched_and_moves_the_window_whole(opened: Open) -> None:
    async with opened() as shown:
        before = shown.change(5)
        await shown.choose("CHG-5")
        await shown.press("e")
        await shown.fill(starts_at="2026-11-25 09:00")
        await shown.press("ctrl+s")
        held = shown.change(5)
        assert f"{held.plan.starts_at:%d %H:%M}-{held.plan.ends_at:%H:%M}" == "25 09:00-11:00"
        expected = replace(before.plan, starts_at=held.plan.starts_at, ends_at=held.plan.ends_at)
        assert held.plan == expected
        await shown.press("e", "ctrl+s")
        assert shown.change(5).seq == held.seq


async def test_an_edit_by_somebody_else_is_shown_and_nothing_lost(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-5")
        await shown.press("e")
        await shown.fill(title="Mine")
        theirs = shown.change(5).plan
        written = replace(theirs, title="Theirs", services=("payments", "checkout"), author_role="dba")
        changes.replan(shown.desk, 5, written, theirs, RIGOR)
        await shown.press("ctrl+s")
        assert shown.note("title") == "yours; theirs: Theirs"
        assert shown.note("services") == "theirs now, was: payments"
        await shown.press("ctrl+s")
        await until(lambda: shown.change(5).title == "Mine")
        assert shown.change(5).plan == replace(written, title="Mine")


async def test_a_note_of_two_lines_leaves_its_field_in_sight(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("n")
        field = shown.field("title")
        field.show_note("words that are longer than the half of the form that a field has")
        await shown.settle()
        assert field.region.contains_region(field.input.region)


async def test_what_happened_is_noted_in_a_line(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("N")
        await shown.answer("23:59 deploy payments: 4.2 again https://git.example/2")
        await until(lambda: shown.screen.line.input.value.startswith("23:59 deploy"))
        await shown.press("escape", "N")
        await shown.answer("14:02 deploy payments: 4.2 again https://git.example/2")
        held = shown.change(8)
        assert (held.title, held.recorded, held.plan.link) == ("4.2 again", True, "https://git.example/2")
        assert shown.screen.chosen.change.number == 8
