"""A list as long as it likes: what isn't in view is neither asked for nor built."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual.app import App, ComposeResult
from textual.content import Content

from screens.widgets.page_cache import PAGE_ROWS, PageCache
from screens.widgets.paged_list import PagedList
from tests.screens.waiting import painted


class Numbers(PagedList[int]):
    built = 0

    def render_row(self, row: int, width: int, selected: bool) -> Content:
        self.built += 1
        return Content(f"row {row}")


class Paged(App[None]):
    def __init__(self, count: int) -> None:
        super().__init__()
        self.fetched: list[int] = []
        self.source = PageCache(self.fetch, count)
        self.list = Numbers(self.source)
        self.chosen: list[int] = []
        self.store_answers = asyncio.Event()
        self.store_answers.set()

    async def fetch(self, page: int) -> Sequence[int]:
        self.fetched.append(page)
        await self.store_answers.wait()
        return range(page * PAGE_ROWS, min((page + 1) * PAGE_ROWS, self.source.count))

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.focus()

    def on_paged_list_chosen(self, event: PagedList.Chosen) -> None:
        self.chosen.append(event.index)

    def shown(self) -> list[str]:
        return [self.list.render_line(y).text.strip() for y in range(self.list.size.height)]


async def test_it_opens_at_its_end_and_asks_for_that_page_once():
    app = Paged(1_000_000)
    async with app.run_test(size=(40, 10)):
        await painted(app)
        assert app.shown()[-1] == "row 999999"
        assert app.fetched == [999_999 // PAGE_ROWS]


async def test_a_jump_through_a_million_rows_reads_a_page():
    app = Paged(1_000_000)
    async with app.run_test(size=(40, 10)) as pilot:
        await painted(app)
        await pilot.press("g")
        await painted(app)
        assert app.shown()[0] == "row 0"
        app.list.move_to(500_000)
        await painted(app)
        assert "row 500000" in app.shown()
        assert len(app.fetched) <= 4


async def test_a_page_that_is_not_there_yet_is_blank_and_comes():
    app = Paged(1000)
    async with app.run_test(size=(40, 10)):
        await painted(app)
        app.list.move_to(0)
        assert app.source.cached(0) is None
        await painted(app)
        assert app.shown()[0] == "row 0"


async def test_appended_rows_come_into_view_while_the_reader_is_at_the_end():
    app = Paged(50)
    async with app.run_test(size=(40, 10)):
        await painted(app)
        app.source.count = 53
        app.list.row_count_changed()
        await painted(app)
        assert app.shown()[-1] == "row 52"
        assert app.list.unseen == 0


async def test_appended_rows_are_counted_while_the_reader_is_elsewhere():
    app = Paged(50)
    async with app.run_test(size=(40, 10)) as pilot:
        await painted(app)
        await pilot.press("g")
        app.source.count = 53
        app.list.row_count_changed()
        await painted(app)
        assert app.shown()[0] == "row 0"
        assert app.list.unseen == 3


async def test_a_row_put_in_above_leaves_the_reader_on_the_same_row():
    app = Paged(50)
    async with app.run_test(size=(40, 10)):
        await painted(app)
        app.list.move_to(30)
        top = app.list.rows_in_view.start
        app.source.count = 51
        app.list.row_count_changed(at=5)
        await painted(app)
        assert app.list.selected_index == 31
        assert app.list.rows_in_view.start == top + 1


async def test_a_page_in_view_that_went_stale_stands_until_it_was_fetched_again():
    app = Paged(1000)
    async with app.run_test(size=(40, 10)):
        await painted(app)
        app.store_answers.clear()
        app.list.rows_changed(0, 999)
        await painted(app)
        assert app.fetched == [7, 7]
        assert app.shown()[-1] == "row 999"


async def test_a_page_is_asked_for_once_however_often_its_lines_are_painted_meanwhile():
    app = Paged(1_000_000)
    app.store_answers.clear()
    async with app.run_test(size=(40, 10)):
        for _ in range(5):
            app.list.refresh()
            await painted(app)
        assert app.shown() == [""] * app.list.size.height
        app.store_answers.set()
        await painted(app)
        assert len(app.fetched) == 1
        assert app.shown()[-1] == "row 999999"


async def test_a_page_with_fewer_rows_than_announced_is_not_asked_for_again_and_again():
    app = Paged(50)
    async with app.run_test(size=(40, 20)):
        app.list.set_source(PageCache(short_page, 50))
        await painted(app)
        assert short_page.asked == 1


async def short_page(page: int) -> Sequence[int]:
    short_page.asked += 1
    return range(45)


short_page.asked = 0


async def test_scrolling_through_a_million_rows_builds_only_those_that_are_seen():
    app = Paged(1_000_000)
    async with app.run_test(size=(40, 10)):
        await painted(app)
        for place in range(0, 1_000_000, 100_000):
            app.list.move_to(place)
            await painted(app)
        assert app.list.built <= 11 * 2 * app.list.size.height
        assert len(app.fetched) <= 11 * 2


async def test_a_move_of_the_cursor_paints_two_lines(monkeypatch):
    app = Paged(1000)
    async with app.run_test(size=(40, 10)) as pilot:
        await painted(app)
        lines: list[int] = []
        render_line = app.list.render_line
        monkeypatch.setattr(app.list, "render_line", lambda y: lines.append(y) or render_line(y))
        await pilot.press("k")
        await painted(app)
        assert sorted(lines) == [8, 9]


async def test_moving_scrolling_and_appending_ask_for_no_layout(layouts):
    app = Paged(1000)
    async with app.run_test(size=(40, 10)) as pilot:
        await painted(app)
        before = layouts.count
        await pilot.press("k", "pageup", "g", "G", "j")
        app.source.count = 1003
        app.list.row_count_changed()
        await painted(app)
        assert layouts.count == before


async def test_the_keys_of_every_list():
    app = Paged(1000)
    async with app.run_test(size=(40, 10)) as pilot:
        places = []
        for key in ("g", "j", "down", "k", "pagedown", "pageup", "G", "up", "home", "end", "enter"):
            await pilot.press(key)
            places.append(app.list.selected_index)
        await pilot.pause()
        assert places == [0, 1, 2, 1, 10, 1, 999, 998, 0, 999, 999]
        assert app.chosen == [999]


async def test_the_reader_who_comes_back_to_the_end_has_seen_what_was_added():
    app = Paged(50)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("g")
        app.source.count = 80
        app.list.row_count_changed()
        assert app.list.unseen == 30
        app.list.move_to(60)
        assert app.list.unseen == 19
        await pilot.press("G")
        assert app.list.unseen == 0
        assert app.list.following


async def test_another_source_is_shown_from_its_end():
    app = Paged(50)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("g")
        app.source.count = 300
        app.list.set_source(PageCache(app.fetch, 300))
        await painted(app)
        assert app.shown()[-1] == "row 299"
        assert (app.list.selected_index, app.list.unseen) == (299, 0)


async def test_markup_and_control_characters_are_shown_as_they_are():
    class Hostile(Numbers):
        def render_row(self, row: int, width: int, selected: bool) -> Content:
            return Content("[red]x[/] [/ \x1b[31m\nsecond line")

    app = Paged(5)
    app.list = Hostile(app.source)
    async with app.run_test(size=(40, 10)):
        await painted(app)
        assert app.shown()[0] == "[red]x[/] [/ ␛[31m⏎second line"
