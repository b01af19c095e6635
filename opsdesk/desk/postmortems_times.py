"""The time that somebody types for a milestone, long after the incident."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import Final

from opsdesk.desk.capture import clock
from opsdesk.desk.capture.clock import Backdated
from opsdesk.domain.errors import BadInput
from opsdesk.domain.incident import Incident
from opsdesk.domain.text import quoted
from opsdesk.domain.times import parse_iso
from opsdesk.domain.vocabulary import Milestone

UNKNOWN: Final = ("unknown", "?")
EXAMPLE: Final = "13:58, ~14:00, “21 13:58” (day and time), 2026-11-21T13:58Z, unknown"
_BEFORE: Final = timedelta(hours=12)
"""So long before what is known of it a time of the day can be one of the incident's …"""
_AFTER: Final = timedelta(hours=6)
"""… and so long after its end."""


def moment(
    text: str, incident: Incident, milestone: Milestone, now: datetime, zone: tzinfo
) -> tuple[datetime | None, bool]:
    """The time, None for an unknown one, and whether it is approximate; raises BadInput.

    A time of the day is the one during the incident, not today's; of an incident of days the one nearest to what the
    milestone says by now. Where that leaves several, the day is asked for rather than guessed: metrics are made of it.
    """
    said = text.strip()
    if said.lower() in UNKNOWN:
        return None, False
    if found := _meant(said, incident, incident.reached(milestone), now, zone):
        return found.at, found.approx
    try:
        return parse_iso(said, zone), False
    except BadInput:
        raise BadInput(f"{quoted(said)} is no time that has been (write it like {EXAMPLE})") from None


def _meant(said: str, incident: Incident, stands: datetime | None, now: datetime, zone: tzinfo) -> Backdated | None:
    """The one time that a time of the day can mean; None where it means none, BadInput where it may mean several."""
    ended = incident.reached(Milestone.RESOLVED) or incident.status_at or now
    began = min(filter(None, (incident.reached(Milestone.STARTED), incident.declared_at, stands, ended)))
    found = clock.shown_between(f"{said} x", began - _BEFORE, min(now, ended + _AFTER), zone)
    if stands is not None and found:
        return min(found, key=lambda timed: abs(timed.at - stands))
    during = [timed for timed in found if began <= timed.at <= ended] or found
    if len(during) > 1:
        raise BadInput(f"{quoted(said)} was on {len(during)} days of it: write the day too, like “21 13:58”")
    return during[0] if during else None
