"""A list as it is sorted, grouped and filtered: what it shows is worked out at once, how that reads when it is seen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from textual.content import Content

from opsdesk.domain.text import one_line
from screens.presenting.filtered import fitting
from screens.presenting.listing import Look, Order
from screens.presenting.row import MUTED, plain
from screens.widgets.line_list import Row, Rows

Item = TypeVar("Item")

LONGEST_NAME = 24
"""Cells that names take in a list at most."""


class Placed(NamedTuple, Generic[Item]):
    """A thing in its place."""

    group: tuple[int, str]
    key: str
    item: Item


class Arranged(Generic[Item]):
    """Every thing of a list in one of its orders, found by its key and narrowed by a filter."""

    def __init__(self, items: Sequence[Item], look: Look[Item], order: Order[Item]) -> None:
        self.items = items
        self._look = look
        self._order = order

    def item_of(self, key: str | None) -> Item | None:
        """The thing of a key; None when it isn't there."""
        return None if key is None else self._by_key.get(key)

    def narrowed(self, words: str, found: Collection[str] = ()) -> Sequence[Placed[Item]]:
        """What has every word of a filter somewhere in it, and whatever else was `found`, by key."""
        if not words.strip():
            return self._sorted
        fits = fitting(words)
        return [
            placed
            for placed, text in zip(self._sorted, self._searched, strict=True)
            if fits(text) or placed.key in found
        ]

    def rows(self, shown: Sequence[Placed[Item]], width: int) -> Rows:
        """A row a thing, in the order's groups; `shown` is what `narrowed` gave."""
        look, names = self._look, self._name_cells
        lines = list(_under_headings(shown))

        def lay_out(place: int) -> Row:
            line = lines[place]
            if isinstance(line, str):
                return Row(_heading_key(line), plain(one_line(line), f"bold {MUTED}"), selectable=False)
            return Row(line.key, look.line(line.item, names, width))

        headings = [place for place, line in enumerate(lines) if isinstance(line, str)]
        return Rows([_heading_key(line) if isinstance(line, str) else line.key for line in lines], lay_out, headings)

    @cached_property
    def _sorted(self) -> list[Placed[Item]]:
        ranked = sorted((self._rank(item), place) for place, item in enumerate(self.items))
        key, items = self._look.key, self.items
        return [Placed((rank[0], rank[2]), key(items[place]), items[place]) for rank, place in ranked]

    @cached_property
    def _by_key(self) -> dict[str, Item]:
        return {placed.key: placed.item for placed in reversed(self._sorted)}

    @cached_property
    def _searched(self) -> list[str]:
        look = self._look
        return [f"{look.name(item)} {look.words(item)}".casefold() for _, _, item in self._sorted]

    @cached_property
    def _name_cells(self) -> int:
        """As wide as the longest name: looked for among all, so that a filter moves no column."""
        widest = 0
        for name in map(self._look.name, self.items):
            if len(name) > widest or not name.isascii():
                widest = max(widest, Content(name).cell_length)
            if widest >= LONGEST_NAME:
                break
        return min(widest, LONGEST_NAME) + 2

    def _rank(self, item: Item) -> tuple[Any, ...]:
        place, heading = self._order.group(item)
        within = self._order.rank(item) if self._order.rank else self._look.name(item).casefold()
        return place, heading.casefold(), heading, within


def _under_headings(shown: Sequence[Placed[Item]]) -> Iterator[str | Placed[Item]]:
    group: tuple[int, str] | None = None
    for placed in shown:
        if placed.group != group:
            group = placed.group
            if group[1]:
                yield group[1]
        yield placed


def _heading_key(heading: str) -> str:
    return f"heading {heading}"
