"""A ritual with all that is known of it: its dates, its meetings, its health, its cost, and what speaks against it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from opsdesk.domain.meeting import Meeting
from opsdesk.domain.meeting_cost import Cost
from opsdesk.domain.meeting_lint import Finding
from opsdesk.domain.ritual import Ritual
from opsdesk.domain.ritual_health import Health
from opsdesk.domain.ritual_slots import Slot, next_slot
from opsdesk.domain.values import dataclass

_LAST: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a ritual at a moment."""

    ritual: Ritual
    slots: tuple[Slot, ...]
    """By the time they are planned for: those of the window that was asked for, and the next few."""
    meetings: tuple[Meeting, ...]
    """Newest first."""
    health: Health
    cost: Cost | None
    """As booked; None when a rate band is unknown."""
    findings: tuple[Finding, ...]
    """What speaks against it, the proposal of its empty runs first."""

    @property
    def next(self) -> Slot | None:
        """The date that is held next; None when there is none."""
        return None if self.ritual.over else next_slot(self.slots)

    @property
    def under_way(self) -> Meeting | None:
        """The meeting that people sit in now."""
        return next((one for one in self.meetings if one.under_way), None)

    @property
    def last_held(self) -> Meeting | None:
        """The newest meeting that took place."""
        return next((one for one in self.meetings if one.held), None)

    @property
    def series_over(self) -> bool:
        """Its rule names no date any more: somebody decides whether it goes on."""
        return bool(self.ritual.charter.recurrence.rule) and not self.ritual.over and self.next is None

    @property
    def rank(self) -> tuple[bool, datetime, int]:
        """The order of every list: by the next date, what has none last."""
        return self.ritual.over, self.next.planned_at if self.next else _LAST, self.ritual.number
