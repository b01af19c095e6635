"""Which mechanism fits two teams: each rule by itself, and the kind of dependency by what makes it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.coordination_facts import Bond, Facts
from opsdesk.domain.coordination_mechanism import Aspect, Rule, mechanism
from opsdesk.domain.coordination_rules import RULES
from opsdesk.domain.team import Way

HOUR = timedelta(hours=1)


def pair(**known: Any) -> Facts:
    return Facts(first="payments", second="web", **known)


def fired(aspect: Aspect, facts: Facts) -> tuple[str, str]:
    """The rule of an aspect and its reason."""
    return next((one.rule, one.why) for one in mechanism(facts, RULES) if one.aspect is aspect)


@pytest.mark.parametrize(
    ("facts", "bond", "words"),
    [
        (pair(first_owes=2), Bond.SEQUENTIAL, "web waits for payments: 2 open promises"),
        (pair(first_needs=1), Bond.SEQUENTIAL, "payments waits for web: 1 service that needs theirs"),
        (
            pair(first_owes=1, second_owes=1),
            Bond.RECIPROCAL,
            "payments waits for web: 1 open promise; web waits for payments: 1 open promise",
        ),
        (pair(first_needs=1, first_owes=1), Bond.RECIPROCAL, None),
        (pair(circle=("COM-1", "COM-2")), Bond.RECIPROCAL, "COM-1 → COM-2 → COM-1 wait for each other"),
        (pair(incidents=1), Bond.POOLED, "1 incident touched both of late, and neither waits for the other"),
        (pair(), Bond.NONE, "no open promise, no dependency in the registry, no shared incident of late"),
    ],
)
def test_the_kind_of_dependency(facts: Facts, bond: Bond, words: str | None) -> None:
    assert facts.bond is bond
    assert words is None or facts.bond_words == words


@pytest.mark.parametrize(
    ("rule", "facts", "why"),
    [
        ("C1", pair(first_owes=1, blocked=1, blocked_days=9), "1 promise blocked, the longest for 9 days"),
        ("C1", pair(first_owes=1, blocked=1, shared_time=20 * HOUR), None),
        ("C2", pair(first_owes=1, blocked=1, shared_time=0 * HOUR), "they are never at work at the same time"),
        ("C3", pair(first_owes=1, shared_time=4 * HOUR), "they are at work at the same time for 4 h a week"),
        ("C4", pair(first_owes=1, broken=1, moves=1), "1 broken and 1 moved date so far: dates"),
        ("C4", pair(first_owes=2, overdue=2), "0 broken and 0 moved dates so far, 2 overdue now: dates"),
        ("C5", pair(first_owes=1, second_owes=1, broken=1), "each needs what the other makes"),
        ("C5", pair(first_says=Way.COLLABORATION), None),
        ("C6", pair(incidents=2), "2 incidents touched both of late"),
        ("C7", pair(first_owes=1, incidents=1), "one side waits for the other's dates"),
        ("C8", pair(first_needs=1), "nothing is promised at the moment"),
        ("C8", pair(shared_time=0 * HOUR), None),
        ("D1", pair(circle=("COM-1", "COM-2"), unowned=1), "COM-1 → COM-2 → COM-1 wait for each other"),
        ("D2", pair(first_owes=1, unowned=1), "1 without a person"),
        ("D2", pair(first_owes=1, untested=2), "2 without a done-test"),
        ("D3", pair(first_owes=1, second_owes=1), "what either decides changes the other's plan"),
        ("D4", pair(second_needs=1), "a service of one stands on a service of the other"),
        ("D5", pair(incidents=2), "2 incidents touched both of late"),
        ("D6", pair(first_owes=1), "that is all somebody needs"),
        (
            "P1",
            pair(first_says=Way.SERVICE, second_says=Way.COLLABORATION),
            "payments says as a service, web says",
        ),
        ("P2", pair(first_says=Way.COLLABORATION, collaborating_days=91), "collaborated for 91 days"),
        ("P3", pair(second_says=Way.FACILITATING), "help that decides makes itself needed"),
        ("P4", pair(first_says=Way.COLLABORATION, collaborating_days=90), "either side could wait"),
        ("P4", pair(first_owes=1, second_owes=1), None),
        ("P5", pair(first_owes=1), "one side makes it and the other has to live with it"),
        ("P6", pair(incidents=1), "neither waits for the other"),
        (
            "E1",
            pair(without_lead=("web",), stale=("web", "payments")),
            "no lead is named of web; contacts of web and",
        ),
        ("E2", pair(level=1, overdue=1), "level 1 was asked, and 1 are blocked or overdue still"),
        ("E3", pair(blocked=1, blocked_days=15), "blocked for 15 days: the persons named couldn't solve it"),
        ("E3", pair(broken=1), "1 broken already"),
        ("E3", pair(circle=("COM-1", "COM-2")), "a circle isn't broken by anybody in it alone"),
        ("E4", pair(level=1, blocked_days=14), "asked early and in this order, it is no complaint"),
    ],
)
def test_each_rule_by_itself(rule: str, facts: Facts, why: str | None) -> None:
    aspect = next(one.aspect for one in RULES if one.id == rule)
    name, reason = fired(aspect, facts)
    assert name == rule
    assert why is None or why in reason


def test_every_rule_is_tried_above() -> None:
    tried = {case[0] for case in test_each_rule_by_itself.pytestmark[0].args[1]}
    assert tried == {rule.id for rule in RULES}
    assert len({rule.id for rule in RULES}) == len(RULES)


counts = st.integers(0, 40)
facts = st.builds(
    Facts,
    st.just("a"),
    st.just("b"),
    first_owes=counts,
    second_owes=counts,
    blocked=counts,
    blocked_days=counts,
    circle=st.sampled_from(((), ("COM-1", "COM-2"))),
    overdue=counts,
    unowned=counts,
    untested=counts,
    broken=counts,
    moves=counts,
    first_needs=counts,
    second_needs=counts,
    incidents=counts,
    shared_time=st.none() | st.timedeltas(timedelta(), timedelta(hours=168)),
    first_says=st.none() | st.sampled_from(Way),
    second_says=st.none() | st.sampled_from(Way),
    collaborating_days=counts,
    level=st.integers(0, 4),
    without_lead=st.sampled_from(((), ("a",))),
    stale=st.sampled_from(((), ("b",))),
)


@settings(max_examples=60)
@given(facts)
def test_whatever_is_known_each_aspect_gets_one_proposal_with_a_reason(held: Facts) -> None:
    proposed = mechanism(held, RULES)
    assert [one.aspect for one in proposed] == list(Aspect)
    assert all(one.words and one.why for one in proposed)
    assert held.bond_words


def test_rules_of_ones_own_take_the_place_of_these() -> None:
    own = [Rule(aspect, "X1", lambda facts: True, "talk", lambda facts: "why not") for aspect in Aspect]
    assert {one.rule for one in mechanism(pair(), own)} == {"X1"}
