"""A decision in full, from any entry about it. Loaded when somebody opens one."""

from __future__ import annotations

from datetime import tzinfo

from opsdesk.domain.decision import MadeDecision, decision_parts
from opsdesk.domain.entries import Entry
from opsdesk.domain.incident import Incident
from opsdesk.store.reads.timeline import TimelineRow
from screens.presenting.details import entry_details

TELL_MORE = (
    "d, or a line: D1 option … · D1 risk … · D1 objection @ana … · D1 fallback … · D1 verify @bo in 10m · D1 worked"
)


def decision_of(incident: Incident, entry: Entry) -> MadeDecision | None:
    """The decision that an entry made or is about; one of an older desk has no number, but its time and words."""
    held = incident.decisions
    number = getattr(entry.payload, "number", 0)
    return held.get(number) or next(
        (made for made in held.values() if (made.at, made.text) == (entry.at, entry.payload.text)), None
    )


def decision_details(incident: Incident, row: TimelineRow, zone: tzinfo) -> str:
    """The entry, then everything that was weighed, and how more is told."""
    made = decision_of(incident, row.entry)
    if made is None:
        return entry_details(row, zone)
    parts = [f"{what + ':':<14}{said}" for what, said in decision_parts(made, zone)]
    lines = [
        f"{made.name} {made.text}",
        "",
        *(parts or ["nothing was weighed in writing"]),
        "",
        entry_details(row, zone),
    ]
    return "\n".join([*lines, "", TELL_MORE.replace("D1", made.name)])
