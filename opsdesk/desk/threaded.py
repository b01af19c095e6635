"""The desk on a thread of its own: the event loop asks and never waits for a disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from opsdesk.desk.desk import Desk

T = TypeVar("T")


class DeskThread:
    """Owns a desk: every call runs on one thread, one after the other, in the order asked."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="opsdesk-store")

    async def ask(self, call: Callable[[Desk], T]) -> T:
        """The answer of a call on the desk; its errors are raised here.

        A cancelled worker stops waiting, and no more: what was asked for is done, so that no entry hangs on whether
        somebody still looked.
        """
        return await asyncio.shield(asyncio.wrap_future(self._pool.submit(call, self.desk)))

    def begin(self, call: Callable[[Desk], T]) -> Future[T]:
        """Begins a call without waiting: for texts kept while typing, and for pages asked for by a repaint."""
        return self._pool.submit(call, self.desk)

    def close(self) -> None:
        """Finishes what was asked and lets the store go."""
        self._pool.submit(self.desk.close)
        self._pool.shutdown(wait=True)
