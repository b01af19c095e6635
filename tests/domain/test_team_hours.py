"""Hours of work in a zone: as they are written, through changes of the clock, and two teams' at the same time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.errors import BadInput
from opsdesk.domain.freeze import WEEK, Span
from opsdesk.domain.team_hours import ALWAYS, Hours, hours_of, shared

MONDAY = datetime(2026, 11, 16, tzinfo=UTC)
ZONES = ("UTC", "Europe/Stockholm", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "America/St_Johns")


def hours(words: str, zone: str = "UTC") -> Hours:
    found = hours_of(words, zone)
    assert found is not None
    return found


def at_work(held: Hours, since: datetime = MONDAY) -> timedelta:
    return sum((span.ends_at - span.starts_at for span in held.within(Span(since, since + WEEK))), timedelta())


@pytest.mark.parametrize(
    ("words", "a_week"),
    [
        ("mon-fri 09:00-17:00", 40),
        ("Monday - Friday 9:00–17:00", 40),
        ("mon 09:00-10:00", 1),
        ("mon-thu 08:00-16:30, fri 08:00-13:00", 39),
        ("fri-mon 10:00-12:00", 8),
        ("mon-fri 22:00-06:00", 40),
        ("mon 00:00-24:00", 24),
        ("mon-wed 09:00-12:00, mon 10:00-14:00", 11),
        (ALWAYS, 168),
    ],
)
def test_hours_are_read_as_they_are_written(words: str, a_week: int) -> None:
    assert at_work(hours(words)) == timedelta(hours=a_week)


@pytest.mark.parametrize("words", ["9 to 5", "mon-fri", "mon 25:00-26:00", "foo 09:00-17:00", "mon 09:00-17:60", ","])
def test_what_cant_be_read_says_how_it_is_written(words: str) -> None:
    with pytest.raises(BadInput, match="write it like mon-fri 09:00-17:00"):
        hours_of(words, "")


def test_nobody_said_is_none_and_a_zone_must_exist() -> None:
    assert hours_of(" ", "") is None
    with pytest.raises(BadInput, match="zone: “Mars/Olympus” is no time zone"):
        hours_of("mon 09:00-10:00", "Mars/Olympus")


def test_nine_is_nine_on_the_wall_on_either_side_of_a_change_of_the_clock() -> None:
    held = hours("sun-mon 09:00-10:00", "Europe/Stockholm")
    week = Span(datetime(2026, 10, 24, tzinfo=UTC), datetime(2026, 10, 27, tzinfo=UTC))
    assert [span.starts_at.hour for span in held.within(week)] == [8, 8]
    before = Span(datetime(2026, 10, 18, tzinfo=UTC), datetime(2026, 10, 20, tzinfo=UTC))
    assert [span.starts_at.hour for span in held.within(before)] == [7, 7]


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (datetime(2026, 11, 17, 9, tzinfo=UTC), datetime(2026, 11, 17, 9, tzinfo=UTC)),
        (datetime(2026, 11, 17, 16, tzinfo=UTC), datetime(2026, 11, 18, 8, tzinfo=UTC)),
        (datetime(2026, 11, 20, 23, tzinfo=UTC), datetime(2026, 11, 23, 8, tzinfo=UTC)),
    ],
)
def test_when_a_team_is_back(now: datetime, opens: datetime) -> None:
    assert hours("mon-fri 09:00-17:00", "Europe/Stockholm").opens(now) == opens


def test_two_teams_meet_in_the_hours_they_share() -> None:
    stockholm, york = (hours("mon-fri 09:00-17:00", zone) for zone in ("Europe/Stockholm", "America/New_York"))
    assert shared(stockholm, york, MONDAY) == timedelta(hours=10)
    # From 25 October to 1 November Europe has changed its clocks and America has not.
    assert shared(stockholm, york, datetime(2026, 10, 26, tzinfo=UTC)) == timedelta(hours=15)
    assert shared(stockholm, hours("mon-fri 09:00-17:00", "Pacific/Auckland"), MONDAY) == timedelta()


days = st.sampled_from(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
clocks = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.sampled_from((0, 15, 30, 45)))
written = st.builds("{}-{} {}-{}".format, days, days, clocks, clocks)
moments = st.timedeltas(timedelta(), timedelta(days=1000)).map(lambda span: MONDAY + span)


@settings(max_examples=40)
@given(st.lists(st.tuples(written, st.sampled_from(ZONES)), min_size=2, max_size=2), moments)
def test_shared_time_is_mutual_and_no_longer_than_either(both: list[tuple[str, str]], since: datetime) -> None:
    first, second = (hours(words, zone) for words, zone in both)
    together = shared(first, second, since)
    assert together == shared(second, first, since)
    assert timedelta() <= together <= min(at_work(first, since), at_work(second, since))
    assert shared(first, first, since) == at_work(first, since) <= WEEK


@settings(max_examples=40)
@given(written, st.sampled_from(ZONES), moments)
def test_a_team_opens_at_a_time_it_is_at_work(words: str, zone: str, now: datetime) -> None:
    held = hours(words, zone)
    opens = held.opens(now)
    assert opens is not None
    assert opens >= now
    spans = held.within(Span(now - WEEK, now + WEEK + WEEK))
    assert any(span.starts_at <= opens < span.ends_at for span in spans)
    assert all(one.ends_at < other.starts_at for one, other in pairwise(spans))
    assert opens == now or opens.astimezone(ZoneInfo(zone)).second == 0
