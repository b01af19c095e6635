"""What is being sent stays in the hands of who sends it, however long a dead network folder takes; and a text whose
time was over all the same takes no newer one's place."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from opsdesk.config.channels import Channel
from opsdesk.desk import deliveries
from opsdesk.desk.courier import Courier
from opsdesk.desk.delivering import send_due
from opsdesk.desk.desk import Desk
from opsdesk.desk.holding import Held, holding
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.errors import StoreUnavailable
from opsdesk.outbox import files, sending
from opsdesk.outbox.sending import Outbox
from tests.desk.sending import flush, here, queue, states
from tests.fakes import OpenDesk

PAGE = "page"


@pytest.fixture
def outbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Outbox:
    """A file, held for a third of a second without another word."""
    monkeypatch.setattr(sending, "SPARE", timedelta(seconds=0.3))
    return Outbox({PAGE: Channel("file", path=str(tmp_path / "page.txt"), timeout_seconds=0)}, {}, {})


@pytest.fixture
def dead_folder(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """A folder in which the first file isn't written before the second event; the first says that it is begun."""
    begun, answers, replace = threading.Event(), threading.Event(), files._replace

    def hangs(path: Path, text: str, is_wanted: Callable[[], bool] | None) -> None:
        if not begun.is_set():
            begun.set()
            assert answers.wait(20)
        replace(path, text, is_wanted)

    monkeypatch.setattr(files, "_replace", hangs)
    return begun, answers


def test_nobody_else_sends_what_a_dead_folder_keeps_waiting(
    open_real: Callable[[], Desk], number: int, outbox: Outbox, dead_folder: tuple[threading.Event, threading.Event]
) -> None:
    begun, answers = dead_folder
    slow, other = DeskThread(open_real()), open_real()
    queue(other, number, outbox, "Old.")
    courier = Courier(slow, outbox)
    courier.start()
    assert begun.wait(20)
    queue(other, number, outbox, "New.")
    for _ in range(5):
        threading.Event().wait(0.2)
        assert send_due(here(other), outbox) == [], "its time would be over by now"
    assert states(other, number) == ["sending", "waiting"]
    answers.set()
    courier.hand()
    for _ in range(100):
        if states(other, number) == ["sent", "sent"]:
            break
        threading.Event().wait(0.1)
    courier.stop()
    slow.close()
    assert Path(outbox.channels[PAGE].path).read_text() == "New.\n"
    assert [item.attempts for item in deliveries.of_incident(other, number)] == [1, 1]
    other.close()


def test_a_text_that_another_process_sent_meanwhile_is_not_written_over_the_newer_one(
    desk: Desk, number: int, outbox: Outbox, open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a machine slept: nobody could say that it was still in hand."""
    queue(desk, number, outbox, "Old.")
    other, replace, asleep = open_desk("bo"), files._replace, [True]

    def slept(path: Path, text: str, is_wanted: Callable[[], bool] | None) -> None:
        if asleep and asleep.pop():
            desk.opened.connection.execute("UPDATE outbox SET claimed_until = '2020-01-01T00:00:00.000000Z'")
            queue(other, number, outbox, "New.")
            assert flush(other, outbox) == ["sent", "sent"]
        replace(path, text, is_wanted)

    monkeypatch.setattr(files, "_replace", slept)
    flush(desk, outbox)
    assert Path(outbox.channels[PAGE].path).read_text() == "New.\n"
    assert states(desk, number) == ["sent", "sent"]


def test_a_store_that_can_t_be_asked_leaves_it_in_hand_until_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked() -> bool:
        raise StoreUnavailable("locked")

    now = [0.0]
    monkeypatch.setattr("opsdesk.desk.holding.monotonic", lambda: now[0])
    held = Held(locked, 30)
    assert held.is_ours()
    now[0] = 31
    assert not held.is_ours()


def test_once_it_is_another_s_nothing_is_asked_any_more() -> None:
    asked: list[int] = []
    with holding(lambda: bool(asked.append(1)), 0.03):
        threading.Event().wait(0.3)
    assert asked == [1]


@pytest.fixture
def open_real(desk_path: Path) -> Callable[[], Desk]:
    """Opens the desk with the machine's own clock, as another process does."""
    return lambda: Desk.at(desk_path, by="ana")
