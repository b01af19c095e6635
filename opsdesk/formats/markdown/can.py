"""CAN, the engineers' report in three breaths: conditions, actions, needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo

from opsdesk.domain.cadence import Due
from opsdesk.domain.entries import Entry
from opsdesk.domain.incident import Incident
from opsdesk.formats.markdown import sections
from opsdesk.formats.markdown.attention import needs
from opsdesk.formats.markdown.page import bullets, clock_for, page, section, top


def render(
    incident: Incident,
    entries: Iterable[Entry],
    now: datetime,
    *,
    zone: tzinfo,
    waiting: Sequence[Due] = (),
) -> str:
    """The CAN report as Markdown; what it says is all in the incident, so `entries` isn't read."""
    clock = clock_for(incident, now, zone)
    return page(
        top("CAN", incident, now, clock),
        section("Conditions", sections.situation(incident, clock)),
        section("Actions", sections.actions_by_owner(incident, now, clock) or "Nothing is under way."),
        section("Needs", bullets(needs(incident, waiting, now)) or "Nothing that isn't under way."),
    )
