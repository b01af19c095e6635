"""The ways to send an update as the last look offers them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass
from screens.presenting.row import MUTED, join, plain

MOST_WAYS = 8
"""Of more ways than these only the chosen one says what there is to know of it."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """A way to send it, as it is offered."""

    name: str
    says: str = ""
    """What there is to know of it: “set for customers”."""
    problem: str = ""
    """Why it can't be taken; empty when it can."""


def shown_ways(ways: Sequence[WayOut], chosen: int, width: int, *, cramped: bool) -> Content:
    """A line each; where there is little room or many of them, the names alone and what there is to know of the chosen
    one."""
    names = [_named(way, place, place == chosen) for place, way in enumerate(ways)]
    if cramped or len(names) > MOST_WAYS:
        return join(_in_rows(names, width), "\n", _known(ways[chosen]))
    return Content("\n").join(join(name, "  ", _known(way)) for name, way in zip(names, ways, strict=True))


def _named(way: WayOut, place: int, chosen: bool) -> Content:
    return plain(f"{'●' if chosen else '○'} {place + 1} {one_line(way.name)}", "bold" if chosen else "")


def _known(way: WayOut) -> Content:
    problem = plain(f" ✗ {one_line(way.problem)}" if way.problem else "", "$text-warning")
    return join(plain(one_line(way.says), MUTED), problem)


def _in_rows(names: Sequence[Content], width: int) -> Content:
    """As many names in a row as have room there; none is broken."""
    rows: list[Content] = []
    for name in names:
        beside = join(rows[-1], "   ", name) if rows else name
        if rows and beside.cell_length <= width:
            rows[-1] = beside
        else:
            rows.append(name)
    return Content("\n").join(rows)
