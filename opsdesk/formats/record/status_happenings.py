"""The status of an incident as it follows from a record that states it nowhere: forwards only, never back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from opsdesk.domain.entries.declaration import StatusChanged
from opsdesk.domain.vocabulary import Status
from opsdesk.formats.record import words
from opsdesk.formats.record.model import Record
from opsdesk.formats.record.ordered import Ordered, derived
from opsdesk.formats.record.times import Span

_WAY = (Status.INVESTIGATING, Status.IDENTIFIED, Status.MONITORING, Status.RESOLVED)


def status_happenings(record: Record, span: Span) -> Iterator[Ordered]:
    """Changes of status that updates and milestones imply, up to the first that the timeline states itself."""
    stated = [row.at for row in record.timeline if row.entry and isinstance(row.entry.payload, StatusChanged)]
    status = Status.INVESTIGATING
    for at, reached in _implied(record, min(stated, default=None)):
        status = reached
        yield derived(at, StatusChanged(reached, derived=True))
    if record.status and not stated and record.status is not status:
        over = record.resolved_at if record.status is Status.RESOLVED else None
        yield derived(over or span.last, StatusChanged(record.status, record.status_reason, derived=True))


def _implied(record: Record, until: datetime | None) -> Iterator[tuple[datetime, Status]]:
    if record.declaration:
        return
    claims = [(row.at, status) for row in record.updates if (status := words.announced(row.status))]
    if record.mitigated_at:
        claims.append((record.mitigated_at, Status.MONITORING))
    if record.resolved_at:
        claims.append((record.resolved_at, Status.RESOLVED))
    reached = 0
    for at, status in sorted(claims, key=lambda claim: claim[0]):
        if _WAY.index(status) > reached and (until is None or at < until):
            reached = _WAY.index(status)
            yield at, status
