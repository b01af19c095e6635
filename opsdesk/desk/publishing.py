"""Publishing: an approved text is recorded with what it was approved on, and queued for its channels, all or nothing.

Sending follows from the queue (`opsdesk.desk.delivering`), so that a network that hangs loses no record, and a program
that ends loses no text. Loads the drafter, so screens and commands import this module when they need it and not before.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from opsdesk.desk import noting
from opsdesk.desk.approving import Approved
from opsdesk.desk.decision import Decision
from opsdesk.desk.delivering import Claimed, claimed, new_attempt
from opsdesk.desk.desk import Desk
from opsdesk.domain.delivery import Delivery, DeliveryState, in_hand
from opsdesk.domain.delivery_ways import BY_HAND
from opsdesk.domain.entries import Payload
from opsdesk.domain.entries.message import UpdateSent
from opsdesk.domain.errors import Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Status
from opsdesk.outbox.sending import Outbox
from opsdesk.store import deliveries
from opsdesk.store.log import Written


@dataclass(frozen=True, slots=True)
class Way:
    """A choice of channels to send on together."""

    channels: tuple[str, ...]
    problem: str = ""
    """Why it can't be taken here and now."""
    is_meant: bool = False
    """The settings name the audience for it."""

    @property
    def name(self) -> str:
        """As it is shown and recorded."""
        return ", ".join(self.channels)


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing wrote: the incident after it, the update's number, and what is on its way from now on."""

    incident: Incident
    update: int
    queued: tuple[Delivery, ...]
    in_hand: tuple[Claimed, ...]
    """Those of them that this process has to send itself."""


def ways(outbox: Outbox, audience: Audience) -> list[Way]:
    """The ways to an audience, the one that the settings mean for it first; by hand is always one."""
    meant = outbox.set_for(audience)
    together = [Way(meant, _problem(outbox, meant), is_meant=True)] if len(meant) > 1 else []
    single = [Way((name,), outbox.problem(name), name in meant) for name in outbox.offered(audience)]
    return [*together, *single, Way((BY_HAND,))]


def way_named(outbox: Outbox, audience: Audience, names: Sequence[str], beside: Sequence[str] = ()) -> Way:
    """The way of some channels by name; raises Refused for one that is none of the audience's or can't be used now.

    `beside` is what else could have been asked for, for the list of what there is.
    """
    offered = (*outbox.offered(audience), BY_HAND)
    for name in names:
        if name in outbox.channels and name not in offered:
            raise Refused(f"{name} is not for {audience}: its audiences in the settings say whom it is for")
        if name not in offered:
            raise Refused(f"there is no channel {quoted(name)}; there are {', '.join((*offered, *beside))}")
        if name != BY_HAND and (problem := outbox.problem(name)):
            raise Refused(f"{name}: {problem}")
    return Way(tuple(dict.fromkeys(names)))


def publish(
    desk: Desk, number: int, approved: Approved, way: Way, outbox: Outbox, *, key: str | None = None
) -> Published:
    """Records an approved text as sent and queues it for each channel, in one transaction with the reason it was sent
    against the linter. What only this process can send on is in its hands at once; the rest is whoever's comes first.

    Raises Refused for a practice incident, for words that the audience has already, and when somebody else told them
    something since. With a `key` of an earlier call nothing is written or queued twice.
    """
    queued: list[Delivery] = []

    def queue(connection: sqlite3.Connection, written: Written) -> None:
        queued.extend(deliveries.queue(connection, list(_queued(written, way, outbox, desk.clock()))))

    written = desk.do(number, _decision(approved, way, desk.by), key=key, also=queue)
    sent = next(entry.payload for entry in written.entries if isinstance(entry.payload, UpdateSent))
    in_hand = [claimed(written.incident, item) for item in queued if item.state is DeliveryState.SENDING]
    return Published(written.incident, sent.number, tuple(queued), tuple(in_hand))


def _decision(approved: Approved, way: Way, by: str) -> Decision:
    overridden = f"sent to {approved.audience} against {', '.join(approved.against)}: {approved.override}"
    recorded = noting.record_update(
        approved.audience,
        approved.stage,
        approved.text,
        channel=way.name,
        next_at=approved.next_at,
        approved_by=by,
        facts=approved.facts,
        findings=approved.findings,
        override=approved.override,
    )

    def decide(incident: Incident) -> Iterable[Payload]:
        if not incident.origin.sends:
            raise Refused(f"{incident.name} is a {incident.origin}: it sends nothing")
        last = incident.last_update(approved.audience)
        if last and last.number != approved.after:
            raise Refused(
                f"{last.sent_by or 'somebody'} told {approved.audience} something meanwhile; look at it first"
            )
        if _as_far(incident.status) != _as_far(approved.status):
            raise Refused(f"{incident.name} is {incident.status} since you looked: look at the text anew")
        if approved.override:
            yield from noting.record_decision(overridden)(incident)
        yield from recorded(incident)

    return decide


def _as_far(status: Status) -> tuple[bool, bool]:
    """What of a status makes a text that was written under another one untrue."""
    return status.is_over, status.is_called_off


def _queued(written: Written, way: Way, outbox: Outbox, now: datetime) -> Iterable[Delivery]:
    entry = next(entry for entry in written.entries if isinstance(entry.payload, UpdateSent))
    for channel in way.channels:
        if channel == BY_HAND:
            continue
        row = Delivery(
            0,
            f"{entry.id}.{channel}",
            written.incident.number,
            entry.payload.own_number,
            channel,
            written.incident.updates[entry.payload.own_number].text,
            DeliveryState.WAITING,
            0,
            now,
            next_at=now,
        )
        yield in_hand(row, new_attempt(), now + outbox.lease(channel)) if outbox.is_here(channel) else row


def _problem(outbox: Outbox, names: Iterable[str]) -> str:
    found = [f"{name}: {problem}" for name in names if (problem := outbox.problem(name))]
    return "; ".join(found)
