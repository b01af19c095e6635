"""A delivery stays in the hands of the process that sends it, however long that takes: a write to a network folder that
doesn't answer has no end of its own, and whoever took its place would be written over once it comes to one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

from opsdesk.domain.errors import StoreUnavailable

BEATS: Final = 3
"""How often a lease is renewed in its time: one that the store couldn't take is made up for by the next."""


class Held:
    """One delivery in hand; `renew` gives it its whole lease again and says whether it is still this process's."""

    def __init__(self, renew: Callable[[], bool], lease_s: float) -> None:
        self._renew = renew
        self._lease_s = lease_s
        self._until = monotonic() + lease_s
        self._asking = threading.Lock()

    def is_ours(self) -> bool:
        """Whether it is, asked of the store just now. Where that can't be asked: as long as nobody else can have taken
        it, since its lease hasn't run out."""
        with self._asking:
            asked_at = monotonic()
            try:
                ours = self._renew()
            except StoreUnavailable:
                return monotonic() < self._until
            self._until = asked_at + self._lease_s if ours else asked_at
            return ours


@contextmanager
def holding(renew: Callable[[], bool], lease_s: float) -> Iterator[Held]:
    """Keeps a delivery in hand as long as it is within it. Nothing is asked of the store any more once it is left."""
    held, over = Held(renew, lease_s), threading.Event()

    def beat() -> None:
        while not over.wait(lease_s / BEATS) and held.is_ours():
            pass

    beating = threading.Thread(target=beat, name="opsdesk-holding", daemon=True)
    beating.start()
    try:
        yield held
    finally:
        over.set()
        beating.join()
