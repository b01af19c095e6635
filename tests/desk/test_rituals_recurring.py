"""A ritual's dates hold its wall clock in every zone, through every change of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from opsdesk.desk.rituals_recurring import dates_about, occurrences, times_a_year
from opsdesk.desk.rituals_rules import checked
from opsdesk.domain.errors import BadInput
from opsdesk.domain.ritual import Recurrence

ZONES = (
    "UTC",
    "Europe/Stockholm",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kolkata",
    "Australia/Lord_Howe",  # summer time is half an hour
    "Africa/Casablanca",  # clocks go back for Ramadan
    "Pacific/Apia",  # 30 December 2011 never was
)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
zones = st.sampled_from(ZONES)
firsts = st.dates(date(2011, 1, 1), date(2030, 12, 31))
clocks = st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0))
YEAR = timedelta(days=366)


def rule(text: str, first: date, at: time, zone: str) -> Recurrence:
    return checked(Recurrence(text, first, f"{at:%H:%M}", zone), first)


@given(zones, firsts, clocks, st.integers(0, 6), st.integers(1, 4))
@settings(max_examples=60)
def test_a_weekly_date_keeps_day_and_wall_clock(zone: str, first: date, at: time, day: int, interval: int) -> None:
    place = ZoneInfo(zone)
    held = rule(f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={DAYS[day]}", first, at, zone)
    begins = datetime.combine(first, time(), place).astimezone(UTC) - timedelta(days=2)
    found = list(occurrences(held, begins, begins + YEAR))
    assert found == sorted(set(found))
    monday = first - timedelta(days=first.weekday())
    expected = (monday + timedelta(days=day, weeks=interval * week) for week in range(-1, 55))
    walls = [datetime.combine(on, at, place) for on in expected if on >= first]
    assert found == [utc for wall in walls if (utc := wall.astimezone(UTC)) <= begins + YEAR]
    for utc in found:
        local = utc.astimezone(place)
        assert local.replace(tzinfo=None) == datetime.combine(local.date(), at) or not exists(local.date(), at, place)


def exists(day: date, at: time, place: ZoneInfo) -> bool:
    """The wall clock shows this time on that day."""
    wall = datetime.combine(day, at, place)
    return wall.astimezone(UTC).astimezone(place).replace(tzinfo=None) == wall.replace(tzinfo=None)


RULES = (
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=DAILY;BYMONTH=2;BYDAY=MO,TU",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,MO;WKST=SU",
    "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH;BYSETPOS=-1",
    "FREQ=WEEKLY;COUNT=40",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYMONTHDAY=31",
)


@given(zones, firsts, clocks, st.sampled_from(RULES), st.data())
@settings(max_examples=60)
def test_windows_that_meet_hold_every_date_once(
    zone: str, first: date, at: time, text: str, data: st.DataObject
) -> None:
    held = rule(text, first, at, zone)
    begins = datetime.combine(first, time(), UTC) - timedelta(days=2)
    cut = begins + timedelta(hours=data.draw(st.integers(0, 24 * 300)))
    ends = begins + timedelta(days=300)
    second = timedelta(microseconds=1)
    parts = [*occurrences(held, begins, cut), *occurrences(held, cut + second, ends)]
    assert parts == list(occurrences(held, begins, ends))


@given(zones, firsts, clocks, st.integers(1, 60))
@settings(max_examples=30)
@example("Pacific/Apia", date(2011, 12, 9), time(0), 23)
def test_a_series_has_as_many_dates_as_it_says(zone: str, first: date, at: time, count: int) -> None:
    held = rule(f"FREQ=DAILY;COUNT={count}", first, at, zone)
    begins = datetime.combine(first, time(), UTC) - timedelta(days=2)
    found = list(occurrences(held, begins, begins + YEAR))
    days = (datetime.combine(first + timedelta(days=day), at, ZoneInfo(zone)) for day in range(count))
    assert len(found) == len({day.astimezone(UTC) for day in days}), "Samoa never had a 30 December 2011"


def test_ten_oclock_stays_ten_oclock_in_autumn_and_spring() -> None:
    held = rule("FREQ=MONTHLY;BYDAY=1MO", date(2026, 10, 1), time(10), "Europe/Stockholm")
    found = occurrences(held, datetime(2026, 10, 1, tzinfo=UTC), datetime(2027, 5, 1, tzinfo=UTC))
    assert [f"{at:%m-%d %H}" for at in found] == [
        "10-05 08", "11-02 09", "12-07 09", "01-04 09", "02-01 09", "03-01 09", "04-05 08",
    ]  # fmt: skip


def test_a_time_that_never_is_and_one_that_is_twice() -> None:
    spring = rule("FREQ=DAILY;COUNT=1", date(2027, 3, 28), time(2, 30), "Europe/Stockholm")
    autumn = rule("FREQ=DAILY;COUNT=1", date(2026, 10, 25), time(2, 30), "Europe/Stockholm")
    year = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
    assert list(occurrences(spring, *year)) == [datetime(2027, 3, 28, 1, 30, tzinfo=UTC)], "by the offset before"
    assert list(occurrences(autumn, *year)) == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC)], "the first of the two"


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20261130", 30),
        ("20261130T100000", 30),
        ("20261130T095959", 23),
        ("20261130T090000Z", 30),
        ("20261129T2359", 0),
    ],
)
def test_an_end_is_a_day_a_wall_time_or_a_utc_time(until: str, last: int) -> None:
    text = f"FREQ=WEEKLY;BYDAY=MO;UNTIL={until}"
    if not last:
        with pytest.raises(BadInput, match="UNTIL is a day"):
            rule(text, date(2026, 11, 2), time(10), "Europe/Stockholm")
        return
    held = rule(text, date(2026, 11, 2), time(10), "Europe/Stockholm")
    found = list(occurrences(held, datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)))
    assert found[-1].day == last


def test_the_29th_of_february_comes_every_fourth_year() -> None:
    held = rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2026, 1, 1), time(10), "UTC")
    found = occurrences(held, datetime(2026, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC))
    assert [at.year for at in found] == [2028, 2032]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", 52),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=3", 3),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=300", 52),
        ("FREQ=WEEKLY;INTERVAL=2", 26),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=30", 26),
        ("FREQ=MONTHLY;BYDAY=1WE", 12),
        ("FREQ=DAILY", 365),
        ("FREQ=DAILY;UNTIL=20270101", 60),
        ("FREQ=DAILY;UNTIL=20300101", 365),
        ("", 1),
    ],
)
def test_a_year_has_no_more_dates_than_the_series(text: str, times: int) -> None:
    begins = date(2026, 11, 3)
    assert times_a_year(rule(text, begins, time(10), "Europe/Stockholm"), begins) == times


@pytest.mark.parametrize(("today", "left"), [(date(2026, 1, 1), 3), (date(2026, 11, 11), 1), (date(2026, 11, 18), 0)])
def test_a_series_that_went_on_has_the_rest_left(today: date, left: int) -> None:
    held = rule("FREQ=WEEKLY;BYDAY=TU;COUNT=3", date(2026, 11, 3), time(10), "Europe/Stockholm")
    assert times_a_year(held, today) == left


@pytest.mark.parametrize(("zone", "at"), [("Pacific/Kiritimati", time(9)), ("Pacific/Honolulu", time(20))])
def test_today_s_date_is_left_in_every_zone(zone: str, at: time) -> None:
    day = date(2026, 11, 17)
    assert times_a_year(rule("FREQ=DAILY;COUNT=1", day, at, zone), day) == 1


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (Recurrence("FREQ=HOURLY"), "a rule begins with FREQ=DAILY|WEEKLY|MONTHLY|YEARLY"),
        (Recurrence("BYDAY=TU"), "a rule begins with FREQ="),
        (Recurrence("FREQ=DAILY;INTERVAL=0"), "INTERVAL is a number from 1 to 1000"),
        (Recurrence("FREQ=DAILY;COUNT=99999"), "COUNT is a number"),
        (Recurrence("FREQ=DAILY;BYHOUR=9"), "“BYHOUR=9” isn't a part of a daily rule here"),
        (Recurrence("FREQ=WEEKLY;BYDAY=XX"), "“BYDAY=XX” isn't a part of a weekly rule"),
        (Recurrence("FREQ=WEEKLY;BYDAY=1MO"), "“BYDAY=1MO” isn't a part of a weekly rule"),
        (Recurrence("FREQ=MONTHLY;BYDAY=6MO"), "“BYDAY=6MO” isn't a part of a monthly rule"),
        (Recurrence("FREQ=YEARLY;BYMONTH=2;BYDAY=6MO"), "“BYDAY=6MO” isn't a part of a yearly rule"),
        (Recurrence("FREQ=MONTHLY;BYWEEKNO=3"), "“BYWEEKNO=3” isn't a part of a monthly rule"),
        (Recurrence("FREQ=YEARLY;BYMONTHDAY=0"), "“BYMONTHDAY=0” isn't a part of a yearly rule"),
        (Recurrence("FREQ=DAILY;BYMONTH="), "“BYMONTH=” isn't a part of a daily rule"),
        (Recurrence("FREQ=WEEKLY;UNTIL=20271399"), "UNTIL is a day"),
        (Recurrence("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), "no month of BYMONTH=2 has a day BYMONTHDAY=30"),
        (
            Recurrence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=4"),
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=4 names no date",
        ),
        (Recurrence("X" * 300), "a rule of 300 signs is none"),
        (Recurrence("FREQ=DAILY", at="25:00"), "“25:00” is no time of day"),
        (Recurrence("FREQ=DAILY", zone="Mars/Olympus"), "“Mars/Olympus” is no time zone here"),
        (Recurrence("FREQ=DAILY", date(1066, 10, 14)), "1066-10-14 is no day for a ritual"),
    ],
)
def test_what_never_comes_is_refused_in_a_line(held: Recurrence, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        checked(held, date(2026, 11, 17))
    assert said in refused.value.message


def test_a_rule_is_kept_in_capitals_with_its_first_day() -> None:
    kept = checked(Recurrence("rrule:freq=weekly;count=2", at="9:05", zone=" UTC "), date(2026, 11, 17))
    assert kept == Recurrence("FREQ=WEEKLY;COUNT=2", date(2026, 11, 17), "09:05", "UTC")


PARTS = {
    "INTERVAL": ("1", "2", "1000", "0"),
    "COUNT": ("1", "1000"),
    "UNTIL": ("20271231", "20271231T090000Z", "2027"),
    "BYDAY": ("MO", "TU,SU", "1MO", "-1FR", "53MO", "XX"),
    "BYMONTHDAY": ("1", "31", "-31", "29", "0", "32"),
    "BYMONTH": ("2", "1,12", "13"),
    "BYSETPOS": ("1", "-1", "7", "366"),
    "BYWEEKNO": ("1", "53", "-1", "54"),
    "WKST": ("SU", "ZZ"),
}
parts = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in PARTS.items()})


@given(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")), parts, zones)
@settings(max_examples=150)
def test_any_rule_is_refused_in_words_or_comes(frequency: str, chosen: dict[str, str], zone: str) -> None:
    text = ";".join([f"FREQ={frequency}", *(f"{name}={value}" for name, value in chosen.items())])
    try:
        kept = checked(Recurrence(text, None, "09:30", zone), date(2026, 2, 28))
    except BadInput:
        return
    begins = datetime(2026, 2, 27, tzinfo=UTC)
    assert next(occurrences(kept, begins, begins + timedelta(days=3665))) >= begins
    assert times_a_year(kept, date(2026, 2, 28)) >= 1
    assert len(dates_about(kept, begins.date(), date(2026, 3, 31), 3)) <= 33 + 3, "one a day, and three more"


def test_a_day_that_never_was_is_no_date_of_its_own() -> None:
    held = checked(Recurrence("FREQ=DAILY", date(2011, 12, 28), "00:00", "Pacific/Apia"), date(2011, 12, 28))
    begins, ends = (datetime(2011, 12, day, 0, tzinfo=UTC) for day in (28, 31))
    found = [at.astimezone(ZoneInfo("Pacific/Apia")).date() for at in occurrences(held, begins, ends)]
    assert found == [date(2011, 12, 28), date(2011, 12, 29), date(2011, 12, 31)]
