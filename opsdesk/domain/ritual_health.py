"""Whether a ritual is worth its time: held or not, on time, what came of it, what it cost, and what to do about it.

Three runs in a row from which nothing came are a pattern: the desk then proposes one thing and says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Final

from opsdesk.domain.errors import BadInput
from opsdesk.domain.meeting import Agreed, AgreedStatus, Meeting
from opsdesk.domain.meeting_cost import Bands, cost_of
from opsdesk.domain.ritual import Aim, Charter, Ritual
from opsdesk.domain.ritual_slots import Slot, SlotState
from opsdesk.domain.values import dataclass

EMPTY_RUNS: Final = 3
LATE_AFTER: Final = timedelta(minutes=5)
SHORTEST: Final = 10
"""Minutes; nothing is proposed to be shorter than this."""
STEP: Final = 5


class Remedy(StrEnum):
    """What is proposed."""

    CANCEL = "cancel"
    SHORTEN = "shorten"
    ASYNC = "make async"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One remedy, and the facts that speak for it."""

    remedy: Remedy
    why: str
    minutes: int = 0
    """The new length of a shortened one."""

    @property
    def words(self) -> str:
        """`shorten to 15 min`."""
        return f"{self.remedy} to {self.minutes} min" if self.minutes else str(self.remedy)


@dataclass(frozen=True, slots=True)
class Health:
    """How a ritual did in a window."""

    held: int
    skipped: int
    moved: int
    missed: int
    on_time: int
    """Of those held that had a time: begun no more than five minutes late."""
    timed: int
    """Of those held, how many had a time."""
    over_time: int
    """Took longer than booked."""
    decisions: int
    actions: int
    done: int
    settleable: int
    """Actions but the dropped ones: those that could be done."""
    empty_in_a_row: int
    cost: Fraction | None
    """What the meetings cost; None when a rate band is unknown."""
    proposal: Proposal | None = None

    @property
    def decisions_per_run(self) -> Fraction | None:
        """None while none was held."""
        return Fraction(self.decisions, self.held) if self.held else None

    @property
    def actions_per_run(self) -> Fraction | None:
        """None while none was held."""
        return Fraction(self.actions, self.held) if self.held else None

    @property
    def share_done(self) -> Fraction | None:
        """Of its actions; None while there is none."""
        return Fraction(self.done, self.settleable) if self.settleable else None


def health(
    ritual: Ritual, slots: Sequence[Slot], meetings: Iterable[Meeting], bands: Bands, since: datetime, now: datetime
) -> Health:
    """How it did since a moment; the empty runs are counted over all that were ever held."""
    every = sorted((one for one in meetings if one.held and one.begun_at), key=_began)
    held = [one for one in every if _began(one) >= since]
    passed = [slot for slot in slots if since <= slot.at <= now]
    timed = [one for one in held if one.planned_at]
    actions = [action for one in held for action in one.actions]
    empty = _empty_in_a_row(every)
    return Health(
        held=len(held),
        skipped=sum(slot.state is SlotState.SKIPPED for slot in passed),
        moved=sum(slot.moved for slot in passed),
        missed=sum(slot.state is SlotState.MISSED for slot in passed),
        on_time=sum(_on_time(one) for one in timed),
        timed=len(timed),
        over_time=sum(one.took(now) > one.charter.lasts for one in held),
        decisions=sum(len(one.decisions) for one in held),
        actions=len(actions),
        done=sum(action.status is AgreedStatus.DONE for action in actions),
        settleable=_settleable(actions),
        empty_in_a_row=empty,
        cost=_cost(held, bands, now),
        proposal=_proposal(ritual.charter, every[-empty:], now) if empty >= EMPTY_RUNS and not ritual.over else None,
    )


def _proposal(charter: Charter, empty: Sequence[Meeting], now: datetime) -> Proposal:
    """What speaks for which remedy: nothing was said; something was, but briefly; something that can be read."""
    runs = f"{len(empty)} runs in a row without a decision or an action"
    if charter.aim is Aim.INFORM:
        return Proposal(Remedy.ASYNC, f"{runs}, and it is only there to inform: what was told can be read")
    if not any(one.notes or one.parked for one in empty):
        return Proposal(Remedy.CANCEL, f"{runs}, and nobody even noted anything")
    usual = max(one.took(now) for one in empty) // timedelta(minutes=1)
    shorter = max(SHORTEST, -(-usual // STEP) * STEP)
    if shorter * 2 <= charter.minutes:
        why = f"{runs}; none took longer than {usual} min of the {charter.minutes} that are booked"
        return Proposal(Remedy.SHORTEN, why, shorter)
    return Proposal(Remedy.ASYNC, f"{runs}: what was noted can be written and read without a meeting")


def _empty_in_a_row(every: Sequence[Meeting]) -> int:
    count = 0
    for one in reversed(every):
        if not one.empty:
            break
        count += 1
    return count


def _began(meeting: Meeting) -> datetime:
    assert meeting.begun_at is not None
    return meeting.begun_at


def _on_time(meeting: Meeting) -> bool:
    return meeting.planned_at is not None and _began(meeting) <= meeting.planned_at + LATE_AFTER


def _settleable(actions: Iterable[Agreed]) -> int:
    return sum(action.status is not AgreedStatus.DROPPED for action in actions)


def _cost(held: Iterable[Meeting], bands: Bands, now: datetime) -> Fraction | None:
    try:
        return sum((cost_of(one.charter, bands, one.took(now)) for one in held), Fraction(0))
    except BadInput:
        return None
