"""Lines that were made once: a list of thousands is laid out anew on every resize, filter and change of focus."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from textual.content import Content

Item = TypeVar("Item")
MakeLine = Callable[[Item, int, int], Content]


def kept_lines(line: MakeLine[Item], key: Callable[[Item], Hashable]) -> MakeLine[Item]:
    """Makes a thing's line once for each width, until another thing has its key. Things must not change in place."""
    kept: dict[Hashable, tuple[Item, int, int, Content]] = {}

    def made(item: Item, name: int, width: int) -> Content:
        held = kept.get(key(item))
        if held is None or held[0] is not item or held[1:3] != (name, width):
            held = kept[key(item)] = (item, name, width, line(item, name, width))
        return held[3]

    return made
