"""The time that somebody types for a milestone, long after the incident."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import Final

from opsdesk.desk.capture import clock
from opsdesk.domain.errors import BadInput
from opsdesk.domain.incident import Incident
from opsdesk.domain.text import quoted
from opsdesk.domain.times import parse_iso
from opsdesk.domain.vocabulary import Milestone

UNKNOWN: Final = ("unknown", "?")
EXAMPLE: Final = "13:58, ~14:00, “21 13:58” (day and time), 2026-11-21T13:58Z, unknown"
_AFTER: Final = timedelta(hours=6)
"""So long after its end a time of the day is still one of the incident's."""


def moment(text: str, incident: Incident, now: datetime, zone: tzinfo) -> tuple[datetime | None, bool]:
    """The time, None for an unknown one, and whether it is approximate; raises BadInput.

    A time of the day is the one during the incident, not today's.
    """
    said = text.strip()
    if said.lower() in UNKNOWN:
        return None, False
    ended = incident.reached(Milestone.RESOLVED) or incident.status_at or now
    timed = clock.backdated(f"{said} x", min(now, ended + _AFTER), zone)
    if timed:
        return timed.at, timed.approx
    try:
        return parse_iso(said, zone), False
    except BadInput:
        raise BadInput(f"{quoted(said)} is no time that has been (write it like {EXAMPLE})") from None
