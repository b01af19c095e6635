"""Pages of the timeline for the list that shows it: whole, with a heading a day, or filtered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from opsdesk.desk.desk import TimelineShape
from opsdesk.desk.threaded import DeskThread
from opsdesk.store.reads.timeline import TimelineRow
from screens.presenting.day_lines import DayLines
from screens.presenting.timeline import DayRow
from screens.widgets.page_cache import PAGE_ROWS, PageCache

Line = TimelineRow | DayRow


class WholeTimeline(PageCache[Line]):
    """Every entry in the order shown."""

    def __init__(self, desk: DeskThread, number: int, shape: TimelineShape) -> None:
        self.shape = shape
        self.lines = DayLines(shape.length, shape.days)
        self._desk = desk
        self._number = number
        super().__init__(self._read, self.lines.count)

    def reshape(self, shape: TimelineShape) -> None:
        """Takes over a new length and new days."""
        self.shape = shape
        self.lines = DayLines(shape.length, shape.days)
        self.count = self.lines.count

    def extend(self, rows: Sequence[TimelineRow]) -> bool:
        """Puts lines that were added at the end onto their page; False where that has to be fetched: no lines, another
        day's heading before them, several pages, a page that isn't there or is just being fetched."""
        if not rows or self.lines.at_line(self.count - len(rows)) != rows[0].pos:
            return False
        page, place = divmod(self.count - len(rows), PAGE_ROWS)
        held = self.cached(page) or ()
        if len(held) != place or (self.count - 1) // PAGE_ROWS != page or self.is_fetching(page):
            return False
        self.put(page, [*held, *rows])
        return True

    def wanted(self, page: int) -> tuple[list[int | date], int, int]:
        """What stands on a page's lines, and the first and last position of the entries among them (last < first:
        none)."""
        first = page * PAGE_ROWS
        on_page = [self.lines.at_line(line) for line in range(first, min(first + PAGE_ROWS, self.count))]
        positions = [item for item in on_page if isinstance(item, int)]
        return on_page, (positions[0] if positions else 0), (positions[-1] if positions else -1)

    @staticmethod
    def laid_out(on_page: Sequence[int | date], rows: Sequence[TimelineRow]) -> list[Line]:
        """The page's lines, the entries among them in order."""
        entries = {row.pos: row for row in rows}
        lines: list[Line | None] = [entries.get(item) if isinstance(item, int) else DayRow(item) for item in on_page]
        return [line for line in lines if line is not None]

    async def _read(self, page: int) -> Sequence[Line]:
        on_page, first, last = self.wanted(page)
        rows = await self._desk.ask(lambda desk: desk.timeline(self._number, first, last)) if last >= first else []
        return self.laid_out(on_page, rows)


class FilteredTimeline(PageCache[Line]):
    """The entries at some positions only."""

    def __init__(self, desk: DeskThread, number: int, positions: Sequence[int]) -> None:
        self.positions = positions
        self._desk = desk
        self._number = number
        super().__init__(self._read, len(positions))

    async def _read(self, page: int) -> Sequence[Line]:
        wanted = self.positions[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]
        return await self._desk.ask(lambda desk: desk.timeline_at(self._number, wanted))
