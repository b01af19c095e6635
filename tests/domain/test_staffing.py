"""Who is missing, who has held on too long, who has too much or nothing to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from opsdesk.domain.action import Action
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import AffectedService, Presence, RoleHeld
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.staffing import (
    HANDOVER_AFTER,
    MOST_REPORTS,
    direct_reports,
    hands_on,
    idle,
    over_long,
    overloaded,
    roles_to_staff,
    suggestions,
    unstaffed,
    without_action,
)
from opsdesk.domain.vocabulary import ActionStatus, Classification, Lane, Role, ServiceState, Status

START = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
NOW = START + timedelta(hours=1)


def incident(*people: str, severity: int = 2, **roles: Role) -> Incident:
    """An incident with these people present, some of them in a role."""
    everyone = [*people, *(person for person in roles if person not in people)]
    return Incident(
        severity=severity,
        declared_at=START,
        people={person: Presence(person, START) for person in everyone},
        roles={n: RoleHeld(n, person, role, START) for n, (person, role) in enumerate(roles.items(), 1)},
    )


def with_actions(base: Incident, *actions: Action) -> Incident:
    return replace(base, actions={action.number: action for action in actions})


def keys(base: Incident, now: datetime = NOW) -> set[str]:
    return {item.key for item in suggestions(base, DEFAULT_POLICY, now)}


def test_a_critical_incident_asks_for_every_coordinating_role() -> None:
    wanted = roles_to_staff(Classification.CRITICAL, DEFAULT_POLICY)
    assert wanted[0] is Role.COMMANDER
    assert set(wanted) == set(Role) - {Role.RESPONDER}


def test_what_nobody_has_is_unstaffed_and_what_somebody_gave_up_too() -> None:
    base = incident(severity=2, ana=Role.COMMANDER, bo=Role.DEPUTY)
    assert unstaffed(base, DEFAULT_POLICY) == {Role.CUSTOMER_LIAISON: 1, Role.EXPERT: 1}
    given_up = {2: replace(base.roles[2], until=NOW)}
    assert Role.DEPUTY in unstaffed(replace(base, roles={**base.roles, **given_up}), DEFAULT_POLICY)


def test_each_affected_service_needs_an_expert() -> None:
    states = {"api": ServiceState.FULL_OUTAGE, "web": ServiceState.DEGRADED, "mail": ServiceState.OPERATIONAL}
    services = {name: AffectedService(name, state, START) for name, state in states.items()}
    base = replace(incident(severity=1, eli=Role.EXPERT), services=services)
    assert unstaffed(base, DEFAULT_POLICY)[Role.EXPERT] == 1
    assert unstaffed(replace(base, roles={}), DEFAULT_POLICY)[Role.EXPERT] == 2


def test_an_anomaly_needs_somebody_whoever_it_is() -> None:
    assert unstaffed(incident(severity=4), DEFAULT_POLICY) == {Role.RESPONDER: 1}
    assert unstaffed(incident("ana", severity=4), DEFAULT_POLICY) == {}


@pytest.mark.parametrize(("short", "expected"), [(timedelta(0), 1), (timedelta(seconds=1), 0)])
def test_a_role_is_handed_over_at_three_hours(short: timedelta, expected: int) -> None:
    base = incident(ana=Role.COMMANDER)
    now = START + HANDOVER_AFTER - short
    assert len(over_long(base, now)) == expected
    assert ("handover:1" in keys(base, now)) is bool(expected)
    ended = {1: replace(base.roles[1], until=START)}
    assert over_long(replace(base, roles=ended), now) == ()


def test_more_than_seven_direct_reports_ask_for_sub_teams() -> None:
    team = [f"p{n}" for n in range(MOST_REPORTS)]
    seven, eight = incident(*team, ana=Role.COMMANDER), incident(*team, "zoe", ana=Role.COMMANDER)
    assert "sub-teams" not in keys(seven)
    assert "sub-teams" in keys(eight)
    assert "ana" not in direct_reports(eight)
    assert direct_reports(incident("bo")) == ()


def test_who_owns_or_helps_with_nothing_open_is_without_action() -> None:
    base = incident("bo", "cy", "di", ana=Role.COMMANDER)
    base = with_actions(base, Action(1, "x", ("bo", "cy")), Action(2, "y", ("di",), status=ActionStatus.DONE))
    assert without_action(base) == ("di", "ana")
    assert idle(base) == ("di",), "a commander's role is work enough"


def test_three_open_actions_are_too_many_for_one() -> None:
    open_ones = [Action(n, f"work {n}", ("bo", "cy")) for n in (1, 2, 3)]
    base = with_actions(incident("bo", "cy"), *open_ones, Action(4, "unowned"), Action(5, "u"), Action(6, "v"))
    assert set(overloaded(base)) == {"bo"}, "helpers don't answer for it, and nobody owns what is unowned"
    assert "overloaded:bo" in keys(base)


def test_a_commander_who_repairs_is_told_to_give_it_away() -> None:
    base = with_actions(
        incident(ana=Role.COMMANDER),
        Action(1, "roll back", ("ana",), Lane.FIX),
        Action(2, "tell the board", ("ana",), Lane.COMMUNICATE),
        Action(3, "read the logs", ("bo", "ana"), Lane.DIAGNOSE),
    )
    assert [action.number for action in hands_on(base)] == [1]
    assert "hands-on:1" in keys(base)


def test_a_suggestion_says_what_to_do_and_why() -> None:
    first = suggestions(incident(ana=Role.COMMANDER), DEFAULT_POLICY, START + timedelta(hours=3, minutes=10))[0]
    assert first.text == "hand over commander from ana"
    assert first.why == "ana has had it for 3 h 10 min; 3 h is the most for one person"


def test_nobody_is_bothered_once_it_is_over() -> None:
    assert keys(replace(incident(), status=Status.RESOLVED)) == set()
