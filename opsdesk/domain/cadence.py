"""When each audience hears next: from the policy's pace, what was sent last and what that text promised.

The two are kept apart, because they are owed to different people. The **pace** is the desk's own rule: the commander
may hold it back with a reason (snooze it for a while, pause it until resumed), and the hold is on the timeline, in the
handover and in sight. A **promise** was made to readers, who arrange their evening by it: no hold, and not even the
end of the incident, takes it back; only the next text keeps it. So:

- What is due is whichever comes first, and a promise that has passed comes before all that only the policy asks for.
- What readers were told of an end that was taken back, or struck, is false: they hear so at once, whatever the pace,
  and before anything else is asked for. Only a hold that was set since then keeps it.
- A snooze ends by itself, or with the next text: whoever was told something has the usual pace again.
- A pause stops the asking, not the telling: a text sent meanwhile says when the next one comes, and that then is due.
- Every hold ends when the incident becomes worse, or is open again: that reason was for another one.
- What was resumed is due by the pace, but not before it was resumed: a silence that was decided is no delay.
- Nor is one that only a worse class asks to end, or in which it was over: what was due before it became worse, or was
  open again, is due then, and a first text as long after that as it would have been after the declaration.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import PaceHold, SentUpdate
from opsdesk.domain.policy import Cadence, Policy
from opsdesk.domain.times import spoken
from opsdesk.domain.told_end import believed_over_since
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Milestone, Origin, Stage, Status

SOON = timedelta(minutes=5)
"""What is due within so long is shown as soon due."""


class DueKind(StrEnum):
    """Why an update is due."""

    FIRST = "first update"
    SCOPE = "scope update"
    NEXT = "next update"
    PROMISED = "promised update"
    SNOOZED = "snoozed update"
    CORRECTION = "correction"
    """They were told that it is over, and it isn't."""


@dataclass(frozen=True, slots=True)
class Due:
    """An update that an audience waits for; `at` (UTC) is the latest time for it."""

    audience: Audience
    at: datetime
    kind: DueKind
    promise: datetime | None = None
    """When readers were told that it comes, if they were; not before `at`."""

    def corrects(self, now: datetime) -> bool:
        """Readers take for over what isn't, and nothing holds back to tell them."""
        return self.kind is DueKind.CORRECTION and self.at <= now

    def breaks_promise(self, now: datetime) -> bool:
        """Readers were told a time, and it has passed."""
        return self.promise is not None and self.promise <= now

    def left(self, now: datetime) -> timedelta:
        """How long until it is due; once the promise has passed, how long ago it did, which is what readers know."""
        return (self.promise if self.promise and self.promise <= now else self.at) - now


def promised(incident: Incident, audience: Audience) -> datetime | None:
    """When the last text to an audience said that the next one comes; None when it said nothing or nothing was sent."""
    last = incident.last_update(audience)
    return last.next_at if last else None


def due(incident: Incident, audience: Audience, policy: Policy) -> Due | None:
    """The update an audience waits for, whichever is earlier of the promise and the policy's pace as it is held back.

    None while neither a promise nor the policy sets a time; a correction needs neither. Once the incident is over the
    pace asks for nothing; what readers of a resolved one were promised is still due.
    """
    promise = promised(incident, audience)
    if incident.status.is_over:
        return Due(audience, promise, DueKind.PROMISED, promise) if promise and _owes_the_end(incident) else None
    paced = _planned(incident, audience, policy.response_to(incident).pace(audience))
    planned = _held_back(incident, _correction(incident, audience) or paced)
    if promise and (planned is None or promise <= planned.at):
        corrects = planned is not None and planned.kind is DueKind.CORRECTION
        return Due(audience, promise, DueKind.CORRECTION if corrects else DueKind.PROMISED, promise)
    return replace(planned, promise=promise) if planned and promise else planned


def first_due(incident: Incident, audience: Audience, policy: Policy) -> datetime | None:
    """When the first text to an audience is or was due, as long as it got none: what comes later than that says so.

    None where the pace asks for none, is held back, or was over before; and of an imported incident: what another tool
    told its readers before it came here, nobody knows.
    """
    if incident.origin is Origin.IMPORTED or incident.last_update(audience):
        return None
    waiting = _held_back(incident, _planned(incident, audience, policy.response_to(incident).pace(audience)))
    if waiting is None or waiting.kind is not DueKind.FIRST:
        return None
    ended = incident.status_at if incident.status.is_over else None
    return None if ended and ended <= waiting.at else waiting.at


def all_due(incident: Incident, policy: Policy) -> tuple[Due, ...]:
    """What every audience waits for, earliest first."""
    waiting = (due(incident, audience, policy) for audience in Audience)
    return tuple(sorted((item for item in waiting if item), key=lambda item: item.at))


