"""Change risk: the table of practice, and what holds for every rigor anybody can set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.change_risk import NEVER, ChangeRisk, Never, assess, rehearsal_is_current
from opsdesk.domain.rigor import DEFAULT_RIGOR, REHEARSAL, Demand, Rigor, Tier
from opsdesk.domain.rigor_review import rigor_problem
from opsdesk.domain.risk_questions import HIGHEST, QUESTIONS, Axis, RiskAnswers, Rollback
from tests.domain.twenty_changes import LATELY, TWENTY, Row

GRADES = st.none() | st.integers(1, HIGHEST)
REHEARSALS: tuple[date | Never | None, ...] = (LATELY, None, NEVER)
"""From best to worst."""


@st.composite
def rigors(draw: st.DrawFn) -> Rigor:
    """Any rigor that the settings accept."""
    normal, high, extreme = sorted(draw(st.sets(st.integers(2, 25), min_size=3, max_size=3)))
    tiers = draw(st.lists(st.sampled_from(Tier), max_size=6))
    return Rigor(
        normal_from=normal,
        high_from=high,
        extreme_from=extreme,
        irreversible_at_least=draw(st.sampled_from(Tier)),
        never_rehearsed_steps=draw(st.integers(0, 3)),
        demands=tuple(Demand(f"d{place}", tier, "x") for place, tier in enumerate(tiers)),
    )


ANSWERS = st.builds(
    RiskAnswers,
    **{question.id: st.none() | st.sampled_from(list(question.answers)) for question in QUESTIONS},
)
RISKS = st.builds(
    ChangeRisk,
    answers=ANSWERS,
    likelihood=GRADES,
    impact=GRADES,
    irreversible=st.booleans(),
    rehearsed=st.sampled_from(REHEARSALS),
    emergency=st.booleans(),
)


def worse_answers(risk: ChangeRisk) -> Iterator[ChangeRisk]:
    """The same change with one answer worse; last, an unknown one that turns out at its worst."""
    for question in QUESTIONS:
        answer: StrEnum | None = getattr(risk.answers, question.id)
        known = list(question.answers)
        worse = [*known[known.index(answer) + 1 :]] if answer is not None else [question.worst]
        yield from (replace(risk, answers=replace(risk.answers, **{question.id: word})) for word in worse)


def forgotten(risk: ChangeRisk) -> Iterator[ChangeRisk]:
    """The same change with one answer to a question that is asked become unknown."""
    given_axes = {axis for axis in Axis if getattr(risk, axis) is not None}
    for question in QUESTIONS:
        if question.axis not in given_axes:
            yield replace(risk, answers=replace(risk.answers, **{question.id: None}))


def worsened(risk: ChangeRisk) -> Iterator[ChangeRisk]:
    """The same change with one thing worse."""
    yield from worse_answers(risk)
    yield from forgotten(risk)
    for axis in Axis:
        grade = getattr(risk, axis)
        if grade is not None and grade < HIGHEST:
            yield replace(risk, **{axis.value: grade + 1})
    yield replace(risk, irreversible=True)
    yield from (replace(risk, rehearsed=held) for held in REHEARSALS[REHEARSALS.index(risk.rehearsed) :])
    yield replace(risk, emergency=True)


@pytest.mark.parametrize("row", TWENTY, ids=[row[0] for row in TWENTY])
def test_twenty_changes_have_the_tiers_of_practice(row: Row) -> None:
    _, risk, likelihood, impact, tier = row
    found = assess(risk, DEFAULT_RIGOR)
    assert (found.likelihood.value, found.impact.value, found.score) == (likelihood, impact, likelihood * impact)
    assert found.tier is tier


def test_the_table_has_twenty_rows_and_every_tier() -> None:
    assert len(TWENTY) == 20
    assert {row[4] for row in TWENTY} == set(Tier)


@pytest.mark.parametrize(
    ("tier", "band"),
    [(Tier.STANDARD, (1, 5)), (Tier.NORMAL, (6, 11)), (Tier.HIGH, (12, 19)), (Tier.EXTREME, (20, 25))],
)
def test_every_score_of_a_band_has_its_tier(tier: Tier, band: tuple[int, int]) -> None:
    assert DEFAULT_RIGOR.band(tier) == band
    assert {DEFAULT_RIGOR.tier_of(score) for score in range(band[0], band[1] + 1)} == {tier}


@settings(max_examples=150)
@given(RISKS, rigors())
def test_more_risk_never_lowers_the_tier_nor_demands_less(risk: ChangeRisk, rigor: Rigor) -> None:
    assert not rigor_problem(rigor)
    before = assess(risk, rigor)
    for worse in worsened(risk):
        after = assess(worse, rigor)
        assert after.tier.rank >= before.tier.rank, worse
        assert set(after.demands) >= set(before.demands)


@settings(max_examples=100)
@given(RISKS, rigors())
def test_every_step_from_the_score_to_the_tier_is_told(risk: ChangeRisk, rigor: Rigor) -> None:
    found = assess(risk, rigor)
    tier = found.by_score
    for moved in found.raises:
        assert (moved.before, moved.after.rank > tier.rank, bool(moved.because)) == (tier, True, True)
        tier = moved.after
    assert tier is found.tier
    for factor in (found.likelihood, found.impact):
        assert 1 <= factor.value <= HIGHEST
        assert factor.given or factor.value == min(HIGHEST, 1 + (factor.points + 1) // 2)


@settings(max_examples=60)
@given(RISKS)
def test_an_emergency_has_the_same_tier_and_demands_and_a_review(risk: ChangeRisk) -> None:
    planned, urgent = (assess(replace(risk, emergency=emergency), DEFAULT_RIGOR) for emergency in (False, True))
    assert (planned.tier, planned.demands) == (urgent.tier, urgent.demands)
    assert (planned.review_within_days, urgent.review_within_days) == (None, 2)


def test_every_question_is_a_field_and_its_points_rise_from_nothing() -> None:
    assert [question.id for question in QUESTIONS] == [field.name for field in fields(RiskAnswers)]
    for question in QUESTIONS:
        assert len(question.points) == len(question.answers)
        assert question.points[0] == 0
        assert list(question.points) == sorted(set(question.points)), question.id


def test_each_tier_demands_what_those_below_it_do_and_more() -> None:
    demanded = [{demand.id for demand in DEFAULT_RIGOR.demanded(tier)} for tier in Tier]
    assert demanded[0] == {"pre-authorised", "automated-tests", "peer-review"}
    assert demanded[1] - demanded[0] == {"rollback-steps", "trigger-metric", "staged-rollout"}
    assert demanded[2] - demanded[1] == {
        "rollback-rehearsed",
        "second-reviewer",
        "watcher",
        "drafted-message",
        "checklist-pauses",
    }
    assert demanded[3] - demanded[2] == {"go-no-go", "commander-on-standby", "split-or-redesign"}
    assert all(below < above for below, above in pairwise(demanded))


def test_a_worst_answer_and_no_answer_suggest_the_same() -> None:
    worst = RiskAnswers(**{question.id: question.worst for question in QUESTIONS})
    known, unknown = assess(ChangeRisk(worst), DEFAULT_RIGOR), assess(ChangeRisk(), DEFAULT_RIGOR)
    assert (known.score, known.tier) == (unknown.score, unknown.tier)
    assert known.unknown == ()
    assert unknown.unknown == tuple(question.id for question in QUESTIONS)


def test_a_given_number_goes_before_the_answers_and_both_are_told() -> None:
    best = RiskAnswers(**{question.id: next(iter(question.answers)) for question in QUESTIONS})
    found = assess(ChangeRisk(best, likelihood=4), DEFAULT_RIGOR)
    assert (found.likelihood.value, found.likelihood.given, found.likelihood.suggested) == (4, True, 1)
    half_answered = assess(ChangeRisk(replace(best, tested=None), likelihood=4), DEFAULT_RIGOR)
    assert (half_answered.likelihood.suggested, half_answered.unknown) == (None, ())


def test_the_answer_that_nothing_undoes_it_counts_beside_a_given_impact() -> None:
    risk = ChangeRisk(RiskAnswers(rollback=Rollback.IMPOSSIBLE), likelihood=1, impact=1, rehearsed=LATELY)
    assert [moved.floor for moved in assess(risk, DEFAULT_RIGOR).raises] == ["irreversible"]


def test_a_rehearsal_nobody_spoke_of_raises_nothing_and_is_told() -> None:
    assert assess(ChangeRisk(likelihood=2, impact=4), DEFAULT_RIGOR).if_never_rehearsed is Tier.HIGH
    assert assess(ChangeRisk(likelihood=5, impact=5), DEFAULT_RIGOR).if_never_rehearsed is None
    assert assess(ChangeRisk(likelihood=2, impact=4, rehearsed=LATELY), DEFAULT_RIGOR).if_never_rehearsed is None


def test_both_floors_are_told_in_the_order_in_which_they_moved_it() -> None:
    found = assess(ChangeRisk(likelihood=1, impact=1, irreversible=True, rehearsed=NEVER), DEFAULT_RIGOR)
    assert [(moved.floor, moved.before, moved.after) for moved in found.raises] == [
        ("never-rehearsed", Tier.STANDARD, Tier.NORMAL),
        ("irreversible", Tier.NORMAL, Tier.HIGH),
    ]


@pytest.mark.parametrize(("days", "current"), [(0, True), (90, True), (91, False), (-1, False)])
def test_a_rehearsal_counts_for_as_long_as_the_demand_says(days: int, current: bool) -> None:
    (demand,) = (held for held in DEFAULT_RIGOR.demands if held.evidence == REHEARSAL)
    today = date(2026, 11, 21)
    assert rehearsal_is_current(today - timedelta(days=days), demand, today) is current


def test_a_demand_without_an_age_takes_any() -> None:
    assert rehearsal_is_current(date(2001, 1, 1), Demand("x", Tier.HIGH, "x"), date(2026, 11, 21))


@pytest.mark.parametrize(
    ("rigor", "said"),
    [
        (Rigor(normal_from=12, high_from=12), "must rise; they are 12, 12, 20"),
        (Rigor(high_from=21), "must rise"),
        (Rigor(demands=(Demand("Peer review", Tier.HIGH, "x"),)), "rigor.demands#1.id has small letters"),
        (Rigor(demands=(Demand("a", Tier.HIGH, "x"), Demand("b", Tier.HIGH, " "))), "#2.sentence says nothing"),
        (Rigor(demands=(Demand("a", Tier.HIGH, "x"),) * 2), "“a” stands there 2 times"),
    ],
)
def test_a_rigor_that_contradicts_itself_is_pointed_out(rigor: Rigor, said: str) -> None:
    assert said in rigor_problem(rigor)


def test_the_default_rigor_has_no_problem() -> None:
    assert rigor_problem(DEFAULT_RIGOR) == ""
