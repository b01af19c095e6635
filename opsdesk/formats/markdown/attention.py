"""What can't wait: overdue updates and check-ins, work without an owner, what blocks, what nobody has said yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from opsdesk.domain.action import by_urgency
from opsdesk.domain.cadence import Due, hold
from opsdesk.domain.incident import Incident
from opsdesk.domain.times import countdown
from opsdesk.domain.told_end import BELIEVED_OVER
from opsdesk.domain.vocabulary import ActionStatus, Audience, HypothesisStatus
from opsdesk.formats.markdown.escape import inline

SOON = timedelta(minutes=15)
"""What is due within so long belongs to the first things a new commander looks at."""


def needs(incident: Incident, waiting: Sequence[Due], now: datetime) -> Iterator[str]:
    """What somebody has to do or decide, the most pressing first; `waiting` are the updates that are due."""
    yield from _updates(waiting, now)
    if incident.status.is_over:
        return
    if incident.commander is None:
        yield "Take command: nobody has it"
    yield from _actions(incident, now)
    yield from _unverified(incident, now)
    yield from _unknown(incident)
    yield from _paused(incident, now)


def _updates(waiting: Sequence[Due], now: datetime) -> Iterator[str]:
    for due in sorted(waiting, key=lambda due: (not due.corrects(now), due.left(now))):
        left = due.left(now)
        if due.corrects(now):
            late = f"overdue by {countdown(now - due.at)}"
            yield f"Tell {due.audience} that it is not over ({BELIEVED_OVER}): {late}"
        elif due.breaks_promise(now):
            yield f"Tell {due.audience}: the update they were promised is overdue by {countdown(-left)}"
        elif left < timedelta(0):
            yield f"Tell {due.audience}: their update is overdue by {countdown(-left)}"
        elif left <= SOON:
            yield f"Tell {due.audience}: their update is due in {countdown(left)}"


def _paused(incident: Incident, now: datetime) -> Iterator[str]:
    held = (hold(incident, audience, now) for audience in Audience)
    for item in held:
        if item and item.is_pause:
            yield f"Decide whether updates to {item.audience} stay paused: {inline(item.why)}"


def _actions(incident: Incident, now: datetime) -> Iterator[str]:
    for action in by_urgency(incident.actions.values(), now):
        if action.status.is_over:
            continue
        left = action.left(now)
        name = f"{action.name} {inline(action.text)}"
        if not action.owners:
            yield f"Find an owner for {name}"
        if action.status is ActionStatus.BLOCKED:
            yield f"Unblock {name}: {inline(action.why)}"
        elif left is not None and left < timedelta(0):
            yield f"Ask {inline(action.owner) or 'somebody'} about {name}: overdue by {countdown(-left)}"


def _unverified(incident: Incident, now: datetime) -> Iterator[str]:
    for made in incident.decisions.values():
        left = made.left(now)
        if left is not None and left < timedelta(0):
            name = f"{made.name} {inline(made.text)}"
            yield f"Ask {inline(made.verifier) or 'somebody'} whether {name} worked: overdue by {countdown(-left)}"


def _unknown(incident: Incident) -> Iterator[str]:
    if not incident.severity:
        yield "Say how bad it is: there is no severity"
    if not incident.impact:
        yield "Find out what users see: no impact is written down"
    if not incident.plan:
        yield "Say what happens next: there is no plan"
    for held in incident.board():
        if held.status is HypothesisStatus.OPEN:
            yield f"Have {held.name} tested: {inline(held.statement)}"
