"""Questions about follow-ups: how they stand today, what nobody decided on yet, and whether the backlog is growing."""

from __future__ import annotations

from datetime import date, tzinfo

from opsdesk.desk import followups
from opsdesk.desk.desk import Desk
from opsdesk.domain.followup import FollowUp, Idea
from opsdesk.domain.followup_backlog import WEEKS, Backlog, backlog_of
from opsdesk.domain.followup_standing import Standing, standing, standings
from opsdesk.store.connection import in_words
from opsdesk.store.reads import ideas as store


def overview(desk: Desk, zone: tzinfo, *, every: bool = False) -> list[Standing]:
    """The open follow-ups, overdue ones first, in each group the earliest day; on request all."""
    return standings(followups.listed(desk, every=every), _today(desk, zone), zone)


def standing_of(desk: Desk, number: int, zone: tzinfo) -> Standing:
    """One follow-up as it stands today; raises NotFound."""
    return standing(followups.one(desk, number), _today(desk, zone), zone)


def backlog(desk: Desk, zone: tzinfo, weeks: int = WEEKS) -> Backlog:
    """Whether what is to be done grows, over the last weeks."""
    return backlog_of(followups.listed(desk, every=True), _today(desk, zone), zone, weeks)


def undecided(desk: Desk) -> list[Idea]:
    """The ideas of live incidents that nobody took on or declined, the newest incident's first."""
    decided = {(held.incident, held.idea) for held in followups.listed(desk, every=True) if held.idea}
    with in_words(desk.opened.path):
        proposed = store.ideas(desk.opened.connection)
    return [idea for idea in proposed if (idea.incident, idea.number) not in decided]


def by_incident(desk: Desk) -> dict[int, list[FollowUp]]:
    """All that was taken on or declined, by the incident it comes from (0: none), the oldest first."""
    found: dict[int, list[FollowUp]] = {}
    for held in reversed(followups.listed(desk, every=True)):
        found.setdefault(held.incident, []).append(held)
    return found


def _today(desk: Desk, zone: tzinfo) -> date:
    return desk.clock().astimezone(zone).date()
