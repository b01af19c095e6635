"""The desk on a thread of its own: the event loop asks and never waits for a disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, TypeVar

from opsdesk.desk.desk import Desk

T = TypeVar("T")

_TAKEN: Final[ContextVar[str]] = ContextVar("taken", default="")
"""The name of what was typed and is being saved by this task."""


@contextmanager
def taking(key: str) -> Iterator[None]:
    """What is asked for within it, and writes, forgets what is kept under a name in the same transaction: a form that
    is being saved needn't know under which name it is kept half-filled."""
    token = _TAKEN.set(key)
    try:
        yield
    finally:
        _TAKEN.reset(token)


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
        key = _TAKEN.get()
        asked = self._pool.submit(self.desk.taking, call, key) if key else self._pool.submit(call, self.desk)
        return await asyncio.shield(asyncio.wrap_future(asked))

    def begin(self, call: Callable[[Desk], T]) -> Future[T]:
        """Begins a call without waiting: for texts kept while typing, and for pages asked for by a repaint."""
        return self._pool.submit(call, self.desk)

    def close(self) -> None:
        """Finishes what was asked and lets the store go."""
        self._pool.submit(self.desk.close)
        self._pool.shutdown(wait=True)
