"""A list as long as it likes: only the rows in view are ever asked for, drawn or kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any, Generic, Protocol, TypeVar, Unpack

from textual.geometry import Size, clamp
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from opsdesk.domain.values import dataclass
from screens.widgets.page_cache import PAGE_ROWS
from screens.widgets.row_list import RowList, RowT
from screens.widgets.widget_options import WidgetOptions

SourceRowT = TypeVar("SourceRowT", covariant=True)


class PageSource(Protocol[SourceRowT]):
    """Where rows come from, `PAGE_ROWS` to a page; `PageCache` is the one that fetches from a store."""

    @property
    def count(self) -> int:
        """How many rows there are."""

    def cached(self, page: int) -> Sequence[SourceRowT] | None:
        """The rows of `page` if they are at hand; called for every line painted, so it waits for nothing."""

    def request(self, page: int, done: Callable[[], None]) -> None:
        """Get `page` afresh without waiting, then call `done` on the event loop."""

    def forget(self, pages: range, keep: Collection[int]) -> None:
        """`pages` changed: drop them, but leave those of `keep` at hand until they were requested again."""


class PagedList(RowList[RowT], Generic[RowT]):
    """A virtual list over a `PageSource`, equally fast with a thousand rows and a million.

    With `follow` it opens at its end and stays there as rows are added, until the reader moves away; then the view
    rests on what is being read and `unseen` counts the rows added below it.
    """

    unseen = var(0)
    _count: int
    _seen: int

    @dataclass
    class Highlighted(Message):
        """Another row is selected, None when the list became empty."""

        paged_list: PagedList[Any]
        index: int | None

        @property
        def control(self) -> PagedList[Any]:
            return self.paged_list

    @dataclass
    class Chosen(Message):
        """The selected row was opened, with Enter or two clicks."""

        paged_list: PagedList[Any]
        index: int

        @property
        def control(self) -> PagedList[Any]:
            return self.paged_list

    def __init__(self, source: PageSource[RowT], *, follow: bool = True, **options: Unpack[WidgetOptions]) -> None:
        super().__init__(**options)
        self._follow = follow
        self._take(source)

    @property
    def row_count(self) -> int:
        return self._count

    @property
    def following(self) -> bool:
        """Whether rows that are added now will be shown: the last row is selected and in view."""
        at_last = self._selected is None or self._selected == self._count - 1
        at_end = not self.container_size.height or self.scroll_y >= self.max_scroll_y
        return self._follow and at_last and at_end

    def set_source(self, source: PageSource[RowT]) -> None:
        """Show another list, from its end with `follow`, otherwise from its top."""
        self._take(source)
        self.scroll_to_row(0)
        self.show_selected()
        self.redraw()
        self.post_highlighted()

    def follow(self) -> None:
        """Go to the end and stay there, unless somebody moves about in this list."""
        if self._follow and not self.has_focus:
            self.action_last()

    def row_count_changed(self, at: int | None = None, *, fetched: bool = False) -> None:
        """Take over the source's count; `at` is the first row put in or taken out, where that was not at the end. With
        `fetched` the source holds the new rows already."""
        following, before = self.following, self._count
        self._count = self._source.count
        first = before if at is None else at
        self.virtual_size = Size(1, self._count)
        if following:
            self._select(self.nearest_selectable(self._count - 1, 1))
        else:
            self._hold(first, self._count - before)
        if fetched:
            self.redraw()
        else:
            self.rows_changed(min(first, self._count), max(before, self._count) - 1)
        self._count_unseen()

    def rows_changed(self, first: int, last: int) -> None:
        """Fetch the rows from `first` to `last` again; what is in view stays painted until they are here."""
        pages = range(first // PAGE_ROWS, last // PAGE_ROWS + 1)
        in_view = self._pages_in_view()
        self._source.forget(pages, in_view)
        for page in in_view:
            if page in pages:
                self._ask(page)

    def invalidate(self) -> None:
        """Fetch and draw everything again."""
        self.row_count_changed()
        self.rows_changed(0, self._count - 1)
        self.redraw()

    def row_at(self, index: int) -> RowT | None:
        page, offset = divmod(index, PAGE_ROWS)
        rows = self._source.cached(page)
        return rows[offset] if rows is not None and offset < len(rows) else None

    def post_highlighted(self) -> None:
        self.post_message(self.Highlighted(self, self._selected))

    def post_chosen(self) -> None:
        if self._selected is not None:
            self.post_message(self.Chosen(self, self._selected))

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        index = self.rows_in_view.start + y
        if index < self._count and self._drawn[y][0] is None:
            self._ask(index // PAGE_ROWS)
        return strip

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._count_unseen()

    def _take(self, source: PageSource[RowT]) -> None:
        self._source = source
        self._asked: set[int] = set()
        self._count = self._seen = source.count
        self.unseen = 0
        self.virtual_size = Size(1, self._count)
        self._selected = self.nearest_selectable(self._count - 1 if self._follow else 0, 1)

    def _ask(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self._source.request(page, partial(self._arrived, self._source, page))

    def _arrived(self, source: PageSource[RowT], page: int) -> None:
        # A page that came back short repaints nothing, so it is not asked for again at every frame.
        if source is self._source:
            self._asked.discard(page)
            self.refresh_changed()

    def _pages_in_view(self) -> range:
        view = self.rows_in_view
        stop = min(view.stop, self._count)
        return range(view.start // PAGE_ROWS, -(-stop // PAGE_ROWS))

    def _hold(self, first: int, grown: int) -> None:
        """Keep what is being read where it is while `grown` rows come, or go, from row `first` on."""
        if self._selected is None:
            self._select(self.nearest_selectable(0, 1))
            return
        before, top = self._selected, self.rows_in_view.start
        self._selected = self.nearest_selectable(_moved(before, first, grown), 1)
        self.scroll_to_row(_moved(top, first, grown))
        if first < self._seen:
            self._seen += grown
        if self._selected != before:
            self.post_highlighted()

    def _count_unseen(self) -> None:
        self._seen = clamp(max(self._seen, self.rows_in_view.stop), 0, self._count)
        self.unseen = self._count - self._seen


def _moved(index: int, first: int, grown: int) -> int:
    """Where row `index` is after `grown` rows came, or went, from row `first` on."""
    return max(first, index + grown) if first <= index else index
