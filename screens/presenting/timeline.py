"""A line of the timeline: time, glyph, what happened; a line of its own where a day begins."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import TYPE_CHECKING

from textual.content import Content

from opsdesk.domain.entries.base import Entry
from opsdesk.domain.parts import Mark
from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass
from opsdesk.store.reads.timeline import TimelineRow
from screens.presenting.row import GONE, MUTED, join, plain

if TYPE_CHECKING:
    from screens.presenting.passage import Passage


@dataclass(frozen=True, slots=True)
class DayRow:
    """Where a day begins in the zone shown."""

    day: date


def day_line(row: DayRow) -> Content:
    """`Tue 17 Nov`."""
    return plain(f"{row.day:%a} {row.day.day} {row.day:%b}", f"bold {MUTED}")


def entry_line(row: TimelineRow, zone: tzinfo, *, dated: bool = False, passage: Passage | None = None) -> Content:
    """`14:04 ? H1 pool size in release 4.2`; struck entries stay readable, edited ones say so, and `passage` tells of
    one that was to be sent and isn't there yet."""
    entry, mark = row.entry, row.mark or Mark(row.entry.seq)
    local = entry.at.astimezone(zone)
    day = f"{local:%a} {local.day} " if dated else ""
    time = plain(f"{day}{'~' if entry.approx else ' '}{local:%H:%M} ", MUTED)
    words = one_line(entry.payload.headline_in(zone))
    if mark.struck:
        why = f" ({mark.why})" if mark.why else ""
        return join(time, plain("✗ ", GONE), plain(words, f"strike {GONE}"), plain(f" {mark.struck_by}{why}", GONE))
    star = plain("★ ", "$text-warning") if mark.pinned else ""
    edited = plain(" (edited)", MUTED) if mark.edits else ""
    glyph = plain(f"{entry.payload.glyph()} ", glyph_style(entry))
    return join(time, glyph, star, passage.before if passage else "", plain(words, words_style(entry)), edited)


def glyph_style(entry: Entry) -> str:
    """Colour of the glyph; only what changes the picture has one."""
    kind = entry.payload.KIND
    if kind in {"incident.declared", "incident.severity", "incident.triaged", "incident.status", "decision"}:
        return "bold $text-accent"
    if kind in {"update.sent", "action.ended", "incident.mitigation"}:
        return "$text-success"
    return MUTED


def words_style(entry: Entry) -> str:
    """What a reader who joins looks for stands out; the rest is plain."""
    bold = {"incident.declared", "decision", "incident.severity", "incident.status"}
    return "bold" if entry.payload.KIND in bold else ""
