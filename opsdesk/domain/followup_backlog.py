"""Whether the work that was promised after incidents grows: taken on and closed by week, what was late, what it is for.

Ideas that nobody took on aren't part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta, tzinfo
from statistics import median
from typing import Final

from opsdesk.domain.commitment_standing import day_of
from opsdesk.domain.followup import FollowUp, Kind, State
from opsdesk.domain.values import dataclass

WEEKS: Final = 12
FEWEST: Final = 5
"""Taken on and closed together, below which nothing is said about growing."""


@dataclass(frozen=True, slots=True)
class Week:
    """What was taken on and closed in a week, and what was open at its end."""

    monday: date
    opened: int
    closed: int
    """Done or declined."""
    open: int


@dataclass(frozen=True, slots=True)
class OnTime:
    """Of those whose day has come or that are done, how many were done by it."""

    of: int = 0
    kept: int = 0
    """By the last day that was set …"""
    kept_first: int = 0
    """… and by the one set at first."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """All follow-ups together, and their course."""

    weeks: tuple[Week, ...] = ()
    """Oldest first; the last one isn't over."""
    open: int = 0
    overdue: tuple[int, ...] = ()
    """Days past their day, the longest first."""
    on_time: OnTime = OnTime()
    done: int = 0
    declined: int = 0
    moved: int = 0
    """Those whose day moved at least once."""
    mix: tuple[tuple[Kind | None, int], ...] = ()
    """How many of each kind weren't declined; None: nobody said."""

    @property
    def opened_lately(self) -> int:
        """Taken on in these weeks."""
        return sum(week.opened for week in self.weeks)

    @property
    def closed_lately(self) -> int:
        """Closed in these weeks."""
        return sum(week.closed for week in self.weeks)

    @property
    def growth(self) -> int | None:
        """1 it grows, -1 it shrinks, 0 neither; None: too few to say.

        As many coming as going differ by chance by about the square root of both together.
        """
        count, more = self.opened_lately + self.closed_lately, self.opened_lately - self.closed_lately
        if count < FEWEST:
            return None
        return 0 if more * more <= count else 1 if more > 0 else -1

    @property
    def median_overdue(self) -> float | None:
        """Days; None where nothing is overdue."""
        return median(self.overdue) if self.overdue else None


def backlog_of(followups: Iterable[FollowUp], today: date, zone: tzinfo, weeks: int = WEEKS) -> Backlog:
    """The backlog as it stands on a day of a zone."""
    held = [one for one in followups if one.was_taken_on]
    late = [(today - one.task.due).days for one in held if not one.over and one.task.due]
    return Backlog(
        tuple(_weeks(held, today, zone, weeks)),
        sum(not one.over for one in held),
        tuple(sorted((days for days in late if days > 0), reverse=True)),
        _on_time(held, today),
        sum(one.state is State.DONE for one in held),
        sum(one.state is State.DECLINED for one in held),
        sum(bool(one.moves) for one in held),
        _mix(held),
    )


def _weeks(held: Sequence[FollowUp], today: date, zone: tzinfo, weeks: int) -> Iterable[Week]:
    spans = [(day_of(one.opened_at, zone) or today, one.ended_on or date.max) for one in held]
    this_monday = today - timedelta(days=today.weekday())
    for back in range(weeks - 1, -1, -1):
        monday = this_monday - timedelta(weeks=back)
        after = monday + timedelta(weeks=1)
        yield Week(
            monday,
            sum(monday <= opened < after for opened, _ in spans),
            sum(monday <= ended < after for _, ended in spans),
            sum(opened < after <= ended for opened, ended in spans),
        )


def _on_time(held: Iterable[FollowUp], today: date) -> OnTime:
    """What is open and not yet due says nothing so far, and what was declined never will."""
    due = [
        (one.ended_on or date.max, one.task.due, one.first_due or one.task.due)
        for one in held
        if one.task.due and (one.state is State.DONE or (not one.over and one.task.due < today))
    ]
    return OnTime(len(due), sum(on <= last for on, last, _ in due), sum(on <= first for on, _, first in due))


def _mix(held: Iterable[FollowUp]) -> tuple[tuple[Kind | None, int], ...]:
    kinds = [one.task.kind for one in held if one.state is not State.DECLINED]
    every: tuple[Kind | None, ...] = (*Kind, None)
    return tuple((kind, kinds.count(kind)) for kind in every if kind or kinds.count(kind))
