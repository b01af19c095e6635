"""Questions about how incidents go: their times, whether readers heard in time, what became of the follow-ups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo

from opsdesk.desk import followups, recurrences
from opsdesk.desk.desk import Desk
from opsdesk.desk.metrics import USUAL_DAYS, window_of
from opsdesk.domain.dora import Window
from opsdesk.domain.dora_sources import counted
from opsdesk.domain.entries import Entry
from opsdesk.domain.followup import FollowUp, State
from opsdesk.domain.incident import Incident
from opsdesk.domain.incident_metrics import Case, IncidentMetrics, Owed, belonging, incident_metrics
from opsdesk.domain.policy import Policy
from opsdesk.domain.update_promptness import BEARING, promptness
from opsdesk.store.connection import in_words
from opsdesk.store.reads.incidents import timed_since
from opsdesk.store.reads.of_kinds import entries_of_kinds


def measured(
    desk: Desk, policy: Policy, zone: tzinfo = UTC, *, days: int = USUAL_DAYS, service: str = ""
) -> IncidentMetrics:
    """The numbers of the last days, of all incidents or of those that affected a service; days end as in a zone.

    Raises BadInput for a window that is none.
    """
    return measured_in(desk, policy, window_of(desk.clock(), days), zone, service=service)


def measured_in(
    desk: Desk, policy: Policy, window: Window, zone: tzinfo = UTC, *, service: str = ""
) -> IncidentMetrics:
    """The same numbers of any time that isn't to come; readers are judged as of now."""
    now = desk.clock()
    with in_words(desk.opened.path):
        held = belonging(timed_since(desk.opened.connection, window.since), window, service)
    back = _came_back(desk)
    bearing = _bearing(desk, held)
    cases = [
        Case(
            one,
            promptness(bearing.get(one.number, ()), one.marks, one.origin, policy, now),
            None if back is None else one.number in back,
        )
        for one in held
    ]
    return incident_metrics(cases, _owed(desk, held, window, zone, service), window, service, now=now)


def _bearing(desk: Desk, held: Sequence[Incident]) -> dict[int, list[Entry]]:
    """What bears on whether readers heard in time, by incident."""
    with in_words(desk.opened.path):
        return entries_of_kinds(desk.opened.connection, (one.number for one in held), BEARING)


def _came_back(desk: Desk) -> frozenset[int] | None:
    """The incidents that somebody linked to an earlier one; None as long as nobody ever looked whether one is."""
    said = recurrences.listed(desk, every=True)
    return frozenset(one.incident for one in said if one.stands) if said else None


def _owed(desk: Desk, held: Sequence[Incident], window: Window, zone: tzinfo, service: str) -> Iterator[Owed]:
    """The follow-ups whose day ended in the window, but for those that somebody declined."""
    known = {one.number: one for one in held}
    for followup in followups.listed(desk, every=True):
        at = _day_over(followup, zone)
        if at is None or not window.holds(at):
            continue
        in_time = followup.over and not followup.done_late
        if followup.incident:
            incident = known.get(followup.incident) or desk.incident(followup.incident)
            known[incident.number] = incident
            if counted([incident]) and (not service or service in incident.services):
                yield Owed(at, incident.severity, in_time)
        elif not service:
            yield Owed(at, None, in_time)


def _day_over(followup: FollowUp, zone: tzinfo) -> datetime | None:
    """The end of its day; None where it has none, and of a declined one, which nobody is to do."""
    due = followup.task.due
    if due is None or followup.state is State.DECLINED:
        return None
    return datetime.combine(due + timedelta(days=1), time(), zone).astimezone(UTC)
