"""What every screen on the skeleton has: a footer that fits, commands that lead everywhere, and files written out."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.command import CommandList, CommandPalette

from opsdesk.app import OpsDesk
from opsdesk.desk import registry
from opsdesk.desk.desk import Desk
from opsdesk.domain.service import Service
from screens.desk import DeskScreen
from screens.dialogs.form_fields import Typed
from screens.dialogs.text_view import TextView
from screens.half_filled import as_text, from_text
from screens.messages import PlaceWanted
from screens.places import PLACES
from screens.presenting.footer import BACK, footer
from screens.presenting.listing import Fact, Heading, Line, as_markdown, detail_rows, part_of
from screens.registry import RegistryScreen
from screens.skeleton import Skeleton
from tests.fakes import OpenDesk
from tests.screens.shown import Driven, driven, session_of, to_place
from tests.screens.waiting import settled, until
from tests.texts import texts


@pytest.fixture
async def run(desk: Desk, open_desk: OpenDesk, tmp_path: Path) -> AsyncIterator[Driven]:
    """The app on the desk screen, one service in the registry."""
    registry.take_in(desk, [Service("checkout", "payments")])
    async with driven(session_of(open_desk()), tmp_path) as run:
        yield run


async def test_an_app_that_goes_down_opens_nothing_any_more(desk: Desk, tmp_path: Path) -> None:
    session = session_of(desk)
    app = OpsDesk(session, None, crash_folder=tmp_path)
    async with app.run_test():
        await settled(app)
        app.screen.post_message(PlaceWanted("vendors"))
    assert not app.is_running
    session.desk.close()


async def test_every_place_opens_explains_itself_and_leads_back(run: Driven) -> None:
    for name, place in PLACES.items():
        screen = await to_place(run, PlaceWanted(name), Skeleton)
        assert type(screen).__name__ == place.screen
        keys = screen.hint.said(78)
        assert len(keys) <= 78, name
        assert "Enter" in keys, name
        assert "  n " in f"  {keys}" or not re.search("[;:] n ", screen.look.empty), name
        await run.press("f1")
        assert isinstance(run.app.screen, TextView), name
        await run.press("q")
        await until(lambda screen=screen: run.app.screen is screen)
        await run.press("q")
        await until(lambda: isinstance(run.app.screen, DeskScreen))


async def test_the_palette_begins_with_what_can_be_done_on_this_very_screen(run: Driven) -> None:
    await to_place(run, PlaceWanted("vendors"), Skeleton)
    await run.press("ctrl+p")
    await until(lambda: isinstance(run.app.screen, CommandPalette))
    shown = run.app.screen.query_one(CommandList)
    await until(lambda: shown.option_count > len(PLACES))
    words = [str(shown.get_option_at_index(place).prompt) for place in range(shown.option_count)]
    assert words[0].startswith("New")
    first = next(place for place, said in enumerate(words) if "Go there" in said)
    assert not any("key " in said for said in words[first:])


async def test_a_screen_comes_back_as_it_was_left_and_writes_what_is_chosen_into_the_folder(
    run: Driven, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    screen = await to_place(run, PlaceWanted("services"), Skeleton)
    screen.filter_by("check")
    await run.press("f2")
    assert await to_place(run, PlaceWanted("people"), Skeleton) is screen, "one screen for both lists"
    await run.press("colon")
    await run.answer("desk")
    await until(lambda: isinstance(run.app.screen, DeskScreen))
    assert isinstance(await to_place(run, PlaceWanted("services"), Skeleton), RegistryScreen)
    await run.press("E")
    await until((tmp_path / "checkout.md").is_file)
    assert (tmp_path / "checkout.md").read_text().startswith("## checkout")


@given(st.lists(st.text("abc", min_size=1, max_size=12), max_size=12), st.integers(16, 120))
def test_the_footer_fits_and_always_names_help_and_the_way_back(keys: list[str], width: int) -> None:
    said = footer(keys, width)
    assert len(said) <= width
    assert said.endswith("  ".join(BACK))


@given(st.dictionaries(texts(), st.builds(Typed, texts(), texts())))
def test_a_half_filled_form_is_read_as_it_was_written(typed: dict[str, Typed]) -> None:
    assert from_text(as_text(typed)) == typed


def test_a_detail_is_made_of_facts_headings_and_lines() -> None:
    parts = (Fact("Owner", "ana [/x"), Heading("Steps", "2"), Line("do this " * 9, "1.1", indent=2), Fact("", "bo"))
    rows = detail_rows("the one", parts, 40)
    assert [row.selectable for row in rows[:3]] == [False, False, True]
    wrapped = [row.content.plain for row in rows if row.key.startswith("2 ")]
    assert wrapped[0].startswith("  1.1 do this")
    assert wrapped[1].startswith("      this do")
    assert part_of(parts, rows[2].key) is parts[0]
    assert as_markdown("the one", parts).splitlines()[:5] == [
        "## the one",
        "",
        "- **Owner:** ana \\[/x",
        "",
        "### Steps (2)",
    ]
