"""The registry screen over a real store: services and people, found, read, changed and never lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.pilot import Pilot
from textual.widgets import Static

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk import registry
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.person import Person
from opsdesk.domain.service import Service
from screens.dialogs.confirm import Confirm
from screens.dialogs.form import Form
from screens.messages import PlaceWanted
from screens.presenting.arranged import Arranged
from screens.presenting.listing import as_markdown, detail_rows
from screens.registry import RegistryScreen
from screens.registry.people import PEOPLE
from screens.registry.services import SERVICES
from screens.session import Session
from screens.widgets.form_field import FormField
from screens.widgets.line_list import LineList

CHECKOUT = Service("checkout", "payments", True, "paid within 2 s", ("payments-db", "ledger"), ("rolling", "migration"))
KEPT = (
    CHECKOUT,
    Service("payments-db", "storage", True),
    Service("search"),
    Service("[bold]x[/]", "[/"),
    Service("web shop", "storefront", depends_on=("checkout",)),
)
STAFF = (Person("ana", "payments", "#inc"), Person("bo", "storage"), Person("eli", "search", "#eli", active=False))


@dataclass
class Shown:
    """The app on the registry screen."""

    app: OpsDesk
    pilot: Pilot[None]
    desk: Desk

    @property
    def screen(self) -> RegistryScreen:
        """The registry."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, RegistryScreen))

    @property
    def names(self) -> list[str | None]:
        """What can be chosen in the list, from top to bottom."""
        return [row.key for row in _rows(self.screen.list) if row.selectable]

    @property
    def detail(self) -> str:
        """The chosen thing in full."""
        return "\n".join(row.content.plain for row in _rows(self.screen.detail))

    @property
    def list_text(self) -> str:
        """The list as it is read."""
        return "\n".join(row.content.plain for row in _rows(self.screen.list))

    async def press(self, *keys: str) -> None:
        """Presses keys and waits for what they ask of the store."""
        await self.pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        """Until everything asked for is on screen."""
        for _ in range(3):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause(0.02)

    def field(self, key: str) -> FormField:
        """A field of the form that is open."""
        assert isinstance(self.app.screen, Form)
        return next(field for field in self.app.screen.query(FormField) if field.key == key)

    def fill(self, **values: str) -> None:
        """Puts texts into the open form."""
        for key, value in values.items():
            self.field(key).input.value = value

    def note(self, key: str) -> str:
        """What stands beside a field's label."""
        return str(self.field(key).query_one(".form-label", Static).content).partition("  ")[2]

    def services(self) -> dict[str, Service]:
        """What the store has."""
        return {service.name: service for service in registry.services(self.desk)}


Open = Callable[..., AbstractAsyncContextManager[Shown]]


def _rows(lines: LineList) -> list:
    return [lines.row_at(place) for place in range(lines.row_count)]


@pytest.fixture
def open_registry(desk_path: Path, desk: Desk, tmp_path: Path) -> Open:
    """Opens the screen at a size on what is given; `desk` beside it is another process."""

    @asynccontextmanager
    async def opened(
        items: tuple[Service, ...] | tuple[Person, ...] = (),
        *,
        which: str = "services",
        size: tuple[int, int] = (120, 36),
    ) -> AsyncIterator[Shown]:
        registry.take_in(desk, items)
        session = Session(DeskThread(Desk.at(desk_path, by="ana")), Settings(), "ana")
        app = OpsDesk(session, None, crash_folder=tmp_path / "crashes")
        async with app.run_test(size=size) as pilot:
            app.screen.post_message(PlaceWanted(which))
            await pilot.pause(0.05)
            shown = Shown(app, pilot, desk)
            await shown.settle()
            yield shown
        session.desk.close()

    return opened


async def test_an_empty_registry_says_what_belongs_here_and_n_makes_the_first(open_registry: Open) -> None:
    async with open_registry() as shown:
        assert "n makes the first" in " ".join(shown.list_text.split())
        await shown.press("e", "y", "d")
        assert shown.app.screen is shown.screen
        await shown.press("n", *"checkout", "tab", *"payments", "tab", "y", "ctrl+s")
        assert shown.services()["checkout"] == Service("checkout", "payments", True, version=1)
        assert shown.names == ["checkout"]
        assert "payments" in shown.detail


