"""Sends what is due while a desk is open: on a thread of its own, since a network may keep it waiting.

The thread only waits and sends; the store is asked on the desk's own thread, in calls as short as every other. It comes
with the channels' code, so it is loaded when there is something to send, or channels to send on.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Final, TypeVar

from opsdesk.desk.delivering import Claimed, next_due, send_due
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.errors import DeskError, StoreUnavailable
from opsdesk.outbox.sending import Outbox

T = TypeVar("T")

LONGEST_WAIT_S: Final = 60.0
SHORTEST_WAIT_S: Final = 1.0
"""Between two looks, while something is due that somebody else has in hand."""
LEAVING_S: Final = 2.0
"""How long leaving waits for an attempt; after that it is shown as unsure."""


class Courier:
    """One process's courier. It begins when it is first given something, or told to."""

    def __init__(self, desk: DeskThread, outbox: Outbox) -> None:
        self.outbox = outbox
        self._desk = desk
        self._in_hand: deque[Claimed] = deque()
        self._woken = threading.Event()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="opsdesk-outbox", daemon=True)

    def start(self) -> None:
        """Begins to look for what is due, if it didn't already."""
        if not self._thread.is_alive() and not self._stopped:
            self._thread.start()

    def hand(self, *claims: Claimed) -> None:
        """Has it send what this process took in hand, and whatever else is due, at once."""
        self._in_hand.extend(claims)
        self.start()
        self.wake()

    def wake(self) -> None:
        """Somebody wrote to the store: perhaps there is something to send."""
        self._woken.set()

    def stop(self) -> None:
        """Ends it; what is being sent just now has a moment to end well."""
        self._stopped = True
        self.wake()
        if self._thread.is_alive():
            self._thread.join(LEAVING_S)

    def _run(self) -> None:
        while not self._stopped:
            self._woken.clear()
            self._woken.wait(self._look())

    def _look(self) -> float:
        """Sends what is in hand or due; gives back how many seconds there is nothing to do."""
        try:
            if self._in_hand or self._left() <= 0:
                in_hand = [self._in_hand.popleft() for _ in range(len(self._in_hand))]
                send_due(self._ask, self.outbox, in_hand)
            return min(max(self._left(), SHORTEST_WAIT_S), LONGEST_WAIT_S)
        except DeskError:
            return LONGEST_WAIT_S

    def _left(self) -> float:
        """Seconds until something is due."""
        due, now = self._ask(lambda desk: (next_due(desk, self.outbox), desk.clock()))
        return (due - now).total_seconds() if due else LONGEST_WAIT_S

    def _ask(self, call: Callable[[Desk], T], /) -> T:
        try:
            answer = self._desk.begin(call)
        except RuntimeError as error:
            raise StoreUnavailable("the desk is closed") from error
        return answer.result()
