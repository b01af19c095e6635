"""Deliveries as they stand: read back, or dropped by somebody. Sending them is `opsdesk.desk.delivering`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from opsdesk.desk.desk import Desk
from opsdesk.domain.delivery import Delivery, DeliveryState, dropped, reached_nobody
from opsdesk.domain.delivery_ways import went_by_hand
from opsdesk.domain.entries import Payload
from opsdesk.domain.entries.message import UpdateDelivered, UpdateUndelivered
from opsdesk.domain.errors import NotFound, Refused, StoreUnavailable
from opsdesk.domain.incident import Incident
from opsdesk.store import deliveries
from opsdesk.store.connection import in_words

BY: Final = "outbox"
"""Who writes of what became of a text: nobody at the desk, so it is nobody's to undo."""


def of_incident(desk: Desk, number: int) -> list[Delivery]:
    """Every delivery of an incident, in the order queued."""
    with in_words(desk.opened.path):
        return deliveries.of_incident(desk.opened.connection, number)


def unsettled(desk: Desk) -> list[Delivery]:
    """What is on its way or went wrong, on any incident."""
    with in_words(desk.opened.path):
        return deliveries.unsettled(desk.opened.connection)


def newest(desk: Desk, limit: int = 200) -> list[Delivery]:
    """The deliveries queued last, whatever became of them."""
    with in_words(desk.opened.path):
        return deliveries.newest(desk.opened.connection, limit)


def need(desk: Desk, delivery_id: int) -> Delivery:
    """One delivery, to do something with it; raises NotFound, and StoreUnavailable where nothing can be done."""
    if desk.opened.readonly:
        raise StoreUnavailable(f"{desk.opened.path}: nothing can be changed ({desk.opened.notice})")
    with in_words(desk.opened.path):
        held = deliveries.by_id(desk.opened.connection, delivery_id)
    if held is None:
        raise NotFound(f"there is no delivery {delivery_id}; “opsdesk outbox list --all” shows them")
    return held


def drop(desk: Desk, delivery_id: int) -> Delivery:
    """Says that a delivery needn't go any more; raises NotFound, and Refused when it went or is being sent. Readers of
    what certainly went nowhere don't count as told."""
    held = need(desk, delivery_id)
    now = desk.clock()
    state = held.standing(now)
    if state is DeliveryState.SENDING or not state.is_open:
        raise Refused(why_not_again(held, desk))
    over = dropped(held, desk.by, now)

    def decide(incident: Incident) -> Iterable[Payload]:
        if deliveries.by_id(desk.opened.connection, delivery_id) != held:
            raise Refused(f"delivery {delivery_id} was taken in hand meanwhile; look again")
        deliveries.keep(desk.opened.connection, held, over)
        yield from told(incident, over, deliveries.of_update(desk.opened.connection, over.incident, over.update))

    desk.do(held.incident, decide, by=BY)
    return over


def why_not_again(delivery: Delivery, desk: Desk) -> str:
    """Why a delivery can neither be sent again nor dropped, and when it can where that is a matter of seconds."""
    state = delivery.standing(desk.clock())
    if state is not DeliveryState.SENDING:
        return f"delivery {delivery.id} is {state}: it is neither sent again nor dropped"
    left = (delivery.claimed_until or desk.clock()) - desk.clock()
    return f"delivery {delivery.id} is being sent; if nothing comes of it, it is yours in {left.total_seconds():.0f} s"


def told(incident: Incident, over: Delivery, every: Sequence[Delivery]) -> Iterable[Payload]:
    """What the log has to say of a delivery: that no channel took the text, or that one did after all.

    A text that somebody also sent by hand is there, whatever the channels did.
    """
    held = incident.updates[over.update]
    if over.state is DeliveryState.SENT and held.undelivered:
        yield UpdateDelivered(held.number, held.audience, over.channel)
    elif (why := reached_nobody(every)) and not (held.undelivered or went_by_hand(held)):
        yield UpdateUndelivered(held.number, held.audience, why)
