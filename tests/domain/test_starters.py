"""Starters: which are offered, and when one no longer is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from opsdesk.domain.action import Action
from opsdesk.domain.hypothesis import Hypothesis
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import AffectedService
from opsdesk.domain.starters import DEFAULT_STARTERS, Starter, StarterKind, starters_for
from opsdesk.domain.vocabulary import (
    ActionStatus,
    Classification,
    HypothesisKind,
    HypothesisStatus,
    Lane,
    ServiceState,
)

AT = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)


def affecting(*services: str, severity: int = 3) -> Incident:
    states = {name: AffectedService(name, ServiceState.DEGRADED, AT) for name in services}
    return Incident(severity=severity, services=states)


def test_a_starter_is_offered_from_its_class_up() -> None:
    starter = Starter(StarterKind.PATH, "switch it off", classification=Classification.SIGNIFICANT)
    assert [bool(starters_for(affecting(severity=n), [starter])) for n in (1, 2, 3, 0)] == [True, True, False, True]


@pytest.mark.parametrize(
    ("service", "fits"), [("card-payments", True), ("Payments", True), ("search", False), ("db[1]", False)]
)
def test_a_starter_is_offered_where_an_affected_service_fits(service: str, fits: bool) -> None:
    starter = Starter(StarterKind.ACTION, "compare banks", services=("*pay*", "*card*"))
    assert bool(starters_for(affecting("mail", service), [starter])) is fits
    assert starters_for(affecting(), [starter]) == ()


@pytest.mark.parametrize("status", HypothesisStatus)
def test_a_hypothesis_on_the_board_isn_t_offered_again_even_when_ruled_out(status: HypothesisStatus) -> None:
    starter = Starter(StarterKind.HYPOTHESIS, "Something ran out: a disk")
    held = Hypothesis(1, "something ran out, a disk", status=status)
    assert starters_for(replace(affecting(), hypotheses={1: held}), [starter]) == ()
    path = replace(held, kind=HypothesisKind.PATH)
    assert starters_for(replace(affecting(), hypotheses={1: path}), [starter]) == (starter,)


def test_an_action_that_is_given_or_was_done_isn_t_offered_again() -> None:
    starter = Starter(StarterKind.ACTION, "Check the provider's status page")
    similar = Action(1, "check the status page of the provider's", ("bo",))
    done = Action(1, "check the provider's status page!", ("bo",), status=ActionStatus.DONE)
    for action in (similar, done):
        assert starters_for(replace(affecting(), actions={1: action}), [starter]) == ()


def test_every_incident_gets_causes_and_actions_and_a_major_one_ways_out() -> None:
    kinds = {starter.kind for starter in starters_for(affecting(), DEFAULT_STARTERS)}
    assert kinds == {StarterKind.HYPOTHESIS, StarterKind.ACTION}
    major = starters_for(affecting(severity=1), DEFAULT_STARTERS)
    assert {starter.kind for starter in major} == set(StarterKind)
    assert {starter.lane for starter in major if starter.kind is StarterKind.ACTION} == set(Lane)


def test_the_default_starters_are_different_from_each_other() -> None:
    for starter in DEFAULT_STARTERS:
        given = Action(1, starter.text)
        offered = starters_for(replace(affecting(severity=1), actions={1: given}), DEFAULT_STARTERS)
        general = [other for other in DEFAULT_STARTERS if not other.services and other.text != starter.text]
        assert set(general) <= set(offered)
