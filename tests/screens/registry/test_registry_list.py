"""The registry's list: found, sorted, read in full, copied; nothing of it is markup."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.desk import registry
from opsdesk.domain.person import Person
from opsdesk.domain.service import Service
from screens.presenting.arranged import Arranged
from screens.presenting.listing import as_markdown, detail_rows
from screens.registry import RegistryScreen
from screens.registry.people import PEOPLE
from screens.registry.services import SERVICES
from tests.screens.registry.conftest import KEPT, STAFF, Open, rows_of
from tests.texts import texts


async def test_sorting_groups_and_keeps_the_choice_also_when_another_process_writes(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        await shown.choose("search")
        await shown.press("o")
        assert shown.list_text[-2] == "No owner team"
        assert shown.names[-1] == shown.screen.chosen.name == "search"
        await shown.press("o")
        assert shown.names[:2] == ["checkout", "payments-db"]
        registry.keep_service(shown.desk, Service("a first one"))
        await shown.screen.resync()
        assert "a first one" in shown.names
        assert shown.screen.chosen.name == "search"


async def test_the_chosen_one_stands_beside_the_list_and_is_copied(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        await shown.choose("checkout")
        assert "ledger · not in the registry" in shown.detail
        assert "payments-db\n" in shown.detail
        assert "Needed by      web shop" in shown.detail
        await shown.press("G")
        assert shown.detail.startswith("web shop")
        copied: list[str] = []
        shown.app.copy_text = copied.append
        await shown.choose("checkout")
        await shown.press("y")
        assert copied == [
            "## checkout\n\n"
            "- **Owner team:** payments\n"
            "- **Core:** yes: an outage hurts at once\n"
            "- **Objective:** paid within 2 s\n"
            "- **Depends on:** payments-db, ledger (not in the registry)\n"
            "- **Needed by:** web shop\n"
            "- **Deployed by:** rolling, migration\n"
        ]


async def test_enter_goes_along_what_a_service_depends_on(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        await shown.choose("web shop")
        await shown.press("slash")
        await shown.answer("web")
        await shown.press("enter")
        assert shown.screen.detail.has_focus
        line = next(row.key for row in rows_of(shown.screen.detail) if "checkout" in row.content.plain)
        shown.screen.detail.select_key(line)
        await shown.press("enter")
        assert shown.screen.chosen.name == "checkout"
        await shown.press("q")
        assert shown.screen.list.has_focus


async def test_at_80_columns_the_detail_opens_over_the_list(open_registry: Open) -> None:
    async with open_registry(KEPT, size=(80, 24)) as shown:
        assert not shown.screen.detail.display
        assert len(shown.screen.hint.said(78)) <= 78
        await shown.press("enter")
        assert shown.screen.detail.has_focus
        assert not shown.screen.list.display
        assert shown.screen.detail.row_count > 5
        await shown.press("escape")
        assert shown.screen.list.has_focus
        assert not shown.screen.detail.display
        await shown.press("q")
        assert not any(isinstance(screen, RegistryScreen) for screen in shown.app.screen_stack)


async def test_the_filter_shows_what_has_every_word_and_escape_shows_all(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        await shown.press("slash")
        await shown.paste("pay co")
        assert shown.names == ["checkout", "payments-db"]
        await shown.press("down", "enter")
        assert shown.screen.chosen.name == "payments-db"
        assert shown.screen.list.has_focus
        await shown.press("escape")
        assert len(shown.names) == len(KEPT)
        await shown.press("slash")
        await shown.paste("zzz")
        assert "Nothing fits “zzz”" in " ".join(shown.list_text)
        await shown.press("escape")
        assert len(shown.names) == len(KEPT)


async def test_counts_stand_on_top_and_typed_commands_switch(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        head = shown.screen.head.said(120)
        assert head.startswith("Services  People")
        assert head.endswith("5 services · 2 core · 1 without owner team")
        registry.take_in(shown.desk, STAFF)
        await shown.press("tab")
        assert shown.screen.head.said(120).endswith("2 people · 2 teams · 1 without contact · 1 left")
        await shown.press("tab")
        await shown.press("colon")
        await shown.answer("people")
        assert shown.screen.which == "people"
        await shown.press("colon")
        await shown.answer(":services")
        assert shown.screen.which == "services"
        assert len(shown.names) == len(KEPT)
        await shown.press("colon")
        await shown.answer("nonsense")
        assert shown.screen.list.has_focus


def test_the_screen_loads_without_sqlmodel() -> None:
    code = "import sys, screens.registry; sys.exit('sqlmodel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@settings(max_examples=60)
@given(name=texts(min_size=1), words=texts(), width=st.integers(1, 120))
def test_no_text_is_markup_and_no_row_is_wider_than_its_place(name: str, words: str, width: int) -> None:
    service, person = Service(name, words, True, words, (words or "x",), (words,)), Person(name, words, words)
    for shelf, item in ((SERVICES, service), (PEOPLE, person)):
        facts = shelf.look.detail(item, [item])
        assert as_markdown(name, facts).startswith("## ")
        assert detail_rows(name, facts, width)
        for order in shelf.look.orders:
            arranged = Arranged([item], shelf.look, order)
            rows = arranged.rows(arranged.narrowed(""), width)
            assert rows[-1].key == name
            assert rows[-1].content.cell_length <= width
