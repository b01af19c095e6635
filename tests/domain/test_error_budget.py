"""The error budget, by hand and for any incidents; and the hint that the two numbers give."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.dora import Rate
from opsdesk.domain.error_budget import BadSpell, BudgetStanding, Objective, budget_standing
from opsdesk.domain.errors import BadInput
from opsdesk.domain.speed_hint import Speed, speed_hint

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
MONTH = Objective(Fraction("0.999"), timedelta(days=30))


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def test_the_standing_agrees_with_one_worked_out_by_hand() -> None:
    spells = [
        BadSpell(ago(days=30, minutes=5), ago(days=30) + timedelta(minutes=3, seconds=30)),  # 3.5 min of it inside
        BadSpell(ago(days=2, minutes=30), ago(days=2, minutes=10)),  # 20 min …
        BadSpell(ago(days=2, minutes=20), ago(days=2, minutes=5)),  # … of which this one covers 10, and 5 more
        BadSpell(ago(days=2, minutes=25), ago(days=2, minutes=24)),  # inside the first: nothing more
        BadSpell(ago(minutes=2, seconds=15), None),  # goes on: 2.25 min
        BadSpell(None, ago(days=1)),  # nobody knows since when
        BadSpell(ago(days=1), ago(days=3)),  # contradicts itself
        BadSpell(ago(days=40), ago(days=30)),  # before the window
        BadSpell(None, ago(days=31)),  # before it, whenever it began
    ]
    found = budget_standing(MONTH, spells, NOW)
    # 0.1 % of 43,200 min; 3.5 + 25 + 2.25 min
    assert found == BudgetStanding(allowed=Fraction("43.2"), spent=Fraction("30.75"), unknown=2)
    assert (found.left, found.overspent, found.left_share) == (Fraction("12.45"), Fraction(0), Fraction(83, 288))


def test_nothing_is_left_of_a_budget_that_is_overspent() -> None:
    found = budget_standing(MONTH, [BadSpell(ago(hours=2), ago(hours=1))], NOW)
    assert (found.left, found.left_share, found.overspent) == (Fraction(0), Fraction(0), Fraction("16.8"))


def test_what_is_still_to_come_spends_nothing() -> None:
    assert budget_standing(MONTH, [BadSpell(NOW, NOW + timedelta(hours=1))], NOW).spent == 0
    assert budget_standing(MONTH, [BadSpell(ago(minutes=1), NOW + timedelta(hours=1))], NOW).spent == 1


@pytest.mark.parametrize("share", [Fraction(0), Fraction(1), Fraction(999, 10), Fraction(-1)])
def test_an_objective_leaves_a_budget(share: Fraction) -> None:
    with pytest.raises(BadInput, match="between 0 and 100 percent"):
        Objective(share, timedelta(days=30))
    with pytest.raises(BadInput, match="longer than nothing"):
        Objective(Fraction(1, 2), timedelta(0))


MOMENTS = st.none() | st.timedeltas(timedelta(days=-40), timedelta(days=1)).map(lambda span: NOW + span)
SPELLS = st.lists(st.builds(BadSpell, MOMENTS, MOMENTS), max_size=6)


@settings(max_examples=100)
@given(SPELLS, SPELLS)
def test_more_incidents_never_leave_more_and_time_is_spent_once(some: list[BadSpell], more: list[BadSpell]) -> None:
    fewer, all_of_them = (budget_standing(MONTH, spells, NOW) for spells in (some, [*some, *more]))
    assert all_of_them.left <= fewer.left
    assert all_of_them.unknown >= fewer.unknown
    assert 0 <= all_of_them.spent <= 30 * 24 * 60
    assert all_of_them.spent == budget_standing(MONTH, [*more, *some, *more, *some], NOW).spent
    alone = budget_standing(MONTH, more, NOW)
    assert max(fewer.spent, alone.spent) <= all_of_them.spent <= fewer.spent + alone.spent


def left(share: str, unknown: int = 0) -> BudgetStanding:
    """A budget of 100 minutes of which so much is left."""
    return BudgetStanding(Fraction(100), 100 - 100 * Fraction(share), unknown)


CALM, MIDDLING, FAILING, FEW = Rate(1, 20, 0), Rate(4, 20, 0), Rate(6, 20, 0), Rate(4, 4, 0)


@pytest.mark.parametrize(
    ("rate", "budget", "speed", "said"),
    [
        (CALM, left("0.5"), Speed.SPEED_UP, "50 of 100 bad minutes are spent: 50 % of the error budget is left"),
        (CALM, left("0.499"), Speed.AS_NOW, "only 49 % of the error budget is left"),
        (CALM, left("0"), Speed.HOLD, "nothing is left of the error budget"),
        (CALM, left("-0.5"), Speed.HOLD, "150 of 100 bad minutes are spent"),
        (CALM, left("0.9", 1), Speed.AS_NOW, "at least 10 of 100 bad minutes are spent; how long 1 more lasted"),
        (CALM, None, Speed.AS_NOW, "there is no objective"),
        (MIDDLING, left("0.9"), Speed.AS_NOW, "4 of 20 deployments failed (20 %)"),
        (FAILING, left("0.9"), Speed.HOLD, "6 of 20 deployments failed (30 %): 30 % or more is a reason to hold"),
        (FAILING, None, Speed.HOLD, "there is no objective"),
        (FEW, left("0.9"), Speed.AS_NOW, "4 deployments whose outcome is known are too few"),
        (Rate(1, 1, 0), left("0.9"), Speed.AS_NOW, "1 deployment whose outcome is known is too few"),
        (Rate(0, 0, 3), left("0"), Speed.HOLD, "; of 3 more nobody said"),
        (Rate(1, 20, 9), left("0.9"), Speed.AS_NOW, "1 of 20 deployments failed (5 %); of 9 more nobody said"),
    ],
)
def test_the_hint_follows_from_both_numbers_and_says_why(
    rate: Rate, budget: BudgetStanding | None, speed: Speed, said: str
) -> None:
    hint = speed_hint(rate, budget)
    assert hint.speed is speed
    assert len(hint.reasons) == 2
    assert any(said in reason for reason in hint.reasons), hint.reasons


@settings(max_examples=100)
@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 5), st.fractions(-1, 1))
def test_a_failure_more_or_less_budget_never_speaks_for_more_speed(
    hits: int, fine: int, unknown: int, share: Fraction
) -> None:
    order = [Speed.HOLD, Speed.AS_NOW, Speed.SPEED_UP]
    budget = BudgetStanding(Fraction(100), 100 - 100 * share, 0)
    poorer = BudgetStanding(Fraction(100), 120 - 100 * share, 0)
    n = hits + fine + 5
    now = speed_hint(Rate(hits, n, unknown), budget).speed
    assert order.index(speed_hint(Rate(hits, n, unknown), poorer).speed) <= order.index(now)
    assert order.index(speed_hint(Rate(hits + 1, n + 1, unknown), budget).speed) <= order.index(now)
