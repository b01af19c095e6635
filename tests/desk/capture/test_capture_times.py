"""Times before a line and check-ins after it, in the zone shown, also on the days the clock is changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.desk.capture import clock
from tests.desk.capture.boards import entered, noted, reading
from tests.fakes import START

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = datetime(2026, 11, 18, 1, 30, tzinfo=UTC)
MARCH_1 = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
SUMMER_ENDS = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
"""02:30 in Berlin, for the first time; half an hour later it is 02:00 again."""
SUMMER_BEGINS = datetime(2027, 3, 28, 1, 10, tzinfo=UTC)
"""03:10 in Berlin; there was no 02:10."""

zones = st.sampled_from([UTC, BERLIN, *map(ZoneInfo, ["America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"])])
instants = st.one_of(
    st.integers(0, 366 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes)),
    st.sampled_from([SUMMER_ENDS, SUMMER_BEGINS]).flatmap(
        lambda at: st.integers(-200, 200).map(lambda minutes: at + timedelta(minutes=minutes))
    ),
)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "now", "zone", "at"),
    [
        ("14:02 x", START, UTC, "2026-11-17 14:02"),
        ("9:05 x", START, UTC, "2026-11-17 09:05"),
        ("14:42 x", START, UTC, "2026-11-17 14:42"),
        ("00:00 x", START, UTC, "2026-11-17 00:00"),
        ("15:02 x", START, BERLIN, "2026-11-17 14:02"),
        ("14:02Z x", START, BERLIN, "2026-11-17 14:02"),
        ("14:02Z x", START, UTC, "2026-11-17 14:02"),
        ("22:00 x", NIGHT, UTC, "2026-11-17 22:00"),
        ("13:30 x", NIGHT, UTC, "2026-11-17 13:30"),
        ("23:00 x", NIGHT, BERLIN, "2026-11-17 22:00"),
        ("23:00Z x", NIGHT, BERLIN, "2026-11-17 23:00"),
        ("17 17:20 x", NIGHT, UTC, "2026-11-17 17:20"),
        ("18 00:20 x", NIGHT, UTC, "2026-11-18 00:20"),
        ("31 17:20 x", NIGHT, UTC, "2026-10-31 17:20"),
        ("31 17:20 x", MARCH_1, UTC, "2027-01-31 17:20"),
        ("29 17:20 x", MARCH_1, UTC, "2027-01-29 17:20"),
        ("1 08:00 x", MARCH_1, UTC, "2027-03-01 08:00"),
        ("1 9:01 x", MARCH_1, UTC, "2027-03-01 09:00"),
        ("14:43 x", START, UTC, "2026-11-17 14:42"),
        ("15:43 x", START, BERLIN, "2026-11-17 14:42"),
        ("3 09:02 x", MARCH_1, UTC, "2027-02-03 09:02"),
        ("25 01:10Z x", SUMMER_ENDS + timedelta(hours=3), BERLIN, "2026-10-25 01:10"),
        ("02:15 x", SUMMER_ENDS, BERLIN, "2026-10-25 00:15"),
        ("02:45 x", SUMMER_ENDS + timedelta(hours=1), BERLIN, "2026-10-25 00:45"),
        ("02:15 x", SUMMER_ENDS + timedelta(hours=1), BERLIN, "2026-10-25 01:15"),
        ("02:15 x", SUMMER_ENDS + timedelta(hours=3), BERLIN, "2026-10-25 01:15"),
        ("01:59 x", SUMMER_BEGINS, BERLIN, "2027-03-28 00:59"),
        ("03:05 x", SUMMER_BEGINS, BERLIN, "2027-03-28 01:05"),
        ("02:05 x", SUMMER_BEGINS, BERLIN, "2027-03-28 01:05"),
        ("١٤:٠٢ x", START, UTC, "2026-11-17 14:02"),
    ],
)
def test_a_time_before_a_line_is_the_newest_it_can_mean(line: str, now: datetime, zone: tzinfo, at: str) -> None:
    found = reading(line, now=now, zone=zone)
    assert (found.kind, found.at) == ("note", utc(at))
    assert found.approx is False
    assert noted(line, now=now, zone=zone) == "x"


@pytest.mark.parametrize(
    ("line", "now", "zone"),
    [
        ("14:44 x", START, UTC),
        ("23:59 x", START, UTC),
        ("17 14:44 x", START, UTC),
        ("18 01:00 x", START, UTC),
        ("18 17:20 x", NIGHT, UTC),
        ("1 9:02 x", MARCH_1, UTC),
        ("13:29 x", NIGHT, UTC),
        ("15:44 x", START, BERLIN),
        ("14:44Z x", START, BERLIN),
        ("02:31 x", SUMMER_BEGINS, BERLIN),
        ("24:00 x", START, UTC),
        ("14:60 x", START, UTC),
        ("14:2 x", START, UTC),
        ("14.02 x", START, UTC),
        ("14:02:33 x", START, UTC),
        ("14:02x", START, UTC),
        ("14:02", START, UTC),
        ("14:02z x", START, UTC),
        ("0 14:02 x", START, UTC),
        ("32 14:02 x", START, UTC),
        ("123 14:02 x", START, UTC),
        ("x 14:02 x", START, UTC),
        ("14:02: x", START, UTC),
    ],
)
def test_a_time_to_come_or_no_time_at_all_makes_the_whole_line_a_note(line: str, now: datetime, zone: tzinfo) -> None:
    assert reading(line, now=now, zone=zone).at is None
    assert noted(line, now=now, zone=zone) == line


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("15:30 the pool is full", "15:30 is no time that has been (16 15:30 was yesterday): it counts as of now"),
        ("~15:30 ? the pool", "~15:30 is no time that has been (16 15:30 was yesterday): it counts as of now"),
        ("23:15Z x", "23:15Z is no time that has been (16 23:15Z was yesterday): it counts as of now"),
        ("24:00 x", "24:00 is no time that has been: it counts as of now"),
        ("32 10:00 x", "32 10:00 is no time that has been: it counts as of now"),
    ],
)
def test_a_note_says_which_time_it_does_not_take(line: str, said: str) -> None:
    read = reading(line)
    assert (read.kind, read.warnings) == ("note", (said,))
    assert noted(line)


def test_a_day_before_the_time_is_what_it_is_told_to_be() -> None:
    assert reading("16 15:30 the pool is full").at == utc("2026-11-16 15:30")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("14:02 x", "note · at 14:02 UTC"),
        ("~14:02 x", "note · at about 14:02 UTC"),
        ("~16 22:00 x", "note · at about Mon 16 Nov 22:00 UTC"),
        ("14:02 ? dns", "H4 hypothesis about the cause · at 14:02 UTC"),
    ],
)
def test_the_preview_says_the_date_and_the_zone(line: str, says: str) -> None:
    assert reading(line).says == says
    assert reading(line).approx is line.startswith("~")


def test_the_preview_of_another_zone_says_which() -> None:
    assert reading("15:02 x", zone=BERLIN).says == "note · at 15:02 CET"
    assert reading("23:00 x", now=NIGHT, zone=BERLIN).says == "note · at Tue 17 Nov 23:00 CET"


MARKS = (
    "? dns", "?> b", "?! c", "+H1 x", "-H1 x", "H1 out y", "H1 likely", "@bo do it", "A1 done", "@eli off", "! x",
    "= 1", "~ x", ":sev 1", ":identified", ":service a down",
)  # fmt: skip


@pytest.mark.parametrize("line", MARKS)
def test_a_time_may_stand_before_any_mark(line: str) -> None:
    now, then = reading(line), reading(f"~14:02   {line}")
    assert (now.kind, now.at, then.kind, then.at, then.approx) == (
        now.kind,
        None,
        now.kind,
        utc("2026-11-17 14:02"),
        True,
    )
    assert then.says.startswith(now.says)


def test_what_opens_or_asks_has_no_time() -> None:
    assert reading("14:02 :desk").opens == "desk"
    assert reading("14:02 +").problem


@pytest.mark.parametrize(
    ("task", "now", "zone", "at"),
    [
        ("x in 15m", START, UTC, "2026-11-17 14:57"),
        ("x in 15 min", START, UTC, "2026-11-17 14:57"),
        ("x in 1 minute", START, UTC, "2026-11-17 14:43"),
        ("x in 2h", START, UTC, "2026-11-17 16:42"),
        ("x in 2 hours", START, UTC, "2026-11-17 16:42"),
        ("x in 1h30m", START, UTC, "2026-11-17 16:12"),
        ("x in 1 h 30 m", START, UTC, "2026-11-17 16:12"),
        ("x In 90m", START, UTC, "2026-11-17 16:12"),
        ("x by 17:00", START, UTC, "2026-11-17 17:00"),
        ("x by 17:00", START, BERLIN, "2026-11-17 16:00"),
        ("x by 17:00Z", START, BERLIN, "2026-11-17 17:00"),
        ("x by 14:42", START, UTC, "2026-11-18 14:42"),
        ("x by 01:00", START, UTC, "2026-11-18 01:00"),
        ("x by 00:15", START, BERLIN, "2026-11-17 23:15"),
        ("x by 02:45", SUMMER_ENDS, BERLIN, "2026-10-25 00:45"),
        ("x by 02:15", SUMMER_ENDS, BERLIN, "2026-10-25 01:15"),
        ("x by 03:15", SUMMER_ENDS, BERLIN, "2026-10-25 02:15"),
        ("x by 02:30", SUMMER_BEGINS - timedelta(hours=1), BERLIN, "2027-03-28 01:30"),
        ("x in 2h", SUMMER_BEGINS - timedelta(hours=1), BERLIN, "2027-03-28 02:10"),
        ("x every 30m", START, UTC, "2026-11-17 15:12"),
    ],
)
def test_a_check_in_after_a_task(task: str, now: datetime, zone: tzinfo, at: str) -> None:
    found = clock.check_in(task, now, zone)
    assert found
    assert (found.at, found.rest) == (utc(at), "x")
    assert found.every_minutes == (30 if "every" in task else 0)


@pytest.mark.parametrize(
    "task",
    [
        "x",
        "x in 15",
        "x in m",
        "x in 0m",
        "x in 30s",
        "x in time",
        "x by noon",
        "x by 25:00",
        "x in 15m now",
        "xin 15m",
        "x within 15m",
        "in",
        "by",
        "every",
    ],
)
def test_what_is_no_check_in_stays_in_the_task(task: str) -> None:
    assert clock.check_in(task, START, UTC) is None
    action = entered(f"@bo {task}").actions[3]
    assert (action.text, action.check_in_at) == (task, START + timedelta(minutes=15))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("+30m", 30), ("+2h", 120), ("+1h30m", 90), ("+1H", 60), ("+", None), ("+0m", None), ("30m", None)],
)
def test_a_delay_is_a_span(text: str, minutes: int | None) -> None:
    assert clock.plus(text) == (None if minutes is None else timedelta(minutes=minutes))


@given(instants, zones, st.integers(0, 23), st.integers(0, 59), st.none() | st.integers(1, 31))
def test_a_time_before_a_line_never_lies_in_the_future(
    now: datetime, zone: tzinfo, hour: int, minute: int, day: int | None
) -> None:
    typed = f"{f'{day} ' if day else ''}{hour}:{minute:02d} x"
    found = clock.backdated(typed, now, zone)
    if found is None:
        near = {(now + timedelta(days=more)).astimezone(zone).day for more in (0, 1)}
        assert day is None or day in near, "some month of the last three had that day"
        return
    local = found.at.astimezone(zone)
    assert found.at <= now
    assert found.at.tzinfo is UTC
    if day is None:
        assert now - found.at <= timedelta(hours=25)
        assert local.date() == now.astimezone(zone).date() or now - found.at <= clock.YESTERDAY_WITHIN
    else:
        assert local.day == day
    shown = (local.hour, local.minute)
    assert shown == (hour, minute) or _left_out(local, hour, minute) or found.at == now


@given(instants, zones, st.integers(0, 23), st.integers(0, 59))
def test_a_check_in_is_always_to_come_and_within_a_day(now: datetime, zone: tzinfo, hour: int, minute: int) -> None:
    found = clock.check_in(f"x by {hour}:{minute:02d}", now, zone)
    assert found
    assert timedelta(0) < found.at - now <= timedelta(hours=25)


@given(instants, zones)
def test_the_time_shown_now_is_now_when_it_is_typed(now: datetime, zone: tzinfo) -> None:
    local = now.astimezone(zone)
    found = clock.backdated(f"{local:%H:%M} x", now, zone)
    assert found
    assert found.at == now.replace(second=0, microsecond=0)


def _left_out(local: datetime, hour: int, minute: int) -> bool:
    """Whether the clock of that day never showed the time that was typed."""
    typed = local.replace(hour=hour, minute=minute, fold=0)
    return typed.astimezone(UTC).astimezone(local.tzinfo).time() != typed.time()


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (START, "15:42 CET"),
        (START - timedelta(days=3), "Sat 14 Nov 15:42 CET"),
        (START.replace(year=2019), "Sun 17 Nov 2019 15:42 CET"),
        (datetime(2025, 12, 31, 23, 30, tzinfo=UTC), "Thu 1 Jan 00:30 CET"),
    ],
)
def test_a_time_is_told_with_what_is_not_plain_of_its_day(at: datetime, said: str) -> None:
    assert clock.spoken_time(at, START, BERLIN) == said
