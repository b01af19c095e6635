"""What is past its time in an incident, by name: so that a bell rings once for each and no more."""

from __future__ import annotations

from datetime import datetime, timedelta

from opsdesk.domain.action import Action
from opsdesk.domain.cadence import all_due
from opsdesk.domain.decision import MadeDecision
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import Policy


def overdue_things(incident: Incident, policy: Policy, now: datetime) -> frozenset[str]:
    """Names of the actions past their check-in, of the decisions that were to be verified by now, of the audiences
    whose update is late, and of those whose readers were promised one by now: that rings anew, however late it was
    before."""
    asked: list[Action | MadeDecision] = [*incident.actions.values(), *incident.decisions.values()]
    passed = {one.name for one in asked if (left := one.left(now)) is not None and left <= timedelta(0)}
    waiting = all_due(incident, policy)
    updates = {f"update to {due.audience}" for due in waiting if due.at <= now}
    promises = {f"promise to {due.audience}" for due in waiting if due.breaks_promise(now)}
    return frozenset(passed | updates | promises)
