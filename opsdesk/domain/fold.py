"""From log to incident. `apply` is the only meaning of an entry; `fold` is what the tables must always equal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import Amendment, EntryPinned
from opsdesk.domain.entries.note import Decided, Noted
from opsdesk.domain.incident import Incident, with_item
from opsdesk.domain.parts import Counter, Mark

_WITHOUT_EFFECT = (Noted, Decided, Amendment)
"""Payloads that leave the incident as it is, so that striking or editing one needs no fold from the start."""


def apply(incident: Incident, entry: Entry) -> Incident:
    """The incident after one settled entry."""
    changed = entry.payload.change(_counted(incident, entry), entry)
    return replace(changed, seq=entry.seq, last_at=entry.recorded_at)


def fold(log: Iterable[Entry]) -> Incident:
    """The incident that a whole log tells; entries come in the order of their sequence numbers."""
    entries = list(log)
    marks: dict[int, Mark] = {}
    for entry in entries:
        if isinstance(entry.payload, Amendment) and _looks_back(entry, entry.payload):
            marks[entry.payload.target] = _marked(marks, entry, entry.payload)
    incident = Incident()
    for entry in entries:
        incident = _step(incident, entry, marks.get(entry.seq))
    return replace(incident, marks=marks)


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
    if settled is None:
        return replace(_counted(incident, entry), seq=entry.seq, last_at=entry.recorded_at)
    return apply(incident, settled)


def _counted(incident: Incident, entry: Entry) -> Incident:
    """Numbers are counted even for struck entries: H2 never names two things."""
    name = entry.payload.COUNTER
    if not name:
        return incident
    held = incident.counters.get(name)
    last = max(entry.payload.own_number, held.last if held else 0)
    return replace(incident, counters=with_item(incident.counters, name, Counter(name, last)))


def _annotated(incident: Incident, entry: Entry, amendment: Amendment) -> Incident:
    """The incident with an amendment that changes a mark and nothing else."""
    marks = incident.marks
    if _looks_back(entry, amendment):
        marks = with_item(marks, amendment.target, _marked(marks, entry, amendment))
    return replace(incident, marks=marks, seq=entry.seq, last_at=entry.recorded_at)


def _looks_back(entry: Entry, amendment: Amendment) -> bool:
    """Only what was written before can be amended: a mark must not lie in wait for an entry that is still to come."""
    return 0 < amendment.target < entry.seq


def _marked(marks: Mapping[int, Mark], entry: Entry, amendment: Amendment) -> Mark:
    return amendment.mark(marks.get(amendment.target) or Mark(amendment.target), entry)
