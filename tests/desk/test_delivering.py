"""Delivering: once each, in order, again when that may help, and never again when nobody knows."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from opsdesk.config.channels import Channel
from opsdesk.desk import deliveries
from opsdesk.desk.amending import strike
from opsdesk.desk.courier import Courier
from opsdesk.desk.delivering import next_due, send, send_due, take
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.delivery import MOST_ATTEMPTS, Delivery, DeliveryState, Outcome, not_sent, sent, unsure
from opsdesk.domain.errors import NotFound, Refused, StoreUnavailable
from opsdesk.domain.vocabulary import Audience
from opsdesk.outbox.sending import Outbox
from tests.desk.sending import Told, here, queue
from tests.fakes import FakeClock, OpenDesk
from tests.outbox.endpoints import http_endpoint


def states(desk: Desk, number: int) -> list[str]:
    return [item.standing(desk.clock()).value for item in deliveries.of_incident(desk, number)]


def flush(desk: Desk, outbox: Outbox, **how: bool) -> list[str]:
    tried = send_due(here(desk), outbox, jitter=lambda: 0.0, **how)
    return [item.state.value for item in tried]


def test_what_waits_is_sent_once(desk: Desk, number: int) -> None:
    outbox = Told("page", "chat")
    queue(desk, number, outbox)
    assert flush(desk, outbox) == ["sent", "sent"]
    assert flush(desk, outbox, early=True) == []
    assert [name for name, _, _ in outbox.got] == ["page", "chat"]
    assert len({key for _, _, key in outbox.got}) == 2


def test_what_failed_is_tried_again_when_its_time_comes(desk: Desk, number: int, clock: FakeClock) -> None:
    outbox = Told("page")
    outbox.answers.extend([not_sent("no connection"), not_sent("no connection")])
    queue(desk, number, outbox)
    assert flush(desk, outbox) == ["failed"]
    assert next_due(desk, outbox) == clock() + timedelta(seconds=15)
    clock.forward(seconds=14)
    assert flush(desk, outbox) == []
    clock.forward(seconds=1)
    assert flush(desk, outbox) == ["failed"]
    assert next_due(desk, outbox) == clock() + timedelta(seconds=30)
    clock.forward(seconds=30)
    assert flush(desk, outbox) == ["sent"]
    assert deliveries.of_incident(desk, number)[0].attempts == 3
    assert next_due(desk, outbox) is None


def test_flushing_does_not_wait_and_tries_each_once(desk: Desk, number: int) -> None:
    outbox = Told("page")
    outbox.answers.extend([not_sent("no connection")] * 3)
    queue(desk, number, outbox)
    assert [flush(desk, outbox, early=True) for _ in range(4)] == [["failed"], ["failed"], ["failed"], ["sent"]]


def test_it_is_given_up_after_so_many_attempts(desk: Desk, number: int) -> None:
    outbox = Told("page")
    outbox.answers.extend([not_sent("no connection")] * MOST_ATTEMPTS)
    queue(desk, number, outbox)
    assert [flush(desk, outbox, early=True) for _ in range(MOST_ATTEMPTS)][-1] == ["given up"]
    assert flush(desk, outbox, early=True) == []


def test_texts_leave_a_channel_in_the_order_in_which_they_were_approved(desk: Desk, number: int) -> None:
    outbox = Told("page", "chat")
    outbox.answers.extend([not_sent("no connection")])
    queue(desk, number, outbox, "First.", "page")
    assert flush(desk, outbox) == ["failed"]
    queue(desk, number, outbox, "Second.", "page", "chat")
    outbox.answers.extend([not_sent("no connection")])
    assert flush(desk, outbox) == ["failed", "sent"], "the first is due at once, and holds the second back"
    assert flush(desk, outbox, early=True) == ["sent", "sent"]
    assert [text for name, text, _ in outbox.got if name == "page"] == ["First.", "First.", "First.", "Second."]


def test_what_was_given_up_holds_nothing_back(desk: Desk, number: int) -> None:
    outbox = Told("page")
    outbox.answers.extend([not_sent("status 401", again=False), unsure("no answer"), sent()])
    for text in ("First.", "Second.", "Third."):
        queue(desk, number, outbox, text)
    assert flush(desk, outbox) == ["given up", "unsure", "sent"]


def test_other_channels_and_other_incidents_do_not_wait(desk: Desk, number: int) -> None:
    from opsdesk.desk import declaring

    other = desk.open_incident(declaring.declare("Another")).incident.number
    outbox = Told("page", "chat")
    outbox.answers.extend([not_sent("no connection"), sent(), sent()])
    queue(desk, number, outbox, "First.", "page")
    queue(desk, other, outbox, "Elsewhere.", "page")
    queue(desk, number, outbox, "For support.", "chat", audience=Audience.SUPPORT)
    assert flush(desk, outbox) == ["failed", "sent", "sent"]


def test_a_channel_that_can_not_be_used_here_is_left_to_others(desk: Desk, number: int, open_desk: OpenDesk) -> None:
    lacking = Outbox({"page": Channel("notify", url="$NOWHERE")}, {}, {})
    queue(desk, number, Told("page"))
    assert (flush(desk, lacking, early=True), next_due(desk, lacking)) == ([], None)
    assert flush(desk, Told("other"), early=True) == []
    assert flush(open_desk("bo"), Told("page")) == ["sent"]


def test_what_was_being_sent_when_the_program_ended_is_unsure_and_not_sent_again(
    desk: Desk, number: int, clock: FakeClock
) -> None:
    outbox = Told("page")
    outbox.answers.extend([KeyboardInterrupt()])
    queue(desk, number, outbox)
    with pytest.raises(KeyboardInterrupt):
        flush(desk, outbox)
    assert states(desk, number) == ["sending"]
    assert flush(desk, outbox, early=True) == []
    clock.forward(minutes=2)
    assert states(desk, number) == ["unsure"]
    assert flush(desk, outbox, early=True) == []
    assert len(outbox.got) == 1


def test_what_is_being_sent_says_when_it_is_a_persons_again(desk: Desk, number: int, clock: FakeClock) -> None:
    outbox = Told("page")
    queue(desk, number, outbox)
    claim = take(desk, outbox, 1)
    assert claim.delivery.claimed_until == clock() + outbox.lease("page")
    clock.forward(seconds=30)
    for asked in (lambda: take(desk, outbox, 1), lambda: deliveries.drop(desk, 1)):
        with pytest.raises(Refused, match="delivery 1 is being sent; if nothing comes of it, it is yours in 10 s"):
            asked()


def test_what_can_not_be_kept_is_said(desk: Desk, number: int) -> None:
    outbox = Told("page")
    queue(desk, number, outbox)
    claim = take(desk, outbox, 1)

    def full(call: object) -> Delivery:
        raise StoreUnavailable("the disk is full")

    with pytest.raises(StoreUnavailable, match=r"^sent on page.*can't be kept: the disk is full$"):
        send(full, outbox, claim)


def test_a_clock_that_is_set_back_holds_nothing_back(desk: Desk, number: int, clock: FakeClock) -> None:
    outbox = Told("page", file="wall")
    outbox.answers.extend([KeyboardInterrupt(), not_sent("no connection")])
    queue(desk, number, outbox, "First.", "page")
    with pytest.raises(KeyboardInterrupt):
        flush(desk, outbox)
    queue(desk, number, outbox, "Second.", "wall")
    assert flush(desk, outbox) == ["failed"]
    queue(desk, number, outbox, "Third.", "page")
    clock.forward(hours=-3)
    assert states(desk, number) == ["unsure", "failed", "waiting"]
    assert next_due(desk, outbox) == clock()
    assert flush(desk, outbox) == ["sent", "sent"]
    assert send(here(desk), outbox, take(desk, outbox, 1)).state is DeliveryState.SENT


def test_what_a_killed_program_was_writing_is_written_again_though_the_clock_was_set_back(
    desk: Desk, number: int, clock: FakeClock
) -> None:
    outbox = Told(file="wall")
    outbox.answers.append(KeyboardInterrupt())
    queue(desk, number, outbox)
    with pytest.raises(KeyboardInterrupt):
        flush(desk, outbox)
    clock.forward(seconds=-20)
    assert (states(desk, number), flush(desk, outbox)) == (["sending"], [])
    clock.forward(hours=-3)
    assert next_due(desk, outbox) == clock()
    assert flush(desk, outbox) == ["sent"]


def test_but_a_file_is_written_again(desk: Desk, number: int, clock: FakeClock) -> None:
    outbox = Told(file="page")
    outbox.answers.extend([KeyboardInterrupt()])
    queue(desk, number, outbox)
    with pytest.raises(KeyboardInterrupt):
        flush(desk, outbox)
    assert flush(desk, outbox) == []
    clock.forward(minutes=2)
    assert flush(desk, outbox) == ["sent"]
    [(_, text, key), again] = outbox.got
    assert again == ("page", text, key)


def test_who_comes_back_late_still_says_that_it_went(desk: Desk, number: int, clock: FakeClock) -> None:
    outbox = Told("page")
    queue(desk, number, outbox)
    claim = take(desk, outbox, deliveries.of_incident(desk, number)[0].id)
    clock.forward(minutes=10)
    assert states(desk, number) == ["unsure"]
    assert send(here(desk), outbox, claim).state is DeliveryState.SENT
    assert states(desk, number) == ["sent"]


def test_but_not_when_somebody_sent_it_again_meanwhile(desk: Desk, number: int, clock: FakeClock) -> None:
    outbox = Told("page")
    queue(desk, number, outbox)
    held = deliveries.of_incident(desk, number)[0].id
    slow = take(desk, outbox, held)
    clock.forward(minutes=10)
    again = take(desk, outbox, held)
    outbox.answers.extend([not_sent("no connection"), sent("status 200")])
    send(here(desk), outbox, slow)
    assert send(here(desk), outbox, again).how == "status 200"
    assert states(desk, number) == ["sent"]


def unsure_one(desk: Desk, number: int) -> tuple[Told, Delivery]:
    outbox = Told("page")
    outbox.answers.extend([unsure("no answer")])
    queue(desk, number, outbox)
    flush(desk, outbox)
    return outbox, deliveries.of_incident(desk, number)[0]


def test_a_person_can_send_it_again(desk: Desk, number: int) -> None:
    outbox, held = unsure_one(desk, number)
    assert send(here(desk), outbox, take(desk, outbox, held.id)).state is DeliveryState.SENT
    with pytest.raises(Refused, match="is sent: it is neither sent again nor dropped"):
        take(desk, outbox, held.id)
    with pytest.raises(Refused, match="is sent"):
        deliveries.drop(desk, held.id)
    with pytest.raises(NotFound, match="no delivery 99"):
        take(desk, outbox, 99)
    with pytest.raises(Refused, match="no such channel"):
        take(desk, Told("other"), held.id)


def test_words_that_went_as_a_later_update_are_not_sent_again(desk: Desk, number: int) -> None:
    outbox = Told("page")
    outbox.answers.extend([not_sent("status 401", again=False)] * 2)
    queue(desk, number, outbox, "We know.")
    flush(desk, outbox)
    queue(desk, number, outbox, "We know more.")
    flush(desk, outbox)
    queue(desk, number, outbox, "We know.")
    assert flush(desk, outbox) == ["sent"]
    with pytest.raises(Refused, match="update 3 brought these very words by page"):
        take(desk, outbox, 1)
    assert send(here(desk), outbox, take(desk, outbox, 2)).state is DeliveryState.SENT
    deliveries.drop(desk, 1)


@pytest.mark.parametrize(
    "answer",
    [None, not_sent("no connection"), not_sent("status 401", again=False)],
    ids=["never tried", "failed", "given up"],
)
def test_readers_of_what_is_dropped_and_certainly_did_not_go_do_not_count_as_told(
    desk: Desk, number: int, answer: Outcome | None
) -> None:
    outbox = Told("page", "chat")
    outbox.answers.extend([answer] * 2 if answer else [])
    queue(desk, number, outbox)
    if answer:
        flush(desk, outbox)
    deliveries.drop(desk, 1)
    deliveries.drop(desk, 2)
    assert not desk.incident(number).told(Audience.CUSTOMERS)
    assert desk.incident(number).updates[1].undelivered.startswith("page: ")


def test_but_those_of_what_may_have_gone_and_of_what_went_elsewhere_do(desk: Desk, number: int) -> None:
    outbox = Told("page", "chat")
    outbox.answers.extend([not_sent("status 401", again=False), sent()])
    queue(desk, number, outbox)
    flush(desk, outbox)
    deliveries.drop(desk, 1)
    outbox.answers.extend([unsure("no answer")])
    queue(desk, number, outbox, "We know more.", "page")
    flush(desk, outbox)
    deliveries.drop(desk, 3)
    assert [item.number for item in desk.incident(number).told(Audience.CUSTOMERS)] == [1, 2]


def test_or_say_that_it_need_not_go(desk: Desk, number: int) -> None:
    outbox, held = unsure_one(desk, number)
    assert deliveries.unsettled(desk) == [held]
    assert deliveries.drop(desk, held.id).how == "dropped by ana"
    assert deliveries.unsettled(desk) == []
    assert [item.state for item in deliveries.newest(desk)] == ["dropped"]
    with pytest.raises(Refused, match="is dropped"):
        take(desk, outbox, held.id)


def test_from_a_store_that_is_read_only_nothing_is_sent(desk: Desk, number: int, open_desk: OpenDesk) -> None:
    outbox = Told("page")
    queue(desk, number, outbox)
    reader = open_desk("bo", readonly=True)
    with pytest.raises(StoreUnavailable, match="nothing can be sent"):
        flush(reader, outbox)
    with pytest.raises(StoreUnavailable):
        deliveries.drop(reader, 1)
    assert states(reader, number) == ["waiting"]


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


def refused(*channels: str) -> Told:
    """An outbox whose channels each refuse once, for good."""
    outbox = Told(*channels)
    outbox.answers.extend(not_sent(f"{name} knows no such page", again=False) for name in channels)
    return outbox


def test_a_text_that_no_channel_took_is_still_owed(desk: Desk, number: int) -> None:
    outbox = refused("page", "chat")
    queue(desk, number, outbox)
    assert desk.incident(number).last_update(Audience.CUSTOMERS)
    assert flush(desk, outbox) == ["given up", "given up"]
    incident = desk.incident(number)
    assert incident.last_update(Audience.CUSTOMERS) is None
    assert incident.updates[1].undelivered == "page: page knows no such page; chat: chat knows no such page"
    newest = desk.entries(number)[-1]
    assert (newest.by, newest.payload.headline()) == (
        "outbox",
        "update 1 reached no customers: page: page knows no such page; chat: chat knows no such page",
    )
    with pytest.raises(Refused, match="can't be taken back"):
        desk.do(number, strike(newest, "no"))
    queue(desk, number, Told("page"))
    assert [update.number for update in desk.incident(number).told(Audience.CUSTOMERS)] == [2]


def test_a_text_that_one_channel_may_have_taken_counts_as_told(desk: Desk, number: int) -> None:
    outbox = Told("page", "chat")
    outbox.answers.extend([not_sent("no such page", again=False), unsure("no answer")])
    queue(desk, number, outbox)
    assert flush(desk, outbox) == ["given up", "unsure"]
    assert desk.incident(number).last_update(Audience.CUSTOMERS)


def test_a_text_that_went_after_all_counts_again(desk: Desk, number: int) -> None:
    outbox = refused("page")
    queue(desk, number, outbox)
    flush(desk, outbox)
    [given_up] = deliveries.of_incident(desk, number)
    send(here(desk), outbox, take(desk, outbox, given_up.id))
    incident = desk.incident(number)
    assert [update.number for update in incident.told(Audience.CUSTOMERS)] == [1]
    assert desk.entries(number)[-1].payload.headline() == "update 1 to customers went after all, by page"
