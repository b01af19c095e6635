"""Notice deadlines: across leap days and business-day rules, and the states that lead up to them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.desk.vendors_standing import months_later
from opsdesk.domain.vendor import Profile, Vendor
from opsdesk.domain.vendor_contract import Contract, DayCount
from opsdesk.domain.vendor_dates import business_days_before, is_business_day, next_turn, notice_deadline
from opsdesk.domain.vendor_policy import DEFAULT_VENDOR_POLICY, VendorPolicy
from opsdesk.domain.vendor_standing import NoticeState, Standing, by_deadline, standing, vendor_standing

TODAY = date(2026, 11, 21)
"""A Saturday."""
DAYS = st.dates(date(1996, 1, 1), date(2104, 12, 31))
HOLIDAYS = st.frozensets(st.dates(date(2023, 10, 1), date(2024, 4, 1)), max_size=12)


def stands(contract: Contract, today: date = TODAY, policy: VendorPolicy = DEFAULT_VENDOR_POLICY) -> Standing:
    return standing(contract, today, policy, months_later)


# Days of notice


@pytest.mark.parametrize(
    ("renewal", "days", "counted", "deadline"),
    [
        (date(2024, 3, 1), 1, DayCount.CALENDAR, date(2024, 2, 29)),
        (date(2023, 3, 1), 1, DayCount.CALENDAR, date(2023, 2, 28)),
        (date(2024, 3, 30), 30, DayCount.CALENDAR, date(2024, 2, 29)),
        (date(2027, 1, 1), 90, DayCount.CALENDAR, date(2026, 10, 3)),
        (date(2026, 11, 23), 1, DayCount.BUSINESS, date(2026, 11, 20)),
        (date(2026, 11, 22), 1, DayCount.BUSINESS, date(2026, 11, 20)),
        (date(2026, 11, 20), 5, DayCount.BUSINESS, date(2026, 11, 13)),
        (date(2024, 3, 1), 2, DayCount.BUSINESS, date(2024, 2, 28)),
        (date(2026, 11, 22), 0, DayCount.BUSINESS, date(2026, 11, 22)),
        (date(2027, 1, 1), 30, DayCount.UNCLEAR, date(2026, 11, 20)),
    ],
)
def test_deadlines_by_hand(renewal: date, days: int, counted: DayCount, deadline: date) -> None:
    assert notice_deadline(renewal, days, counted) == deadline


def test_a_holiday_counts_only_when_it_is_given() -> None:
    renewal, closed = date(2027, 1, 4), {date(2027, 1, 1), date(2026, 12, 25), date(2026, 12, 26)}
    assert notice_deadline(renewal, 6, DayCount.BUSINESS) == date(2026, 12, 25)
    assert notice_deadline(renewal, 6, DayCount.BUSINESS, closed) == date(2026, 12, 23)
    assert notice_deadline(renewal, 6, DayCount.CALENDAR, closed) == date(2026, 12, 29)


@settings(max_examples=200)
@given(renewal=st.dates(date(2023, 10, 1), date(2024, 6, 30)), days=st.integers(0, 200), holidays=HOLIDAYS)
def test_so_many_business_days_lie_between_deadline_and_renewal(
    renewal: date, days: int, holidays: frozenset[date]
) -> None:
    deadline = business_days_before(renewal, days, holidays)
    between = (deadline + timedelta(days=place) for place in range((renewal - deadline).days))
    assert sum(is_business_day(day, holidays) for day in between) == days
    assert days == 0 or is_business_day(deadline, holidays)


@settings(max_examples=200)
@given(renewal=DAYS, days=st.integers(0, 400), holidays=HOLIDAYS)
def test_an_unclear_count_is_the_earlier_of_both(renewal: date, days: int, holidays: frozenset[date]) -> None:
    both = [notice_deadline(renewal, days, counted, holidays) for counted in (DayCount.CALENDAR, DayCount.BUSINESS)]
    assert notice_deadline(renewal, days, DayCount.UNCLEAR, holidays) == min(both)
    assert notice_deadline(renewal, days + 1, DayCount.UNCLEAR, holidays) < min(both)


# Months


@settings(max_examples=200)
@given(day=DAYS, months=st.integers(0, 240))
def test_a_month_later_is_the_same_day_or_the_months_last(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@settings(max_examples=200)
@given(first=DAYS, months=st.integers(1, 36), after=st.integers(0, 9000))
def test_the_next_renewal_is_the_first_one_from_today_on(first: date, months: int, after: int) -> None:
    today = min(first + timedelta(days=after), date(2150, 1, 1))
    turn = next_turn(Contract("c", renews_on=first, renewal_months=months), today, months_later)
    assert turn is not None
    every = [months_later(first, months * term) for term in range(12 * 30 // months * 2 + 2)]
    assert turn == next(day for day in every if day >= today)


def test_a_leap_day_is_there_again_four_years_later() -> None:
    contract = Contract("c", renews_on=date(2024, 2, 29), renewal_months=12)
    turns = [next_turn(contract, date(year, 1, 1), months_later) for year in (2025, 2026, 2028)]
    assert turns == [date(2025, 2, 28), date(2026, 2, 28), date(2028, 2, 29)]


# States


@pytest.mark.parametrize(
    ("today", "state", "alert"),
    [
        (date(2026, 8, 3), NoticeState.QUIET, None),
        (date(2026, 8, 4), NoticeState.EVALUATE, 120),
        (date(2026, 10, 2), NoticeState.EVALUATE, 120),
        (date(2026, 10, 3), NoticeState.NEGOTIATE, 60),
        (date(2026, 11, 2), NoticeState.WINDOW, 30),
        (date(2026, 11, 18), NoticeState.WINDOW, 14),
        (date(2026, 11, 25), NoticeState.WINDOW, 7),
        (date(2026, 12, 2), NoticeState.WINDOW, 7),
        (date(2026, 12, 3), NoticeState.OVERDUE, 7),
        (date(2027, 1, 1), NoticeState.OVERDUE, 7),
        (date(2027, 1, 2), NoticeState.ROLLING, None),
    ],
)
def test_the_states_up_to_a_deadline_on_2_december(today: date, state: NoticeState, alert: int | None) -> None:
    held = stands(Contract("c", renews_on=date(2027, 1, 1), notice_days=30, day_count=DayCount.CALENDAR), today)
    assert (held.state, held.alert) == (state, alert)


def test_one_that_rolled_shows_the_next_deadline() -> None:
    contract = Contract("c", renews_on=date(2025, 1, 31), renewal_months=12, notice_days=60, automatic=True)
    held = stands(contract)
    assert (held.state, held.rolled_on, held.turns_on) == (NoticeState.ROLLING, date(2025, 1, 31), date(2027, 1, 31))
    assert held.deadline == date(2026, 11, 9) == business_days_before(date(2027, 1, 31), 60)
    assert held.assumed == ("calendar or business days is unclear: the earlier day",)


def test_what_nobody_said_is_told() -> None:
    assert stands(Contract("c")).state is NoticeState.UNKNOWN
    held = stands(Contract("c", renews_on=date(2026, 12, 1)))
    assert (held.deadline, held.state) == (date(2026, 12, 1), NoticeState.WINDOW)
    assert held.assumed[0].startswith("no notice period is known")


def test_one_that_ends_or_was_given_notice_of_presses_nobody() -> None:
    ended = stands(Contract("c", ends_on=date(2026, 10, 1), notice_days=30))
    assert (ended.state, ended.alert, ended.rank[0]) == (NoticeState.ENDED, None, True)
    leaving = Contract("c", ends_on=date(2026, 12, 1), notice_days=30, noticed_on=date(2026, 10, 1), automatic=True)
    assert stands(leaving).state is NoticeState.LEAVING
    assert stands(leaving, date(2027, 1, 1)).state is NoticeState.ENDED


def test_what_can_still_be_decided_stands_before_what_rolled_over_for_nobody_knows_how_long() -> None:
    rolled = Contract("r", renews_on=date(2026, 5, 1), notice_days=30)
    near, far = (Contract(f"{year}", renews_on=date(year, 1, 1), notice_days=30) for year in (2027, 2031))
    for other, first in ((near, near), (far, rolled)):
        vendor = Vendor(number=1, profile=Profile("v"), contracts=(rolled, other))
        held = vendor_standing(vendor, TODAY, DEFAULT_VENDOR_POLICY, months_later)
        assert held.contracts[0].contract == first


def test_vendors_are_sorted_by_their_nearest_deadline() -> None:
    def vendor(number: int, *contracts: Contract) -> Vendor:
        return Vendor(number=number, profile=Profile(f"v{number}"), contracts=contracts)

    far, near = (Contract(f"{year}", renews_on=date(year, 1, 1), notice_days=30) for year in (2029, 2028))
    ended = Contract("e", ends_on=date(2025, 1, 1))
    vendors = [vendor(1), vendor(2, ended), vendor(3, far), vendor(4, ended, far, near)]
    held = by_deadline(vendor_standing(one, TODAY, DEFAULT_VENDOR_POLICY, months_later) for one in vendors)
    assert [one.vendor.number for one in held] == [4, 3, 2, 1]
    assert held[0].first is not None
    assert held[0].first.contract == near
