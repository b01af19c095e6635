"""A line of the timeline as somebody corrects it: other words, and with a time before them, when it really happened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, time, tzinfo
from typing import Final

from opsdesk.desk import amending
from opsdesk.desk.capture.clock import time_first
from opsdesk.desk.decision import Decision
from opsdesk.domain.entries import Entry, Payload
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.incident import Incident

_NAMES_A_DAY: Final = re.compile(r"~?\d{1,2} \d{1,2}:")


def corrected(entry: Entry, line: str, *, now: datetime, zone: tzinfo, seen_edits: int) -> Decision:
    """What an edited line decides; `seen_edits` and EditedMeanwhile as for `amending.edit`.

    A time counts on the day the entry stands on, unless another is named. Raises Refused for words given to an entry
    that has none of its own.
    """
    timed, untaken = _timed(entry, line, now, zone)
    if untaken:
        raise BadInput(f"{untaken}: type it with its day, or leave the time as it is")
    if timed is None and not entry.payload.TEXT:
        raise Refused("its words are the desk's own: type when it happened (14:02), or undo it (u) and say it anew")

    def decide(incident: Incident) -> Iterable[Payload]:
        words = line
        if timed is not None:
            at, words = timed
            yield from amending.retime(entry, at, now=now, seen_edits=seen_edits)(incident)
        if words and entry.payload.TEXT:
            yield from amending.edit(entry, words, seen_edits=seen_edits)(incident)

    return decide


def _timed(entry: Entry, line: str, now: datetime, zone: tzinfo) -> tuple[tuple[datetime, str] | None, str]:
    """The time before the words, and the words, if any; and why a time can't be taken. One that the entry's own words
    begin with is none."""
    days_end = datetime.combine(entry.at.astimezone(zone).date(), time.max, zone)
    timed, untaken = time_first(line, now if _NAMES_A_DAY.match(line) else min(now, days_end), zone)
    words, own = timed.rest if timed else line.partition(" ")[2], entry.payload.text
    if own and own.startswith(line.removesuffix(words).strip()):
        return None, ""
    return ((timed.at, timed.rest) if timed else None), untaken
