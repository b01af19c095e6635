"""Pane 1: the timeline, as long as it likes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING

from textual.content import Content

from opsdesk.desk.desk import TimelineShape
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.entries.message import UpdateSent
from opsdesk.domain.text import quoted
from opsdesk.store.reads.timeline import TimelineRow
from screens.panes.timeline_source import FilteredTimeline, Line, WholeTimeline
from screens.presenting.timeline import DayRow, day_line, entry_line
from screens.widgets.page_cache import PAGE_ROWS
from screens.widgets.paged_list import PagedList

if TYPE_CHECKING:
    from screens.presenting.passage import Passage


class TimelinePane(PagedList[Line]):
    """Entries in the order they happened, the newest in view."""

    def __init__(self, desk: DeskThread, number: int, shape: TimelineShape, first_page: list[TimelineRow]) -> None:
        """`first_page` holds the rows of the newest page, read before there is an event loop."""
        self._desk = desk
        self._number = number
        self._whole = WholeTimeline(desk, number, shape)
        if self._whole.count:
            page = (self._whole.count - 1) // PAGE_ROWS
            self._whole.put(page, self._whole.laid_out(self._whole.wanted(page)[0], first_page))
        self.zone: tzinfo = UTC
        self.filter_words = ""
        self._passages: Mapping[int, Passage] = {}
        super().__init__(self._whole, id="timeline", classes="pane")
        self.border_title = "1 Timeline"

    def render_row(self, row: Line, width: int, selected: bool) -> Content:
        if isinstance(row, DayRow):
            return day_line(row)
        payload = row.entry.payload
        passage = self._passages.get(payload.number) if isinstance(payload, UpdateSent) else None
        return entry_line(row, self.zone, dated=self.is_filtered, passage=passage)

    def mark_undelivered(self, passages: Mapping[int, Passage]) -> None:
        """Marks the updates that didn't go or are still on their way, by their numbers."""
        self._passages = passages
        self.redraw()

    def nearest_selectable(self, index: int, step: int) -> int | None:
        found = super().nearest_selectable(index, step)
        if found is None or self.is_filtered or isinstance(self._whole.lines.at_line(found), int):
            return found
        return found + 1 if step > 0 or found == 0 else found - 1

    @property
    def is_filtered(self) -> bool:
        """Whether only some of the entries show."""
        return self._source is not self._whole

    @property
    def selected_row(self) -> TimelineRow | None:
        """The selected entry, when it is at hand."""
        row = self.row_at(self.selected_index) if self.selected_index is not None else None
        return row if isinstance(row, TimelineRow) else None

    @property
    def shape(self) -> TimelineShape:
        """What it knows of the whole timeline."""
        return self._whole.shape

    def take_shape(self, shape: TimelineShape, appended: Sequence[TimelineRow] = ()) -> None:
        """Shows what was written since: new lines where they belong, amended ones as they are now. `appended` are the
        lines at the end, where they were read already."""
        before = self._whole.lines
        self._whole.reshape(shape)
        if self.is_filtered:
            return
        only_appended = shape.new == tuple(range(before.length, shape.length))
        if shape.days[: len(before.days)] != before.days or len(shape.new) != shape.length - before.length:
            self.invalidate()
        elif only_appended or not shape.new:
            self.row_count_changed(fetched=self._whole.extend(appended))
        else:
            self.row_count_changed(self._whole.lines.line_of(shape.new[0]))
        if shape.amended:
            line_of = self._whole.lines.line_of
            self.rows_changed(line_of(shape.amended[0]), line_of(shape.amended[-1]))
        self.say_counts()

    def show_only(self, words: str, positions: Sequence[int], *, why_none: str = "") -> None:
        """Shows the entries at some positions; `words` say what they were filtered by, `why_none` why it's none where
        that isn't because nothing fits."""
        self.filter_words = words
        self._empty = Content(why_none or f"Nothing fits {quoted(words)}; “/” and Escape show all.")
        self.set_source(FilteredTimeline(self._desk, self._number, positions))
        self.say_counts()

    def show_all(self) -> None:
        """Ends a filter."""
        if self.is_filtered:
            self.filter_words = ""
            self.set_source(self._whole)
            self.say_counts()

    def say_counts(self) -> None:
        """The count on the pane's right, and what is out of sight below."""
        shown = f"{self.row_count} of " if self.is_filtered else ""
        words = Content(f"/{self.filter_words} · ") if self.is_filtered else Content()
        unseen = f"{self.unseen} new below · " if self.unseen else ""
        self.border_subtitle = Content.assemble(words, f"{unseen}{shown}{self._whole.lines.length}")

    def watch_unseen(self, unseen: int) -> None:
        """New lines that the reader hasn't seen are said on the border."""
        self.say_counts()

    def on_mount(self) -> None:
        """The first count."""
        self.say_counts()
