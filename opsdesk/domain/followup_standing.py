"""How a follow-up stands on a day: overdue, due this week, later, or over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from opsdesk.domain.commitment_standing import day_of
from opsdesk.domain.followup import FollowUp, State
from opsdesk.domain.values import dataclass

SOON: Final = timedelta(days=7)


class When(StrEnum):
    """The headings of a list; what presses stands first."""

    OVERDUE = "overdue"
    WEEK = "this week"
    LATER = "later"
    DONE = "done"
    DECLINED = "declined"


PLACES: Final = {when: place for place, when in enumerate(When)}


@dataclass(frozen=True, slots=True)
class Standing:
    """A follow-up on a day. Spans are in whole days, and never below 0."""

    followup: FollowUp
    when: When
    age: int = 0
    """Since somebody took it on, up to today or to its end."""
    over: int = 0
    """Past its day."""
    left: int | None = None
    """To its day; None once it has passed, and for one that is over."""

    @property
    def rank(self) -> tuple[int, date, int]:
        """Overdue ones first, in each group the earliest day; of those that are over, the newest first."""
        followup = self.followup
        if followup.over:
            ended = followup.ended_on or date.min
            return PLACES[self.when], date.fromordinal(date.max.toordinal() - ended.toordinal() + 1), -followup.number
        return PLACES[self.when], followup.task.due or date.max, followup.number


def standing(followup: FollowUp, today: date, zone: tzinfo) -> Standing:
    """How a follow-up stands on a day of a zone."""
    until = followup.ended_on or today
    age = max((until - (day_of(followup.opened_at, zone) or until)).days, 0)
    if followup.over:
        return Standing(followup, When.DONE if followup.state is State.DONE else When.DECLINED, age)
    days = (followup.task.due - today).days if followup.task.due else None
    if days is None:
        return Standing(followup, When.LATER, age)
    if days < 0:
        return Standing(followup, When.OVERDUE, age, over=-days)
    return Standing(followup, When.WEEK if days <= SOON.days else When.LATER, age, left=days)


def standings(followups: Iterable[FollowUp], today: date, zone: tzinfo) -> list[Standing]:
    """How all of them stand, what presses first."""
    return sorted((standing(followup, today, zone) for followup in followups), key=lambda one: one.rank)
