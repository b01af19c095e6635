"""F5: what the list and the detail say, at every width, and what others write."""

from __future__ import annotations

from opsdesk.desk import changes
from opsdesk.domain.change import ChangeState
from opsdesk.domain.rigor import Tier
from screens.changes import ChangesScreen
from screens.messages import PlaceWanted
from tests.screens.changes.conftest import RIGOR, Open
from tests.screens.shown import lines_of, text_of
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


async def test_the_detail_says_what_is_missing_what_goes_on_and_a_freeze_that_refuses(opened: Open) -> None:
    async with opened() as shown:
        await shown.choose("CHG-4")
        assert "rolling out · space marks the next stage, f ends it" in shown.detail_words
        assert "! CHG-6 is planned for then on checkout, which depends" in shown.detail
        assert "✓ canary · 14:04 UTC · ana · errors flat at 0.1 %" in shown.detail
        assert "○ eu-1" in shown.detail
        await shown.choose("CHG-5")
        assert "Evidence  10 of 11 missing" in shown.detail
        assert "○ peer-review · @ana · asks for the change" in shown.detail
        assert "high · likelihood 3 × impact 4 = 12" in shown.detail
        await shown.choose("CHG-7")
        assert "freeze “weekend” until Mon 23 Nov 08:00 UTC" in shown.detail_words
        await shown.press("space", "enter")
        assert "falls into the freeze “weekend”" in shown.notices
        assert shown.change(7).state is ChangeState.PLANNED


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
        await until(lambda: any("Split the ledger table by month" in row for row in shown.list_text))
        assert max(len(row) for row in lines_of(shown.screen.list)) <= 76
        await shown.press("enter")
        assert shown.screen.detail.has_focus
        assert not shown.screen.list.display
        await shown.press("escape")
        assert shown.screen.list.has_focus


async def test_it_is_opened_at_a_change_with_its_help_and_its_markdown_has_everything(opened: Open) -> None:
    async with opened() as shown:
        await shown.press("f2")
        shown.app.screen.post_message(PlaceWanted("changes", "CHG-5"))
        await until(lambda: isinstance(shown.app.screen, ChangesScreen))
        await until(lambda: shown.screen.list.selected_key == "CHG-5")
        await shown.press("question_mark")
        assert "evidence has to be there" in " ".join(text_of(shown.app.screen.lines).split())
        await shown.press("q")
        await shown.choose("CHG-6")
        text = shown.screen.markdown(shown.screen.chosen).replace("\\", "")
        assert text.startswith("## CHG-6 Checkout 4.3 [/bold")
        assert "### Evidence (all 3 there)" in text
        assert "- ✓ peer-review · @bo" in text


def test_a_tier_has_a_style_for_each() -> None:
    from screens.presenting.changes import TIER_STYLES

    assert set(TIER_STYLES) == set(Tier)
