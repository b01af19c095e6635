"""When a change is planned for, as people type it and read it: a day and a time, a time to come, a span, a window."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from opsdesk.desk.capture import clock
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.errors import BadInput
from opsdesk.domain.freeze import DAYS
from opsdesk.domain.text import quoted
from opsdesk.domain.times import parse_iso, within_reason

EXAMPLE: Final = "2026-11-24 14:00, tue 14:00, tomorrow 14:00, 14:00 or in 2h"

_ON_DAY: Final = re.compile(r"(tomorrow|[a-z]{3})[a-z]* +(\d{1,2}):(\d{2})", re.IGNORECASE)
_SPAN: Final = re.compile(r"(?:for +)?\+?(\d.*)", re.IGNORECASE)


def starts(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """The time that a window starts at; None for an empty text; raises BadInput. Without a zone it is the one shown.

    In UTC, so that a span added to it is that long also where clocks are changed meanwhile.
    """
    said = text.strip()
    if not said:
        return None
    found = _written_out(said, zone) or _on_day(said, now, zone) or _to_come(said, now, zone)
    if found is None:
        raise BadInput(f"{quoted(said)} is no time (write it like {EXAMPLE})")
    return found.astimezone(UTC)


def ends(text: str, starts_at: datetime | None, now: datetime, zone: tzinfo) -> datetime | None:
    """The time that a window ends at, which may be told as a span from its start (`2h`, `90m`); raises BadInput."""
    said = text.strip()
    match = _SPAN.fullmatch(said)
    span = clock.plus(f"+{match[1]}") if match else None
    if span is not None:
        if starts_at is None:
            raise BadInput("the window ends, but nobody said when it starts")
        return within_reason(starts_at.astimezone(UTC) + span, said)
    return starts(said, starts_at or now, zone)


def moved_end(starts_at: datetime | None, before: ChangePlan) -> datetime | None:
    """The end of a window of which only the start was said anew: it stays as long as it was."""
    if starts_at is None or before.starts_at is None or before.ends_at is None:
        return before.ends_at
    return starts_at + (before.ends_at - before.starts_at)


def been(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """A time that has been: a day and a time, or a time lately; None for an empty text; raises BadInput."""
    said = text.strip()
    if not said:
        return None
    lately, untaken = clock.time_first(said, now, zone)
    found = lately.at if lately else _written_out(said, zone)
    if found is None or found > now:
        why = untaken or f"{quoted(said)} is no time that has been"
        raise BadInput(f"{why} (write it like 2026-11-20 14:00 or 14:00)")
    return found


def spoken_window(starts_at: datetime | None, ends_at: datetime | None, now: datetime, zone: tzinfo) -> str:
    """`Tue 24 Nov 14:00–15:30 UTC`; the last day is named when it is another."""
    if starts_at is None:
        return "no window yet"
    if ends_at is None:
        return clock.spoken_time(starts_at, now, zone)
    first, last = clock.spoken_time(starts_at, now, zone), clock.spoken_time(ends_at, starts_at, zone)
    zone_name = last.rpartition(" ")[2]
    return f"{first.removesuffix(f' {zone_name}')}–{last}"


def _written_out(said: str, zone: tzinfo) -> datetime | None:
    """`2026-11-24 14:00`; a day alone begins with its first minute. Raises BadInput for one that nobody meant."""
    try:
        at = parse_iso(said, zone)
    except BadInput:
        return None
    return within_reason(at, said)


def _on_day(said: str, now: datetime, zone: tzinfo) -> datetime | None:
    """`tue 14:00`: the next one that is still to come."""
    match = _ON_DAY.fullmatch(said)
    if match is None:
        return None
    word, today = match[1].lower(), now.astimezone(zone).date()
    try:
        at = time(int(match[2]), int(match[3]))
        ahead = 1 if word == "tomorrow" else (DAYS.index(word) - today.weekday()) % 7
    except ValueError:
        return None
    found = _combined(today + timedelta(days=ahead), at, zone)
    return found if found > now else _combined(today + timedelta(days=ahead + 7), at, zone)


def _combined(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at, zone)


def _to_come(said: str, now: datetime, zone: tzinfo) -> datetime | None:
    """`14:00`, `in 2h`."""
    for text in (f"by {said}", said):
        if (read := clock.check_in(text, now, zone)) is not None and not read.rest:
            return read.at
    return None
