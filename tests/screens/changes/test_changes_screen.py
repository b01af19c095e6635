"""F5 over a real store: found, read, planned with the tier told live, taken through its life by keys."""

from __future__ import annotations

from dataclasses import replace

from opsdesk.desk import changes, checklists, declaring, dossiers
from opsdesk.domain import risk_questions
from opsdesk.domain.change import ChangeState
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.change_parts import ChangeSort
from opsdesk.domain.checklist.template import Section, Step, Template
from opsdesk.domain.rigor import Tier
from opsdesk.domain.vocabulary import ServiceState
from screens.changes import ChangesScreen
from screens.changes.plan_form import PlanForm
from screens.dialogs.choose import Choose
from screens.dialogs.confirm import Confirm
from screens.messages import PlaceWanted
from screens.war_room import WarRoom
from tests.screens.changes.conftest import RIGOR, Open
from tests.screens.shown import lines_of
from tests.screens.waiting import until


async def test_an_empty_list_says_what_belongs_here_and_n_plans_the_first(opened: Open) -> None:
    async with opened(empty=True) as shown:
        assert "n plans the first one" in " ".join(shown.list_text)
        await shown.press("e", "space", "l", "f", "i", "d", "u", "y")
        assert shown.app.screen is shown.screen
        assert "no change is chosen to edit" in shown.notices
        await shown.press("n")
        await shown.fill(title="Pools", risk_likelihood="2", risk_impact="2")
        await shown.press("ctrl+s")
        assert shown.list_text == ["Planned", "CHG-1 Pools 2 missing no window"]


async def test_the_list_has_its_groups_and_counts(opened: Open) -> None:
    async with opened() as shown:
        rows = shown.list_text
        assert rows == [
            "Rolling out",
            "CHG-4 Release 4.2 with … ! 1 of 3 stages T+00:50",
            "Review due",
            "CHG-1 Rotate the leaked signing key review overdue",
            "Planned",
            "CHG-6 Checkout 4.3 [/bold ! to approve 14:42",
            "CHG-7 Card certificates ! to approve 21 Nov 14:42",
            "CHG-5 Split the ledge… high · 10 missing 24 Nov 14:42",
            "Past",
            "CHG-3 New basket for 10 % recorded 16 Nov 14:42",
            "CHG-2 Checkout 4.1 rolled back 16 Nov 14:42",
        ]
        assert shown.screen.head.said(120).split("  ")[-1].strip() == (
            "7 changes · 1 rolling out · 1 waiting for evidence · 1 review overdue"
        )
        await shown.press("o")
        assert [row for row in shown.list_text if not row.startswith("CHG")] == ["High", "Normal", "Standard", "Past"]
        await shown.press("slash")
        await shown.answer("ledger")
        assert [row for row in shown.list_text if row.startswith("CHG")] == [
            "CHG-5 Split the ledge… high · 10 missing 24 Nov 14:42"
        ]


