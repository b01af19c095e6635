"""A line of a picture made of characters: each cell one, and what it is of, so that a screen can colour it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from opsdesk.domain.shape_cells import cells_of
from opsdesk.domain.values import dataclass


class Ink(Enum):
    """What a cell is of."""

    NOTHING = auto()
    GUIDE = auto()
    BREAK = auto()
    NOW = auto()
    SPAN = auto()
    LATE = auto()
    MARK = auto()
    GOOD = auto()
    BAD = auto()
    LABEL = auto()


_MAY_TOUCH = frozenset({Ink.NOTHING, Ink.BREAK})
Cell = tuple[str, Ink]
"""A character and its ink; the second half of a wide character is an empty text."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a picture that is seen: `room` columns from `first` on."""

    first: int
    room: int


class Line:
    """The cells of a window, written to by columns of the whole picture; what falls outside isn't seen."""

    def __init__(self, window: Window) -> None:
        self._first = window.first
        self.end = window.first + window.room
        self.cells: list[Cell] = [(" ", Ink.NOTHING)] * window.room

    def put(self, columns: Iterable[int], sign: str, ink: Ink) -> None:
        """The same sign in several columns."""
        for column in self._seen(columns):
            self.cells[column] = (sign, ink)

    def write(self, cells: list[str], column: int, ink: Ink) -> None:
        """Text from a column on; of a wide character that is half outside nothing is seen."""
        for place, sign in enumerate(cells):
            wide = cells[place + 1 : place + 2] == [""]
            for at in self._seen((column + place,)):
                halved = (wide and at + 1 == len(self.cells)) or (not sign and at == 0)
                self.cells[at] = (" " if halved else sign, ink)

    def write_if_free(self, column: int, label: str, ink: Ink) -> bool:
        """A label with a blank around it, where nothing but a break's sign touches it; near the end it stands further
        left. Nothing is written where it would be cut: a time without its minutes is another time. Whether it was."""
        cells = cells_of(label)
        at = column - self._first
        start = min(at, len(self.cells) - len(cells))
        under, around = self.cells[start : start + len(cells)], self.cells[max(start - 1, 0) : start + len(cells) + 1]
        free = {held for _, held in under} <= {Ink.NOTHING} and {held for _, held in around} <= _MAY_TOUCH
        fits = free and 0 <= at < len(self.cells) and start >= 0
        if fits:
            self.write(cells, start + self._first, ink)
        return fits

    def _seen(self, columns: Iterable[int]) -> Iterator[int]:
        return (at for column in columns if 0 <= (at := column - self._first) < len(self.cells))
