"""The nudge at the beginning: what changed just before, while nobody has thought of a change yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from opsdesk.domain.change_preceding import Preceding, Reach
from opsdesk.domain.incident import Incident
from opsdesk.domain.nudges.nudge import LONGEST, Nudge
from opsdesk.domain.rollback_coverage import change_numbers
from opsdesk.domain.text import short

ASKED_FOR: Final = timedelta(minutes=30)
"""From the declaration: later the board has its own course."""


def is_beginning(incident: Incident, now: datetime) -> bool:
    """It is open, and was declared just now."""
    declared = incident.declared_at
    return not incident.status.is_over and declared is not None and now - declared < ASKED_FOR


def changed_before(found: Sequence[Preceding], incident: Incident, now: datetime) -> Iterator[Nudge]:
    """Of the changes that went before, the likeliest first, the one to look at; nothing once the board names one, or
    where none has to do with what is affected."""
    if not found or found[0].reach is Reach.OTHER or not is_beginning(incident, now):
        return
    if any(change_numbers(held.statement) for held in incident.hypotheses.values()):
        return
    first = found[0].change
    more = f"; {len(found) - 1} more before it" if len(found) > 1 else ""
    says = f"look at {first.name} {short(first.title, LONGEST)}, which came before"
    yield Nudge(f"changed:{first.name}", says, f"{', '.join(found[0].why)}{more}", ":preceding")
