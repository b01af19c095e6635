"""What every list of one-line rows shares: a fixed geometry, cached strips, one selected row and its keys."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable
from typing import ClassVar, Final, Generic, TypeVar, Unpack

from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region, Size, clamp
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from screens.widgets.one_line import row_strip
from screens.widgets.vi_keys import ViKeys
from screens.widgets.widget_options import WidgetOptions

RowT = TypeVar("RowT", bound=Hashable)

_STRIPS: Final = 1_024
"""Rows kept drawn: some twenty screens full."""


class RowList(ViKeys, ScrollView, Generic[RowT], can_focus=True, inherit_bindings=False):
    """A list that paints only the lines that changed and never asks for a layout pass.

    Its width and height come from its container, never from its rows: `height: auto` does not work here. Rows are
    immutable and compare by what they show, which is all that is known of them.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--selected"}
    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """

    # Textual's own asks for a layout pass of the whole screen at every change of the number of rows.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False, repaint=False)

    def __init__(self, *, empty: Content | None = None, **options: Unpack[WidgetOptions]) -> None:
        """`empty` stands, wrapped, where there are no rows: what belongs here and which key makes the first one."""
        super().__init__(**options)
        self._empty = empty or Content()
        self._selected: int | None = None
        self._on_border = ""
        self._strips: LRUCache[tuple[RowT, bool, int, Style], Strip] = LRUCache(_STRIPS)
        self._drawn: dict[int, tuple[RowT | None, bool]] = {}

    @property
    @abstractmethod
    def row_count(self) -> int:
        """How many rows there are, in view or not."""

    @abstractmethod
    def row_at(self, index: int) -> RowT | None:
        """The row at `index`, or None while it is not known; asks nobody."""

    @abstractmethod
    def render_row(self, row: RowT, width: int, selected: bool) -> Content:
        """What `row` shows in `width` cells. A function of its arguments: the result is kept and painted again."""

    @abstractmethod
    def post_highlighted(self) -> None:
        """Tell the screen that another row, or none, is selected."""

    @abstractmethod
    def post_chosen(self) -> None:
        """Tell the screen that the selected row was chosen; never called without one."""

    def nearest_selectable(self, index: int, step: int) -> int | None:
        """The row to select when `index` is asked for by a move towards `step` (+1 or -1); None in an empty list."""
        return clamp(index, 0, self.row_count - 1) if self.row_count else None

    @property
    def selected_index(self) -> int | None:
        """The selected row, None in an empty list."""
        return self._selected

    @property
    def rows_in_view(self) -> range:
        """The indexes of the lines of this list's window, which may reach beyond the last row."""
        top = self.scroll_offset.y
        return range(top, top + self.container_size.height)

    def move_to(self, index: int) -> None:
        """Select the row at `index`, or the nearest to it that can be, and scroll it into view."""
        step = -1 if self._selected is not None and index < self._selected else 1
        self._select(self.nearest_selectable(index, step))

    def show_selected(self) -> None:
        """Scroll as little as brings the selected row into view."""
        view = self.rows_in_view
        if self._selected is None or not view:
            return
        if self._selected < view.start:
            self.scroll_to_row(self._selected)
        elif self._selected >= view.stop:
            self.scroll_to_row(self._selected - len(view) + 1)

    def scroll_to_row(self, top: int) -> None:
        """Make `top` the first line in view, at once."""
        self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def say_on_border(self, words: str) -> None:
        """The counts on the border's right; set only when they differ, since setting them paints the whole list."""
        if words != self._on_border:
            self._on_border = words
            self.border_subtitle = Content(words)

    def redraw(self) -> None:
        """Draw every row anew, because something outside the rows changed (a time zone, the theme)."""
        self._strips.clear()
        self.refresh()

    def refresh_rows(self, first: int, last: int) -> None:
        """Repaint the rows from `first` to `last`, both included, as far as they are in view."""
        view = self.rows_in_view
        start, stop = max(first, view.start), min(last + 1, view.stop)
        if start < stop:
            self.refresh(Region(0, start - view.start, self.scrollable_content_region.width, stop - start))

    def refresh_changed(self) -> None:
        """Repaint the lines in view that show another row, or the same one otherwise selected, than was painted."""
        for line, index in enumerate(self.rows_in_view):
            if self._drawn.get(line) != self._line(index):
                self.refresh_rows(index, index)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if not self.row_count:
            self._drawn.clear()
            lines = self._empty.wrap(width) if width else []
            return row_strip(lines[y] if y < len(lines) else Content(), width, self.visual_style)
        row, selected = self._drawn[y] = self._line(self.scroll_offset.y + y)
        if row is None:
            return Strip.blank(width, self.visual_style.rich_style)
        style = self.get_visual_style("row-list--selected") if selected else self.visual_style
        key = (row, selected, width, style)
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = row_strip(self.render_row(row, width, selected), width, style)
        return strip

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()

    def watch_virtual_size(self, size: Size) -> None:
        # Done by the layout pass where there is one.
        if self.show_vertical_scrollbar:
            scrollbar = self.vertical_scrollbar
            scrollbar.window_virtual_size = size.height
            if not scrollbar.is_running:  # painted already, and deaf to changes until it runs
                scrollbar.call_later(scrollbar.refresh)
        self.scroll_target_y = self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = self.rows_in_view.start + offset.y
        if index < self.row_count and self.nearest_selectable(index, 1) == index:
            self._select(index)
            if event.chain == 2:
                self.post_chosen()

    def action_cursor_down(self) -> None:
        self._move_by(1)

    def action_cursor_up(self) -> None:
        self._move_by(-1)

    def action_page_down(self) -> None:
        self._move_by(max(1, self.container_size.height - 1))

    def action_page_up(self) -> None:
        self._move_by(-max(1, self.container_size.height - 1))

    def action_first(self) -> None:
        self._select(self.nearest_selectable(0, 1))

    def action_last(self) -> None:
        self._select(self.nearest_selectable(self.row_count - 1, -1))

    def action_select(self) -> None:
        if self._selected is not None:
            self.post_chosen()

    def _move_by(self, rows: int) -> None:
        if self._selected is not None:
            self.move_to(self._selected + rows)

    def _select(self, index: int | None) -> None:
        before, self._selected = self._selected, index
        self.show_selected()
        if index != before:
            for row in (before, index):
                if row is not None:
                    self.refresh_rows(row, row)
            self.post_highlighted()

    def _line(self, index: int) -> tuple[RowT | None, bool]:
        row = self.row_at(index) if index < self.row_count else None
        return row, index == self._selected

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        # The first to know the size, before anything is painted with it: a resize event comes one frame too late.
        # With its own virtual size instead of the compositor's, a layout pass elsewhere leaves the scrollbar alone.
        view = self.rows_in_view
        was_in_view = not view or self._selected in view
        resized = super()._size_updated(size, self.virtual_size, container_size, layout)
        if was_in_view:
            self.show_selected()
        return resized
