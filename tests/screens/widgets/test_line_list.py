"""Short lists: the selection belongs to the thing, not to its place."""

from __future__ import annotations

from pathlib import Path

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Input

import styles
from screens.widgets.line_list import LineList, Row


def rows(*keys: str) -> tuple[Row, ...]:
    return tuple(Row(key, Content(f"the thing {key}"), selectable=not key.startswith("#")) for key in keys)


class Listed(App[None]):
    CSS_PATH = Path(styles.__file__).with_name("widgets.tcss")

    def __init__(self, *keys: str) -> None:
        super().__init__()
        self.list = LineList(empty=Content("nothing [here] yet"))
        self.keys = keys
        self.chosen: list[str] = []
        self.highlighted: list[str | None] = []

    def compose(self) -> ComposeResult:
        yield self.list
        yield Input(compact=True)

    def on_mount(self) -> None:
        self.list.set_rows(rows(*self.keys))
        self.list.focus()

    def on_line_list_highlighted(self, event: LineList.Highlighted) -> None:
        self.highlighted.append(event.key)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        self.chosen.append(event.key)


async def test_the_selection_stays_on_its_key_when_the_order_changes():
    app = Listed("a", "b", "c")
    async with app.run_test() as pilot:
        await pilot.press("j")
        assert app.list.selected_key == "b"
        app.list.set_rows(rows("c", "x", "a", "b"))
        assert app.list.selected_key == "b"


async def test_a_thing_that_is_gone_leaves_the_selection_in_its_place():
    app = Listed("a", "b", "c")
    async with app.run_test() as pilot:
        await pilot.press("j")
        app.list.set_rows(rows("a", "c"))
        assert app.list.selected_key == "c"


async def test_the_keys_of_every_list():
    app = Listed(*"abcdefgh")
    async with app.run_test() as pilot:
        await pilot.press("G")
        assert app.list.selected_key == "h"
        await pilot.press("k", "up")
        assert app.list.selected_key == "f"
        await pilot.press("g")
        assert app.list.selected_key == "a"
        await pilot.press("enter")
        await pilot.pause()
        assert app.chosen == ["a"]


async def test_headings_are_stepped_over():
    app = Listed("#one", "a", "#two", "b")
    async with app.run_test() as pilot:
        assert app.list.selected_key == "a"
        await pilot.press("j")
        assert app.list.selected_key == "b"


async def test_an_empty_list_says_what_belongs_there():
    app = Listed()
    async with app.run_test():
        assert "nothing [here] yet" in app.list.render_line(0).text


async def test_only_the_lines_that_changed_are_painted_again(monkeypatch):
    app = Listed("a", "b", "c")
    async with app.run_test() as pilot:
        await pilot.pause()
        painted: list[int] = []
        monkeypatch.setattr(app.list, "refresh_rows", lambda first, last: painted.extend(range(first, last + 1)))
        app.list.set_rows((*rows("a"), Row("b", Content("otherwise")), *rows("c")))
        assert painted == [1]


async def test_a_row_is_cut_and_never_wrapped():
    app = Listed("a")
    async with app.run_test(size=(20, 5)) as pilot:
        app.list.set_rows((Row("a", Content("word " * 40)),))
        await pilot.pause()
        assert app.list.render_line(0).text.rstrip().endswith("…")


async def test_a_colour_that_changed_is_painted_although_the_words_did_not(monkeypatch):
    app = Listed("a", "b", "c")
    async with app.run_test() as pilot:
        await pilot.pause()
        painted: list[int] = []
        monkeypatch.setattr(app.list, "refresh_rows", lambda first, last: painted.extend(range(first, last + 1)))
        app.list.set_rows((*rows("a", "b"), Row("c", Content.styled("the thing c", "$error"))))
        assert painted == [2]


async def test_nothing_is_painted_when_nothing_changed(monkeypatch):
    app = Listed("a", "b", "c")
    async with app.run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr(app.list, "refresh", lambda *regions, **options: painted.append(regions))
        painted: list[object] = []
        app.list.set_rows(rows("a", "b", "c"))
        assert painted == []