async def test_the_counts_stand_on_top(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        head = shown.screen.head.said(120)
        assert head.startswith("Services  People")
        assert head.endswith("5 services · 2 core · 1 without owner team")
        registry.take_in(shown.desk, STAFF)
        await shown.press("tab")
        assert shown.screen.head.said(120).endswith("2 people · 2 teams · 1 without contact · 1 left")


async def test_the_chosen_one_stands_beside_the_list(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        shown.screen.select("checkout")
        await shown.settle()
        assert "ledger · not in the registry" in shown.detail
        assert "payments-db\n" in shown.detail
        assert "Needed by      web shop" in shown.detail
        await shown.press("G")
        assert shown.detail.startswith("web shop")


async def test_enter_goes_along_what_a_service_depends_on(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        shown.screen.select("web shop")
        await shown.press("slash", *"web", "enter", "enter")
        assert shown.screen.detail.has_focus
        line = next(row.key for row in _rows(shown.screen.detail) if "checkout" in row.content.plain)
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
        await shown.press("slash", *"pay co")
        assert shown.names == ["checkout", "payments-db"]
        await shown.press("down", "enter")
        assert shown.screen.chosen.name == "payments-db"
        assert shown.screen.list.has_focus
        await shown.press("escape")
        assert len(shown.names) == len(KEPT)
        await shown.press("slash", *"zzz")
        assert "Nothing fits “zzz”" in shown.list_text
        await shown.press("escape")
        assert len(shown.names) == len(KEPT)


async def test_sorting_groups_and_keeps_the_choice(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        shown.screen.select("search")
        await shown.press("o")
        assert shown.list_text.splitlines()[-2].strip() == "No owner team"
        assert shown.names[-1] == shown.screen.chosen.name == "search"
        await shown.press("o")
        assert shown.names[:2] == ["checkout", "payments-db"]


async def test_an_edit_is_kept_and_shown(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        shown.screen.select("checkout")
        await shown.press("e")
        shown.fill(owner_team=" pay  desk ", depends_on='payments-db, "a, b"', core="no")
        await shown.press("ctrl+s")
        held = shown.services()["checkout"]
        assert (held.owner_team, held.core, held.depends_on) == ("pay  desk", False, ("payments-db", "a, b"))
        assert "pay  desk" in shown.detail


async def test_errors_stand_beside_their_field(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        await shown.press("n")
        shown.fill(owner_team="x" * 501)
        await shown.press("ctrl+s")
        assert shown.note("name") == "the service's name is empty"
        assert "501 signs" in shown.note("owner_team")
        shown.fill(name="checkout", owner_team="")
        await shown.press("ctrl+s")
        assert "is there already (owner payments" in shown.note("name")
        await shown.press("escape", "y")
        shown.screen.select("checkout")
        await shown.press("e")
        shown.fill(depends_on="checkout")
        await shown.press("ctrl+s")
        assert shown.note("depends_on") == "checkout can't depend on itself"
        assert shown.services()["checkout"].version == 1


async def test_an_edit_by_somebody_else_shows_both_texts_and_loses_neither(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        shown.screen.select("checkout")
        await shown.press("e")
        shown.fill(objective="mine")
        theirs = replace(CHECKOUT, owner_team="theirs", objective="their promise")
        registry.keep_service(shown.desk, theirs, expected_version=1)
        await shown.press("ctrl+s")
        assert shown.services()["checkout"].objective == "their promise"
        assert shown.field("objective").value == "mine"
        assert shown.note("objective") == "yours; theirs: their promise"
        assert shown.field("owner_team").value == "theirs"
        assert shown.note("owner_team") == "theirs now, was: payments"
        await shown.press("ctrl+s")
        assert shown.app.screen is shown.screen
        held = shown.services()["checkout"]
        assert (held.objective, held.owner_team, held.version) == ("mine", "theirs", 3)


async def test_a_service_removed_under_the_form_can_be_put_back(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        shown.screen.select("search")
        await shown.press("e", *"found")
        registry.remove_service(shown.desk, "search")
        await shown.press("ctrl+s")
        assert isinstance(shown.app.screen, Form)
        await shown.press("ctrl+s")
        assert shown.services()["search"] == Service("search", "found", version=1)


async def test_a_half_filled_form_is_there_again_after_a_lost_connection(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        shown.screen.select("checkout")
        await shown.press("e")
        shown.fill(objective="half a prom\nise [/", core="no")
        await shown.app.save_everything()
    theirs = replace(CHECKOUT, owner_team="theirs", objective="their promise")
    async with open_registry() as shown:
        registry.keep_service(shown.desk, theirs, expected_version=1)
        await shown.screen.resync()
        shown.screen.select("search")
        await shown.press("e")
        assert not shown.app.screen.typed, "only what was open"
        await shown.press("escape")
        shown.screen.select("checkout")
        await shown.press("e")
        assert shown.field("objective").value == "half a prom\nise [/"
        assert shown.note("objective") == "yours; theirs: their promise"
        assert (shown.field("core").value, shown.note("core")) == ("no", "")
        assert shown.field("owner_team").value == "theirs"
        await shown.press("escape")
        assert isinstance(shown.app.screen, Confirm)


@pytest.mark.parametrize("end", [("ctrl+s",), ("escape", "y")], ids=["saved", "left"])
async def test_a_form_that_was_saved_or_left_is_not_kept(open_registry: Open, end: tuple[str, ...]) -> None:
    async with open_registry() as shown:
        await shown.press("n", *"search")
        await shown.app.save_everything()
        assert "search" in shown.desk.kept_text("form service “” ana")
        await shown.press(*end)
        assert shown.app.screen is shown.screen
        await shown.app.save_everything()
        await shown.press("n")
        assert shown.field("name").value == ""
        assert shown.desk.kept_text("form service “” ana") == ""


async def test_a_form_is_kept_while_it_is_filled_in(open_registry: Open) -> None:
    async with open_registry() as shown:
        await shown.press("n", *"sea")
        for _ in range(100):
            if "sea" in shown.desk.kept_text("form service “” ana"):
                break
            await shown.pilot.pause(0.05)
        else:
            raise AssertionError("nothing was kept")


async def test_d_asks_before_a_service_goes(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        shown.screen.select("checkout")
        await shown.press("d")
        assert isinstance(shown.app.screen, Confirm)
        assert "web shop depends on it." in [str(line.content) for line in shown.app.screen.query(Static)]
        await shown.press("n")
        assert "checkout" in shown.services()
        await shown.press("d", "y")
        assert "checkout" not in shown.services()
        assert "checkout" not in shown.names


async def test_people_leave_and_come_back(open_registry: Open) -> None:
    async with open_registry(STAFF, which="people") as shown:
        assert shown.names == ["ana", "bo", "eli"]
        await shown.press("j", "d", "y")
        assert [person.name for person in registry.people(shown.desk)] == ["ana"]
        assert shown.screen.chosen.name == "bo"
        await shown.press("d")
        assert shown.app.screen is shown.screen
        await shown.press("e")
        shown.fill(active="yes", contact="#bo")
        await shown.press("ctrl+s")
        assert registry.people(shown.desk)[1] == Person("bo", "storage", "#bo", version=3)
        await shown.press("n", *"@Di", "ctrl+s")
        assert shown.screen.chosen.name == "di"


async def test_typed_commands_switch(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        await shown.press("colon", *"people", "enter")
        assert shown.screen.which == "people"
        await shown.press("colon", *":services", "enter")
        assert shown.screen.which == "services"
        assert len(shown.names) == len(KEPT)
        await shown.press("colon", *"nonsense", "enter")
        assert shown.screen.list.has_focus


async def test_y_copies_the_chosen_one_as_markdown(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        copied: list[str] = []
        shown.app.copy_text = copied.append
        shown.screen.select("checkout")
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


async def test_what_another_process_wrote_appears_and_the_choice_stays(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        shown.screen.select("search")
        registry.keep_service(shown.desk, Service("a first one"))
        await shown.screen.resync()
        assert "a first one" in shown.names
        assert shown.screen.chosen.name == "search"


def test_the_screen_loads_without_sqlmodel() -> None:
    code = "import sys, screens.registry; sys.exit('sqlmodel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@settings(max_examples=60)
@given(name=st.text(min_size=1), words=st.text(), width=st.integers(1, 120))
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