def most_urgent(incident: Incident, policy: Policy, now: datetime) -> Due | None:
    """The update for the header's countdown: to those who take it for over, else a promise that has passed, else what
    is due first; customers first among equals."""
    pressing = sorted(all_due(incident, policy), key=lambda due: (not due.corrects(now), not due.breaks_promise(now)))
    return next(iter(pressing), None)


def hold(incident: Incident, audience: Audience, now: datetime) -> PaceHold | None:
    """What holds an audience's pace back now; None once it is over, as `opsdesk.domain.cadence` says."""
    held = _in_force(incident, audience)
    return held if held and (held.until is None or held.until > now) and not incident.status.is_over else None


def promise_in_words(promise: datetime, now: datetime, zone: tzinfo) -> str:
    """“promised 14:30”, “promised 14:30, 4 min overdue”: with the day where it isn't today."""
    return f"promised {_by_the_clock(promise, now, zone)}"


def first_due_in_words(at: datetime, now: datetime, zone: tzinfo) -> str:
    """“first due 14:08”, “first due 14:08, 4 min overdue”."""
    return f"first due {_by_the_clock(at, now, zone)}"


def latest_promise(
    incident: Incident, audience: Audience, stage: Stage, policy: Policy, now: datetime
) -> datetime | None:
    """The latest time, to the minute, that a text sent now may promise for the next one: by the pace, or at the end of
    a snooze. None when no pace is set, as none is once the incident is over, and while it is paused."""
    held = hold(incident, audience, now)
    if incident.status.is_over or (held and held.until is None):
        return None
    cadence = policy.response_to(incident).pace(audience)
    opening = stage is Stage.INVESTIGATING and incident.last_update(audience) is None
    running = now - (_declared(incident) or now)
    pause = (_minutes(cadence.scope_minutes) if opening else None) or _pause(cadence, running)
    if not pause:
        return None
    return max(now + pause, held.until if held and held.until else now).replace(second=0, microsecond=0)


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


def _by_the_clock(at: datetime, now: datetime, zone: tzinfo) -> str:
    """`14:30, 4 min overdue`."""
    local = at.astimezone(zone)
    day = "" if local.date() == now.astimezone(zone).date() else f"{local:%a} "
    late = now - at
    over = "" if late < timedelta(0) else ", due now" if late < timedelta(minutes=1) else f", {spoken(late)} overdue"
    return f"{day}{local:%H:%M}{over}"


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


def _correction(incident: Incident, audience: Audience) -> Due | None:
    since = believed_over_since(incident, audience)
    return Due(audience, since, DueKind.CORRECTION) if since else None


def _held_back(incident: Incident, planned: Due | None) -> Due | None:
    """What the pace asks for, not before a hold ends; None while it is paused."""
    held = _in_force(incident, planned.audience) if planned else None
    if planned is None or held is None:
        return planned
    if held.until is None:
        return None
    if held.until <= planned.at:
        return planned
    corrects = planned.kind is DueKind.CORRECTION
    if held.until > held.since:
        return replace(planned, at=held.until, kind=DueKind.CORRECTION if corrects else DueKind.SNOOZED)
    if corrects:
        return planned  # what they know is false since the reopening, whatever was resumed or became worse since
    declared = _declared(incident)
    first = planned.at - declared if declared and planned.kind is DueKind.FIRST else timedelta(0)
    return replace(planned, at=held.until + first)


def _in_force(incident: Incident, audience: Audience) -> PaceHold | None:
    """The hold that was decided last; but for a pause, a text sent since ends it."""
    held, last = incident.holds.get(audience), incident.last_update(audience)
    if held is None or held.is_pause or last is None:
        return held
    return held if last.sent_at <= held.since else None


def _owes_the_end(incident: Incident) -> bool:
    """Its readers wait to hear that it is resolved. What another tool handled until then isn't ours to remind of."""
    return incident.status is Status.RESOLVED and incident.origin is Origin.LIVE


def _may_lack_scope(incident: Incident, last: SentUpdate) -> bool:
    return len(incident.told(last.audience)) == 1 and last.stage is Stage.INVESTIGATING


def _pause(cadence: Cadence, running: timedelta) -> timedelta | None:
    slower = cadence.for_hours and running >= timedelta(hours=cadence.for_hours)
    return _minutes(cadence.then_minutes if slower else cadence.every_minutes)


def _minutes(minutes: int) -> timedelta | None:
    return timedelta(minutes=minutes) if minutes else None


def _declared(incident: Incident) -> datetime | None:
    return incident.reached(Milestone.DECLARED) or incident.declared_at
