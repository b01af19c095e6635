"""The registry's forms: kept, refused beside the field, met by another's edit, half filled in, and never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import Static

from opsdesk.desk import registry
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.person import Person
from opsdesk.domain.service import Service
from screens.dialogs.confirm import Confirm
from screens.dialogs.form import Form
from tests.screens.registry.conftest import CHECKOUT, KEPT, STAFF, Open
from tests.screens.shown import keeps_nothing_more
from tests.screens.waiting import until


async def test_an_empty_registry_says_what_belongs_here_and_n_makes_the_first(open_registry: Open) -> None:
    async with open_registry() as shown:
        assert "n makes the first" in " ".join(shown.list_text)
        await shown.press("e", "y", "d")
        assert shown.app.screen is shown.screen
        await shown.press("n")
        await shown.paste("checkout")
        await shown.press("tab")
        await shown.paste("payments")
        await shown.press("tab", "y", "ctrl+s")
        assert shown.services()["checkout"] == Service("checkout", "payments", True, version=1)
        assert shown.names == ["checkout"]
        assert "payments" in shown.detail


async def test_an_edit_is_kept_and_d_asks_before_a_service_goes(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        await shown.choose("checkout")
        await shown.press("e")
        await shown.fill(owner_team=" pay  desk ", depends_on='payments-db, "a, b"', core="no")
        await shown.press("ctrl+s")
        held = shown.services()["checkout"]
        assert (held.owner_team, held.core, held.depends_on) == ("pay  desk", False, ("payments-db", "a, b"))
        assert "pay  desk" in shown.detail
        await shown.press("d")
        assert isinstance(shown.app.screen, Confirm)
        assert "web shop depends on it." in [str(line.content) for line in shown.app.screen.query(Static)]
        await shown.press("n")
        assert "checkout" in shown.services()
        await shown.press("d", "y")
        assert "checkout" not in shown.services()
        assert "checkout" not in shown.names


async def test_errors_stand_beside_their_field(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        await shown.press("n")
        await shown.fill(owner_team="x" * 501)
        await shown.press("ctrl+s")
        assert shown.note("name") == "the service's name is empty"
        assert "501 signs" in shown.note("owner_team")
        await shown.fill(name="checkout", owner_team="")
        await shown.press("ctrl+s")
        assert "is there already (owner payments" in shown.note("name")
        await shown.press("escape", "y")
        await shown.choose("checkout")
        await shown.press("e")
        await shown.fill(depends_on="checkout")
        await shown.press("ctrl+s")
        assert shown.note("depends_on") == "checkout can't depend on itself"
        assert shown.services()["checkout"].version == 1


async def test_an_edit_by_somebody_else_shows_both_texts_and_loses_neither(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        await shown.choose("checkout")
        await shown.press("e")
        await shown.fill(objective="mine")
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
        await shown.choose("search")
        await shown.press("e")
        await shown.paste("found")
        registry.remove_service(shown.desk, "search")
        await shown.press("ctrl+s")
        assert isinstance(shown.app.screen, Form)
        await shown.press("ctrl+s")
        assert shown.services()["search"] == Service("search", "found", version=1)


async def test_a_half_filled_form_is_there_again_after_a_lost_connection(open_registry: Open) -> None:
    async with open_registry(KEPT) as shown:
        await shown.choose("checkout")
        await shown.press("e")
        await shown.fill(objective="half a prom\nise [/", core="no")
        await shown.app.save_everything()
    theirs = replace(CHECKOUT, owner_team="theirs", objective="their promise")
    async with open_registry() as shown:
        registry.keep_service(shown.desk, theirs, expected_version=1)
        await shown.screen.resync()
        await shown.choose("search")
        await shown.press("e")
        assert not shown.app.screen.typed, "only what was open"
        await shown.press("escape")
        await shown.choose("checkout")
        await shown.press("e")
        assert shown.field("objective").value == "half a prom\nise [/"
        assert shown.note("objective") == "yours; theirs: their promise"
        assert (shown.field("core").value, shown.note("core")) == ("no", "")
        assert shown.field("owner_team").value == "theirs"
        await shown.press("escape")
        assert isinstance(shown.app.screen, Confirm)


async def test_a_form_is_kept_while_it_is_filled_in_and_not_once_it_was_left_or_saved(open_registry: Open) -> None:
    async with open_registry() as shown:
        for end in (("escape", "y"), ("ctrl+s",)):
            await shown.press("n")
            assert shown.field("name").value == ""
            await shown.paste("search")
            await until(lambda: "search" in shown.desk.kept_text("form service “” ana"))
            await shown.press(*end)
            assert shown.app.screen is shown.screen
            await shown.app.save_everything()
            assert shown.desk.kept_text("form service “” ana") == ""


async def test_people_leave_and_come_back(open_registry: Open) -> None:
    async with open_registry(STAFF, which="people") as shown:
        assert shown.names == ["ana", "bo", "eli"]
        await shown.press("j", "d", "y")
        assert [person.name for person in registry.people(shown.desk)] == ["ana"]
        assert shown.screen.chosen.name == "bo"
        await shown.press("d")
        assert shown.app.screen is shown.screen
        await shown.press("e")
        await shown.fill(active="yes", contact="#bo")
        await shown.press("ctrl+s")
        assert registry.people(shown.desk)[1] == Person("bo", "storage", "#bo", version=3)
        await shown.press("n")
        await shown.paste("@Di")
        await shown.press("ctrl+s")
        assert shown.screen.chosen.name == "di"


async def test_a_form_is_forgotten_by_the_write_that_saves_it(
    open_registry: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A desk that is killed just after it asks for nothing that it took, and forgets nothing that was refused."""
    key = "form service “” ana"
    async with open_registry(KEPT) as shown:
        await shown.press("n")
        await shown.fill(name="checkout")
        await shown.press("ctrl+s")
        assert "is there already" in shown.note("name")
        assert "checkout" in shown.desk.kept_text(key)
        await shown.fill(name="ledger")
        monkeypatch.setattr(DeskThread, "begin", keeps_nothing_more)
        await shown.press("ctrl+s")
        assert "ledger" in shown.services()
        assert shown.desk.kept_text(key) == ""
