"""Questions about commitments: how long who has been waiting, and who waits for whom."""

from __future__ import annotations

from datetime import tzinfo

from opsdesk.desk import commitments, registry, teams
from opsdesk.desk.desk import Desk
from opsdesk.domain.commitment_standing import Standing, standings
from opsdesk.domain.coordination_waits import Dependencies, dependencies


def overview(desk: Desk, zone: tzinfo, *, every: bool = False) -> list[Standing]:
    """The open commitments, blocked and overdue ones first, the longest waiting first in each; on request all."""
    held = standings(commitments.listed(desk, every=True), desk.clock().astimezone(zone).date(), zone)
    return [one for one in held if every or not one.commitment.over]


def standing_of(desk: Desk, number: int, zone: tzinfo) -> Standing:
    """One commitment as it stands today; raises NotFound."""
    commitments.one(desk, number)
    return next(one for one in overview(desk, zone, every=True) if one.commitment.number == number)


def waits(desk: Desk, zone: tzinfo) -> Dependencies:
    """Who waits for whom, by open commitments and by what the services depend on."""
    return dependencies(overview(desk, zone), registry.services(desk), teams.roster(desk))
