"""DORA's five: a fixture worked out by hand, and what holds for any deployments."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from statistics import median as middle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.dora import Deployment, DoraMetrics, Median, Rate, Window, by_service, measure, median
from opsdesk.domain.errors import BadInput


def day(text: str) -> datetime:
    """A moment of November 2026: `9 16:00`."""
    number, clock = text.split()
    return datetime.fromisoformat(f"2026-11-{int(number):02d}T{clock}+00:00")


FORTNIGHT = Window(day("2 00:00"), day("16 00:00"))

CHECKOUT = (
    Deployment("checkout", day("1 23:59:59"), day("1 10:00"), failed=True, recovered_at=day("3 00:00"), rework=True),
    Deployment("checkout", day("2 00:00"), day("1 21:30"), failed=False, rework=False),
    Deployment("checkout", day("4 09:00"), day("3 21:00"), failed=True, recovered_at=day("4 09:37:30"), rework=False),
    Deployment("checkout", day("4 11:00"), day("4 10:15"), failed=False, rework=True),
    Deployment("checkout", day("9 16:00:00.000001"), day("9 15:00"), failed=None, rework=False),
    Deployment("checkout", day("11 08:00"), None, failed=True, recovered_at=None, rework=None),
    Deployment("checkout", day("13 12:00"), day("14 12:00"), failed=False, rework=False),
    Deployment(
        "checkout", day("15 23:59:59.999999"), day("15 00:00"), failed=True, recovered_at=day("16 01:00"), rework=None
    ),
    Deployment("checkout", day("16 00:00"), day("15 12:00"), failed=True, rework=True),
)
"""The first and the last lie outside the fortnight, by a second and by nothing."""

BY_HAND = DoraMetrics(
    # 2 … 15 November: seven of them.
    deployments=7,
    # Known: 45 min, 1 h and a microsecond, 2 h 30 min, 12 h, 24 h less a microsecond. The middle one is 9,000 s. One
    # commit is unknown and one comes after its deployment.
    lead_time=Median(Fraction(9000), n=5, unknown=2),
    # 7 in 14 days.
    frequency=Fraction(1, 2),
    # no, yes, no, ?, yes, no, yes
    fail_rate=Rate(hits=3, n=6, unknown=1),
    # 2,250 s and 3,600.000001 s; the mean is 2,925.0000005 s. One isn't back.
    recovery=Median(Fraction("2925.0000005"), n=2, unknown=1),
    # no, no, yes, no, ?, no, ?
    rework_rate=Rate(hits=1, n=5, unknown=2),
)


def test_the_five_agree_with_those_worked_out_by_hand_to_the_last_digit() -> None:
    found = measure(CHECKOUT, FORTNIGHT)
    assert found == BY_HAND
    assert (found.fail_rate.share, found.rework_rate.share) == (Fraction(1, 2), Fraction(1, 5))


def test_services_are_apart_and_in_the_order_of_their_names() -> None:
    search = replace(CHECKOUT[0], service="search")
    found = by_service([search, *CHECKOUT], FORTNIGHT)
    assert list(found) == ["checkout", "search"]
    assert found["checkout"] == BY_HAND
    nothing = found["search"]
    assert (nothing.deployments, nothing.frequency) == (0, Fraction(0))
    assert nothing.lead_time == nothing.recovery == Median(None, 0, 0)
    assert nothing.fail_rate.share is nothing.rework_rate.share is None


def test_a_recovery_before_the_failure_is_unknown_and_not_negative() -> None:
    odd = Deployment("a", day("4 09:00"), failed=True, recovered_at=day("4 08:00"))
    assert measure([odd], FORTNIGHT).recovery == Median(None, 0, 1)


def test_a_frequency_is_exact_for_a_window_that_is_no_whole_days() -> None:
    window = Window(day("2 00:00"), day("2 00:00") + timedelta(hours=7, microseconds=1))
    assert measure([CHECKOUT[1]], window).frequency == Fraction(86_400_000_000, 7 * 3_600_000_000 + 1)


def test_a_window_ends_after_it_begins() -> None:
    with pytest.raises(BadInput, match="ends after it begins"):
        Window(day("2 00:00"), day("2 00:00"))


def test_the_parts_of_a_window_leave_no_gap_and_no_overlap() -> None:
    parts = FORTNIGHT.parts(9)
    assert (parts[0].since, parts[-1].until) == (FORTNIGHT.since, FORTNIGHT.until)
    assert all(one.until == other.since for one, other in pairwise(parts))
    assert sum(measure(CHECKOUT, part).deployments for part in parts) == BY_HAND.deployments


BASE = datetime(2026, 11, 1, tzinfo=UTC)
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=20)).map(lambda span: BASE + span)
DEPLOYMENTS = st.lists(
    st.builds(
        Deployment,
        service=st.sampled_from(["a", "b"]),
        deployed_at=MOMENTS,
        committed_at=st.none() | MOMENTS,
        failed=st.none() | st.booleans(),
        recovered_at=st.none() | MOMENTS,
        rework=st.none() | st.booleans(),
    ),
    max_size=8,
)


@settings(max_examples=80)
@given(DEPLOYMENTS)
def test_nothing_is_negative_and_every_deployment_is_counted_or_unknown(deployments: list[Deployment]) -> None:
    for found in by_service(deployments, FORTNIGHT).values():
        assert found.frequency == Fraction(found.deployments, 14)
        for span in (found.lead_time, found.recovery):
            assert (span.seconds is None) is (span.n == 0)
            assert span.seconds is None or span.seconds >= 0
        assert found.lead_time.n + found.lead_time.unknown == found.deployments
        assert found.recovery.n + found.recovery.unknown == found.fail_rate.hits
        for rate in (found.fail_rate, found.rework_rate):
            assert rate.n + rate.unknown == found.deployments
            assert rate.share is None or 0 <= rate.share <= 1


@settings(max_examples=60)
@given(DEPLOYMENTS)
def test_the_order_of_deployments_says_nothing(deployments: list[Deployment]) -> None:
    ordered = sorted(deployments, key=lambda item: item.deployed_at)
    assert by_service(ordered, FORTNIGHT) == by_service(ordered[::-1], FORTNIGHT) == by_service(deployments, FORTNIGHT)


@settings(max_examples=80)
@given(st.lists(st.timedeltas(timedelta(0), timedelta(days=400)), min_size=1, max_size=9))
def test_the_median_is_the_one_of_the_exact_values(spans: list[timedelta]) -> None:
    exact = [Fraction(span // timedelta(microseconds=1), 1_000_000) for span in spans]
    assert median(spans) == Median(middle(exact), len(spans), 0)
