"""What a record says of the incident as a whole, as entries of the log."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from opsdesk.domain.entries import Dated, Payload
from opsdesk.domain.entries.declaration import (
    Declared,
    ImpactStated,
    LinkKept,
    MilestoneSet,
    Mitigated,
    PlanStated,
    ServiceStated,
    SeverityChanged,
    Triaged,
)
from opsdesk.domain.entries.note import Decided, Noted
from opsdesk.domain.entries.people import RoleEnded, RoleTaken
from opsdesk.domain.vocabulary import Milestone, Origin, ServiceState
from opsdesk.formats.record.document import LISTS
from opsdesk.formats.record.model import Record
from opsdesk.formats.record.numbers import Numbers
from opsdesk.formats.record.ordered import Ordered, derived, history, own_json
from opsdesk.formats.record.rows import TimelineRow
from opsdesk.formats.record.times import Span, milestone_at
from opsdesk.formats.record.words import hinted_severity


def declared(record: Record, span: Span) -> Dated:
    """The first entry; it keeps everything of the record that is no row."""
    said = record.declaration
    opened = Declared(
        (said and said.title) or record.title,
        (said and said.severity) or 0,
        Origin.IMPORTED,
        is_dated=said is not None,
        derived=True,
        foreign=own_json(record, *LISTS),
    )
    is_approximate = said is not None and Milestone.DECLARED in record.approx_milestones
    return Dated(span.first, opened, said.by if said else "", is_approximate)


def timeline_happenings(record: Record, numbers: Numbers, span: Span) -> Iterator[Ordered]:
    """The rows of the timeline; words may stand anywhere in time, typed rows keep their order."""
    rows = list(zip(record.timeline, count(1), strict=False))
    for row, place in rows:
        if row.entry is None or row.entry.payload is None:
            worded = _worded(row, place, numbers.decisions.get(place - 1, 0))
            yield row.at, Dated(row.at, worded, row.by, row.approx)
    decided = {number: record.timeline[place].at for place, number in numbers.decisions.items()}
    yield from history(rows, span.first, decided)


def head_happenings(record: Record, span: Span) -> Iterator[Ordered]:
    """What the keys of the record itself say, as far as its timeline doesn't tell it already."""
    told = [row.entry.payload for row in record.timeline if row.entry and row.entry.payload]
    kinds = {type(payload) for payload in told}
    yield from _severity(record, span, kinds)
    yield from _services(record, span, {item.service for item in told if isinstance(item, ServiceStated)})
    if record.impact and ImpactStated not in kinds:
        yield derived(span.opening, ImpactStated(record.impact, derived=True))
    if record.mitigation and Mitigated not in kinds:
        yield derived(record.mitigated_at or span.last, Mitigated(record.mitigation, derived=True))
    if record.plan and PlanStated not in kinds:
        yield derived(span.last, PlanStated(record.plan, derived=True))
    kept_links = {item.name for item in told if isinstance(item, LinkKept)}
    for name, url in record.links.items():
        if name not in kept_links:
            yield derived(span.opening, LinkKept(name, url, derived=True))
    if RoleTaken not in kinds:
        yield from _roles(record)


def milestone_happenings(record: Record, span: Span) -> Iterator[Ordered]:
    """The milestones that the record gives a time or calls unknown."""
    for milestone in Milestone:
        if f"{milestone}_at" in record.model_fields_set:
            at = milestone_at(record, milestone)
            approx = milestone in record.approx_milestones
            yield derived(at or span.first, MilestoneSet(milestone, at, approx, derived=True))


def _worded(row: TimelineRow, place: int, decision: int) -> Payload:
    if decision:
        return Decided(row.text, decision, foreign=own_json(row), row=place)
    return Noted(row.text, row.kind, foreign=own_json(row), row=place)


def _severity(record: Record, span: Span, told: set[type[Payload]]) -> Iterator[Ordered]:
    declared_as = (record.declaration and record.declaration.severity) or 0
    severity = declared_as
    if not declared_as and not told & {SeverityChanged, Triaged}:
        severity = record.severity or hinted_severity(record.severity_hint or "")
        if severity:
            yield derived(span.opening, SeverityChanged(severity, derived=True))
    if record.classification and Triaged not in told:
        said = record.severity or severity
        triaged = Triaged(record.classification, said, "as its record says", "{}", watch=record.watch, derived=True)
        yield derived(span.opening, triaged)


def _services(record: Record, span: Span, told: set[str]) -> Iterator[Ordered]:
    """A service without a state was at least degraded; more can't be claimed, and no longer than to the end."""
    for name in dict.fromkeys((*record.services, *record.service_states)):
        if name in told:
            continue
        state = record.service_states.get(name)
        yield derived(span.opening, ServiceStated(name, state or ServiceState.DEGRADED, derived=True))
        if state is None and record.resolved_at:
            yield derived(record.resolved_at, ServiceStated(name, ServiceState.OPERATIONAL, derived=True))


def _roles(record: Record) -> Iterator[Ordered]:
    for number, held in enumerate(record.roles, start=1):
        yield derived(held.since, RoleTaken(number, held.person, held.role, derived=True))
        if held.until:
            yield derived(max(held.until, held.since), RoleEnded(held.person, held.role, derived=True))
