"""The courier: it outlives every error, loses nothing it has in hand, and sends nothing that is another's by now."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path
from typing import NoReturn, TypeVar

import pytest

from opsdesk.desk import courier as courier_module
from opsdesk.desk import deliveries
from opsdesk.desk.courier import Courier
from opsdesk.desk.delivering import take
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.delivery import Delivery
from opsdesk.domain.errors import StoreUnavailable
from tests.desk.sending import Told, queue, states

T = TypeVar("T")


class Shaky(DeskThread):
    """A desk whose store can't be used for the next calls that are numbered in `fails`."""

    fails: frozenset[int] = frozenset()
    asked = 0

    def begin(self, call: Callable[[Desk], T]) -> Future[T]:
        self.asked += 1
        return super().begin(_unavailable if self.asked in self.fails else call)


def _unavailable(desk: Desk) -> NoReturn:
    raise StoreUnavailable("the disk is full for a moment")


@pytest.fixture
def thread(desk_path: Path) -> Iterator[Shaky]:
    thread = Shaky(Desk.at(desk_path, by="ana"))
    yield thread
    thread.close()


@pytest.fixture
def unheard(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What threads ended in: what the app's crash boundary is told."""
    died: list[object] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: died.append(args.exc_value))
    return died


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courier_module, "AGAIN_S", 0.02)
    monkeypatch.setattr(courier_module, "SHORTEST_WAIT_S", 0.02)


def told(thread: DeskThread, call: Callable[[Desk], T]) -> T:
    return thread.begin(call).result()


def soon_true(holds: Callable[[], bool]) -> bool:
    """Whether something comes true, within some seconds."""
    for _ in range(500):
        if holds():
            return True
        time.sleep(0.02)
    return False


def came_to(thread: DeskThread, number: int, *wanted: str) -> bool:
    return soon_true(lambda: told(thread, lambda desk: states(desk, number)) == list(wanted))


def test_an_error_that_nobody_expected_is_told_and_the_courier_goes_on(
    thread: Shaky, number: int, unheard: list[object]
) -> None:
    outbox, error = Told("page", "chat"), ZeroDivisionError("a fault of our own")
    outbox.answers.append(error)
    courier = Courier(thread, outbox)
    told(thread, lambda desk: queue(desk, number, outbox))
    courier.start()
    assert came_to(thread, number, "sending", "waiting")
    assert soon_true(lambda: bool(unheard))
    courier.wake()
    time.sleep(0.1)
    assert came_to(thread, number, "sending", "waiting"), "a write doesn't bring it up again"
    courier.start()
    courier.hand()
    assert came_to(thread, number, "sending", "sent")
    courier.stop()
    assert unheard == [error]


def test_it_begins_again_by_itself_after_a_rest(
    thread: Shaky, number: int, unheard: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier_module, "RECOVERING_S", 0.02)
    outbox = Told("page", "chat")
    outbox.answers.append(ZeroDivisionError())
    told(thread, lambda desk: queue(desk, number, outbox))
    courier = Courier(thread, outbox)
    courier.start()
    assert came_to(thread, number, "sending", "sent")
    courier.stop()
    assert len(unheard) == 1


def test_an_error_over_one_leaves_the_rest_in_hand(thread: Shaky, number: int, unheard: list[object]) -> None:
    outbox = Told("page", "chat")
    outbox.answers.append(ZeroDivisionError())
    told(thread, lambda desk: queue(desk, number, outbox))
    courier = Courier(thread, outbox)
    courier.hand(*told(thread, lambda desk: [take(desk, outbox, place) for place in (1, 2)]))
    assert came_to(thread, number, "sending", "sent")
    courier.stop()
    assert len(unheard) == 1


@pytest.mark.parametrize("first", range(1, 8))
@pytest.mark.parametrize("how_many", [1, 2])
def test_what_is_in_hand_goes_once_whenever_the_store_fails_for_a_moment(
    thread: Shaky, number: int, first: int, how_many: int
) -> None:
    outbox = Told("page", "chat")
    told(thread, lambda desk: queue(desk, number, outbox))
    claims = told(thread, lambda desk: [take(desk, outbox, place) for place in (1, 2)])
    courier = Courier(thread, outbox)
    thread.asked, thread.fails = 0, frozenset(range(first, first + how_many))
    courier.hand(*claims)
    assert soon_true(lambda: not courier.wake() and thread.asked >= first + how_many)
    assert came_to(thread, number, "sent", "sent")
    courier.stop()
    assert [name for name, _, _ in outbox.got] == ["page", "chat"]


@pytest.mark.parametrize("became", ["dropped", "taken again"])
def test_what_was_in_hand_and_is_no_more_is_not_sent(thread: Shaky, number: int, became: str) -> None:
    outbox = Told("page", "chat")
    told(thread, lambda desk: queue(desk, number, outbox))
    claims = told(thread, lambda desk: [take(desk, outbox, place) for place in (1, 2)])

    def meanwhile(desk: Desk) -> Delivery:
        """The lease of the first is over, and a person sees to it."""
        past = desk.clock() - timedelta(seconds=1)
        desk.opened.connection.execute("UPDATE outbox SET claimed_until = ? WHERE id = 1", (past.isoformat(),))
        return deliveries.drop(desk, 1) if became == "dropped" else take(desk, outbox, 1).delivery

    told(thread, meanwhile)
    courier = Courier(thread, outbox)
    courier.hand(*claims)
    assert came_to(thread, number, "dropped" if became == "dropped" else "sending", "sent")
    courier.stop()
    assert [name for name, _, _ in outbox.got] == ["chat"]
