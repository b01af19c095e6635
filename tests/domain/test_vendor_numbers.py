"""Concentration, spend, performance and money, against figures made by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.errors import BadInput
from opsdesk.domain.service import Service
from opsdesk.domain.vendor import Profile, Substitutability, Vendor
from opsdesk.domain.vendor_concentration import connected, dependences, of_services, of_spend, without_cost
from opsdesk.domain.vendor_contract import Contract
from opsdesk.domain.vendor_money import money
from opsdesk.domain.vendor_performance import Commitment, Period, Review, checked_period, performance, unclaimed
from opsdesk.domain.vendor_spend import annual_minor, by_year

TODAY = date(2026, 11, 21)


def vendor(number: int, cost: int | None = None, currency: str = "EUR", **profile: Any) -> Vendor:
    contracts = (Contract(f"c{number}", annual_minor=cost, currency=currency),)
    return Vendor(number=number, profile=Profile(f"v{number}", **profile), contracts=contracts)


def test_hhi_and_effective_vendors_by_hand() -> None:
    held = of_spend([vendor(1, 50_00), vendor(2, 30_00), vendor(3, 20_00), vendor(4, 7, "USD")], TODAY)
    assert (held["EUR"].hhi, held["EUR"].effective) == (2500 + 900 + 400, Fraction(10_000, 3800))
    assert [share.share for share in held["EUR"].shares] == [Fraction(1, 2), Fraction(3, 10), Fraction(1, 5)]
    assert (held["USD"].hhi, held["USD"].effective) == (10_000, 1)


def test_vendors_of_one_group_count_as_one_beside() -> None:
    held = [vendor(1, 50, group="Big AG"), vendor(2, 30, group="big"), vendor(3, 20)]
    spread = of_spend(held, TODAY)["EUR"]
    assert (spread.hhi, spread.connected_hhi) == (3800, 6400 + 400)
    assert connected(held) == {"Big AG": (held[0], held[1])}


@settings(max_examples=50)
@given(costs=st.lists(st.integers(1, 10**12), min_size=1, max_size=20))
def test_hhi_lies_between_equal_shares_and_a_single_vendor(costs: list[int]) -> None:
    spread = of_spend([vendor(number, cost) for number, cost in enumerate(costs, start=1)], TODAY)["EUR"]
    assert Fraction(10_000, len(costs)) <= spread.hhi <= 10_000
    assert sum(share.share for share in spread.shares) == 1
    assert 1 <= spread.effective <= len(costs)


def test_what_has_ended_or_has_no_cost_has_no_share() -> None:
    ended = Vendor(number=9, contracts=(Contract("e", ends_on=date(2026, 1, 1), annual_minor=5, currency="EUR"),))
    unknown = vendor(8)
    assert of_spend([ended, unknown], TODAY) == {}
    assert without_cost([ended, unknown], TODAY) == (unknown,)


def test_critical_services_stand_on_vendors_by_what_they_depend_on() -> None:
    services = [
        Service("shop", core=True, depends_on=("payments", "shop")),
        Service("payments", core=True, depends_on=("ledger",)),
        Service("ledger"),
        Service("blog"),
    ]
    hard = vendor(1, services=("ledger",), substitutability=Substitutability.HARD)
    bought = Vendor(number=2, profile=Profile("v2", alternatives=("v9",)), contracts=(Contract("c", "shop"),))
    held = dependences([bought, hard, vendor(3, services=("blog",))], services)
    assert [(one.vendor.number, one.services, one.single_point) for one in held] == [
        (1, ("payments", "shop"), True),
        (2, ("shop",), False),
    ]
    assert of_services(held).hhi == (Fraction(2, 3) ** 2 + Fraction(1, 3) ** 2) * 10_000


def test_a_total_over_several_years_is_told_by_the_year() -> None:
    contract = Contract("c", starts_on=date(2024, 1, 1), renews_on=date(2028, 1, 1), total_minor=400_000)
    assert annual_minor(contract) == 100_000
    assert annual_minor(Contract("c", total_minor=70)) == 70
    short = Contract("c", starts_on=date(2026, 1, 1), ends_on=date(2026, 7, 1), total_minor=70)
    assert annual_minor(short) == 70


def test_spend_over_time_counts_the_days_of_each_year() -> None:
    contract = Contract("c", starts_on=date(2024, 7, 1), ends_on=date(2026, 1, 1), annual_minor=36_600, currency="EUR")
    assert by_year([contract, Contract("x", annual_minor=1)], TODAY) == {"EUR": {2024: 18_400, 2025: 36_600}}
    rolled = Contract("c", starts_on=date(2025, 1, 1), renews_on=date(2026, 1, 1), annual_minor=36_500, currency="SEK")
    assert by_year([rolled], TODAY)["SEK"] == {2025: 36_500, 2026: 32_500}


UPTIME = Commitment("availability", 99.9, "%")
ANSWER = Commitment("answer", 30, "min", at_most=True)


def test_attained_stands_against_committed_whichever_way_it_counts() -> None:
    reviews = [Review("availability", "2026-10", 99.95), Review("answer", "2026-10", 45.5)]
    uptime, answer = performance((UPTIME, ANSWER), reviews)
    assert (uptime.periods[0].difference, uptime.periods[0].missed) == (0.05, False)
    assert (answer.periods[0].difference, answer.periods[0].missed) == (-15.5, True)
    assert ANSWER.words == "answer at most 30 min a month"


@pytest.mark.parametrize(
    ("attained", "row"),
    [
        ({"2026-08": 99.0, "2026-09": 99.0, "2026-10": 99.0}, 3),
        ({"2025-12": 99.0, "2026-01": 99.0}, 2),
        ({"2026-08": 99.0, "2026-10": 99.0}, 1),
        ({"2026-08": 99.0, "2026-09": 99.9}, 0),
        ({}, 0),
    ],
)
def test_misses_in_a_row_end_with_a_kept_or_an_unreviewed_period(attained: dict[str, float], row: int) -> None:
    reviews = [Review("availability", period, value) for period, value in attained.items()]
    assert performance((UPTIME,), reviews)[0].missed_in_a_row == row


def test_credits_are_never_set_off_between_currencies_or_periods() -> None:
    reviews = [
        Review("a", "2026-09", 1, claimable_minor=500, claimed_minor=700, currency="EUR"),
        Review("a", "2026-10", 1, claimable_minor=500, currency="EUR"),
        Review("b", "2026-10", 1, claimable_minor=90, claimed_minor=30, currency="USD"),
    ]
    assert unclaimed(reviews) == {"EUR": 500, "USD": 60}


def test_a_period_is_as_long_as_what_was_committed() -> None:
    assert checked_period(Commitment("a", 1, period=Period.QUARTER), " 2026-q4 ") == "2026-Q4"
    with pytest.raises(BadInput, match=r"“2026-13” is no month \(write it like 2026-10\)"):
        checked_period(UPTIME, "2026-13")


def test_money_has_the_digits_of_its_currency() -> None:
    said = [money(10_255_740, "AUD"), money(1_234, "JPY"), money(1_234, "KWD"), money(5, "")]
    assert said == ["102,557.40 AUD", "1,234 JPY", "1.234 KWD", "0.05 (no currency)"]
