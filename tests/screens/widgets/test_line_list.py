"""Short lists: the selection belongs to the thing, not to its place."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content

from screens.widgets.line_list import LineList, Row


def rows(*keys: str) -> tuple[Row, ...]:
    return tuple(Row(key, Content(f"the thing {key}"), selectable=not key.startswith("#")) for key in keys)


class Listed(App[None]):
    def __init__(self, *keys: str) -> None:
        super().__init__()
        self.list = LineList(empty=Content("nothing [here] yet"))
        self.keys = keys
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.set_rows(rows(*self.keys))
        self.list.focus()

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
