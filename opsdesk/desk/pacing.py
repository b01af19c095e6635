"""Use cases about how often an audience hears: snooze its next update, pause its updates, resume them.

What they mean, and what they never touch (a promise made to readers), stands in `opsdesk.domain.cadence`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from opsdesk.desk.decision import Decision, need_reason, words_if_any
from opsdesk.domain.cadence import hold
from opsdesk.domain.entries import Payload, pacing
from opsdesk.domain.errors import BadInput, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Audience

LONGEST_SNOOZE: Final = timedelta(hours=4)
"""A silence that is longer is a decision to stop: a pause, which stays in sight until it ends."""


def snooze(audiences: Sequence[Audience], until: datetime, why: str, *, now: datetime) -> Decision:
    """Asks for no update to some audiences before a time."""

    def decide(incident: Incident) -> Iterable[Payload]:
        _refuse_if_over(incident)
        if until <= now:
            raise BadInput("the time to snooze until has passed already")
        if until - now > LONGEST_SNOOZE:
            raise Refused("a snooze is for four hours at most; pause the updates instead, and resume them (:pause)")
        yield pacing.UpdatesSnoozed(tuple(audiences), until, need_reason(why, "snoozing an update"))

    return decide


def pause(audiences: Sequence[Audience], why: str, *, now: datetime) -> Decision:
    """Asks for no updates to some audiences until they are resumed."""

    def decide(incident: Incident) -> Iterable[Payload]:
        _refuse_if_over(incident)
        running = tuple(audience for audience in audiences if not _is_paused(incident, audience, now))
        if not running:
            raise Refused(f"updates to {', '.join(audiences)} are paused already")
        yield pacing.UpdatesPaused(running, need_reason(why, "pausing updates"))

    return decide


def resume(audiences: Sequence[Audience], why: str = "", *, now: datetime) -> Decision:
    """Goes back to the policy's pace for those of the audiences whose updates are paused or snoozed."""

    def decide(incident: Incident) -> Iterable[Payload]:
        held = tuple(audience for audience in audiences if hold(incident, audience, now))
        if not held:
            raise Refused(f"no update to {', '.join(audiences)} is paused or snoozed")
        yield pacing.UpdatesResumed(held, words_if_any(why))

    return decide


def _is_paused(incident: Incident, audience: Audience, now: datetime) -> bool:
    held = hold(incident, audience, now)
    return held is not None and held.is_pause


def _refuse_if_over(incident: Incident) -> None:
    if incident.status.is_over:
        raise Refused(f"{incident.name} is {incident.status}: the pace asks for no more updates")
