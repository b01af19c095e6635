"""What a recurrence says about the follow-ups of the incident that came back, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from opsdesk.domain.coordination_facts import counted
from opsdesk.domain.followup import FollowUp, State


def about_follow_ups(followups: Iterable[FollowUp], came_back_at: datetime) -> Iterator[str]:
    """What was done, left or declined after the earlier incident by the time at which it came back."""
    then = [one for one in followups if _begun_by(one, came_back_at)]
    yield from (_told(one, came_back_at) for one in then)
    if not any(one.was_taken_on for one in then):
        yield "nothing had been taken on after it"


def _begun_by(one: FollowUp, at: datetime) -> bool:
    begun = one.opened_at or one.ended_at
    return begun is not None and begun <= at


def _told(one: FollowUp, at: datetime) -> str:
    ending, due = one.ending_by(at), one.due_by(at)
    if ending is not None:
        if ending.state is State.DONE:
            return f"came back after its follow-up {one.name} was closed"
        return f"{one.name} had been declined: {ending.outcome}"
    if due is not None and due < at.date():
        return f"{one.name} was {counted((at.date() - due).days, 'day')} overdue then"
    return f"{one.name} was open then"


def after_words(days: int) -> str:
    """`after 12 days`, `on the same day`."""
    return f"after {counted(days, 'day')}" if days else "on the same day"
