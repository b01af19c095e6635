"""Delivering by several processes, by one that is killed, and beside everything else."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from opsdesk.config.channels import Channel
from opsdesk.desk import deliveries
from opsdesk.desk.courier import Courier
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.delivery import DeliveryState
from opsdesk.outbox.sending import Outbox
from tests.desk.sending import Told, flush, queue, states
from tests.fakes import FakeClock, OpenDesk
from tests.outbox.endpoints import http_endpoint

PROCESS = """
import json, sys
from pathlib import Path
from opsdesk.config.channels import Channel
from opsdesk.desk.delivering import send_due
from opsdesk.desk.desk import Desk
from opsdesk.outbox.sending import Outbox
path, command = sys.argv[1], json.loads(sys.argv[2])
desk = Desk.at(Path(path), by="cy")
outbox = Outbox({"page": Channel("command", command=tuple(command))}, {}, {"PATH": "/usr/bin:/bin"})
print(len(send_due(lambda call: call(desk), outbox)))
"""


def flusher(path: Path, *command: str) -> subprocess.Popen[str]:
    """A process of its own that sends what is due on `page` by a command."""
    argv = [sys.executable, "-c", PROCESS, str(path), json.dumps(command)]
    return subprocess.Popen(argv, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def real_desk(desk_path: Path) -> Callable[[], Desk]:
    """Opens the desk with the machine's own clock, as another process does."""
    return lambda: Desk.at(desk_path, by="ana")


def test_two_processes_send_each_text_once(real_desk: Callable[[], Desk], desk_path: Path, tmp_path: Path) -> None:
    from opsdesk.desk import declaring

    desk, outbox, got = real_desk(), Told("page"), tmp_path / "got"
    for place in range(12):
        number = desk.open_incident(declaring.declare(f"Number {place}")).incident.number
        queue(desk, number, outbox, f"Text {place}.")
    append = f"import sys; open({str(got)!r}, 'a').write(sys.stdin.read() + chr(10))"
    flushers = [flusher(desk_path, sys.executable, "-c", append) for _ in range(2)]
    counts = [int(process.communicate(timeout=60)[0]) for process in flushers]
    assert sum(counts) == 12
    assert sorted(got.read_text().split("\n")[:-1]) == sorted(f"Text {place}." for place in range(12))
    assert deliveries.unsettled(desk) == []
    desk.close()


def test_a_process_killed_while_sending_leaves_it_unsure(
    real_desk: Callable[[], Desk], desk_path: Path, tmp_path: Path, number: int, clock: FakeClock, open_desk: OpenDesk
) -> None:
    desk, outbox, begun = real_desk(), Told("page"), tmp_path / "begun"
    queue(desk, number, outbox)
    process = flusher(desk_path, sys.executable, "-c", f"import time; open({str(begun)!r}, 'w'); time.sleep(3)")
    while not begun.exists():
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.communicate()
    [held] = deliveries.of_incident(desk, number)
    assert (held.state, held.attempts) == (DeliveryState.SENDING, 1)
    assert held.claimed_until is not None
    clock.now = held.claimed_until
    later = open_desk("bo")
    assert states(later, number) == ["unsure"]
    assert flush(later, outbox, early=True) == []
    assert outbox.got == []
    desk.close()


def test_the_courier_sends_what_is_due_off_everybodys_way(desk_path: Path, number: int) -> None:
    with http_endpoint() as web:
        environ = {"PAGE": f"http://127.0.0.1:{web.port}/"}
        thread = DeskThread(Desk.at(desk_path, by="ana"))
        courier = Courier(thread, Outbox({"page": Channel("statuspage", url="$PAGE")}, {}, environ))
        courier.start()
        web.answers.append(429)
        thread.begin(lambda desk: queue(desk, number, courier.outbox)).result()
        courier.wake()
        assert came_to(thread, number, "failed")
        thread.begin(lambda desk: deliveries_due_now(desk)).result()
        courier.wake()
        assert came_to(thread, number, "sent")
        courier.stop()
        thread.close()
        courier.wake()
    assert len(web.requests) == 2


def came_to(thread: DeskThread, number: int, state: str) -> bool:
    """Whether the incident's delivery came to a state, within some seconds."""
    for _ in range(500):
        if thread.begin(lambda desk: states(desk, number)).result() == [state]:
            return True
        time.sleep(0.02)
    return False


def deliveries_due_now(desk: Desk) -> None:
    """As if the pause were over."""
    desk.opened.connection.execute("UPDATE outbox SET next_at = queued_at")
