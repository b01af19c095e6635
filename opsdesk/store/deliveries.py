"""The outbox's rows: queued with the update they carry, claimed by one process at a time, never sent by two.

Plain DBAPI, as the log: a text is queued in the log's own transaction, and the screen reads what became of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from opsdesk.domain.delivery import LONGEST_ATTEMPT, LONGEST_PAUSE, MOST_ATTEMPTS, Delivery, DeliveryState, in_hand
from opsdesk.domain.times import iso, parse_iso
from opsdesk.domain.values import dataclass
from opsdesk.store.connection import legible, transaction

_COLUMNS = (
    "id, key, incident, update_number, channel, text, state, attempts, queued_at, next_at, claimed_by, claimed_until,"
    " how, last_error, sent_at"
)
_READ = f"SELECT {_COLUMNS} FROM outbox"
BY_ID = f"{_READ} WHERE id = ?"
OF_UPDATE = f"{_READ} WHERE incident = ? AND update_number = ? ORDER BY id"
OF_INCIDENT = f"{_READ} WHERE incident = ? ORDER BY id"
UNSETTLED = f"{_READ} WHERE state IN ('waiting', 'sending', 'failed', 'unsure', 'given up') ORDER BY id"
NEWEST = f"{_READ} ORDER BY id DESC LIMIT ?"
_QUEUE = (
    "INSERT INTO outbox (key, incident, update_number, channel, text, state, attempts, queued_at, next_at, claimed_by,"
    " claimed_until, how, last_error, sent_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CHANGE = (
    "UPDATE outbox SET state = ?, attempts = ?, next_at = ?, claimed_by = ?, claimed_until = ?, how = ?,"
    " last_error = ?, sent_at = ? WHERE id = ? AND claimed_by = ?"
)
_DUE = "(state = 'waiting' OR next_at <= ? OR next_at > ?)"
_LOST = "(claimed_until <= ? OR claimed_until > ?)"
"""Its time has come, or is so far ahead that it was written before the clock was set back (`_clock`)."""
_NOT_TOO_OFTEN = f"attempts < {MOST_ATTEMPTS}"
"""What ended its program so many times isn't taken in hand by itself any more."""
_HURRY = (
    "UPDATE outbox SET next_at = ? WHERE incident = ? AND channel = ? AND state IN ('waiting', 'failed')"
    " AND next_at > ?"
)


Lease = Callable[[str], timedelta]
"""How long an attempt on a channel can last at most."""


def queue(connection: sqlite3.Connection, deliveries: Sequence[Delivery]) -> list[Delivery]:
    """Adds deliveries in the caller's transaction and gives them back with their ids.

    What waits on the same channel is due at once too, since texts leave in the order in which they were approved.
    """
    queued = []
    for item in deliveries:
        now = iso(item.queued_at)
        connection.execute(_HURRY, (now, item.incident, item.channel, now))
        row = connection.execute(_QUEUE, _values(item)[1:]).lastrowid
        queued.append(replace(item, id=int(row or 0)))
    return queued


def of_incident(connection: sqlite3.Connection, number: int) -> list[Delivery]:
    """Every delivery of an incident, in the order queued."""
    return [_read(row) for row in connection.execute(OF_INCIDENT, (number,))]


def of_update(connection: sqlite3.Connection, number: int, update: int) -> list[Delivery]:
    """Every delivery of one update, in the order queued."""
    return [_read(row) for row in connection.execute(OF_UPDATE, (number, update))]


def unsettled(connection: sqlite3.Connection) -> list[Delivery]:
    """What is on its way or went wrong, on any incident, in the order queued."""
    return [_read(row) for row in connection.execute(UNSETTLED)]


def newest(connection: sqlite3.Connection, limit: int) -> list[Delivery]:
    """The deliveries queued last, in the order queued."""
    return [_read(row) for row in connection.execute(NEWEST, (limit,))][::-1]


def by_id(connection: sqlite3.Connection, delivery_id: int) -> Delivery | None:
    """One delivery, or None."""
    row = connection.execute(BY_ID, (delivery_id,)).fetchone()
    return _read(row) if row else None


@dataclass(frozen=True, slots=True)
class Reach:
    """Which deliveries a process can take in hand."""

    channels: tuple[str, ...]
    """The channels it can send on now."""
    repeatable: tuple[str, ...]
    """Those of them on which sending the same text twice does no harm."""


def next_due(connection: sqlite3.Connection, reach: Reach, now: datetime) -> datetime | None:
    """When something is to be sent next within reach; None when nothing waits there."""
    sql = (
        f"SELECT min(CASE WHEN state = 'sending' THEN iif({_LOST}, ?, claimed_until) ELSE iif({_DUE}, ?, next_at) END)"
        f" FROM outbox WHERE (state IN ('waiting', 'failed') AND channel IN ({_marks(reach.channels)}))"
        f" OR (state = 'sending' AND {_NOT_TOO_OFTEN} AND channel IN ({_marks(reach.repeatable)}))"
    )
    at, pause, attempt = _clock(now)
    row = connection.execute(sql, (at, attempt, at, at, pause, at, *reach.channels, *reach.repeatable)).fetchone()
    return _moment(row[0])


