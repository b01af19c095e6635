"""A list that is all at hand: one row a thing, the selection kept by the thing and not by its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Unpack

from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from opsdesk.domain.values import dataclass
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


class Rows:
    """Rows that are known by their keys at once, and laid out one by one as they come into view."""

    def __init__(self, keys: Sequence[str], lay_out: Callable[[int], Row], unselectable: Collection[int] = ()) -> None:
        """`lay_out` makes the row of a place, once; `unselectable` are the places of headings and notes."""
        self._keys = keys
        self._lay_out = lay_out
        self._unselectable = frozenset(unselectable)
        self._laid_out: dict[int, Row] = {}
        self._places: dict[str, int] | None = None

    @classmethod
    def finished(cls, rows: Sequence[Row]) -> Rows:
        """Rows that are laid out already."""
        return cls((), rows.__getitem__).below(rows)

    def below(self, finished: Sequence[Row]) -> Rows:
        """The same rows below others that are laid out already."""
        above = len(finished)
        headings = [place for place, row in enumerate(finished) if not row.selectable]
        headings += [place + above for place in self._unselectable]
        keys = [*(row.key for row in finished), *self._keys]
        return Rows(keys, lambda place: finished[place] if place < above else self[place - above], headings)

    def above(self, finished: Sequence[Row]) -> Rows:
        """The same rows above others that are laid out already."""
        own = len(self)
        headings = [place + own for place, row in enumerate(finished) if not row.selectable]
        keys = [*self._keys, *(row.key for row in finished)]
        unselectable = [*self._unselectable, *headings]
        return Rows(keys, lambda place: self[place] if place < own else finished[place - own], unselectable)

    def __len__(self) -> int:
        return len(self._keys)

    def __getitem__(self, place: int) -> Row:
        """The row at a place, laid out."""
        row = self._laid_out.get(place)
        if row is None:
            row = self._laid_out[place] = self._lay_out(place)
        return row

    def key(self, place: int) -> str:
        """What the row at a place is known by."""
        return self._keys[place]

    def can_select(self, place: int) -> bool:
        """The row at a place is a thing."""
        return place not in self._unselectable

    def place_of(self, key: str | None) -> int | None:
        """Where the first thing of that key is; None when it isn't there."""
        if self._places is None:
            places = range(len(self._keys) - 1, -1, -1)
            self._places = {self._keys[place]: place for place in places if self.can_select(place)}
        return None if key is None else self._places.get(key)


Fit = Callable[[int], Rows | tuple[Row, ...]]
"""The rows for so many cells."""


class LineList(RowList[Row]):
    """A list of some thousand rows, each given as finished content or laid out when it is seen."""

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
        super().__init__(empty=empty, **options)
        self._rows = Rows.finished(())
        self._fit: Fit | None = None
        self._fitted = 0
        """The width for which the rows were made; 0: not yet, since the list wasn't to be seen."""
        self._awaited: str | None = None
        """The key to select as soon as there are rows."""

    @property
    def row_count(self) -> int:
        return len(self._rows)

    @property
    def selected_key(self) -> str | None:
        """The key of the selected row, None where there is none; before there are any, the one that will be."""
        return self._awaited or (None if self._selected is None else self._rows.key(self._selected))

    def set_rows(self, rows: Rows | tuple[Row, ...]) -> None:
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
        self._fitted = self.scrollable_content_region.width
        if self._fitted:
            self.set_rows(fit(self._fitted))

    def select_key(self, key: str) -> bool:
        """Select the row named `key`; without such a row nothing changes, which is said. A list that has no rows yet,
        since it wasn't to be seen, selects it once it has."""
        if self._fit is not None and not self._fitted and not self._rows:
            self._awaited = key
        index = self._rows.place_of(key)
        if index is not None:
            self._select(index)
        return index is not None

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
        return next((at for way in (ahead, behind) for at in way if self._rows.can_select(at)), None)

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

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        # In time for the frame that shows the new size, which paints every line anyway.
        resized = super()._size_updated(size, virtual_size, container_size, layout)
        width = self.scrollable_content_region.width
        if self._fit is not None and width not in {0, self._fitted}:
            self._fitted = width
            self._take(self._fit(width))
            self.show_selected()
        return resized

    def _take(self, rows: Rows | tuple[Row, ...]) -> None:
        key_before, index_before, awaited = self.selected_key, self._selected, self._awaited
        self._awaited = None
        self._rows = rows if isinstance(rows, Rows) else Rows.finished(rows)
        self.virtual_size = Size(1, len(rows))
        place = self._rows.place_of(key_before)
        self._selected = self.nearest_selectable(index_before or 0, 1) if place is None else place
        if awaited or self.selected_key != key_before:
            self.post_highlighted()
