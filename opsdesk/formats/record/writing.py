"""What the desk knows of an incident, in the words and the shape of a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import Amendment
from opsdesk.domain.entries.board import EvidenceFiled, EvidenceJudged
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.entries.note import Noted, decision_numbers
from opsdesk.domain.fold import settle
from opsdesk.domain.incident import Incident
from opsdesk.domain.times import short_iso
from opsdesk.domain.vocabulary import Rating
from opsdesk.formats.record.document import NESTED, Document, Object, in_order, row_id, row_ids
from opsdesk.formats.record.said import Count, approximate, author, said
from opsdesk.formats.record.typed import WORDS, list_of, owner_of, write_payload
from opsdesk.formats.record.writing_board import evidence_row, hypothesis_row
from opsdesk.formats.record.writing_head import head
from opsdesk.formats.record.writing_work import action_row, change_row, follow_up_row, update_row

_ALWAYS = ("timeline", "hypotheses", "actions", "updates", "postmortem_actions", "changes")
"""Lists that a record has even when nothing is in them."""

_THINGS: dict[str, tuple[str, Callable[[Any, Entry, int | None], Object]]] = {
    "hypotheses": ("hypotheses", hypothesis_row),
    "actions": ("actions", action_row),
    "updates": ("updates", update_row),
    "changes": ("changes", change_row),
    "postmortem_actions": ("follow_ups", follow_up_row),
}
"""Lists of numbered things: the incident's collection each comes from, and how one is written."""


def written(incident: Incident, entries: Iterable[Entry], as_they_came: Container[int] = ()) -> Document:
    """The record of an incident as if it had been declared here.

    Of the timeline's rows in `as_they_came` nothing is written: nobody changed them, and they are the most.
    """
    log = list(entries)
    counting = [settled for entry in log if (settled := _counting(incident, entry)) is not None]
    opened = next((entry for entry in counting if isinstance(entry.payload, Declared)), None)
    document = Document(head(incident, opened))
    if opened is None or not opened.payload.foreign:
        document.head.update({name: [] for name in _ALWAYS})
    lists: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in in_order(counting):
        if entry is not opened and not entry.payload.derived:
            lists[list_of(entry.payload)].append(entry)
    for name, (collection, write) in _THINGS.items():
        document.rows[name] = _numbered(lists.pop(name, []), getattr(incident, collection), write)
    ids = row_ids(counting)
    _write_evidence(document, incident, lists.pop("evidence", []), ids)
    document.rows["timeline"] = _timeline(lists.pop("timeline", []), as_they_came, decision_numbers(log))
    for name, told in lists.items():
        _write_history(document, incident, name, told, ids)
    return document


def words_as_they_came(incident: Incident, entries: Iterable[Entry]) -> frozenset[int]:
    """The rows of an imported timeline that hold notes, and that nobody amended."""
    words = (entry for entry in entries if isinstance(entry.payload, Noted) and entry.payload.row)
    return frozenset(entry.payload.row for entry in words if entry.seq not in incident.marks)


def _counting(incident: Incident, entry: Entry) -> Entry | None:
    """The entry as it counts now; None for a struck one and for those about entries."""
    return None if isinstance(entry.payload, Amendment) else settle(entry, incident.marks.get(entry.seq))


def _numbered(
    entries: Iterable[Entry], items: Mapping[int, Any], write: Callable[[Any, Entry, int | None], Object]
) -> dict[int, Object]:
    count = Count()
    return {
        row_id(entry): write(items[number], entry, count.unlike(number))
        for entry in entries
        if (number := entry.payload.own_number) in items
    }


def _write_evidence(
    document: Document, incident: Incident, entries: Iterable[Entry], ids: Mapping[tuple[str, int], int]
) -> None:
    """Facts stand under the first hypothesis they were filed on that is still there; numbers follow that order."""
    ratings: defaultdict[int, dict[int, Rating]] = defaultdict(dict)
    for (number, hypothesis), cell in incident.judgements.items():
        if hypothesis in incident.hypotheses:
            ratings[number][hypothesis] = cell.rating
    homes: dict[int, list[Entry]] = {0: [], **{number: [] for number in incident.hypotheses}}
    for entry in entries:
        homes[_home(incident, entry, ratings[entry.payload.own_number])].append(entry)
    homes[0] = homes.pop(0)
    count = Count()
    document.rows["evidence"] = {}
    for home, facts in homes.items():
        for entry in facts:
            number = entry.payload.own_number
            row = evidence_row(incident.evidence[number], entry, count.unlike(number), home, ratings[number])
            document.rows["evidence"][row_id(entry)] = row
            if home:
                document.under["evidence", row_id(entry)] = ids["hypotheses", home]


def _home(incident: Incident, entry: Entry, ratings: Mapping[int, Rating]) -> int:
    assert isinstance(entry.payload, EvidenceFiled)
    filed_on = [cell.hypothesis for cell in entry.payload.judged if cell.hypothesis in incident.hypotheses]
    return next(iter([*filed_on, *ratings]), 0)


def _write_history(
    document: Document,
    incident: Incident,
    name: str,
    entries: Iterable[Entry],
    ids: Mapping[tuple[str, int], int],
) -> None:
    """What was done with a hypothesis or an action; not with things that were struck."""
    rows = document.rows.setdefault(name, {})
    for entry in entries:
        payload = entry.payload
        parent = ids.get((NESTED[name], owner_of(payload)))
        if parent is None or (isinstance(payload, EvidenceJudged) and payload.evidence not in incident.evidence):
            continue
        document.under[name, row_id(entry)] = parent
        rows[row_id(entry)] = _told(entry)


def _timeline(
    entries: Iterable[Entry], as_they_came: Container[int], decisions: Mapping[int, int]
) -> dict[int, Object]:
    count, rows = Count(), {}
    for entry in entries:
        number = count.unlike(decisions[entry.seq]) if entry.seq in decisions else None
        rows[row_id(entry)] = {} if row_id(entry) in as_they_came else _told(entry, number)
    return rows


def _told(entry: Entry, number: int | None = None) -> Object:
    payload = entry.payload
    kind = payload.KIND.removeprefix("incident.").partition(".")[0]
    if isinstance(payload, Noted):
        kind = payload.label or "note"
    text = payload.text if isinstance(payload, WORDS) else payload.headline()
    return said(
        at=short_iso(entry.at),
        text=text,
        kind=kind,
        approx=approximate(entry),
        by=author(entry),
        number=number,
        entry=write_payload(payload),
    )
