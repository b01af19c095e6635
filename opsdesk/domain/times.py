"""Times and spans as the desk reads and shows them. Stored in UTC; a naive time is always an error."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted

MINUS = "−"
YEARS = range(1970, 2200)
"""Times lie in these; beyond them a change of zone overflows, and nobody meant it."""


def iso(at: datetime) -> str:
    """`2026-11-21T02:03:04.000005Z`: of fixed width, so that text order is time order."""
    if at.tzinfo is None:
        raise BadInput("a time without a zone can't be kept")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def short_iso(at: datetime) -> str:
    """`2026-11-21T02:03:04Z`, fractions only where there are some: the form of records and JSON output."""
    naive = at.astimezone(UTC).replace(tzinfo=None)
    return naive.isoformat(timespec="microseconds" if naive.microsecond else "seconds") + "Z"


def parse_iso(text: str, zone: tzinfo | None = None) -> datetime:
    """The UTC time an ISO 8601 text names, read in `zone` where it names none; raises BadInput when it isn't a time, or
    has no zone either way."""
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is None and zone is None:
            raise BadInput(f"{quoted(text)} has no time zone (write it like 2026-11-21T14:02:00Z)")
        return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadInput(f"{quoted(text)} is not a time (write it like 2026-11-21T14:02:00Z)") from None


def within_reason(at: datetime, said: str) -> datetime:
    """The time itself; raises BadInput for one so far off that nobody meant it."""
    if at.year not in YEARS:
        raise BadInput(f"{quoted(said)} lies outside the years {YEARS[0]} to {YEARS[-1]}")
    return at


def clock_in(at: datetime, zone: tzinfo) -> str:
    """`14:02 UTC`, `15:02 CET`."""
    local = at.astimezone(zone)
    name = local.tzname() or "UTC"
    return f"{local:%H:%M} {f'UTC{name}' if name[0] in '+-' else name}"


def day_and_clock_in(at: datetime, zone: tzinfo) -> str:
    """`2026-11-21 14:02 UTC`."""
    return f"{at.astimezone(zone):%Y-%m-%d} {clock_in(at, zone)}"


def countdown(left: timedelta) -> str:
    """`03:20` left, `−01:12` over, `1:02:00` from an hour on, `3d 01:02` (hours and minutes) from a day on."""
    seconds = int(left.total_seconds())
    sign = MINUS if seconds < 0 else ""
    minutes, secs = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours >= 24:
        return f"{sign}{hours // 24}d {hours % 24:02d}:{minutes:02d}"
    return f"{sign}{hours}:{minutes:02d}:{secs:02d}" if hours else f"{sign}{minutes:02d}:{secs:02d}"


def elapsed(span: timedelta) -> str:
    """`T+00:42` (hours and minutes), `T+2d 03:10` from a day on, `T−00:05` before the start."""
    minutes = int(span.total_seconds() / 60)
    sign = "T+" if minutes >= 0 else f"T{MINUS}"
    hours, minutes = divmod(abs(minutes), 60)
    days, hours = divmod(hours, 24)
    return f"{sign}{days}d {hours:02d}:{minutes:02d}" if days else f"{sign}{hours:02d}:{minutes:02d}"


def spoken(span: timedelta) -> str:
    """`42 min`, `2 h 10 min`, `24 h 10 min`, `1 day 4 h`, `3 days 4 h 59 min`: a span as one says it.

    Whole minutes, and none of them left out: what lasted a day and ten minutes is not told as a day.
    """
    minutes = int(abs(span.total_seconds()) // 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    if days == 1 and not hours and minutes:  # “1 day 10 min” is read as “1 day 10 h”
        days, hours = 0, 24
    parts = [f"{days} day{'' if days == 1 else 's'}"] if days else []
    parts += [f"{hours} h"] if hours else []
    parts += [f"{minutes} min"] if minutes or not parts else []
    return " ".join(parts)
