"""From when to when a record reaches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from opsdesk.domain.errors import BadInput
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Milestone
from opsdesk.formats.record.model import Record
from opsdesk.formats.record.numbers import evidence_lists


@dataclass(frozen=True, slots=True)
class Span:
    """The times of a record that its entries without a time of their own are placed by."""

    first: datetime
    """When its first entry stands: when it was declared on a desk, or the earliest time in it."""
    opening: datetime
    """When what it says of the incident as a whole is stated: when it was declared or began for users."""
    last: datetime
    """The latest time in it."""


def span(record: Record) -> Span:
    """The record's span; raises BadInput when it holds no time at all."""
    times = list(_times(record))
    if not times:
        raise BadInput("top level: holds no time at all; give started_at, or one row with a time")
    if record.declaration:
        return Span(record.declaration.at, record.declaration.at, max(times))
    return Span(min(times), record.started_at or min(times), max(times))


def milestone_at(record: Record, milestone: Milestone) -> datetime | None:
    """When the record says that a milestone was reached."""
    at: datetime | None = getattr(record, f"{milestone}_at")
    return at


def _times(record: Record) -> Iterator[datetime]:
    for milestone in Milestone:
        if at := milestone_at(record, milestone):
            yield at
    if record.declaration:
        yield record.declaration.at
    for _, facts in evidence_lists(record):
        yield from (fact.at for fact in facts)
    yield from (row.at for row in record.timeline)
    yield from (row.at for row in record.updates)
    yield from (row.at for row in record.changes)
    for hypothesis in record.hypotheses:
        yield hypothesis.raised_at
        yield from (row.at for row in hypothesis.history)
    for action in record.actions:
        yield from (at for at in (action.opened_at, action.closed_at) if at)
        yield from (row.at for row in action.history)
