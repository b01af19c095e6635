"""From log to incident. `apply` is the only meaning of an entry; `fold` is what the tables must always equal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import Amendment, EntryPinned
from opsdesk.domain.entries.note import Noted
from opsdesk.domain.entries.people import groups_of_held
from opsdesk.domain.growing import Growing, GrowingInGroups, with_item
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import Counter, Mark
from opsdesk.domain.values import declared_fields

_WITHOUT_EFFECT = (Noted, Amendment)
"""Payloads that leave the incident as it is, so that striking or editing one needs no fold from the start."""

_COLLECTIONS = tuple(field.name for field in declared_fields(Incident) if field.factory is dict)


def apply(incident: Incident, entry: Entry) -> Incident:
    """The incident after one settled entry."""
    return _written(_told(incident, entry), entry)


def fold(log: Iterable[Entry]) -> Incident:
    """The incident that a whole log tells; entries come in the order of their sequence numbers."""
    entries = list(log)
    marks: dict[int, Mark] = {}
    for entry in entries:
        if isinstance(entry.payload, Amendment) and _looks_back(entry, entry.payload):
            marks[entry.payload.target] = _marked(marks, entry, entry.payload)
    incident = _growing()
    for entry in entries:
        incident = _step(incident, entry, marks.get(entry.seq))
    grown = replace(_grown(incident), marks=marks)
    return _written(grown, entries[-1]) if entries else grown


def advance(
    incident: Incident,
    new: Sequence[Entry],
    log: Callable[[], Iterable[Entry]],
    written: Callable[[int], Entry | None],
) -> Incident:
    """The incident after new entries. `written` gives the entry of a number; `log` is read only when one of the new
    entries amends what the state was made of."""
    for entry in new:
        amendment = entry.payload
        if not isinstance(amendment, Amendment):
            incident = apply(incident, entry)
        elif isinstance(amendment, EntryPinned) or not bears_state(written(amendment.target)):
            incident = _annotated(incident, entry, amendment)
        else:
            return fold(log())
    return incident


def settle(entry: Entry, mark: Mark | None) -> Entry | None:
    """The entry as it counts now: with its corrected words and time, or None once it is struck."""
    if mark is None:
        return entry
    return None if mark.struck else shown(entry, mark)


def shown(entry: Entry, mark: Mark | None) -> Entry:
    """The entry with its corrected words and time, struck or not: what the timeline shows."""
    if mark is None:
        return entry
    words = entry.payload if mark.text is None else entry.payload.with_text(mark.text)
    return replace(entry, payload=words, at=mark.at or entry.at)


def bears_state(entry: Entry | None) -> bool:
    """Whether the incident would be another one without this entry; one that isn't there changes nothing."""
    return entry is not None and not isinstance(entry.payload, _WITHOUT_EFFECT)


def _step(incident: Incident, entry: Entry, mark: Mark | None) -> Incident:
    settled = None if isinstance(entry.payload, Amendment) else settle(entry, mark)
    return _counted(incident, entry) if settled is None else _told(incident, settled)


def _growing() -> Incident:
    """An empty incident for one fold, which alone may hold it and what becomes of it."""
    collections: dict[str, Any] = {name: Growing() for name in _COLLECTIONS}
    return Incident(**collections | {"roles": GrowingInGroups(groups_of_held)})


def _grown(incident: Incident) -> Incident:
    collections: dict[str, Any] = {name: dict(getattr(incident, name)) for name in _COLLECTIONS}
    return replace(incident, **collections)


def _told(incident: Incident, entry: Entry) -> Incident:
    """What a settled entry says. No payload reads `seq` or `last_at`, so a whole fold notes them once."""
    return entry.payload.change(_counted(incident, entry), entry)


def _written(incident: Incident, newest: Entry) -> Incident:
    return replace(incident, seq=newest.seq, last_at=newest.recorded_at)


def _counted(incident: Incident, entry: Entry) -> Incident:
    """Numbers are counted even for struck entries: H2 never names two things. What has none is the next."""
    name = entry.payload.COUNTER
    if not name:
        return incident
    held = incident.counters.get(name)
    before = held.last if held else 0
    last = max(entry.payload.own_number or before + 1, before)
    counters = with_item(incident.counters, name, Counter(name, last))
    return incident if counters is incident.counters else replace(incident, counters=counters)


def _annotated(incident: Incident, entry: Entry, amendment: Amendment) -> Incident:
    """The incident with an amendment that changes a mark and nothing else."""
    marks = incident.marks
    if _looks_back(entry, amendment):
        marks = with_item(marks, amendment.target, _marked(marks, entry, amendment))
    return _written(replace(incident, marks=marks), entry)


def _looks_back(entry: Entry, amendment: Amendment) -> bool:
    """Only what was written before can be amended: a mark must not lie in wait for an entry that is still to come."""
    return 0 < amendment.target < entry.seq


def _marked(marks: Mapping[int, Mark], entry: Entry, amendment: Amendment) -> Mark:
    return amendment.mark(marks.get(amendment.target) or Mark(amendment.target), entry)
