"""Triage on an incident, and a policy tried on past ones."""

from __future__ import annotations

from dataclasses import replace

from opsdesk.desk import declaring
from opsdesk.desk.desk import Desk
from opsdesk.desk.triaging import triage, try_policy
from opsdesk.domain.criteria import Conditions, Exposure, Function, Rule, TriageInputs, inputs_from_json
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Classification, Origin

IMPAIRED = TriageInputs(users_pct=1, function=Function.DEGRADED, core=False, workaround=True)
STRICT = replace(
    DEFAULT_POLICY,
    version=2,
    rules=(
        Rule("any-impairment", 1, "It does not work.", Conditions(function=Function.DEGRADED)),
        *DEFAULT_POLICY.rules,
    ),
)


def declared(desk: Desk, origin: Origin = Origin.LIVE) -> int:
    return desk.open_incident(declaring.declare("Something", origin=origin)).incident.number


def test_what_triage_says_is_recorded_with_rule_inputs_and_version(desk: Desk) -> None:
    number = declared(desk)
    held = desk.do(number, triage(IMPAIRED, STRICT)).incident
    assert (held.classification, held.severity, held.triage_rule) == (Classification.CRITICAL, 1, "any-impairment")
    assert held.policy_version == 2
    assert inputs_from_json(held.triage_inputs) == IMPAIRED


def test_a_severity_set_higher_before_holds(desk: Desk, number: int) -> None:
    held = desk.do(number, triage(IMPAIRED, DEFAULT_POLICY)).incident
    assert (held.severity, held.classification) == (2, Classification.ANOMALY)


def test_a_policy_in_force_would_change_nothing_whatever_was_set_by_hand(desk: Desk, number: int) -> None:
    desk.do(number, triage(IMPAIRED, DEFAULT_POLICY))
    assert try_policy(desk, DEFAULT_POLICY, DEFAULT_POLICY) == ()


def test_another_policy_names_the_incidents_it_would_judge_otherwise(desk: Desk, number: int) -> None:
    desk.do(number, triage(IMPAIRED, DEFAULT_POLICY))
    exposed = declared(desk)
    desk.do(exposed, triage(TriageInputs(data_or_security=Exposure.CONFIRMED), DEFAULT_POLICY))
    declared(desk)
    drill = declared(desk, Origin.REPLAY)
    desk.do(drill, triage(IMPAIRED, DEFAULT_POLICY))
    changed = try_policy(desk, STRICT, DEFAULT_POLICY)
    assert [(item.name, item.before.severity, item.after.severity) for item in changed] == [("INC-1", 4, 1)]
