"""Delivering: once each, in order, again when that may help, and never again when nobody knows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from opsdesk.config.channels import Channel
from opsdesk.desk import deliveries
from opsdesk.desk.delivering import next_due, send, take
from opsdesk.desk.desk import Desk
from opsdesk.domain.delivery import MOST_ATTEMPTS, Delivery, DeliveryState, Outcome, not_sent, sent, unsure
from opsdesk.domain.errors import Refused, StoreUnavailable
from opsdesk.domain.vocabulary import Audience
from opsdesk.outbox.message import Message
from opsdesk.outbox.sending import Check, Outbox
from tests.desk.sending import Told, flush, here, queue, states
from tests.fakes import FakeClock, OpenDesk


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


def test_it_is_given_up_after_so_many_attempts_and_so_long(desk: Desk, number: int, clock: FakeClock) -> None:
    outbox = Told("page")
    outbox.answers.extend([not_sent("no connection")] * (MOST_ATTEMPTS + 1))
    queue(desk, number, outbox)
    assert [flush(desk, outbox, early=True) for _ in range(MOST_ATTEMPTS)][-1] == ["failed"]
    clock.forward(minutes=15)
    assert flush(desk, outbox, early=True) == ["given up"]
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


def test_from_a_store_that_is_read_only_nothing_is_sent(desk: Desk, number: int, open_desk: OpenDesk) -> None:
    outbox = Told("page")
    queue(desk, number, outbox)
    reader = open_desk("bo", readonly=True)
    with pytest.raises(StoreUnavailable, match="nothing can be sent"):
        flush(reader, outbox)
    with pytest.raises(StoreUnavailable):
        deliveries.drop(reader, 1)
    assert states(reader, number) == ["waiting"]


def test_a_file_ends_with_the_newest_text_though_the_time_of_an_older_one_ends_meanwhile(
    desk: Desk, number: int, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from opsdesk.desk import declaring

    other = desk.open_incident(declaring.declare("Another")).incident.number
    outbox = Told(file="page")
    outbox.answers.append(KeyboardInterrupt())
    queue(desk, number, outbox, "Old.")
    with pytest.raises(KeyboardInterrupt):
        flush(desk, outbox)
    queue(desk, other, outbox, "Elsewhere.")
    queue(desk, number, outbox, "New.")
    clock.now += outbox.lease("page") - timedelta(seconds=1)
    at_once = Told.send

    def slow(outbox: Told, name: str, message: Message, is_ours: Check) -> Outcome:
        clock.forward(seconds=2)
        return at_once(outbox, name, message)

    monkeypatch.setattr(Told, "send", slow)
    assert flush(desk, outbox) == ["sent"], "while the second was written, the first became anybody's"
    assert next_due(desk, outbox) == clock()
    assert flush(desk, outbox) == ["sent", "sent"]
    assert [text for _, text, _ in outbox.got] == ["Old.", "Elsewhere.", "Old.", "New."]


def test_an_older_text_that_still_goes_by_itself_is_not_written_over_one_sent_by_hand(
    desk: Desk, number: int, clock: FakeClock
) -> None:
    outbox = Told(file="page")
    outbox.answers.append(KeyboardInterrupt())
    queue(desk, number, outbox, "Old.")
    with pytest.raises(KeyboardInterrupt):
        flush(desk, outbox)
    queue(desk, number, outbox, "New.")
    for _ in range(2):
        with pytest.raises(Refused, match=r"update 1 still goes by page, .* let it go first, or drop delivery 1"):
            take(desk, outbox, 2)
        clock.forward(minutes=2)
    deliveries.drop(desk, 1)
    assert send(here(desk), outbox, take(desk, outbox, 2)).state is DeliveryState.SENT
    assert flush(desk, outbox, early=True) == []


def test_what_ends_the_program_every_time_is_left_to_a_person_at_last(
    desk: Desk, number: int, clock: FakeClock
) -> None:
    outbox = Told(file="page")
    outbox.answers.extend([KeyboardInterrupt()] * MOST_ATTEMPTS)
    queue(desk, number, outbox, "Old.")
    queue(desk, number, outbox, "New.")
    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(KeyboardInterrupt):
            flush(desk, outbox)
        clock.forward(minutes=2)
    assert states(desk, number) == ["unsure", "waiting"]
    assert flush(desk, outbox) == ["sent"], "it holds back nothing any more"
    assert next_due(desk, outbox) is None
