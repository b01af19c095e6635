"""Delivering what is queued: take one in hand, send it, keep how it went; by whichever process comes first.

Each step is a transaction of its own, and nothing waits for a network inside one. Between taking in hand and keeping
the outcome a delivery is held, however long that takes (`holding`). The program may end there: what it had in hand is
shown as unsure once its time is over, and sent again by itself only where that does no harm (`Outbox.repeatable`). So
on every other channel a text is sent at most once, and what isn't known to have arrived is never counted as sent.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Protocol, TypeVar

from opsdesk.desk.deliveries import BY, need, of_incident, told, why_not_again
from opsdesk.desk.desk import Desk
from opsdesk.desk.holding import holding
from opsdesk.domain.delivery import Delivery, Outcome, after, goes_by_itself, went_since
from opsdesk.domain.entries import Payload
from opsdesk.domain.errors import Refused, StoreUnavailable
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from opsdesk.outbox.message import Message
from opsdesk.outbox.sending import Outbox
from opsdesk.store import deliveries
from opsdesk.store.connection import in_words
from opsdesk.store.deliveries import Reach

T = TypeVar("T")


class Ask(Protocol):
    """How the desk is reached: directly, or on its own thread."""

    def __call__(self, call: Callable[[Desk], T], /) -> T:
        """The answer of a call on the desk."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that is in this process's hands, with what is to be sent."""

    delivery: Delivery
    message: Message


class NotKept(StoreUnavailable):
    """An attempt is over and the store can't be told: what became of it is here, to be kept later."""

    def __init__(self, claim: Claimed, outcome: Outcome, why: StoreUnavailable) -> None:
        words = f"{outcome.fate} on {claim.delivery.channel}{f' ({outcome.words})' if outcome.words else ''}"
        super().__init__(f"{words}, which can't be kept: {why.message}")
        self.claim = claim
        self.outcome = outcome


def next_due(desk: Desk, outbox: Outbox) -> datetime | None:
    """When this process has something to send next; None when nothing waits for it."""
    with in_words(desk.opened.path):
        return deliveries.next_due(desk.opened.connection, _reach(outbox), desk.clock())


def send_due(
    ask: Ask,
    outbox: Outbox,
    in_hand: Sequence[Claimed] = (),
    *,
    early: bool = False,
    jitter: Callable[[], float] = random.random,
) -> list[Delivery]:
    """Sends what is in hand already, then everything due that this process can send, each at most once a call; gives
    back what became of each. `early` also tries what only waits for its next attempt. Waits for networks.
    """
    tried = [send(ask, outbox, claim, jitter()) for claim in in_hand]
    beyond = 0
    while (claim := ask(_taking(outbox, beyond, early))) is not None:
        beyond = claim.delivery.id
        tried.append(send(ask, outbox, claim, jitter()))
    return tried


def send(ask: Ask, outbox: Outbox, claim: Claimed, jitter: float = 0) -> Delivery:
    """Sends one delivery that is in hand, and keeps what became of it. Waits for a network.

    Raises NotKept where that can't be kept, and says what became of it all the same.
    """
    channel = claim.delivery.channel

    def renew() -> bool:
        return ask(partial(hold, outbox=outbox, claim=claim)) is not None

    with holding(renew, outbox.lease(channel).total_seconds()) as held:
        outcome = outbox.send(channel, claim.message, held.is_ours)
    return settle(ask, claim, outcome, jitter)


def settle(ask: Ask, claim: Claimed, outcome: Outcome, jitter: float = 0) -> Delivery:
    """Keeps what became of a delivery that was in hand; raises NotKept where the store can't be used."""
    try:
        return ask(lambda desk: _settled(desk, claim.delivery, outcome, jitter))
    except StoreUnavailable as error:
        raise NotKept(claim, outcome, error) from error


