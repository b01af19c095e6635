"""A timeline with a line where each day begins: positions of entries on one side, places of lines on the other."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class DayLines:
    """`length` entries with a heading before each day's first; the k-th heading moves what follows k + 1 lines down."""

    length: int = 0
    days: tuple[tuple[int, date], ...] = ()

    @property
    def count(self) -> int:
        """How many lines there are in all."""
        return self.length + len(self.days)

    def line_of(self, pos: int) -> int:
        """The line an entry's position stands on."""
        return pos + bisect_right(self.days, pos, key=lambda day: day[0])

    def at_line(self, line: int) -> int | date:
        """The position of the entry on a line, or the day whose heading it is."""
        headings = bisect_right(range(len(self.days)), line, key=lambda place: self.days[place][0] + place)
        if headings and self.days[headings - 1][0] + headings - 1 == line:
            return self.days[headings - 1][1]
        return line - headings
