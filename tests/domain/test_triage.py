"""Triage: the table of practice, and what holds for every policy anybody can write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.criteria import (
    LABELS,
    UNSAID,
    Conditions,
    Exposure,
    Function,
    Redundancy,
    Rule,
    Trend,
    TriageInputs,
    badness,
    classification_of,
)
from opsdesk.domain.policy import DEFAULT_POLICY, Policy
from opsdesk.domain.policy_review import policy_problems
from opsdesk.domain.triage import TriageResult, classify
from opsdesk.domain.vocabulary import Classification

ANSWERS: dict[str, tuple[Any, ...]] = {
    "users_pct": (0, 1, 24.9, 25, 49.9, 50, 100),
    "function": tuple(Function),
    "core": (False, True),
    "data_or_security": tuple(Exposure),
    "contract": (False, True),
    "workaround": (True, False),
    "redundancy": tuple(Redundancy),
    "trend": tuple(Trend),
    "teams": (0, 1, 2, 7),
    "help_asked": (False, True),
    "blind": (False, True),
}
"""Answers to each question, best first."""

INPUTS = st.builds(TriageInputs, **{name: st.sampled_from((None, *answers)) for name, answers in ANSWERS.items()})
CONDITIONS = st.builds(
    Conditions,
    **{
        field.name: st.none() | st.sampled_from(ANSWERS[field.name.removesuffix("_at_least")])
        for field in fields(Conditions)
    },
)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """Any policy at all: conditions that ask nothing, rules out of order and beyond reach included."""
    severities = st.integers(1, 5)
    assumptions = st.integers(0, len(LABELS))
    rules = draw(st.lists(st.tuples(severities, CONDITIONS, assumptions), max_size=8))
    return replace(
        DEFAULT_POLICY,
        rules=tuple(Rule(f"r{n}", severity, "", when, assume) for n, (severity, when, assume) in enumerate(rules)),
        fallback=Rule("fallback", draw(severities), "", draw(CONDITIONS)),
        watch=tuple(draw(st.lists(CONDITIONS, max_size=2))),
    )


def worsened(inputs: TriageInputs) -> Iterator[TriageInputs]:
    """Every way in which one input gets worse, or an unknown one turns out at its worst."""
    for question, answers in ANSWERS.items():
        held = getattr(inputs, question)
        worse = answers[-1:] if held is None else [a for a in answers if badness(question, a) > badness(question, held)]
        yield from (replace(inputs, **{question: answer}) for answer in worse)


def assert_not_milder(after: TriageResult, before: TriageResult) -> None:
    assert after.severity <= before.severity
    assert after.classification.rank >= before.classification.rank


@given(INPUTS, policies())
@settings(max_examples=60)
def test_nothing_that_gets_worse_lowers_the_result_of_any_policy(inputs: TriageInputs, policy: Policy) -> None:
    before = classify(inputs, policy)
    for worse in worsened(inputs):
        assert_not_milder(classify(worse, policy), before)


@pytest.mark.parametrize("others", ["unknown", "best"])
def test_nothing_that_gets_worse_lowers_the_default_result_where_inputs_act_together(others: str) -> None:
    together = ("users_pct", "function", "core", "workaround")
    fixed = {} if others == "unknown" else {name: answers[0] for name, answers in ANSWERS.items()}
    for answers in product(*((None, *ANSWERS[name]) for name in together)):
        inputs = TriageInputs(**fixed | dict(zip(together, answers, strict=True)))
        before = classify(inputs, DEFAULT_POLICY)
        for worse in worsened(inputs):
            assert_not_milder(classify(worse, DEFAULT_POLICY), before)


@given(INPUTS, policies(), st.sampled_from(sorted(ANSWERS)))
@settings(max_examples=60)
def test_not_knowing_is_never_milder_than_knowing_the_best(inputs: TriageInputs, policy: Policy, question: str) -> None:
    known = classify(replace(inputs, **{question: ANSWERS[question][0]}), policy)
    assert_not_milder(classify(replace(inputs, **{question: None}), policy), known)


@given(INPUTS, policies())
@settings(max_examples=60)
def test_only_the_unknowns_it_names_can_change_the_result(inputs: TriageInputs, policy: Policy) -> None:
    before = classify(inputs, policy)
    assert set(before.assumed) <= set(before.unknowns)
    assert all(getattr(inputs, question) is None for question in before.unknowns)
    for question in ANSWERS.keys() - set(before.unknowns):
        if getattr(inputs, question) is None:
            answered = [classify(replace(inputs, **{question: answer}), policy) for answer in ANSWERS[question]]
            assert {result.rule.id for result in answered} == {before.rule.id}


@given(policies(), st.lists(INPUTS, min_size=5, max_size=20))
@settings(max_examples=40)
def test_a_rule_that_is_said_never_to_fire_never_does(policy: Policy, many: list[TriageInputs]) -> None:
    silent = {problem.split("”")[0][1:] for problem in policy_problems(policy) if "never fires" in problem}
    assert silent.isdisjoint(classify(inputs, policy).rule.id for inputs in many)


@given(INPUTS, policies())
def test_class_follows_from_severity_and_only_anomalies_are_watched(inputs: TriageInputs, policy: Policy) -> None:
    result = classify(inputs, policy)
    assert result.classification is classification_of(result.severity)
    assert not result.watch or result.classification is Classification.ANOMALY


FINE: dict[str, Any] = {"function": Function.FINE}
DOWN = {"function": Function.DOWN}
SLOW = {"function": Function.DEGRADED}


@pytest.mark.parametrize(
    ("known", "severity", "rule"),
    [
        (FINE | {"data_or_security": Exposure.SUSPECTED}, 1, "data-or-security"),
        (DOWN | {"core": True, "users_pct": 50}, 1, "core-down-for-most"),
        (FINE | {"contract": True}, 1, "contract-broken"),
        (DOWN | {"core": True, "users_pct": 3}, 2, "core-down-for-some"),
        (SLOW | {"users_pct": 25}, 2, "degraded-for-many"),
        (DOWN | {"core": False, "users_pct": 60}, 2, "degraded-for-many"),
        (FINE | {"teams": 2}, 2, "several-teams"),
        (FINE | {"blind": True}, 2, "blind"),
        (FINE | {"help_asked": True}, 2, "help-asked"),
        (DOWN | {"core": False, "users_pct": 3}, 3, "down-for-few"),
        (SLOW | {"core": True, "users_pct": 3, "workaround": True}, 3, "core-degraded"),
        (SLOW | {"core": False, "users_pct": 3, "workaround": False}, 3, "no-way-around"),
        (SLOW | {"core": False, "users_pct": 3, "workaround": True}, 4, "degraded-for-few"),
        (FINE | {"redundancy": Redundancy.GONE}, 3, "redundancy-gone"),
        (FINE | {"trend": Trend.WORSE}, 3, "getting-worse"),
        (FINE, 5, "nothing-else"),
    ],
)
def test_the_default_policy_is_the_field_s_practice(known: dict[str, Any], severity: int, rule: str) -> None:
    result = classify(TriageInputs(**known), DEFAULT_POLICY)
    assert (result.severity, result.rule.id, result.assumed) == (severity, rule, ())
    assert result.because == result.rule.sentence


def test_an_incident_of_which_nothing_is_known_is_significant_not_critical() -> None:
    result = classify(TriageInputs(), DEFAULT_POLICY)
    assert (result.classification, result.severity) == (Classification.SIGNIFICANT, 2)
    assert result.because.startswith(
        "Could be significant, as nobody has said how the function works and whether it is a core function. "
        "In the worst case: A core function is down"
    )


def test_something_cosmetic_isn_t_lifted_by_what_nobody_asked() -> None:
    result = classify(TriageInputs(function=Function.FINE), DEFAULT_POLICY)
    assert result.severity == 5
    assert result.unknowns[:2] == ("data_or_security", "contract"), "the gravest open questions come first"


def test_a_core_function_down_for_nobody_knows_how_many_is_critical_and_says_why() -> None:
    result = classify(TriageInputs(function=Function.DOWN, core=True), DEFAULT_POLICY)
    assert (result.severity, result.assumed) == (1, ("users_pct",))
    assert result.because.startswith("Could be critical, as nobody has said what share of users is affected. ")


@pytest.mark.parametrize("known", [{"redundancy": Redundancy.GONE}, {"trend": Trend.WORSE}])
def test_an_anomaly_is_watched_where_redundancy_is_gone_or_it_gets_worse(known: dict[str, Any]) -> None:
    assert classify(TriageInputs(**FINE, **known), DEFAULT_POLICY).watch
    assert not classify(TriageInputs(**FINE), DEFAULT_POLICY).watch
    assert not classify(TriageInputs(**FINE, **known, blind=True), DEFAULT_POLICY).watch


def test_every_input_has_a_label_and_a_condition() -> None:
    names = {field.name for field in fields(TriageInputs)}
    assert names == set(LABELS) == set(UNSAID) == {field.name.removesuffix("_at_least") for field in fields(Conditions)}
