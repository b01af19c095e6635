"""Sends what is due while a desk is open: on a thread of its own, since a network may keep it waiting.

The thread only waits and sends; the store is asked on the desk's own thread, in calls as short as every other. It comes
with the channels' code, so it is loaded when there is something to send, or channels to send on.
"""

from __future__ import annotations

import random
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from opsdesk.desk.delivering import Claimed, NotKept, hold, next_due, send, send_due, settle
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.errors import DeskError, StoreUnavailable
from opsdesk.outbox.sending import Outbox

T = TypeVar("T")

LONGEST_WAIT_S: Final = 60.0
SHORTEST_WAIT_S: Final = 1.0
"""Between two looks, while something is due that somebody else has in hand."""
AGAIN_S: Final = 5.0
"""Until the next look, while the store couldn't be used and something is in hand."""
RECOVERING_S: Final = 300.0
"""After an error that nobody expected: long enough that what somebody writes meanwhile doesn't bring it up again."""
LEAVING_S: Final = 2.0
"""How long leaving waits for an attempt; after that it is shown as unsure."""


class Courier:
    """One process's courier. It begins when it is first given something, or told to.

    Every look is a thread of its own: one that ends in an error that nobody expected leaves it to the crash boundary
    (`threading.excepthook`), and the courier goes on, after a rest in which only what somebody sends calls it.
    """

    def __init__(self, desk: DeskThread, outbox: Outbox) -> None:
        self.outbox = outbox
        self._desk = desk
        self._in_hand: deque[Claimed] = deque()
        self._not_kept: deque[NotKept] = deque()
        self._woken = threading.Event()
        self._called = threading.Event()
        self._pause: float | None = None
        self._stopped = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begins to look for what is due, if it didn't already."""
        if not self._stopped and not (self._thread and self._thread.is_alive()):
            self._thread = _thread(self._run)
            self._thread.start()

    def hand(self, *claims: Claimed) -> None:
        """Has it send what this process took in hand, and whatever else is due, at once."""
        self._in_hand.extend(claims)
        self.start()
        self._called.set()
        self.wake()

    def wake(self) -> None:
        """Somebody wrote to the store: perhaps there is something to send."""
        self._woken.set()

    def stop(self) -> None:
        """Ends it; what is being sent just now has a moment to end well."""
        self._stopped = True
        self._called.set()
        self.wake()
        if self._thread and self._thread.is_alive():
            self._thread.join(LEAVING_S)

    def _run(self) -> None:
        while not self._stopped:
            self._woken.clear()
            self._called.clear()
            self._pause = None
            look = _thread(self._look)
            look.start()
            look.join()
            self._wait()

    def _wait(self) -> None:
        """Until there may be something to send; only a call ends the rest after a look that came to no end. What is
        still in hand doesn't rest, since nobody else can send it, and no look leaves as much there as it found."""
        if self._pause is None:
            self._called.wait(AGAIN_S if self._in_hand else RECOVERING_S)
        else:
            self._woken.wait(self._pause)

    def _look(self) -> None:
        """Sends what is in hand or due, and says how many seconds there is nothing to do."""
        try:
            self._keep_what_was_not()
            self._send_in_hand()
            if self._left() <= 0:
                send_due(self._ask, self.outbox)
            pause = min(max(self._left(), SHORTEST_WAIT_S), LONGEST_WAIT_S)
        except NotKept as error:
            self._not_kept.append(error)
            pause = AGAIN_S
        except DeskError:
            pause = LONGEST_WAIT_S
        self._pause = min(pause, AGAIN_S) if self._in_hand or self._not_kept else pause

    def _keep_what_was_not(self) -> None:
        """Keeps what became of earlier attempts while the store couldn't be used."""
        for _ in range(len(self._not_kept)):
            over = self._not_kept.popleft()
            try:
                settle(self._ask, over.claim, over.outcome, random.random())
            except NotKept as still:
                self._not_kept.append(still)

    def _send_in_hand(self) -> None:
        """Sends what this process took in hand, unless it is another's by now; what can't be sent yet stays there."""
        while self._in_hand:
            claim = self._in_hand.popleft()
            try:
                held = self._ask(partial(hold, outbox=self.outbox, claim=claim))
            except StoreUnavailable:
                self._in_hand.appendleft(claim)
                raise
            if held:
                send(self._ask, self.outbox, held, random.random())

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


def _thread(run: Callable[[], None]) -> threading.Thread:
    return threading.Thread(target=run, name="opsdesk-outbox", daemon=True)
