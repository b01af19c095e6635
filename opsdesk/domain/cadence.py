"""When each audience hears next: from the policy's pace, what was sent last and what that text promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.policy import Cadence, Policy
from opsdesk.domain.vocabulary import Audience, Milestone, Stage

SOON = timedelta(minutes=5)
"""What is due within so long is shown as soon due."""


class DueKind(StrEnum):
    """Why an update is due."""

    FIRST = "first update"
    SCOPE = "scope update"
    NEXT = "next update"
    PROMISED = "promised update"


@dataclass(frozen=True, slots=True)
class Due:
    """An update that an audience waits for; `at` (UTC) is the latest time for it."""

    audience: Audience
    at: datetime
    kind: DueKind


class Urgency(StrEnum):
    """How a countdown looks."""

    CALM = "calm"
    SOON = "soon"
    OVERDUE = "overdue"


def urgency(left: timedelta) -> Urgency:
    """Soon from five minutes on, overdue once nothing is left."""
    if left <= timedelta(0):
        return Urgency.OVERDUE
    return Urgency.SOON if left <= SOON else Urgency.CALM


def promised(incident: Incident, audience: Audience) -> datetime | None:
    """When the last text to an audience said that the next one comes; None when it said nothing or nothing was sent."""
    last = incident.last_update(audience)
    return last.next_at if last else None


def due(incident: Incident, audience: Audience, policy: Policy) -> Due | None:
    """The update an audience waits for, whichever is earlier of the promise and the policy's pace.

    None once the incident is over, and while neither a promise nor the policy sets a time.
    """
    if incident.status.is_over:
        return None
    planned = _planned(incident, audience, policy.response_to(incident).pace(audience))
    promise = promised(incident, audience)
    if promise and (planned is None or promise <= planned.at):
        return Due(audience, promise, DueKind.PROMISED)
    return planned


def next_due(incident: Incident, audience: Audience, policy: Policy) -> datetime | None:
    """When an audience has to hear next; None when nothing sets a time."""
    waiting = due(incident, audience, policy)
    return waiting.at if waiting else None


def all_due(incident: Incident, policy: Policy) -> tuple[Due, ...]:
    """What every audience waits for, earliest first."""
    waiting = (due(incident, audience, policy) for audience in Audience)
    return tuple(sorted((item for item in waiting if item), key=lambda item: item.at))


def most_urgent(incident: Incident, policy: Policy) -> Due | None:
    """The update that is due first, for the header's countdown; customers first among equals."""
    return next(iter(all_due(incident, policy)), None)


def latest_promise(
    incident: Incident, audience: Audience, stage: Stage, policy: Policy, now: datetime
) -> datetime | None:
    """The latest time, to the minute, that a text sent now may promise for the next one; None when no pace is set."""
    cadence = policy.response_to(incident).pace(audience)
    opening = stage is Stage.INVESTIGATING and incident.last_update(audience) is None
    running = now - (_declared(incident) or now)
    pause = (_minutes(cadence.scope_minutes) if opening else None) or _pause(cadence, running)
    return (now + pause).replace(second=0, microsecond=0) if pause else None


def described(cadence: Cadence) -> str:
    """“first within 5 min, scope 5 min later, every 20 min for 2 h, then every 60 min”."""
    span = f" for {cadence.for_hours:g} h" if cadence.for_hours else ""
    parts = [
        f"first within {cadence.first_minutes} min" if cadence.first_minutes else "",
        f"scope {cadence.scope_minutes} min later" if cadence.scope_minutes else "",
        f"every {cadence.every_minutes} min{span}" if cadence.every_minutes else "",
        f"then every {cadence.then_minutes} min" if span and cadence.then_minutes else "",
    ]
    return ", ".join(part for part in parts if part) or "when the stage changes"


def _planned(incident: Incident, audience: Audience, cadence: Cadence) -> Due | None:
    declared = _declared(incident)
    if declared is None:
        return None
    last = incident.last_update(audience)
    if last is None:
        first = _minutes(cadence.first_minutes)
        return Due(audience, declared + first, DueKind.FIRST) if first else None
    if cadence.scope_minutes and _may_lack_scope(incident, last):
        return Due(audience, last.sent_at + timedelta(minutes=cadence.scope_minutes), DueKind.SCOPE)
    pause = _pause(cadence, last.sent_at - declared)
    return Due(audience, last.sent_at + pause, DueKind.NEXT) if pause else None


def _may_lack_scope(incident: Incident, last: SentUpdate) -> bool:
    sent = sum(update.audience is last.audience for update in incident.updates.values())
    return sent == 1 and last.stage is Stage.INVESTIGATING


def _pause(cadence: Cadence, running: timedelta) -> timedelta | None:
    slower = cadence.for_hours and running >= timedelta(hours=cadence.for_hours)
    return _minutes(cadence.then_minutes if slower else cadence.every_minutes)


def _minutes(minutes: int) -> timedelta | None:
    return timedelta(minutes=minutes) if minutes else None


def _declared(incident: Incident) -> datetime | None:
    return incident.reached(Milestone.DECLARED) or incident.declared_at
