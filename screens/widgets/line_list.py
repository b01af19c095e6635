"""A short list, all of it at hand: one row a thing, the selection kept by the thing and not by its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Unpack

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from opsdesk.domain.values import dataclass
from screens.widgets.one_line import row_strip
from screens.widgets.row_list import RowList
from screens.widgets.widget_options import WidgetOptions


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One line: `key` names the thing across updates; a heading is a row that can't be selected."""

    key: str
    content: Content
    selectable: bool = True

    # Content compares its text alone, and a countdown that turned red has to be painted again.
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Row):
            return NotImplemented
        same_thing = (self.key, self.selectable) == (other.key, other.selectable)
        return same_thing and self.content.is_same(other.content)

    def __hash__(self) -> int:
        return hash((self.key, self.content.plain))


Fit = Callable[[int], tuple[Row, ...]]
"""The rows for so many cells."""


class LineList(RowList[Row]):
    """A list of up to some 2,000 rows, each given as finished content."""

    @dataclass
    class Highlighted(Message):
        """Another row is selected; `key` is None when no row is left that can be."""

        line_list: LineList
        key: str | None

        @property
        def control(self) -> LineList:
            return self.line_list

    @dataclass
    class Chosen(Message):
        """The selected row was opened, with Enter or two clicks."""

        line_list: LineList
        key: str

        @property
        def control(self) -> LineList:
            return self.line_list

    def __init__(self, *, empty: Content | None = None, **options: Unpack[WidgetOptions]) -> None:
        """`empty` stands, wrapped, where there are no rows: what belongs here and which key makes the first one."""
        super().__init__(**options)
        self._empty = empty or Content()
        self._rows: tuple[Row, ...] = ()
        self._fit: Fit | None = None

    @property
    def row_count(self) -> int:
        return len(self._rows)

    @property
    def selected_key(self) -> str | None:
        """The key of the selected row, None where there is none."""
        return None if self._selected is None else self._rows[self._selected].key

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show `rows`; the selection stays on its key, or on the place of a row that is gone."""
        index_before, appears_or_goes = self._selected, bool(rows) != bool(self._rows)
        self._take(rows)
        if appears_or_goes:
            self.refresh()
        else:
            self.refresh_changed()
        if self._selected != index_before:
            self.show_selected()

    def fit_rows(self, fit: Fit) -> None:
        """Show the rows that `fit` makes for the width there is, and makes anew for any other."""
        self._fit = fit
        if width := self.scrollable_content_region.width:
            self.set_rows(fit(width))

    def select_key(self, key: str) -> None:
        """Select the row named `key`; without such a row nothing changes."""
        index = self._index_of(key, -1)
        if index is not None and self._rows[index].key == key:
            self._select(index)

    def row_at(self, index: int) -> Row | None:
        return self._rows[index] if 0 <= index < len(self._rows) else None

    def render_row(self, row: Row, width: int, selected: bool) -> Content:
        return row.content

    def nearest_selectable(self, index: int, step: int) -> int | None:
        start = super().nearest_selectable(index, step)
        if start is None:
            return None
        ahead = range(start, len(self._rows)) if step > 0 else range(start, -1, -1)
        behind = range(start, -1, -1) if step > 0 else range(start, len(self._rows))
        return next((at for way in (ahead, behind) for at in way if self._rows[at].selectable), None)

    def show_selected(self) -> None:
        # The heading above the first row comes into view with it, since it can't be reached by itself.
        height = self.container_size.height
        if self._selected is not None and self._selected < height and self._selected == self.nearest_selectable(0, 1):
            self.scroll_to_row(0)
        else:
            super().show_selected()

    def post_highlighted(self) -> None:
        self.post_message(self.Highlighted(self, self.selected_key))

    def post_chosen(self) -> None:
        if (key := self.selected_key) is not None:
            self.post_message(self.Chosen(self, key))

    def render_line(self, y: int) -> Strip:
        if self._rows:
            return super().render_line(y)
        self._drawn.clear()
        width = self.scrollable_content_region.width
        lines = self._empty.wrap(width) if width else []
        return row_strip(lines[y] if y < len(lines) else Content(), width, self.visual_style)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        # In time for the frame that shows the new size, which paints every line anyway.
        resized = super()._size_updated(size, virtual_size, container_size, layout)
        if resized and self._fit is not None and (width := self.scrollable_content_region.width):
            self._take(self._fit(width))
            self.show_selected()
        return resized

    def _take(self, rows: tuple[Row, ...]) -> None:
        key_before, index_before = self.selected_key, self._selected
        self._rows = rows
        self.virtual_size = Size(1, len(rows))
        self._selected = self._index_of(key_before, index_before or 0)
        if self.selected_key != key_before:
            self.post_highlighted()

    def _index_of(self, key: str | None, fallback: int) -> int | None:
        found = next((at for at, row in enumerate(self._rows) if row.key == key and row.selectable), None)
        return self.nearest_selectable(fallback, 1) if found is None else found


def wrapped(lines: Iterable[str], width: int, *, headings: bool = False) -> tuple[Row, ...]:
    """The rows of a text in so many cells; with `headings`, lines that begin with `#` are bold."""
    rows: list[Row] = []
    for place, line in enumerate(lines):
        content = Content(line).stylize("bold") if headings and line.startswith("#") else Content(line)
        for part, piece in enumerate(content.wrap(max(width, 10)) or [content]):
            rows.append(Row(f"{place}.{part}", piece))
    return tuple(rows)
