"""Promises of a next update, read and turned into moments."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest

from opsdesk.drafting.lint import moment_of, promise_in, read
from opsdesk.drafting.lint.promises import Exactness
from opsdesk.drafting.lint.zones import clock_for_all
from tests.drafting.lint.examples.example import NOW

PROMISED = Path(__file__).parents[3].parent / "shared" / "data" / "promised_updates.json"


@pytest.mark.parametrize(
    ("text", "exactness"),
    [
        ("Next update by 14:30 UTC.", Exactness.ABSOLUTE),
        ("Next update at 2:30 pm EST.", Exactness.ABSOLUTE),
        ("Next update by 14:30.", Exactness.CLOCK),
        ("We will post another update in 30 minutes.", Exactness.INTERVAL),
        ("Updates follow every hour.", Exactness.INTERVAL),
        ("We will keep you informed as we learn more.", Exactness.PHRASE),
        ("Another note at 14:30 UTC.", Exactness.ABSOLUTE),
        ("Back with you at half past two.", Exactness.CLOCK),
        ("Bulletins daily.", Exactness.INTERVAL),
        ("More updates shortly. Next update by 14:30 UTC.", Exactness.ABSOLUTE),
    ],
)
def test_how_exact_a_promise_is(text: str, exactness: Exactness) -> None:
    promise = promise_in(read(text))
    assert promise is not None
    assert promise.exactness is exactness
    assert text.lower()[promise.start : promise.end] == promise.words


@pytest.mark.parametrize(
    "text",
    [
        "Card payments fail.",
        "Update 14:00 UTC: cards fail.",
        "Please update your app by 15:00 UTC.",
        "Updated at 14:00.",
        "The next restore leaves at 15:00.",
        "Reports at 14:00 spoke of failed payments.",
        "Builds run again, and customers begin to see timely updates.",
    ],
)
def test_no_promise(text: str) -> None:
    assert promise_in(read(text)) is None


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("by 14:30 UTC", "14:30"),
        ("at 2:30 pm UTC", "14:30"),
        ("by 16:30 CEST", "14:30"),
        ("by 2026-11-17 06:30 US/Pacific", "14:30"),
        ("by 6:30am Pacific", "14:30"),
        ("by 9:30 am Eastern Standard Time", "14:30"),
        ("by 9:30 AM ET", "14:30"),
        ("in 30 minutes", "14:30"),
        ("within half an hour", "14:30"),
        ("within the hour", "15:00"),
        ("in an hour", "15:00"),
        ("by noon UTC", "12:00"),
        ("by 1430 UTC", "14:30"),
        ("by 14.30 UTC", "14:30"),
        ("by 14:30 (UTC)", "14:30"),
        ("by 2026-11-17T14:30Z", "14:30"),
        ("by 2026-11-17T15:30:00+01:00", "14:30"),
        ("by 16:30 Europe/Helsinki", "14:30"),
        ("by 9:30 Eastern time", "14:30"),
        ("by 1:30 AM AEDT", "14:30"),
        ("in 1 hour and 30 minutes", "15:30"),
        ("in an hour and a half", "15:30"),
        ("in 1.5 hours", "15:30"),
        ("in 1h30", "15:30"),
        ("in 15-30 minutes", "14:30"),
        ("at half past two", "14:30"),
        ("at quarter to three UTC", "14:45"),
        ("at half two", "14:30"),
        ("at 3", "15:00"),
        ("at twenty past two", "14:20"),
    ],
)
def test_the_moment_meant(words: str, due: str) -> None:
    promise = promise_in(read(f"We will post an update {words}."))
    assert promise is not None
    moment = moment_of(promise, NOW)
    assert moment is not None
    assert f"{moment:%H:%M}" == due


def test_a_time_after_midnight_is_tomorrows() -> None:
    promise = promise_in(read("Next update by 00:15 UTC."))
    assert promise is not None
    assert moment_of(promise, datetime(2026, 11, 17, 23, 50, tzinfo=UTC)) == datetime(2026, 11, 18, 0, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by 02:30 UTC on Wed 18 Nov", 18),
        ("by 10:00 UTC on Thu 19 Nov 2026", 19),
        ("by 10:00 UTC (November 19th, 2026)", 19),
        ("on 19 November, 10:00 UTC", 19),
        ("on Thursday at 10:00 UTC", 19),
        ("by 14:30 UTC tomorrow", 18),
        ("by 16:30 UTC on Tue 17 Nov", 17),
        ("by 10:00 UTC on 2 Jan", 2),
    ],
)
def test_the_day_that_is_named_is_meant(words: str, day: int) -> None:
    promise = promise_in(read(f"We will post an update {words}."))
    assert promise is not None
    moment = moment_of(promise, NOW)
    assert moment is not None
    assert (moment.day, moment > NOW) == (day, True)


def test_a_clock_time_without_a_zone_is_in_the_writers() -> None:
    promise = promise_in(read("Next update by 15:30."))
    assert promise is not None
    moment = moment_of(promise, NOW, timezone(timedelta(hours=1)))
    assert moment == datetime(2026, 11, 17, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize("half", [datetime(2026, 1, 9, 12, 5, tzinfo=UTC), datetime(2026, 7, 9, 12, 5, tzinfo=UTC)])
def test_a_clock_is_told_so_that_it_is_read_back_in_every_zone(half: datetime) -> None:
    for name in sorted(available_timezones() - {"localtime"}):
        zone = ZoneInfo(name)
        promise = promise_in(read(f"Next update by {clock_for_all(half, zone)}."))
        assert promise is not None, name
        assert promise.exactness is Exactness.ABSOLUTE, name
        at_home, abroad = (moment_of(promise, half, where) for where in (zone, UTC))
        assert at_home == abroad == half, name


@pytest.mark.parametrize(
    ("zone", "words", "due"),
    [
        ("Asia/Shanghai", "16:00 CST", 8),
        ("America/Chicago", "16:00 CST", 22),
        ("Europe/Berlin", "16:00 CST", 22),
        ("Asia/Jerusalem", "16:00 IST", 14),
        ("Asia/Manila", "16:00 PST", 8),
        ("UTC", "16:00 KST", 7),
    ],
)
def test_letters_of_a_zone_mean_the_writers_own_where_they_are_its_too(zone: str, words: str, due: int) -> None:
    promise = promise_in(read(f"Next update by {words}."))
    assert promise is not None
    said_at = datetime(2026, 11, 17, 6, 59, tzinfo=UTC)
    assert moment_of(promise, said_at, ZoneInfo(zone)) == datetime(2026, 11, 17, due, tzinfo=UTC)


@pytest.mark.parametrize(
    "words",
    [
        "shortly",
        "by 25:00 UTC",
        "by 2026-13-40 14:00 UTC",
        "by 14:00 UTC on 31 Feb",
        "by 9999-12-31 23:59 UTC-12",
        "by 0001-01-01 00:00 UTC+14",
        "by 14:00 Europe/Nowhere",
    ],
)
def test_no_moment(words: str) -> None:
    promise = promise_in(read(f"We will post an update {words}."))
    assert promise is None or moment_of(promise, NOW) is None


@pytest.mark.skipif(not PROMISED.exists(), reason="the shared data is not here")
def test_promises_of_real_updates() -> None:
    for promised in json.loads(PROMISED.read_text(encoding="utf-8")):
        phrase = promised["phrase"]
        text = phrase if "update" in phrase.lower() else f"We will provide an update {phrase}."
        promise = promise_in(read(text))
        assert promise is not None, phrase
        assert moment_of(promise, datetime.fromisoformat(promised["said_at"])) == datetime.fromisoformat(
            promised["due_at"]
        )
