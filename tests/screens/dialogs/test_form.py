"""The form every screen uses: nothing typed is lost, and every error stands beside its field."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

import styles
from opsdesk.domain.errors import BadInput, StoreUnavailable
from opsdesk.domain.text import one_line
from screens.dialogs.confirm import Confirm
from screens.dialogs.form import Answers, Form
from screens.dialogs.form_fields import Field, choice, names, read_list, written_list, yes_no
from screens.dialogs.form_refused import NotSaved, Overtaken
from screens.widgets.choice_line import ChoiceLine
from screens.widgets.form_field import FormField
from tests.screens.waiting import painted
from tests.texts import texts

STYLES = Path(styles.__file__).parent
NASTY = ["[/", "[a=b:", "[bold]x[/bold] [/]", "a\nb", "\x1b[31mred\x07", "連接池 👩‍🚒 \u202eabc"]

Save = Callable[[Answers], Awaitable["Vendor"]]


@dataclass(frozen=True)
class Vendor:
    """What the forms of these tests are about."""

    name: str = ""
    days: int = 30
    renews: bool = False
    lane: str = "fix"
    tags: tuple[str, ...] = ()


def _days(shown: str) -> int:
    if not shown.strip().isdigit():
        raise BadInput("days: a number is needed")
    return int(shown)


def _fields(vendor: Vendor) -> list[Field]:
    return [
        Field("name", "Name", vendor.name),
        Field("days", "Notice period", str(vendor.days), _days, "days"),
        yes_no("renews", "Renews by itself", vendor.renews),
        choice("lane", "Lane", ("diagnose", "fix", "communicate"), vendor.lane),
        names("tags", "Tags", vendor.tags),
    ]


class Shop(App[None]):
    """Opens one form and keeps what it gave back."""

    CSS_PATH = [STYLES / "app.tcss", STYLES / "widgets.tcss"]

    def __init__(self, save: Save, vendor: Vendor) -> None:
        super().__init__()
        self.save = save
        self.vendor = vendor
        self.results: list[Vendor | None] = []

    def on_mount(self) -> None:
        self.form = Form("Vendor", _fields(self.vendor), self.save)
        self.push_screen(self.form, self.results.append)

    def field(self, key: str) -> FormField:
        """A field by its key."""
        return next(field for field in self.form.query(FormField) if field.key == key)

    def notes(self) -> dict[str, str]:
        """What stands beside the labels."""
        heads = {field.key: str(field.query_one(".form-label", Static).content) for field in self.form.query(FormField)}
        return {key: head.partition("  ")[2] for key, head in heads.items() if "  " in head}

    def problem(self) -> str:
        """What stands below the fields."""
        shown = self.form.query_one(".form-problem", Static)
        return str(shown.content) if shown.display else ""


async def _kept(answers: Answers) -> Vendor:
    return replace(Vendor(), **answers)


async def _settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_what_was_filled_in_comes_back_typed() -> None:
    app = Shop(_kept, Vendor())
    async with app.run_test() as pilot:
        await pilot.press(*"Acme", "tab", "backspace", "backspace", *"90", "tab", "y", "tab", "right", "tab", *"a, b")
        await pilot.press("ctrl+s")
        await _settled(pilot)
    assert app.results == [Vendor("Acme", 90, True, "communicate", ("a", "b"))]


async def test_a_preview_is_laid_out_again_only_when_it_reads_otherwise(monkeypatch) -> None:
    laid_out: list[str] = []
    app = Shop(_kept, Vendor())
    async with app.run_test() as pilot:
        form = app.form
        monkeypatch.setattr(form, "preview", lambda answers: Content(f"in {answers.get('days')} days"))
        monkeypatch.setattr(form.query_one(".form-preview", Static), "update", lambda said: laid_out.append(said.plain))
        await pilot.press(*"Acme", "tab", "backspace", "backspace", "9")
        assert laid_out == ["in 30 days", "in 3 days", "in None days", "in 9 days"]


async def test_tab_arrows_and_enter_go_through_the_fields_and_the_last_enter_saves() -> None:
    app = Shop(_kept, Vendor("Acme"))
    async with app.run_test() as pilot:
        assert app.focused is app.field("name").input
        await pilot.press("tab", "down", "shift+tab")
        assert app.focused is app.field("days").input
        await pilot.press("enter", "enter", "up", "down", "enter")
        assert app.focused is app.field("tags").input
        assert app.results == []
        await pilot.press("enter")
        await _settled(pilot)
    assert app.results == [Vendor("Acme")]


async def test_every_error_stands_beside_its_field_and_nothing_is_saved() -> None:
    app = Shop(_kept, Vendor("Acme", tags=("x",)))
    async with app.run_test() as pilot:
        app.field("days").input.value = "a month"
        app.field("tags").input.value = "y" * 200_000
        await pilot.press("ctrl+s")
        await _settled(pilot)
        assert app.notes()["days"] == "days: a number is needed"
        assert "can't be read as a list" in app.notes()["tags"]
        assert app.focused is app.field("days").input
        assert app.field("days").value == "a month"
        app.field("days").input.value = "7"
        app.field("tags").input.value = ""
        await pilot.press("ctrl+s")
        await _settled(pilot)
    assert app.results == [Vendor("Acme", 7)]


async def test_a_store_that_cannot_be_used_leaves_everything_typed() -> None:
    tries: list[Any] = []

    async def locked_once(answers: Answers) -> Vendor:
        tries.append(answers)
        if len(tries) == 1:
            raise StoreUnavailable("the store is locked")
        return await _kept(answers)

    app = Shop(locked_once, Vendor())
    async with app.run_test() as pilot:
        await pilot.press(*"Acme", "ctrl+s")
        await _settled(pilot)
        assert app.problem() == "the store is locked"
        assert app.field("name").value == "Acme"
        await pilot.press("ctrl+s")
        await _settled(pilot)
    assert app.results == [Vendor("Acme")]


async def test_a_refusal_may_say_something_of_single_fields() -> None:
    async def refused(answers: Answers) -> Vendor:
        raise NotSaved("not so", {"name": "no such vendor", "days": "too many"})

    app = Shop(refused, Vendor("Acme"))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+s")
        await _settled(pilot)
        assert app.problem() == "not so"
        assert app.notes() == {"name": "no such vendor", "days": "too many"}
        await pilot.press("escape")
        await _settled(pilot)
    assert app.results == [None]


def _overtaken_by(*theirs: Vendor) -> Save:
    """Refuses once for each of theirs, and keeps what is saved then."""
    to_come = list(theirs)

    async def save(answers: Answers) -> Vendor:
        if to_come:
            raise Overtaken(_fields(to_come.pop(0)))
        return await _kept(answers)

    return save


async def test_what_others_wrote_is_taken_over_where_nothing_was_typed() -> None:
    theirs = Vendor("Acme", 60, True, "communicate", ("payments",))
    app = Shop(_overtaken_by(theirs), Vendor("Acme", lane="diagnose"))
    async with app.run_test() as pilot:
        await pilot.press(*" Ltd", "ctrl+s")
        await _settled(pilot)
        assert app.notes() == {
            "days": "theirs now, was: 30",
            "renews": "theirs now, was: no",
            "lane": "theirs now, was: diagnose",
            "tags": "theirs now, was: nothing",
        }
        assert list(app.form.typed) == ["name"]
        await pilot.press("ctrl+s")
        await _settled(pilot)
    assert app.results == [replace(theirs, name="Acme Ltd")]


async def test_what_both_wrote_stays_mine_beside_theirs() -> None:
    before, theirs = Vendor("Acme", tags=("x",)), Vendor("Apex", 60, tags=("payments",))
    app = Shop(_overtaken_by(theirs, replace(theirs, days=90)), before)
    async with app.run_test() as pilot:
        app.field("name").input.value = "Acme Ltd"
        app.field("days").input.value = "60"
        app.field("tags").input.value = ""
        await pilot.press("ctrl+s")
        await _settled(pilot)
        assert app.notes() == {"name": "yours; theirs: Apex", "tags": "yours: nothing; theirs: payments"}
        await pilot.press("ctrl+s")
        await _settled(pilot)
        assert app.notes() == {"days": "theirs now, was: 60"}
        await pilot.press("ctrl+s")
        await _settled(pilot)
    assert app.results == [Vendor("Acme Ltd", 90)]


async def test_an_option_that_only_others_were_offered_is_taken_over_too() -> None:
    async def overtaken(answers: Answers) -> Vendor:
        raise Overtaken([replace(field, shown="new") if field.options else field for field in _fields(Vendor())])

    app = Shop(overtaken, Vendor())
    async with app.run_test() as pilot:
        await pilot.press("ctrl+s")
        await _settled(pilot)
        assert app.field("lane").value == "new"


async def test_a_second_save_waits_for_the_first() -> None:
    saves, go_on = [], asyncio.Event()

    async def slow(answers: Answers) -> Vendor:
        saves.append(answers)
        await go_on.wait()
        return await _kept(answers)

    app = Shop(slow, Vendor("Acme"))
    async with app.run_test() as pilot:
        await pilot.press("x", "ctrl+s", "ctrl+s", "escape")
        assert app.screen is app.form
        go_on.set()
        await _settled(pilot)
    assert len(saves) == 1
    assert app.results == [Vendor("Acmex")]


async def test_leaving_asks_only_when_something_was_typed() -> None:
    app = Shop(_kept, Vendor("Acme"))
    async with app.run_test() as pilot:
        await pilot.press("x", "escape")
        assert isinstance(app.screen, Confirm)
        await pilot.press("n")
        assert app.screen is app.form
        await pilot.press("backspace", "escape")
        assert app.results == [None]


async def test_what_was_typed_is_thrown_away_when_that_is_wanted() -> None:
    app = Shop(_kept, Vendor("Acme"))
    async with app.run_test() as pilot:
        await pilot.press("x", "escape", "y")
        assert app.results == [None]


async def test_no_text_is_markup() -> None:
    async def refused(answers: Answers) -> Vendor:
        raise NotSaved(answers["name"], {"name": answers["name"]})

    app = Shop(refused, Vendor())
    async with app.run_test() as pilot:
        for text in NASTY:
            app.field("name").take(text)
            await pilot.press("ctrl+s")
            await _settled(pilot)
            assert app.notes()["name"] == Content(text).plain
            assert app.field("name").value == text
        await pilot.press("x", "escape")
        assert isinstance(app.screen, Confirm)


async def test_the_label_of_the_field_one_is_in_stands_out_and_no_other() -> None:
    app = Shop(_kept, Vendor("Acme"))
    async with app.run_test() as pilot:
        for here in ("name", "days", "renews"):
            await painted(app)
            heads = {
                key: app.field(key).query_one(".form-label").styles.text_style.bold
                for key in ("name", "days", "renews")
            }
            assert [key for key, bold in heads.items() if bold] == [here]
            assert app.field(here).input.styles.background != app.field("tags").input.styles.background
            await pilot.press("tab")


async def test_a_low_terminal_shows_the_keys_and_the_field_one_is_in() -> None:
    app = Shop(_kept, Vendor("Acme"))
    async with app.run_test(size=(60, 15)) as pilot:
        await pilot.press("shift+tab")
        await painted(app)
        bottom = app.form.query_one(".dialog-keys").region.bottom
        assert bottom <= 15
        assert app.form.can_view_entire(app.field("tags").input)


@pytest.mark.parametrize(("size", "width"), [((60, 15), 60), ((80, 24), 80), ((80, 36), 76), ((120, 36), 76)])
async def test_nothing_is_left_over_beside_a_form_where_there_is_little_room(size: tuple[int, int], width: int) -> None:
    app = Shop(_kept, Vendor("Acme"))
    async with app.run_test(size=size):
        assert app.form.query_one(".dialog").outer_size.width == width


class Talkative(Form[Vendor]):
    """A form of twenty fields that says what they come to."""

    CSS_PATH = [STYLES / "dialogs.tcss", STYLES / "form.tcss"]

    def __init__(self, save: Save) -> None:
        super().__init__("Many", [Field(f"field{place}", f"Field {place}") for place in range(20)], save)

    def preview(self, answers: Answers) -> Content:
        return Content("two lines\nof what it comes to")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 15)])
async def test_the_keys_stay_in_the_box_whatever_is_said(size: tuple[int, int]) -> None:
    async def refused(answers: Answers) -> Vendor:
        raise NotSaved("why it isn't saved, and what can be done about that in more than one line of words", {})

    app = Shop(refused, Vendor())
    async with app.run_test(size=size) as pilot:
        form = Talkative(refused)
        await app.push_screen(form)
        await pilot.press("ctrl+s")
        await _settled(pilot)
        await painted(app)
        box = form.query_one(".dialog")
        assert box.region.bottom <= size[1]
        assert box.content_region.contains_region(form.query_one(".dialog-keys").region)
        assert form.can_view_entire(app.focused)


async def test_a_letter_goes_to_the_next_option_that_begins_with_it() -> None:
    line = ChoiceLine(("diagnose", "fix", "find", "communicate"), "diagnose")
    app = App[None]()
    async with app.run_test() as pilot:
        await app.mount(line)
        line.focus()
        chosen = []
        for key in ("f", "f", "f", "z", "C", "right", "left"):
            await pilot.press(key)
            chosen.append(line.value)
    assert chosen == ["fix", "find", "fix", "fix", "communicate", "diagnose", "communicate"]


async def test_options_that_need_more_room_show_the_chosen_one_and_its_place() -> None:
    line = ChoiceLine([f"a long option {number}" for number in range(9)], "a long option 3")
    app = App[None]()
    async with app.run_test() as pilot:
        await app.mount(line)
        await pilot.pause()
        assert line.render_line(0).text.rstrip() == "● a long option 3   4 of 9"


@settings(max_examples=50)
@given(st.lists(texts().map(lambda text: one_line(text).strip()).filter(bool)))
def test_a_list_reads_back_as_it_was_written(items: list[str]) -> None:
    assert read_list(written_list(items)) == tuple(items)


def test_a_pasted_column_is_a_list() -> None:
    assert read_list("a\nb,\n\n c") == ("a", "b", "c")
