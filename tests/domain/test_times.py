"""Times as they are kept and shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.errors import BadInput, EditedMeanwhile
from opsdesk.domain.times import countdown, elapsed, iso, parse_iso, short_iso, spoken
from tests.strategies import moments


@given(moments, st.integers(-14 * 60, 14 * 60))
def test_a_time_comes_back_as_it_went_in_any_zone(at: datetime, offset: int) -> None:
    abroad = at.astimezone(timezone(timedelta(minutes=offset)))
    assert parse_iso(iso(abroad)) == parse_iso(short_iso(abroad)) == at
    assert parse_iso(iso(abroad)).tzinfo is UTC


@given(moments, moments)
def test_the_order_of_kept_texts_is_the_order_of_times(one: datetime, other: datetime) -> None:
    assert (iso(one) < iso(other)) == (one < other)


def test_a_time_without_a_zone_is_never_guessed() -> None:
    naive = datetime(2026, 11, 21, 14, 2)  # noqa: DTZ001 - what is refused here
    with pytest.raises(BadInput, match="without a zone"):
        iso(naive)


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-11-21", "2026-11-21T14:02:00", "2026-02-30T00:00:00Z", "0001-01-01T00:00:00+14:00"]
)
def test_what_is_no_time_is_said_in_words(text: str) -> None:
    with pytest.raises(BadInput, match="time"):
        parse_iso(text)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (200, "03:20"),
        (0, "00:00"),
        (0.9, "00:00"),
        (-0.3, "00:00"),
        (-72, "−01:12"),
        (3599, "59:59"),
        (3720, "1:02:00"),
        (-3720, "−1:02:00"),
        (86_399, "23:59:59"),
        (90_000, "1d 01:00"),
        (-367 * 86_400 - 3720, "−367d 01:02"),
    ],
)
def test_countdowns(seconds: float, shown: str) -> None:
    assert countdown(timedelta(seconds=seconds)) == shown


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        (42, "T+00:42"),
        (0, "T+00:00"),
        (-0.5, "T+00:00"),
        (-5, "T−00:05"),
        (16 * 60, "T+16:00"),
        (51 * 60 + 10, "T+2d 03:10"),
        (-25 * 60, "T−1d 01:00"),
    ],
)
def test_elapsed(minutes: float, shown: str) -> None:
    assert elapsed(timedelta(minutes=minutes)) == shown


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0.5, "0 min"),
        (42, "42 min"),
        (120, "2 h"),
        (130, "2 h 10 min"),
        (24 * 60, "1 day"),
        (24 * 60 + 10, "24 h 10 min"),
        (28 * 60, "1 day 4 h"),
        (28 * 60 + 10, "1 day 4 h 10 min"),
        (72 * 60, "3 days"),
        (76 * 60 + 59, "3 days 4 h 59 min"),
        (-1.5, "1 min"),
    ],
)
def test_spans_as_one_says_them(minutes: float, said: str) -> None:
    assert spoken(timedelta(minutes=minutes)) == said


def test_an_error_is_one_harmless_line_whatever_was_typed() -> None:
    error = EditedMeanwhile("it", mine="two\nlines", theirs="a \x1b[31m red one")
    assert error.message.isprintable()
    assert str(error) == error.message
    assert error.mine == "two\nlines"