async def test_only_another_selection_is_announced():
    app = Listed("a", "b", "c")
    async with app.run_test() as pilot:
        await pilot.press("j")
        app.list.set_rows(rows("b", "a"))
        app.list.set_rows(rows("a"))
        app.list.set_rows(())
        await pilot.pause()
        assert app.highlighted == ["a", "b", "a", None]


async def test_the_selected_row_looks_otherwise_in_the_list_that_has_the_focus():
    app = Listed("a", "b")
    async with app.run_test() as pilot:
        focused = app.list.render_line(0), app.list.render_line(1)
        await pilot.press("tab")
        blurred = app.list.render_line(0), app.list.render_line(1)
        grounds = [strip._segments[0].style.bgcolor for strip in (*focused, blurred[0])]
        assert len(set(grounds)) == 3


async def test_the_heading_above_the_first_row_comes_into_view_with_it():
    app = Listed("#heading", *(f"{number:02}" for number in range(40)))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("G", "g")
        assert app.list.selected_key == "00"
        assert "#heading" in app.list.render_line(0).text


async def test_markup_and_control_characters_are_shown_as_they_are():
    app = Listed("a")
    async with app.run_test() as pilot:
        app.list.set_rows((Row("a", Content("[@click=app.quit]x[/] [/ \x1b]52;c;eA==\x07")),))
        await pilot.pause()
        shown = app.list.render_line(0).text
        assert shown.startswith("[@click=app.quit]x[/] [/ ␛]52;c;eA==")
        assert shown.rstrip().isprintable()


async def test_new_rows_ask_for_no_layout(layouts):
    app = Listed("a")
    async with app.run_test() as pilot:
        await pilot.pause()
        before = layouts.count
        for count in (3, 300, 1, 0, 40):
            app.list.set_rows(rows(*map(str, range(count))))
            await pilot.pause()
        assert layouts.count == before


async def test_a_click_selects_and_a_second_one_chooses():
    app = Listed("#heading", "a", "b")
    async with app.run_test() as pilot:
        await pilot.click(app.list, offset=(3, 2))
        assert app.list.selected_key == "b"
        await pilot.click(app.list, offset=(3, 0))
        assert app.list.selected_key == "b", "a heading is not selected"
        await pilot.click(app.list, offset=(3, 1), times=2)
        assert app.chosen == ["a"]


async def test_what_is_selected_while_nothing_is_seen_is_selected_once_it_is():
    app = Listed()
    async with app.run_test() as pilot:
        app.list.display = False
        await pilot.pause()
        app.list.fit_rows(lambda width: rows("a", "b", "c"))
        assert not app.list.select_key("b"), "there is no such row yet"
        assert app.list.selected_key == "b"
        app.list.display = True
        await pilot.pause()
        assert app.list.row_count == 3
        assert app.list.selected_key == "b"
        await pilot.pause()
        assert app.highlighted[-1:] == ["b"]
        app.list.focus()
        await pilot.press("j")
        assert app.list.selected_key == "c"


async def test_what_was_awaited_and_never_came_leaves_the_first():
    app = Listed()
    async with app.run_test() as pilot:
        app.list.display = False
        await pilot.pause()
        app.list.fit_rows(lambda width: rows("a", "b"))
        app.list.select_key("gone")
        app.list.display = True
        await pilot.pause()
        assert app.list.selected_key == "a"


async def test_a_list_that_is_hidden_again_selects_in_the_rows_it_has():
    app = Listed()
    async with app.run_test() as pilot:
        app.list.fit_rows(lambda width: rows("a", "b", "c"))
        await pilot.pause()
        app.list.display = False
        await pilot.pause()
        app.list.fit_rows(lambda width: rows("a", "b", "c"))
        assert app.list.select_key("c")
        assert not app.list.select_key("gone")
        await pilot.pause()
        assert app.highlighted[-1] == "c"
        assert app.list.selected_key == "c"
