"""The timeline as Markdown: every entry as it counts now, struck ones struck, a heading a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from itertools import groupby

from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import Amendment
from opsdesk.domain.fold import shown
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import Mark
from opsdesk.formats.markdown.escape import inline, inside
from opsdesk.formats.markdown.page import Clock, bullets, clock_for, page, section, top


def render(incident: Incident, entries: Iterable[Entry], now: datetime, *, zone: tzinfo) -> str:
    """The timeline as Markdown."""
    clock = clock_for(incident, now, zone)
    return page(top("Timeline", incident, now, clock), *days(incident, entries, clock))


def days(incident: Incident, entries: Iterable[Entry], clock: Clock) -> list[str]:
    """A section a day, its entries in the order of time."""
    lines = [
        (shown(entry, incident.marks.get(entry.seq)), incident.marks.get(entry.seq))
        for entry in entries
        if not isinstance(entry.payload, Amendment)
    ]
    lines.sort(key=lambda line: (line[0].at, line[0].seq))
    single = Clock(clock.zone)
    return [
        section(day, bullets(_line(entry, mark, single) for entry, mark in those))
        for day, those in groupby(lines, key=lambda line: clock.day(line[0].at))
    ]


def _line(entry: Entry, mark: Mark | None, clock: Clock) -> str:
    """`14:07 UTC + errors began 2 min after it (bo, edited)`."""
    words = inside(f"{entry.payload.glyph()} {entry.payload.headline_in(clock.zone)}")
    if mark and mark.struck:
        words = f"~~{words}~~"
    notes = ", ".join(_notes(entry, mark))
    return f"{'about ' if entry.approx else ''}{clock.stamp(entry.at)} {words}{f' ({notes})' if notes else ''}"


def _notes(entry: Entry, mark: Mark | None) -> Iterable[str]:
    if entry.by:
        yield inline(entry.by)
    if mark is None:
        return
    if mark.pinned:
        yield "pinned"
    if mark.edits:
        yield "edited"
    if mark.struck:
        yield f"struck by {inline(mark.struck_by)}{f': {inline(mark.why)}' if mark.why else ''}"
