"""Text in cells, as terminals lay it out, for pictures in which every column counts."""

from __future__ import annotations

import unicodedata

from opsdesk.domain.text import one_line

_JOINS_THE_ONE_BEFORE = frozenset({"Mn", "Me", "Cf"})
_TWO_CELLS = frozenset({"W", "F"})


def cells_of(text: str) -> list[str]:
    """One text a cell: a wide character takes two, the second of them empty; one that joins another takes none."""
    cells: list[str] = []
    for sign in one_line(text):
        if unicodedata.category(sign) in _JOINS_THE_ONE_BEFORE:
            if cells:
                cells[-2 if cells[-1] == "" else -1] += sign
        else:
            cells += [sign, ""] if unicodedata.east_asian_width(sign) in _TWO_CELLS else [sign]
    return cells


def fitted(text: str, room: int) -> str:
    """Text in exactly `room` cells: filled up with blanks, or cut with `…`."""
    cells = cells_of(text)
    if len(cells) > room:
        halved = cells[room - 1 : room] == [""]
        cells = [*cells[: max(room - 1, 0)], "…"][-room:] if room else []
        if halved:
            cells[-2:-1] = [" "]
    return "".join(cells) + " " * (room - len(cells))
