"""What every screen on the skeleton has: a footer that fits, commands that lead everywhere, and files written out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk import registry
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.service import Service
from screens.desk import DeskScreen
from screens.dialogs.form_fields import Typed
from screens.dialogs.text_view import TextView
from screens.messages import PlaceWanted
from screens.places import PLACES
from screens.presenting.listing import Fact, Heading, Line, as_markdown, detail_rows, part_of
from screens.registry import RegistryScreen
from screens.session import Session
from screens.skeleton import Skeleton
from screens.skeleton.half_filled import as_text, from_text
from screens.skeleton.keys import LAST_KEYS, footer
from tests.screens.waiting import until

Open = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def open_app(desk_path: Path, desk: Desk, tmp_path: Path) -> Open:
    """Opens the app on the desk screen, one service in the registry."""

    @asynccontextmanager
    async def opened() -> AsyncIterator[Pilot[None]]:
        registry.take_in(desk, [Service("checkout", "payments")])
        session = Session(DeskThread(Desk.at(desk_path, by="ana")), Settings(), "ana")
        async with OpsDesk(session, None, crash_folder=tmp_path / "crashes").run_test(size=(120, 36)) as pilot:
            yield pilot
        session.desk.close()

    return opened


async def shown(pilot: Pilot[None], name: str) -> Skeleton:
    """The screen of a place, once it has been read."""
    pilot.app.screen.post_message(PlaceWanted(name))
    await until(lambda: isinstance(pilot.app.screen, Skeleton) and pilot.app.screen.items is not None)
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, Skeleton)
    return screen


@pytest.mark.parametrize("name", PLACES)
async def test_every_place_opens_explains_itself_and_leads_back(open_app: Open, name: str) -> None:
    async with open_app() as pilot:
        screen = await shown(pilot, name)
        assert type(screen).__name__ == PLACES[name].screen
        assert len(screen.hint.said(78)) <= 78
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, TextView)
        await pilot.press("q")
        await until(lambda: pilot.app.screen is screen)
        await pilot.press("q")
        await until(lambda: isinstance(pilot.app.screen, DeskScreen))


async def test_a_screen_comes_back_as_it_was_left(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = await shown(pilot, "services")
        screen.filter_by("check")
        await pilot.press("f2")
        assert await shown(pilot, "people") is screen, "one screen for both lists"
        await pilot.press("colon", *"desk", "enter")
        await until(lambda: isinstance(pilot.app.screen, DeskScreen))
        assert isinstance(await shown(pilot, "services"), RegistryScreen)


async def test_what_is_chosen_is_written_into_the_folder(open_app: Open, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_app() as pilot:
        await shown(pilot, "services")
        await pilot.press("E")
        await until((tmp_path / "checkout.md").is_file)
        assert (tmp_path / "checkout.md").read_text().startswith("## checkout")


@given(st.lists(st.text("abc", min_size=1, max_size=12), max_size=12), st.integers(16, 120))
def test_the_footer_fits_and_always_names_help_and_the_way_back(keys: list[str], width: int) -> None:
    said = footer(keys, width)
    assert len(said) <= width
    assert said.endswith("  ".join(LAST_KEYS))


@given(st.dictionaries(st.text(), st.builds(Typed, st.text(), st.text())))
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
