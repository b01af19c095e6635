"""Deliveries as they stand: read back, or dropped by somebody. Sending them is `opsdesk.desk.delivering`."""

from __future__ import annotations

from opsdesk.desk.desk import Desk
from opsdesk.domain.delivery import Delivery, DeliveryState, dropped
from opsdesk.domain.errors import NotFound, Refused, StoreUnavailable
from opsdesk.store import deliveries
from opsdesk.store.connection import in_words


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
    """Says that a delivery needn't go any more; raises NotFound, and Refused when it went or is being sent."""
    held = need(desk, delivery_id)
    state = held.standing(desk.clock())
    if state in {DeliveryState.SENT, DeliveryState.SENDING, DeliveryState.DROPPED}:
        raise Refused(f"delivery {delivery_id} is {state}: there is nothing to drop")
    over = dropped(held, desk.by)
    if not deliveries.settle(desk.opened.connection, desk.opened.path, held, over):
        raise Refused(f"delivery {delivery_id} was taken in hand meanwhile; look again")
    return over
