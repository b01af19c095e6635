"""Sent again or dropped by a person, and who counts as told then."""

from __future__ import annotations

import pytest

from opsdesk.desk import deliveries
from opsdesk.desk.amending import strike
from opsdesk.desk.delivering import send, take
from opsdesk.desk.desk import Desk
from opsdesk.domain.delivery import Delivery, DeliveryState, Outcome, not_sent, sent, unsure
from opsdesk.domain.errors import NotFound, Refused
from opsdesk.domain.vocabulary import Audience
from tests.desk.sending import Told, flush, here, queue


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