def hold(desk: Desk, outbox: Outbox, claim: Claimed) -> Claimed | None:
    """What is in hand with its whole lease ahead again, just before it is sent: it may have waited long. None when it
    is in nobody's hands or another's by now."""
    until = desk.clock() + outbox.lease(claim.delivery.channel)
    held = deliveries.hold(desk.opened.connection, desk.opened.path, claim.delivery, until)
    return Claimed(held, claim.message) if held else None


def take(desk: Desk, outbox: Outbox, delivery_id: int) -> Claimed:
    """Takes one delivery in hand because a person wants it sent again; raises NotFound, and Refused when it went, is
    being sent, can't be sent from here, a later update brought its very words by the same channel, or an earlier one
    would be written over it."""
    held = need(desk, delivery_id)
    if problem := outbox.problem(held.channel):
        raise Refused(f"{held.channel}: {problem}")
    every = of_incident(desk, held.incident)
    if outbox.repeatable(held.channel):
        _refuse_before_older(held, every, desk.clock())
    since = went_since(held, every)
    newer = next(reversed(since), None)
    if newer and newer.text.split() == held.text.split():
        raise Refused(f"update {newer.update} brought these very words by {held.channel}: this one needn't go any more")
    taken = deliveries.claim_one(
        desk.opened.connection,
        desk.opened.path,
        delivery_id,
        now=desk.clock(),
        by=new_attempt(),
        lease=outbox.lease,
    )
    if taken is None:
        raise Refused(why_not_again(need(desk, delivery_id), desk))
    return claimed(desk.incident(taken.incident), taken, since)


def claimed(incident: Incident, delivery: Delivery, since: Iterable[Delivery] = ()) -> Claimed:
    """A delivery in hand, with the update it carries and those that went the same way meanwhile."""
    newer = tuple(incident.updates[item.update] for item in since)
    return Claimed(delivery, Message(incident, incident.updates[delivery.update], delivery.key, newer))


def new_attempt() -> str:
    """A name for an attempt, which nobody else has."""
    return uuid.uuid4().hex


def _refuse_before_older(held: Delivery, every: Sequence[Delivery], now: datetime) -> None:
    """Where only the last text is there, one that is still to go by itself mustn't come after newer ones."""
    older = (item for item in every if item.id < held.id and item.channel == held.channel)
    if first := next((item for item in older if goes_by_itself(item, now)), None):
        raise Refused(
            f"update {first.update} still goes by {held.channel}, and would take the place of this one: "
            f"let it go first, or drop delivery {first.id}"
        )


def _taking(outbox: Outbox, beyond: int, early: bool) -> Callable[[Desk], Claimed | None]:
    def take(desk: Desk) -> Claimed | None:
        if desk.opened.readonly:
            raise StoreUnavailable(f"{desk.opened.path}: nothing can be sent from it ({desk.opened.notice})")
        taken = deliveries.claim_next(
            desk.opened.connection,
            desk.opened.path,
            _reach(outbox),
            now=desk.clock(),
            by=new_attempt(),
            lease=outbox.lease,
            beyond=beyond,
            early=early,
        )
        return claimed(desk.incident(taken.incident), taken) if taken else None

    return take


def _settled(desk: Desk, before: Delivery, outcome: Outcome, jitter: float) -> Delivery:
    over = after(before, outcome, desk.clock(), jitter)

    def decide(incident: Incident) -> Iterable[Payload]:
        # Kept here, within the log's transaction: of two that give up at once, the later one sees the other.
        if deliveries.keep(desk.opened.connection, before, over):
            yield from told(incident, over, deliveries.of_update(desk.opened.connection, over.incident, over.update))

    desk.do(over.incident, decide, by=BY)
    return over


def _reach(outbox: Outbox) -> Reach:
    """The channels of the settings that this process can send on now: what it lacks a secret for is somebody else's."""
    names = tuple(name for name in outbox.channels if not outbox.is_here(name) and not outbox.problem(name))
    return Reach(names, tuple(name for name in names if outbox.repeatable(name)))
