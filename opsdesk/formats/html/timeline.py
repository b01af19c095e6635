"""The timeline as a table: every entry as it counts now, struck ones struck, a heading a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, tzinfo
from itertools import groupby

from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import Amendment
from opsdesk.domain.fold import shown
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import Mark
from opsdesk.formats.html.markup import Html, element, joined, moment, words
from opsdesk.formats.html.page import group, grouped, row
from opsdesk.formats.markdown.page import Clock

HEAD = ("Time", "", "What happened", "Who")
"""The last is left out where nobody is named, as in many a record."""
TURNS = frozenset({"incident.declared", "incident.severity", "incident.status", "decision"})
"""Kinds of entries that changed the picture, which a reader looks for first."""


def timeline(incident: Incident, entries: Iterable[Entry], zone: tzinfo = UTC) -> Html:
    """The table; nothing when there are no entries. Amendments show in what they amend."""
    those = [entry for entry in entries if not isinstance(entry.payload, Amendment)]
    lines = [(shown(entry, incident.marks.get(entry.seq)), incident.marks.get(entry.seq)) for entry in those]
    lines.sort(key=lambda line: (line[0].at, line[0].seq))
    clock = Clock(zone)
    head = HEAD if any(entry.by for entry in those) else HEAD[:-1]
    days = [
        group(day, len(head), [_row(entry, mark, zone, len(head)) for entry, mark in held])
        for day, held in groupby(lines, key=lambda line: clock.day(line[0].at))
    ]
    return grouped(f"{len(lines)} entries, times in {_zone_name(lines, zone)}", head, days, kind="timeline")


def _zone_name(lines: list[tuple[Entry, Mark | None]], zone: tzinfo) -> str:
    return " and ".join(dict.fromkeys(entry.at.astimezone(zone).tzname() or "UTC" for entry, _ in lines))


def _row(entry: Entry, mark: Mark | None, zone: tzinfo, across: int) -> Html:
    struck = bool(mark and mark.struck)
    said = words(entry.payload.headline_in(zone))
    time = f"{'~' if entry.approx else ''}{entry.at.astimezone(zone):%H:%M}"
    cells = (
        moment(entry.at, time),
        entry.payload.glyph(),
        joined((element("s", said) if struck else said, _notes(mark))),
        words(entry.by),
    )
    return row(cells[:across], kind="turn" if entry.payload.KIND in TURNS and not struck else "")


def _notes(mark: Mark | None) -> Html:
    """What was done to the entry since it was written: pinned, edited, struck by whom and why."""
    if mark is None:
        return Html()
    notes = ["pinned"] * mark.pinned + ["edited"] * bool(mark.edits)
    if mark.struck:
        notes.append(f"struck by {mark.struck_by}{f': {mark.why}' if mark.why else ''}")
    return joined((" ", element("span", "(", words(", ".join(notes)), ")", class_="muted"))) if notes else Html()
