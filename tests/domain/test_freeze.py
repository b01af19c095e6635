"""Freezes: when they hold, in their own zone, for whom; and what can't be one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.freeze import Span, freeze_problem, frozen, spans
from opsdesk.domain.rigor import Freeze, Rigor
from opsdesk.domain.rigor_review import rigor_problem

WEEKEND = Freeze("weekend", weekly="fri 16:00 - mon 08:00", zone="Europe/Stockholm")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def moment(text: str) -> Span:
    return Span(at(text), at(text))


def holds(freeze: Freeze, text: str, *services: str) -> bool:
    return bool(frozen(Rigor(freezes=(freeze,)), services, moment(text)))


@pytest.mark.parametrize(
    ("text", "frozen_then"),
    [
        ("2026-11-20 14:59", False),
        ("2026-11-20 15:00", True),
        ("2026-11-22 12:00", True),
        ("2026-11-23 06:59", True),
        ("2026-11-23 07:00", False),
        ("2026-07-17 13:59", False),
        ("2026-07-17 14:00", True),
    ],
)
def test_a_weekly_freeze_goes_by_the_clock_on_the_wall(text: str, frozen_then: bool) -> None:
    assert holds(WEEKEND, text) is frozen_then


def test_a_weekly_freeze_within_a_day_and_one_of_almost_a_week() -> None:
    night = Freeze("night", weekly="tue 22:00 - tue 23:00")
    assert [holds(night, f"2026-11-17 {hour}") for hour in ("21:59", "22:30", "23:00")] == [False, True, False]
    long = Freeze("all but an hour", weekly="tue 11:00 – tue 10:00")
    assert [holds(long, f"2026-11-17 {hour}") for hour in ("09:59", "10:30", "11:00")] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "frozen_then"),
    [
        ("2026-12-18 16:59", False),
        ("2026-12-18 17:00", True),
        ("2026-12-27 22:59", True),
        ("2026-12-27 23:00", False),
    ],
)
def test_a_freeze_of_days_ends_with_its_last_day_in_its_zone(text: str, frozen_then: bool) -> None:
    freeze = Freeze("Christmas", starts="2026-12-18 18:00", ends="2026-12-27", zone="Europe/Stockholm")
    assert holds(freeze, text) is frozen_then


def test_a_freeze_of_some_services_leaves_the_others_alone() -> None:
    freeze = Freeze("trade", starts="2026-11-01", ends="2026-11-30", services=("pay*", "Checkout"))
    asked = [
        holds(freeze, "2026-11-17 12:00", *services) for services in (("payments",), ("checkout", "x"), ("x",), ())
    ]
    assert asked == [True, True, False, False]


def test_the_span_that_was_met_is_told() -> None:
    (found,) = frozen(Rigor(freezes=(WEEKEND,)), (), Span(at("2026-11-18 12:00"), at("2026-11-21 12:00")))
    assert found.span == Span(at("2026-11-20 15:00"), at("2026-11-23 07:00"))


@settings(max_examples=80)
@given(
    st.integers(0, 6),
    st.integers(0, 23),
    st.integers(0, 6),
    st.integers(0, 23),
    st.integers(0, 2 * 365 * 24),
    st.integers(0, 20 * 24),
)
def test_what_is_told_meets_the_question_and_comes_in_order(
    first: int, hour: int, last: int, until: int, start: int, hours: int
) -> None:
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    freeze = Freeze("x", weekly=f"{days[first]} {hour}:00 - {days[last]} {until}:30", zone="Europe/Stockholm")
    begins = at("2026-01-01 00:00") + timedelta(hours=start)
    asked = Span(begins, begins + timedelta(hours=hours))
    found = list(spans(freeze, asked))
    assert all(asked.meets(span) and span.starts_at < span.ends_at for span in found)
    assert found == sorted(found, key=lambda span: span.starts_at)
    assert len(found) <= hours // 24 + 2
    assert bool(found) == bool(frozen(Rigor(freezes=(freeze,)), (), asked))


@pytest.mark.parametrize(
    ("freeze", "said"),
    [
        (Freeze(" ", weekly="fri 16:00 - mon 08:00"), "name is empty"),
        (Freeze("x"), "give either weekly or starts and ends"),
        (Freeze("x", weekly="fri 16:00 - mon 08:00", starts="2026-12-01"), "give either weekly or starts and ends"),
        (Freeze("x", weekly="weekends"), "weekly: “weekends” can't be read"),
        (Freeze("x", weekly="fre 16:00 - mon 08:00"), "can't be read"),
        (Freeze("x", weekly="fri 25:00 - mon 08:00"), "can't be read"),
        (Freeze("x", weekly="fri 16:00 - fri 16:00"), "ends when it begins"),
        (Freeze("x", weekly="fri 16:00 - mon 08:00", zone="Mars/Base"), "zone: “Mars/Base” is no time zone here"),
        (Freeze("x", starts="soon", ends="2026-12-27"), "starts: “soon” is no time"),
        (Freeze("x", starts="2026-12-27", ends="never"), "ends: “never” is no time"),
        (Freeze("x", starts="2026-12-27"), "ends: “” is no time"),
        (Freeze("x", starts="2026-12-27", ends="2026-12-18"), "isn't after 2026-12-27"),
    ],
)
def test_what_is_no_freeze_is_pointed_out(freeze: Freeze, said: str) -> None:
    assert said in freeze_problem(freeze)
    assert rigor_problem(Rigor(freezes=(WEEKEND, freeze))).startswith("rigor.freezes#2: ")


def test_a_single_day_is_a_freeze() -> None:
    assert freeze_problem(Freeze("x", starts="2026-12-24", ends="2026-12-24")) == ""
