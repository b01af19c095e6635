"""Pages of rows read ahead of the screen: what is kept, what is being fetched, what has gone stale."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Final, Generic, TypeVar

RowT = TypeVar("RowT")

PAGE_ROWS: Final = 128
"""Rows of a page: more than any screen is high, few enough for one read to stay under a millisecond."""


class PageCache(Generic[RowT]):
    """The least recently used pages of a list, fetched one by one and never twice at a time.

    `fetch(page)` answers with rows `page * PAGE_ROWS` and on, fewer only on the last page. It deals with the errors of
    its store itself; one that escapes it goes to the event loop's exception handler.
    """

    def __init__(
        self, fetch: Callable[[int], Awaitable[Sequence[RowT]]], count: int = 0, *, capacity: int = 64
    ) -> None:
        """`count` is the number of rows there are, kept true by the owner; `capacity` the number of pages kept."""
        self.count = count
        self._fetch = fetch
        self._capacity = capacity
        self._pages: OrderedDict[int, Sequence[RowT]] = OrderedDict()
        self._waiting: dict[int, list[Callable[[], None]]] = {}
        self._outdated: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def cached(self, page: int) -> Sequence[RowT] | None:
        """The rows of `page` as last fetched, None when they are not here."""
        rows = self._pages.get(page)
        if rows is not None:
            self._pages.move_to_end(page)
        return rows

    def put(self, page: int, rows: Sequence[RowT]) -> None:
        """Keep `rows` as `page`: how the first frame's rows, read before there is an event loop, come in."""
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > self._capacity:
            self._pages.popitem(last=False)

    def is_fetching(self, page: int) -> bool:
        """Whether `page` is on its way, as it was when it was asked for."""
        return page in self._waiting

    def request(self, page: int, done: Callable[[], None]) -> None:
        """Fetch `page` afresh and then call `done` on the event loop, also when the fetch failed."""
        waiting = self._waiting.setdefault(page, [])
        waiting.append(done)
        if len(waiting) == 1:
            task = asyncio.get_running_loop().create_task(self._load(page))
            self._tasks.add(task)
            task.add_done_callback(self._finished)

    def forget(self, pages: range, keep: Collection[int] = ()) -> None:
        """Drop what is known of `pages`, except of `keep`, which stand until they are fetched anew.

        A fetch under way may have read before the change that made these pages stale, so it is made again.
        """
        for page in [page for page in self._pages if page in pages and page not in keep]:
            del self._pages[page]
        self._outdated.update(page for page in self._waiting if page in pages)

    async def _load(self, page: int) -> None:
        try:
            rows = await self._fetch(page)
            while page in self._outdated:
                self._outdated.discard(page)
                rows = await self._fetch(page)
            self.put(page, rows)
        finally:
            self._outdated.discard(page)
            for done in self._waiting.pop(page):
                done()

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.result()
