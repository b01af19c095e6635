"""The timeline of a postmortem: it begins before the incident, and every row says what it is known from.

A milestone stands at the time at which it was reached, not at the one at which somebody wrote it down; where it was set
right since, only the newest word counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from opsdesk.domain.change_preceding import Preceding
from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.declaration import Declared, MilestoneSet
from opsdesk.domain.postmortem_document import Fact
from opsdesk.domain.postmortem_filling import said


def timeline(entries: Sequence[Entry], before: Iterable[Preceding]) -> tuple[Fact, ...]:
    """Changes that went before and all entries that count, in the order of time."""
    rows = [*preceding(before), *_rows(entries)]
    return tuple(sorted(rows, key=lambda row: (row.at is None, row.at, row.entries)))


def preceding(before: Iterable[Preceding]) -> Iterator[Fact]:
    """Changes that reached production before it began, with what speaks for having a look at each."""
    for found in before:
        change = found.change
        words = f"change: {change.title} ({', '.join(found.why)})"
        yield Fact(words, refs=(change.name,), at=found.at, by=change.plan.requester)


def _rows(entries: Sequence[Entry]) -> Iterator[Fact]:
    newest = {entry.payload.milestone: entry.seq for entry in entries if isinstance(entry.payload, MilestoneSet)}
    for entry in entries:
        payload = entry.payload
        if not isinstance(payload, MilestoneSet):
            yield said(entry, _told(entry))
        elif payload.reached_at is not None and newest[payload.milestone] == entry.seq:
            words = f"{payload.glyph()} {payload.milestone}"
            yield Fact(words, (entry.seq,), at=payload.reached_at, approx=payload.approx, by=entry.by)


def _told(entry: Entry) -> str:
    if isinstance(entry.payload, Declared) and entry.payload.derived:
        return f"the record begins: {entry.payload.title}"
    return f"{entry.payload.glyph()} {entry.payload.headline()}"
