"""The policy as data: what its review points out, what it would change, and how inputs are kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.criteria import (
    Conditions,
    Exposure,
    Function,
    Redundancy,
    Rule,
    Trend,
    TriageInputs,
    inputs_from_json,
    inputs_to_json,
)
from opsdesk.domain.errors import BadInput
from opsdesk.domain.incident import Incident
from opsdesk.domain.policy import DEFAULT_POLICY, Policy, standing
from opsdesk.domain.policy_review import Verdict, policy_problems, reclassified
from opsdesk.domain.triage import classify
from opsdesk.domain.vocabulary import Audience, Classification, Role

DOWN = Conditions(function=Function.DOWN)
DEGRADED = Conditions(function=Function.DEGRADED)


def policy_of(*rules: Rule, **changes: Any) -> Policy:
    return replace(DEFAULT_POLICY, version=2, rules=rules, **changes)


def test_the_default_policy_has_no_problem() -> None:
    assert policy_problems(DEFAULT_POLICY) == ()


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        (policy_of(Rule("a", 2, "", DOWN), Rule("a", 3, "", DEGRADED)), "“a” names 2 rules"),
        (policy_of(Rule("few", 3, "", DEGRADED), Rule("most", 1, "", DOWN)), "“few” (SEV-3) stands before “most”"),
        (policy_of(Rule("wide", 2, "", DEGRADED), Rule("narrow", 2, "", DOWN)), "“narrow” never fires: “wide” (SEV-2)"),
        (policy_of(Rule("wide", 1, "", DEGRADED), Rule("narrow", 2, "", DOWN)), "“narrow” never fires: “wide” (SEV-1)"),
        (policy_of(Rule("mild", 5, "", DOWN), fallback=Rule("floor", 4, "")), "the fallback is SEV-4 already"),
        (policy_of(Rule("any", 3, "")), "“any” has no condition"),
        (policy_of(Rule("idle", 3, "", replace(DOWN, trend=Trend.BETTER))), "“idle” asks nothing with trend"),
        (
            policy_of(Rule("panic", 1, "", DOWN, may_assume=1)),
            "“panic” makes an incident of which nothing is known SEV-1",
        ),
        (policy_of(watch=(Conditions(),)), "every anomaly is marked"),
        (policy_of(fallback=Rule("floor", 5, "", DOWN)), "the fallback “floor” has conditions"),
        (replace(DEFAULT_POLICY, rules=()), "give it another"),
    ],
)
def test_what_an_author_probably_didn_t_mean_is_pointed_out(policy: Policy, said: str) -> None:
    assert any(said in problem for problem in policy_problems(policy)), policy_problems(policy)


def test_a_wider_rule_hides_a_narrower_one_only_if_it_may_assume_as_much() -> None:
    wide, narrow = Rule("wide", 1, "", DEGRADED), Rule("narrow", 2, "", DOWN, may_assume=1)
    assert not any("never fires" in problem for problem in policy_problems(policy_of(wide, narrow)))
    assert classify(TriageInputs(), policy_of(wide, narrow)).rule == narrow


def test_a_changed_policy_names_the_past_incidents_it_judges_otherwise() -> None:
    few = TriageInputs(function=Function.DOWN, core=False, users_pct=10)
    none = TriageInputs(function=Function.FINE)
    past = [
        ("INC-1", few, Verdict(Classification.ANOMALY, 3, "down-for-few")),
        ("INC-2", none, Verdict(Classification.ANOMALY, 5, "nothing-else")),
    ]
    assert reclassified(past, DEFAULT_POLICY) == ()
    stricter = policy_of(Rule("down-at-all", 2, "It is down.", DOWN), *DEFAULT_POLICY.rules)
    (changed,) = reclassified(past, stricter)
    assert (changed.name, changed.before.rule, changed.after.rule.id) == ("INC-1", "down-for-few", "down-at-all")


@given(
    st.builds(
        TriageInputs,
        users_pct=st.none() | st.floats(0, 100),
        function=st.none() | st.sampled_from(Function),
        core=st.none() | st.booleans(),
        data_or_security=st.none() | st.sampled_from(Exposure),
        contract=st.none() | st.booleans(),
        workaround=st.none() | st.booleans(),
        redundancy=st.none() | st.sampled_from(Redundancy),
        trend=st.none() | st.sampled_from(Trend),
        teams=st.none() | st.integers(0, 1000),
        help_asked=st.none() | st.booleans(),
        blind=st.none() | st.booleans(),
    )
)
def test_inputs_come_back_from_the_log_as_they_went_in(inputs: TriageInputs) -> None:
    assert inputs_from_json(inputs_to_json(inputs)) == inputs


def test_an_incident_never_triaged_has_no_known_input() -> None:
    assert inputs_from_json("") == TriageInputs()


@pytest.mark.parametrize("text", ["{", "[]", "5", '{"function": "gone"}', "[" * 100_000])
def test_what_isn_t_triage_inputs_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadInput, match="no triage inputs"):
        inputs_from_json(text)


@pytest.mark.parametrize(
    ("incident", "expected"),
    [
        (Incident(), Classification.SIGNIFICANT),
        (Incident(severity=1), Classification.CRITICAL),
        (Incident(classification=Classification.ANOMALY), Classification.ANOMALY),
        (Incident(severity=1, classification=Classification.ANOMALY), Classification.CRITICAL),
        (Incident(severity=4, classification=Classification.CRITICAL), Classification.ANOMALY),
    ],
)
def test_the_severity_in_force_says_what_an_incident_counts_as(incident: Incident, expected: Classification) -> None:
    assert standing(incident) is expected
    assert DEFAULT_POLICY.response_to(incident) is DEFAULT_POLICY.response(expected)


def test_worse_classes_ask_for_more_people_and_hear_no_less_often() -> None:
    critical, significant = (DEFAULT_POLICY.response(Classification(name)) for name in ("critical", "significant"))
    assert set(significant.roles) < set(critical.roles)
    assert {Role.COMMANDER, Role.DEPUTY} <= set(significant.roles)
    for audience in Audience:
        tight, loose = critical.pace(audience), significant.pace(audience)
        assert (tight.first_minutes, tight.every_minutes) <= (loose.first_minutes, loose.every_minutes)
