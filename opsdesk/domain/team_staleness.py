"""Why a team's contacts and escalation path can't be trusted any more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsdesk.domain.reach_staleness import Cause, Reason, in_order, unreachable_because
from opsdesk.domain.team import Team


def stale_because(team: Team, gone: frozenset[str], today: date) -> tuple[Reason, ...]:
    """Every reason; none while all of its contacts can be trusted. `gone` are short names of people who have left."""
    if team.over:
        return ()
    return in_order((*_of_its_own(team, gone), *unreachable_because(team, gone, today)))


def _of_its_own(team: Team, gone: frozenset[str]) -> Iterator[Reason]:
    if team.profile.lead in gone:
        yield Reason(Cause.LEFT, f"its lead {team.profile.lead} has left")
    if not team.reaches:
        yield Reason(Cause.MISSING, "nobody said how it is reached")
