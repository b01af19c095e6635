"""From a record to the entries of a log, at the record's own times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from opsdesk.domain.entries import Dated, Entry
from opsdesk.domain.entries.declaration import MilestoneSet
from opsdesk.domain.fold import fold
from opsdesk.domain.parts import MilestoneTime
from opsdesk.domain.vocabulary import Milestone
from opsdesk.formats.record.board_happenings import board_happenings
from opsdesk.formats.record.incident_happenings import (
    declared,
    head_happenings,
    milestone_happenings,
    timeline_happenings,
)
from opsdesk.formats.record.model import Record
from opsdesk.formats.record.numbers import number
from opsdesk.formats.record.ordered import Ordered
from opsdesk.formats.record.status_happenings import status_happenings
from opsdesk.formats.record.times import span
from opsdesk.formats.record.work_happenings import action_happenings, message_happenings


def happenings(record: Record) -> tuple[Dated, ...]:
    """What happened, in time order, ties as they stand in the record; the declaration comes first.

    What was backdated on a desk stands where it was written: a log tells in which order things became known.
    """
    opened, told = declared(record, span(record)), list(_all(record))
    reached = fold(as_entries(_in_order(opened, told))).milestones if record.declaration else {}
    said = [item for item in milestone_happenings(record, span(record)) if not _is_reached(item[1], reached)]
    return _in_order(opened, [*told, *said])


def as_entries(what: Iterable[Dated], incident: int = 1) -> Iterator[Entry]:
    """The entries that a new incident's log would hold, for whoever folds a record without a store."""
    for seq, dated in enumerate(what, start=1):
        yield Entry(incident, seq, f"{incident}.{seq}", dated.at, dated.at, dated.by, dated.payload, dated.approx)


def _in_order(opened: Dated, rest: list[Ordered]) -> tuple[Dated, ...]:
    return (opened, *(dated for _, dated in sorted(rest, key=lambda item: item[0])))


def _is_reached(said: Dated, reached: Mapping[Milestone, MilestoneTime]) -> bool:
    """What the entries of a desk's own record tell says this already; in other records somebody stated it."""
    milestone = said.payload
    if not isinstance(milestone, MilestoneSet) or (known := reached.get(milestone.milestone)) is None:
        return False
    return (known.at, known.approx) == (milestone.reached_at, milestone.approx)


def _all(record: Record) -> Iterator[Ordered]:
    numbers, reach = number(record), span(record)
    yield from head_happenings(record, reach)
    yield from timeline_happenings(record, numbers, reach)
    yield from board_happenings(record, numbers)
    yield from action_happenings(record, numbers, reach)
    yield from message_happenings(record, numbers, reach)
    yield from status_happenings(record, reach)
