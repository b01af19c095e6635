"""Which incidents get a postmortem, and by when its parts are due."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta, tzinfo

from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import Policy, Response
from opsdesk.domain.postmortem_policy import PostmortemPolicy
from opsdesk.domain.values import dataclass
from opsdesk.domain.vendor_dates import is_business_day
from opsdesk.domain.vocabulary import Milestone, Origin, Status


@dataclass(frozen=True, slots=True)
class Dates:
    """When the parts are due; None where policy asks for none."""

    preliminary: datetime | None = None
    draft: date | None = None
    meeting: date | None = None


def asked_by(incident: Incident, policy: Policy, rules: PostmortemPolicy) -> str:
    """Why an incident gets a postmortem when it ends; empty when it gets none by itself.

    Major incidents do, and false alarms that mobilised people (PagerDuty postmortem guide). What is played back or was
    taken in from elsewhere is asked for by somebody.
    """
    if incident.origin is not Origin.LIVE:
        return ""
    mobilised = len(incident.people)
    if incident.status is Status.CANCELLED:
        false_alarm = rules.mobilised and mobilised >= rules.mobilised
        return f"a false alarm that mobilised {mobilised} people" if false_alarm else ""
    if incident.status not in {Status.RESOLVED, Status.CLOSED} or not policy.response_to(incident).review_days:
        return ""
    return f"SEV-{incident.severity}" if incident.severity else "nobody said how bad it was"


def dates_for(
    incident: Incident,
    policy: Policy,
    rules: PostmortemPolicy,
    now: datetime,
    zone: tzinfo,
    holidays: Collection[date] = (),
) -> Dates:
    """The dates, counted from the incident's end (from now, where that lies back further than the days there are).

    A postmortem that somebody begins for an incident for which policy asks none has a significant one's days. A
    preliminary analysis that could only be late is asked for no more: its readers know by then.
    """
    response = policy.response_to(incident)
    if not response.review_days:
        response = policy.significant
    ended = incident.reached(Milestone.RESOLVED) or incident.status_at or now
    preliminary = ended + timedelta(hours=rules.preliminary_hours)
    meeting = meeting_due(ended.astimezone(zone).date(), response, holidays)
    if meeting is not None and meeting < now.astimezone(zone).date():
        ended, meeting = now, meeting_due(now.astimezone(zone).date(), response, holidays)
    return Dates(
        preliminary if rules.preliminary_hours and preliminary > now else None, draft_due(meeting, rules), meeting
    )


def meeting_due(ended: date, response: Response, holidays: Collection[date] = ()) -> date | None:
    """The last day for the meeting, in calendar or business days after the end; None where none is asked for."""
    if not response.review_days:
        return None
    if not response.review_in_business_days:
        return ended + timedelta(days=response.review_days)
    day, left = ended, response.review_days
    while left:
        day += timedelta(days=1)
        left -= is_business_day(day, holidays)
    return day


def draft_due(meeting: date | None, rules: PostmortemPolicy) -> date | None:
    """The day on which the draft is read, before a meeting."""
    return meeting - timedelta(days=rules.draft_days) if meeting else None
