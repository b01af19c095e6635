"""Other people's incidents become incidents here: each once, and what its source adds later is added to it.

Loads pydantic and the linter; commands import it when they take something in.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Final

from opsdesk.desk.desk import Desk
from opsdesk.desk.own_records import written_out_as
from opsdesk.desk.promises import with_promises
from opsdesk.domain.entries import Dated
from opsdesk.domain.entries.declaration import MilestoneSet, StatusChanged
from opsdesk.domain.entries.message import UpdateSent
from opsdesk.domain.fold import fold
from opsdesk.domain.incident import Incident
from opsdesk.domain.signal_policy import SignalPolicy
from opsdesk.domain.values import dataclass
from opsdesk.formats.record import Record, as_entries, check_record, happenings
from opsdesk.formats.taking_in import ForeignIncident, record_document
from opsdesk.store.connection import in_words
from opsdesk.store.log import written_under

FOREIGN_ID: Final = "foreign_id"
"""The key under which a row of a record keeps what its source calls it."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a foreign incident or a record became."""

    incident: Incident
    new: int
    """Entries that were added to it."""
    known: int
    """Entries of the same that it had."""
    opened: bool
    """It wasn't here before."""


def take_in_record(desk: Desk, record: Record) -> Taken:
    """Opens an incident from a record; one that was taken in just so before, or written out here, is that incident."""
    key = f"record {_digest(json.dumps(record.raw, sort_keys=True))}"
    held = held_under(desk, key)
    if held is None:
        held = written_out_as(desk, record)
    if held is not None:
        incident = desk.incident(held)
        return Taken(incident, 0, incident.seq, opened=False)
    written = desk.take_in(with_promises(happenings(record)), key=key)
    return Taken(written.incident, len(written.entries), 0, opened=True)


def take_in_foreign(desk: Desk, foreign: ForeignIncident, policy: SignalPolicy, file: str) -> Taken:
    """Opens an incident from somebody else's, or adds to the one it became what its source said since.

    Raises BadInput naming the file for one that holds no time at all.
    """
    document = record_document(_in_our_words(foreign, policy))
    what = with_promises(happenings(check_record(document, f"{file}: {foreign.key}")))
    held = held_under(desk, foreign_key(foreign))
    if held is None:
        written = desk.take_in(what, key=foreign_key(foreign))
        return Taken(written.incident, len(written.entries), 0, opened=True)
    return _added(desk, held, what)


def foreign_key(foreign: ForeignIncident) -> str:
    """Under which name the log keeps that it was taken in."""
    return f"foreign {_digest(json.dumps([foreign.source, foreign.key]))}"


def held_under(desk: Desk, key: str) -> int | None:
    """The incident that something became; None when it never came."""
    with in_words(desk.opened.path):
        return written_under(desk.opened.connection, key)


def _in_our_words(foreign: ForeignIncident, policy: SignalPolicy) -> ForeignIncident:
    """With services and severity as the desk calls them; the source's own word for the severity stays beside it."""
    severity = policy.severity(foreign.severity)
    said = f"SEV{severity} ({foreign.severity})" if severity else foreign.severity
    services = dict.fromkeys(policy.service(service) for service in foreign.services)
    return replace(foreign, severity=said, services=tuple(services))


def _added(desk: Desk, number: int, what: Sequence[Dated]) -> Taken:
    incident = desk.incident(number)
    known = {name for entry in desk.entries(number) if (name := _foreign_id(entry.payload.foreign))}
    rows = [dated for dated in what if (name := _foreign_id(dated.payload.foreign)) and name not in known]
    new = [*_renumbered(rows, incident, len(known)), *_ended_since(incident, fold(as_entries(what)))]
    return Taken(desk.play(number, new).incident if new else incident, len(new), len(known), opened=False)


def _foreign_id(own: str) -> str:
    """What the source calls a row, by the object that the row came as."""
    return str(json.loads(own).get(FOREIGN_ID, "")) if own else ""


def _renumbered(rows: Iterable[Dated], incident: Incident, places: int) -> Iterator[Dated]:
    """Rows with numbers and places behind those that the incident has."""
    number = incident.next_number(UpdateSent.COUNTER)
    for place, dated in enumerate(rows, start=1):
        payload = replace(dated.payload, row=places + place)
        if isinstance(payload, UpdateSent):
            payload, number = replace(payload, number=number), number + 1
        yield replace(dated, payload=payload)


def _ended_since(held: Incident, now: Incident) -> Iterator[Dated]:
    """What the source says of its end, where the incident here doesn't know of one."""
    if now.status.is_over and not held.status.is_over and now.status_at is not None:
        yield Dated(now.status_at, StatusChanged(now.status, now.status_why, derived=True))
    for milestone, reached in now.milestones.items():
        if reached.at is not None and held.reached(milestone) is None:
            yield Dated(reached.at, MilestoneSet(milestone, reached.at, reached.approx, derived=True))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
