"""The order in which a list shows changes: what goes on, what is owed, what comes, what was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

from opsdesk.domain.change import Change, ChangeState

FAR_OFF = datetime.max.replace(tzinfo=UTC)
"""When what has no window is planned for, as far as a list is concerned."""


class Group(StrEnum):
    """A heading of the list; the members stand in their order."""

    ROLLING_OUT = "rolling out"
    REVIEW_DUE = "review due"
    PLANNED = "planned"
    PAST = "past"


def group_of(change: Change) -> Group:
    """The heading that a change stands under."""
    if change.state is ChangeState.ROLLING_OUT:
        return Group.ROLLING_OUT
    if not change.state.is_over:
        return Group.PLANNED
    return Group.REVIEW_DUE if change.review_due_at else Group.PAST


def in_order(changes: Iterable[Change]) -> list[Change]:
    """By group; in it the earliest first, but of the past ones the newest."""
    return sorted(changes, key=rank)


def rank(change: Change) -> tuple[int, float, int]:
    """Where a change stands in such a list."""
    group = group_of(change)
    place = list(Group).index(group)
    if group is Group.PAST:
        ended = change.ended_at or change.last_at
        return place, -ended.timestamp() if ended else 0.0, -change.number
    times = {Group.ROLLING_OUT: change.began_at, Group.REVIEW_DUE: change.review_due_at}
    return place, (times.get(group, change.plan.starts_at) or FAR_OFF).timestamp(), change.number
