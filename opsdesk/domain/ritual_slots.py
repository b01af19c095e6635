"""A ritual's dates: what became of each, which one is next, and for which one a meeting that begins now is held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from opsdesk.domain.meeting import Meeting
from opsdesk.domain.ritual import Ritual
from opsdesk.domain.values import dataclass

GRACE: Final = timedelta(hours=24)
"""So long after its time (or before it) a date can still be held; then it counts as missed. A proposal of this desk."""


class SlotState(StrEnum):
    """What became of a date."""

    HELD = "held"
    UNDER_WAY = "under way"
    SKIPPED = "skipped"
    MISSED = "missed"
    """It passed, and nobody held, skipped or moved it."""
    DUE = "due"
    """Its time has come, and it can still be held."""
    AHEAD = "ahead"

    @property
    def is_open(self) -> bool:
        """It can be held, skipped or moved."""
        return self in {SlotState.DUE, SlotState.AHEAD}


@dataclass(frozen=True, slots=True)
class Slot:
    """One date of a ritual (UTC)."""

    at: datetime
    """By the rule: what a skip, a move and a meeting refer to."""
    planned_at: datetime
    state: SlotState
    meeting: int = 0
    why: str = ""
    """Why it was skipped or moved."""

    @property
    def moved(self) -> bool:
        """It was put to another time."""
        return self.planned_at != self.at


def slots(
    ritual: Ritual, occurrences: Iterable[datetime], meetings: Iterable[Meeting], now: datetime
) -> tuple[Slot, ...]:
    """What became of each of the rule's dates, by the time they are planned for."""
    held = {one.slot: one for one in meetings if one.slot and (one.held or one.under_way)}
    skips = {skip.slot: skip.why for skip in ritual.skips}
    moves = {move.slot: move for move in ritual.moves}
    found = []
    for at in occurrences:
        move, meeting = moves.get(at), held.get(at)
        planned = move.to if move else at
        state = _state(planned, meeting, skipped=at in skips, now=now)
        why = skips.get(at, "") or (move.why if move else "")
        found.append(Slot(at, planned, state, meeting.number if meeting else 0, why))
    return tuple(sorted(found, key=lambda slot: (slot.planned_at, slot.at)))


def next_slot(held: Sequence[Slot]) -> Slot | None:
    """The first date that is still to be held; None when there is none."""
    return next((slot for slot in held if slot.state.is_open), None)


def slot_for(held: Sequence[Slot], now: datetime) -> Slot | None:
    """The date that a meeting which begins now is held for: the nearest open one within the grace, else none."""
    near = (slot for slot in held if slot.state.is_open and abs(slot.planned_at - now) <= GRACE)
    return min(near, key=lambda slot: (abs(slot.planned_at - now), slot.planned_at), default=None)


def _state(planned: datetime, meeting: Meeting | None, *, skipped: bool, now: datetime) -> SlotState:
    if meeting is not None:
        return SlotState.UNDER_WAY if meeting.under_way else SlotState.HELD
    if skipped:
        return SlotState.SKIPPED
    if planned > now:
        return SlotState.AHEAD
    return SlotState.DUE if now - planned <= GRACE else SlotState.MISSED
