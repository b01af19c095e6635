"""Looks at a whole incident, now or as it was at a time: what exports, drafts and `show` are made from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from opsdesk.desk import deliveries
from opsdesk.desk.desk import Desk
from opsdesk.domain.delivery import Delivery
from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import Amendment
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.errors import NotFound
from opsdesk.domain.fold import fold, shown
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass

_WRITING = timedelta(seconds=5)
"""What is written so soon after it happened wasn't backdated: it was on its way to the store."""


@dataclass(frozen=True, slots=True)
class Whole:
    """An incident and the log it was folded from."""

    incident: Incident
    entries: tuple[Entry, ...]
    now: datetime
    """The moment it is looked at: countdowns and “T+” are counted to it."""
    deliveries: tuple[Delivery, ...] = ()
    """What became of its texts, as is known today."""


def whole(desk: Desk, number: int, at: datetime | None = None) -> Whole:
    """The incident as it stands, or as what is known today says it stood at a time; raises NotFound."""
    incident = desk.incident(number)
    entries, went = desk.entries(number), tuple(deliveries.of_incident(desk, number))
    if at is None:
        return Whole(incident, tuple(entries), desk.clock(), went)
    until = entries_until(entries, at)
    if not any(isinstance(entry.payload, Declared) for entry in until):
        raise NotFound(f"INC-{number} was declared later than {at:%Y-%m-%d %H:%M} UTC")
    return Whole(fold(until), tuple(until), at, went)


def known_at(desk: Desk, number: int, at: datetime) -> Whole:
    """The incident with nothing but what was known at a time: backdated since, corrected or struck since, is unsaid.

    A record's own entries count from the times they bear: nobody kept when they were written. Raises NotFound.
    """
    desk.incident(number)
    known = [entry for entry in desk.entries(number) if _known_since(entry) <= at]
    if not any(isinstance(entry.payload, Declared) for entry in known):
        raise NotFound(f"INC-{number} was declared later than {at:%Y-%m-%d %H:%M} UTC")
    return Whole(fold(known), tuple(known), at)


def entries_until(entries: Sequence[Entry], at: datetime) -> list[Entry]:
    """The log without what happened later, by the times as corrected since; amendments stay with what they amend."""
    marks = fold(entries).marks
    kept = {
        entry.seq
        for entry in entries
        if not isinstance(entry.payload, Amendment) and shown(entry, marks.get(entry.seq)).at <= at
    }
    return [entry for entry in entries if _subject(entry) in kept]


def _known_since(entry: Entry) -> datetime:
    from_a_record = entry.payload.row or entry.payload.derived
    at_once = timedelta(0) <= entry.recorded_at - entry.at <= _WRITING
    return entry.at if from_a_record or at_once else entry.recorded_at


def _subject(entry: Entry) -> int:
    return entry.payload.target if isinstance(entry.payload, Amendment) else entry.seq
