"""Use case: putting together all that the desk knows of a pair of teams, and which mechanism would fit them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Final

from opsdesk.desk import commitments_standing, dossiers, registry, teams_standing
from opsdesk.desk.desk import Desk
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.commitment_record import record_of
from opsdesk.domain.commitment_standing import Standing
from opsdesk.domain.coordination_brief import Brief, Side
from opsdesk.domain.coordination_facts import Facts
from opsdesk.domain.coordination_mechanism import mechanism
from opsdesk.domain.coordination_rules import RULES
from opsdesk.domain.coordination_shared import Pair, Shared, shared
from opsdesk.domain.errors import BadInput
from opsdesk.domain.service import Service
from opsdesk.domain.team import Relation, Roster, Team, Way
from opsdesk.domain.team_hours import hours_of
from opsdesk.domain.team_hours import shared as shared_time

MOST_LOOKED_THROUGH: Final = 5000
"""Past incidents and changes, the newest."""
OF_LATE: Final = timedelta(days=180)
"""Incidents that still say something about how two teams work together now."""


def brief(desk: Desk, first: str, second: str, zone: tzinfo) -> Brief:
    """All that is known of two teams; raises NotFound, and BadInput where both are one."""
    every = teams_standing.overview(desk, zone, every=True)
    held = [teams_standing.called(every, word) for word in (first, second)]
    if held[0].name == held[1].name:
        raise BadInput(f"{held[0].name} and {held[0].name}: a brief is about two teams")
    promised = commitments_standing.overview(desk, zone, every=True)
    roster = Roster([one.team for one in held if one.team], [one.name for one in held])
    sides = [_side(one, other, promised, roster) for one, other in (held, held[::-1])]
    services = registry.services(desk)
    pair = Pair.of(*([each for each in services if each.name in side.services] for side in sides))
    past = _history(desk, pair)
    now = desk.clock()
    facts = _facts(sides, services, _of_late(past, now), now)
    proposed = mechanism(facts, RULES)
    return Brief(now.astimezone(zone).date(), sides[0], sides[1], facts, proposed, past, _blockers(sides, promised))


def _blockers(sides: Sequence[Side], promised: Sequence[Standing]) -> tuple[Standing, ...]:
    held_up = (one.commitment.blocker for side in sides for one in side.owes if one.blocked is not None)
    numbers = {blocker.commitment for blocker in held_up if blocker}
    return tuple(one for one in promised if one.commitment.number in numbers)


def _side(
    one: teams_standing.Standing, other: teams_standing.Standing, promised: Sequence[Standing], roster: Roster
) -> Side:
    given = [each for each in promised if roster.spelt(each.commitment.promise.giver) == one.name]
    owed = [each for each in given if roster.spelt(each.commitment.promise.receiver) == other.name]
    ended = sorted((each for each in owed if each.commitment.over), key=_ended_at, reverse=True)
    return Side(
        one.name,
        one.team,
        one.services,
        tuple(each for each in owed if not each.commitment.over),
        tuple(ended),
        record_of(one.name, owed),
        one.record,
        one.team.relation(other.team.names if other.team else (other.name,)) if one.team else None,
        one.reasons,
    )


def _ended_at(one: Standing) -> str:
    return str(one.commitment.ended_at)


def _history(desk: Desk, pair: Pair) -> tuple[Shared, ...]:
    incidents = (*desk.open_incidents(), *desk.past_incidents(MOST_LOOKED_THROUGH))
    return shared(pair, incidents, dossiers.listed(desk, CHANGES, limit=MOST_LOOKED_THROUGH))


def _of_late(past: Sequence[Shared], now: datetime) -> int:
    return sum(one.is_incident and one.at is not None and one.at > now - OF_LATE for one in past)


def _facts(sides: Sequence[Side], services: Sequence[Service], incidents: int, now: datetime) -> Facts:
    first, second = sides
    owes = (*first.owes, *second.owes)
    promises = [one.commitment.promise for one in owes]
    return Facts(
        first=first.name,
        second=second.name,
        first_owes=len(first.owes),
        second_owes=len(second.owes),
        blocked=sum(one.blocked is not None for one in owes),
        blocked_days=max((one.blocked or 0 for one in owes), default=0),
        circle=next((one.circle for one in owes if one.circle), ()),
        overdue=sum(bool(one.over) for one in owes),
        unowned=sum(not promise.person for promise in promises),
        untested=sum(not promise.done_test for promise in promises),
        broken=sum(side.record.broken for side in sides),
        moves=sum(side.record.moves for side in sides),
        first_needs=_needs(first, second, services),
        second_needs=_needs(second, first, services),
        incidents=incidents,
        shared_time=_shared_time(first.team, second.team, now),
        first_says=first.says.way if first.says else None,
        second_says=second.says.way if second.says else None,
        collaborating_days=max(_together(side.says, now) for side in sides),
        level=max((one.commitment.level for one in owes), default=0),
        without_lead=tuple(side.name for side in sides if not (side.team and side.team.profile.lead)),
        stale=tuple(side.name for side in sides if side.stale),
    )


def _needs(side: Side, other: Side, services: Sequence[Service]) -> int:
    own, theirs = set(side.services), set(other.services)
    return sum(service.name in own and bool(theirs.intersection(service.depends_on)) for service in services)


def _shared_time(first: Team | None, second: Team | None, now: datetime) -> timedelta | None:
    held = [hours_of(team.profile.hours, team.profile.zone) if team else None for team in (first, second)]
    one, other = held
    return shared_time(one, other, now) if one and other else None


def _together(says: Relation | None, now: datetime) -> int:
    """Days of a collaboration without an end."""
    if says is None or says.way is not Way.COLLABORATION or says.until or says.since is None:
        return 0
    return (now - says.since).days