def claim_next(
    connection: sqlite3.Connection,
    path: Path,
    reach: Reach,
    *,
    now: datetime,
    by: str,
    lease: Lease,
    beyond: int = 0,
    early: bool = False,
) -> Delivery | None:
    """Takes in hand, for as long as its `lease`, the first delivery after the one numbered `beyond` that is due; None
    when there is none. `early` takes what only waits for its next attempt, too.

    What somebody else had in hand when they went is taken only where it does no harm. Texts of an incident leave a
    channel in the order in which they were approved: one that waits, or is to be taken so, holds back those after it.
    """
    lost = f"{_LOST} AND {_NOT_TOO_OFTEN} AND channel IN ({_marks(reach.repeatable)})"
    sql = (
        f"{_READ} AS o WHERE o.id > ?"
        f" AND ((state IN ('waiting', 'failed') AND ({_DUE} OR ?) AND channel IN ({_marks(reach.channels)}))"
        f" OR (state = 'sending' AND {lost}))"
        " AND NOT EXISTS (SELECT 1 FROM outbox AS e WHERE e.incident = o.incident AND e.channel = o.channel"
        " AND e.id < o.id AND (e.state IN ('waiting', 'failed')"
        f" OR (e.state = 'sending' AND (NOT {_LOST} OR ({lost})))))"
        " ORDER BY id LIMIT 1"
    )
    at, pause, attempt = _clock(now)
    times = (at, attempt)
    taken = (*times, *reach.repeatable)
    given = (beyond, at, pause, early, *reach.channels, *taken, *times, *taken)
    with transaction(connection, path):
        row = connection.execute(sql, given).fetchone()
        return _claim(connection, _read(row), now, by, lease) if row else None


def claim_one(
    connection: sqlite3.Connection, path: Path, delivery_id: int, *, now: datetime, by: str, lease: Lease
) -> Delivery | None:
    """Takes one delivery in hand because a person wants it sent again; None when it is being sent, went, needn't go."""
    with transaction(connection, path):
        held = by_id(connection, delivery_id)
        if held is None or held.standing(now) in _NOT_AGAIN:
            return None
        return _claim(connection, held, now, by, lease)


def hold(connection: sqlite3.Connection, path: Path, held: Delivery, until: datetime) -> Delivery | None:
    """Has longer in hand what waited for its attempt; None when it is in nobody's hands or another's by now."""
    longer = replace(held, claimed_until=until)
    with transaction(connection, path):
        return longer if keep(connection, held, longer) else None


def keep(connection: sqlite3.Connection, before: Delivery, after: Delivery) -> bool:
    """Keeps what became of a delivery, in the caller's transaction; False when somebody else took it in hand meanwhile,
    whose word counts then."""
    changed = connection.execute(
        _CHANGE,
        (
            after.state.value,
            after.attempts,
            _time(after.next_at),
            after.claimed_by,
            _time(after.claimed_until),
            after.how,
            after.last_error,
            _time(after.sent_at),
            before.id,
            before.claimed_by,
        ),
    )
    return changed.rowcount == 1


_NOT_AGAIN = {DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.DROPPED}


def _claim(connection: sqlite3.Connection, held: Delivery, now: datetime, by: str, lease: Lease) -> Delivery:
    claimed = in_hand(held, by, now + lease(held.channel))
    keep(connection, held, claimed)
    return claimed


def _values(item: Delivery) -> tuple[Any, ...]:
    """The values of the columns, in their order."""
    return (
        item.id,
        item.key,
        item.incident,
        item.update,
        item.channel,
        item.text,
        item.state.value,
        item.attempts,
        iso(item.queued_at),
        _time(item.next_at),
        item.claimed_by,
        _time(item.claimed_until),
        item.how,
        item.last_error,
        _time(item.sent_at),
    )


def _read(row: tuple[Any, ...]) -> Delivery:
    number, key, incident, update, channel, text, state, attempts, queued_at, next_at, *claim, how, error, sent_at = row
    with legible(f"delivery {number}"):
        return Delivery(
            number,
            key,
            incident,
            update,
            channel,
            text,
            DeliveryState(state),
            attempts,
            parse_iso(queued_at),
            _moment(next_at),
            claim[0],
            _moment(claim[1]),
            how,
            error,
            _moment(sent_at),
        )


def _clock(now: datetime) -> tuple[str, str, str]:
    """Now, and after which times no pause and no attempt that began by this clock can end."""
    return iso(now), iso(now + LONGEST_PAUSE), iso(now + LONGEST_ATTEMPT)


def _time(at: datetime | None) -> str | None:
    return iso(at) if at else None


def _moment(text: str | None) -> datetime | None:
    return parse_iso(text) if text else None


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" for _ in values)