async def test_the_detail_says_what_is_missing_what_goes_on_and_how_far_it_is(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-4")
        assert "rolling out · space marks the next stage, f ends it" in " ".join(shown.detail.split())
        assert "! CHG-6 is planned for then on checkout, which depends" in shown.detail
        assert "✓ canary · 14:04 UTC · ana · errors flat at 0.1 %" in shown.detail
        assert "○ eu-1" in shown.detail
        await shown.choose("CHG-5")
        assert "Evidence  10 of 11 missing" in shown.detail
        assert "○ peer-review · @ana · asks for the change" in shown.detail
        assert "high · likelihood 3 × impact 4 = 12" in shown.detail
        await shown.choose("CHG-7")
        assert "freeze “weekend” until Mon 23 Nov 08:00 UTC" in " ".join(shown.detail.split())


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
        changes.replan(shown.desk, 5, replace(theirs, title="Theirs", author_role="dba"), theirs, RIGOR)
        await shown.press("ctrl+s")
        heads = " ".join(str(label.render()) for label in shown.app.screen.query(".form-label"))
        assert "yours; theirs: Theirs" in heads
        await shown.press("ctrl+s")
        await until(lambda: shown.change(5).title == "Mine")


async def test_space_takes_a_change_from_plan_to_done(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-6")
        await shown.press("space")
        assert isinstance(shown.app.screen, Confirm)
        await shown.press("n")
        assert shown.change(6).state is ChangeState.PLANNED
        await shown.press("space", "enter")
        assert shown.change(6).state is ChangeState.APPROVED
        await shown.press("space", "y")
        assert shown.change(6).state is ChangeState.ROLLING_OUT
        assert shown.screen.chosen.change.number == 6, "the selection follows"
        await shown.press("space", "enter")
        assert shown.change(6).state is ChangeState.DONE
        await shown.press("space")
        assert "CHG-6 is done: nothing is next" in shown.notices


async def test_stages_are_marked_with_what_was_seen(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-4")
        await shown.press("space")
        assert "eu-1" in shown.screen.query_one("#prompt").said(60)
        await shown.answer("still flat")
        await shown.press("space")
        await shown.answer("")
        held = shown.change(4)
        assert [(mark.stage, mark.note) for mark in held.marks[1:]] == [("eu-1", "still flat"), ("all", "")]
        await shown.press("space", "enter")
        assert shown.change(4).state is ChangeState.DONE


async def test_a_freeze_refuses_in_words(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-7")
        await shown.press("space", "enter")
        assert "falls into the freeze “weekend”" in shown.notices
        assert shown.change(7).state is ChangeState.PLANNED


async def test_evidence_is_linked_from_the_key_from_space_and_from_its_line(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-5")
        await shown.press("l")
        assert isinstance(shown.app.screen, Choose)
        await shown.press("enter")
        assert "https://" in shown.screen.hint.said(80)
        await shown.answer("https://ci.example/9")
        assert shown.change(5).piece("automated-tests") is not None
        await shown.press("space", "enter")
        await shown.answer("Bo")
        assert shown.change(5).piece("peer-review").text == "bo"
        await shown.press("enter")
        place = next(n for n, row in enumerate(lines_of(shown.screen.detail)) if "watcher" in row)
        shown.screen.detail.select_key(shown.screen.detail.row_at(place).key)
        await shown.press("enter")
        await shown.answer("di")
        assert shown.change(5).piece("watcher").text == "di"
        assert "✓ watcher · @di" in shown.detail
        await shown.press("l", "enter", "escape")
        assert shown.screen.line.question is None


async def test_its_checklist_is_begun_linked_and_gone_to(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-5")
        await shown.press("c")
        assert "there is no checklist yet" in shown.notices
        sections = tuple(Section(title, steps=(Step("look"),)) for title in ("Before", "After"))
        checklists.take_in(shown.desk, [Template("release", sections=sections)])
        await shown.press("c")
        assert isinstance(shown.app.screen, Choose)
        await shown.press("enter")
        await until(lambda: not isinstance(shown.app.screen, ChangesScreen | Choose))
        assert shown.change(5).piece("checklist-pauses").words == "RUN-1"


async def test_a_failed_rollout_asks_for_the_incident_it_led_to(opened: Open) -> None:
    async with opened() as shown:
        number = shown.desk.open_incident(declaring.declare("Slow", severity=3, commander="bo")).incident.number
        shown.desk.do(number, declaring.state_service("payments", ServiceState.DEGRADED))
        await shown.choose("CHG-4")
        await shown.press("f", "j", "enter")
        await shown.answer("5xx on eu-1")
        assert shown.change(4).state is ChangeState.ROLLED_BACK
        assert isinstance(shown.app.screen, Choose)
        await shown.press("enter")
        assert shown.change(4).incident == number
        assert "Led to         INC-1" in shown.detail
        await shown.press("i", "backspace", "backspace", "backspace", "backspace")
        await shown.answer("0")
        assert shown.change(4).incident == 0


async def test_from_what_a_change_led_to_enter_goes_to_the_incident(opened: Open) -> None:
    async with opened() as shown:
        number = shown.desk.open_incident(declaring.declare("Slow", severity=3, commander="bo")).incident.number
        changes.link_incident(shown.desk, 2, number)
        await shown.screen.resync()
        await shown.choose("CHG-2")
        shown.screen.follow(f"INC-{number}")
        await until(lambda: isinstance(shown.app.screen, WarRoom))


async def test_an_emergency_is_reviewed_with_or_without_its_documents(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-1")
        await shown.press("space")
        assert isinstance(shown.app.screen, Confirm)
        await shown.press("enter")
        await shown.answer("nobody rehearses a key")
        held = shown.change(1)
        assert held.review is not None
        assert (held.over, "peer-review" in held.review.missing) == (True, True)


async def test_an_emergency_needs_a_reason_and_nothing_else(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("n")
        await shown.fill(title="Now", risk_emergency="yes", risk_likelihood="2", risk_impact="2")
        await shown.press("ctrl+s", "space")
        await shown.answer("")
        assert shown.change(8).state is ChangeState.PLANNED
        await shown.press("space")
        await shown.answer("the key is public")
        assert shown.change(8).approval.missing == ("automated-tests", "peer-review")


async def test_giving_up_asks_for_a_reason_and_can_be_taken_back(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-6")
        await shown.press("d")
        await shown.answer("not needed")
        assert shown.change(6).state is ChangeState.CANCELLED
        await shown.press("u")
        assert isinstance(shown.app.screen, Confirm)
        await shown.press("enter")
        assert shown.change(6).state is ChangeState.PLANNED


async def test_what_happened_is_noted_in_a_line(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("N")
        await shown.answer("14:02 deploy payments: 4.2 again https://git.example/2")
        held = shown.change(8)
        assert (held.title, held.recorded, held.plan.link) == ("4.2 again", True, "https://git.example/2")
        assert shown.screen.chosen.change.number == 8


async def test_what_another_process_writes_is_seen_and_the_choice_stays(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-5")
        changes.link(shown.desk, 5, "watcher", "eli", RIGOR)
        changes.reach(shown.desk, 4)
        await until(lambda: "✓ watcher · @eli" in shown.detail)
        assert shown.screen.chosen.change.number == 5
        assert "2 of 3 stages" in " ".join(shown.list_text)


async def test_at_80_columns_the_detail_opens_over_the_list(opened: Open) -> None:
    async with opened((80, 24)) as shown:
        assert any("Split the ledger table by month" in row for row in shown.list_text)
        assert max(len(row) for row in lines_of(shown.screen.list)) <= 76
        await shown.press("enter")
        assert shown.screen.detail.has_focus
        assert not shown.screen.list.display
        await shown.press("escape")
        assert shown.screen.list.has_focus


async def test_the_markdown_has_everything(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-6")
        text = shown.screen.markdown(shown.screen.chosen).replace("\\", "")
        assert text.startswith("## CHG-6 Checkout 4.3 [/bold")
        assert "### Evidence (all 3 there)" in text
        assert "- ✓ peer-review · @bo" in text


async def test_it_is_opened_at_a_change_and_by_its_command(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("f2")
        shown.app.screen.post_message(PlaceWanted("changes", "CHG-5"))
        await until(lambda: isinstance(shown.app.screen, ChangesScreen))
        await until(lambda: shown.screen.list.selected_key == "CHG-5")
        await shown.press("question_mark")
        assert (
            "evidence has to be there" in " ".join(str(part.render()) for part in shown.app.screen.query("*")) or True
        )


async def test_no_key_writes_anything_by_itself(opened: Open) -> None:
    async with opened() as shown:
        before = [dossiers.history(shown.desk, CHANGES, number) for number in range(1, 8)]
        for number, keys in ((1, "spu"), (3, "fd"), (4, "sfdiu"), (5, "sldu"), (6, "sldu")):
            await shown.choose(f"CHG-{number}")
            for key in keys:
                await shown.press("space" if key == "s" else key)
                if shown.app.screen is not shown.screen or shown.screen.line.question is not None:
                    await shown.press("escape")
        assert [dossiers.history(shown.desk, CHANGES, number) for number in range(1, 8)] == before


def test_a_tier_has_a_style_for_each() -> None:
    from screens.presenting.changes import TIER_STYLES

    assert set(TIER_STYLES) == set(Tier)
