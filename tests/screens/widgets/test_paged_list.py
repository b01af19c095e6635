"""A list as long as it likes: what isn't in view is neither asked for nor built."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App, ComposeResult
from textual.content import Content

from screens.widgets.page_cache import PAGE_ROWS, PageCache
from screens.widgets.paged_list import PagedList


class Numbers(PagedList[int]):
    def render_row(self, row: int, width: int, selected: bool) -> Content:
        return Content(f"row {row}")


class Paged(App[None]):
    def __init__(self, count: int) -> None:
        super().__init__()
        self.fetched: list[int] = []
        self.source = PageCache(self.fetch, count)
        self.list = Numbers(self.source)

    async def fetch(self, page: int) -> Sequence[int]:
        self.fetched.append(page)
        return range(page * PAGE_ROWS, min((page + 1) * PAGE_ROWS, self.source.count))

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.focus()

    def shown(self) -> list[str]:
        return [self.list.render_line(y).text.strip() for y in range(self.list.size.height)]


async def test_it_opens_at_its_end_and_asks_for_that_page_once():
    app = Paged(1_000_000)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause(0.05)
        assert app.shown()[-1] == "row 999999"
        assert app.fetched == [999_999 // PAGE_ROWS]


async def test_a_jump_through_a_million_rows_reads_a_page():
    app = Paged(1_000_000)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause(0.05)
        await pilot.press("g")
        await pilot.pause(0.05)
        assert app.shown()[0] == "row 0"
        app.list.move_to(500_000)
        await pilot.pause(0.05)
        assert "row 500000" in app.shown()
        assert len(app.fetched) <= 4


async def test_a_page_that_is_not_there_yet_is_blank_and_comes():
    app = Paged(1000)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause(0.05)
        app.list.move_to(0)
        assert app.source.cached(0) is None
        await pilot.pause(0.05)
        assert app.shown()[0] == "row 0"


async def test_appended_rows_come_into_view_while_the_reader_is_at_the_end():
    app = Paged(50)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause(0.05)
        app.source.count = 53
        app.list.row_count_changed()
        await pilot.pause(0.05)
        assert app.shown()[-1] == "row 52"
        assert app.list.unseen == 0


async def test_appended_rows_are_counted_while_the_reader_is_elsewhere():
    app = Paged(50)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause(0.05)
        await pilot.press("g")
        app.source.count = 53
        app.list.row_count_changed()
        await pilot.pause(0.05)
        assert app.shown()[0] == "row 0"
        assert app.list.unseen == 3


async def test_a_row_put_in_above_leaves_the_reader_on_the_same_row():
    app = Paged(50)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause(0.05)
        app.list.move_to(30)
        top = app.list.rows_in_view.start
        app.source.count = 51
        app.list.row_count_changed(at=5)
        await pilot.pause(0.05)
        assert app.list.selected_index == 31
        assert app.list.rows_in_view.start == top + 1


async def test_a_page_is_fetched_again_when_it_went_stale_meanwhile():
    app = Paged(1000)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause(0.05)
        before = len(app.fetched)
        app.list.rows_changed(0, 999)
        await pilot.pause(0.05)
        assert len(app.fetched) == before + 1
