"""What people type about changes: windows, spans, and one that has happened in a line."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from opsdesk.desk.changes_line import ChangeLine, read_line
from opsdesk.desk.changes_times import been, ends, moved_end, spoken_window, starts
from opsdesk.domain.change_parts import ChangePlan, ChangeSort
from opsdesk.domain.errors import BadInput
from tests.fakes import START
from tests.texts import texts

STOCKHOLM = ZoneInfo("Europe/Stockholm")
KNOWN = ("payments", "Checkout", "web shop")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-24 14:00", "2026-11-24 13:00"),
        ("2026-11-24T14:00Z", "2026-11-24 14:00"),
        ("2026-11-24", "2026-11-23 23:00"),
        ("tue 14:00", "2026-11-24 13:00"),
        ("tuesday 16:00", "2026-11-17 15:00"),
        ("Fri 9:05", "2026-11-20 08:05"),
        ("tomorrow 02:00", "2026-11-18 01:00"),
        ("18:00", "2026-11-17 17:00"),
        ("02:00", "2026-11-18 01:00"),
        ("in 2h", "2026-11-17 16:42"),
    ],
)
def test_a_start_is_read_in_the_zone_that_is_shown(text: str, expected: str) -> None:
    assert starts(text, START, STOCKHOLM) == utc(expected)


def test_no_start_is_none_and_what_is_no_time_says_how_to_write_one() -> None:
    assert starts("  ", START, UTC) is None
    for text in ("soon", "fri 25:00", "fre 10:00", "deploy in 2h", "2026-13-01"):
        with pytest.raises(BadInput, match="is no time \\(write it like 2026-11-24 14:00"):
            starts(text, START, UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("90m", "2026-11-24 15:30"),
        ("+2h", "2026-11-24 16:00"),
        ("for 1h30m", "2026-11-24 15:30"),
        ("16:00", "2026-11-24 16:00"),
        ("02:00", "2026-11-25 02:00"),
        ("2026-11-26 10:00", "2026-11-26 10:00"),
    ],
)
def test_an_end_is_a_span_or_a_time_after_the_start(text: str, expected: str) -> None:
    assert ends(text, utc("2026-11-24 14:00"), START, UTC) == utc(expected)


def test_a_span_is_as_long_where_clocks_are_changed_meanwhile() -> None:
    begins = starts("2027-03-28 01:30", START, STOCKHOLM)
    assert ends("2h", begins, START, STOCKHOLM) == utc("2027-03-28 02:30")
    before = ChangePlan(starts_at=utc("2026-11-24 14:00"), ends_at=utc("2026-11-24 16:00"))
    assert moved_end(begins, before) == utc("2027-03-28 02:30")


@pytest.mark.parametrize("text", ["0001-01-01T00:00Z", "0001-01-01 00:00", "9999-12-31 23:59"])
def test_a_time_that_no_other_zone_could_show_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match=r"is no time|lies outside the years 1970 to 2199"):
        starts(text, START, STOCKHOLM)
    with pytest.raises(BadInput, match=r"is no time|lies outside the years 1970 to 2199"):
        been(text, START, STOCKHOLM)


def test_a_span_without_a_start_is_refused() -> None:
    with pytest.raises(BadInput, match="nobody said when it starts"):
        ends("2h", None, START, UTC)
    assert ends("", None, START, UTC) is None


def test_a_window_that_is_moved_stays_as_long_as_it_was() -> None:
    before = ChangePlan(starts_at=utc("2026-11-24 14:00"), ends_at=utc("2026-11-24 15:30"))
    assert moved_end(utc("2026-11-25 09:00"), before) == utc("2026-11-25 10:30")
    assert moved_end(utc("2026-11-25 09:00"), ChangePlan()) is None


def test_what_has_been_isn_t_to_come() -> None:
    assert been("14:00", START, UTC) == utc("2026-11-17 14:00")
    assert been("2026-11-16 09:00", START, UTC) == utc("2026-11-16 09:00")
    assert been("", START, UTC) is None
    for text in ("2026-11-18 09:00", "lately"):
        with pytest.raises(BadInput, match="no time that has been"):
            been(text, START, UTC)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (None, None, "no window yet"),
        ("2026-11-17 15:00", None, "15:00 UTC"),
        ("2026-11-17 15:00", "2026-11-17 16:30", "15:00–16:30 UTC"),
        ("2026-11-24 14:00", "2026-11-24 15:30", "Tue 24 Nov 14:00–15:30 UTC"),
        ("2026-11-24 23:00", "2026-11-25 01:00", "Tue 24 Nov 23:00–Wed 25 Nov 01:00 UTC"),
    ],
)
def test_a_window_is_told_without_what_goes_without_saying(first: str | None, last: str | None, said: str) -> None:
    assert spoken_window(utc(first) if first else None, utc(last) if last else None, START, UTC) == said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("it was restarted", ChangeLine("it was restarted")),
        (
            "14:02 deploy payments: 4.2 with larger pools https://git.example/1",
            ChangeLine(
                "4.2 with larger pools",
                utc("2026-11-17 14:02"),
                ChangeSort.DEPLOY,
                ("payments",),
                "https://git.example/1",
            ),
        ),
        (
            "config payments, checkout: pool 20 → 50",
            ChangeLine("pool 20 → 50", None, ChangeSort.CONFIGURATION, ("payments", "Checkout")),
        ),
        (
            "2026-11-16 23:50 flag basket: on",
            ChangeLine("on", utc("2026-11-16 23:50"), ChangeSort.FLAG, ("basket",)),
        ),
        ("2026-11-17T15:02+02:00 restarted", ChangeLine("restarted", utc("2026-11-17 13:02"))),
        ("payments: restarted", ChangeLine("restarted", None, ChangeSort.OTHER, ("payments",))),
        ("note: nothing known", ChangeLine("note: nothing known")),
        ("flag basket: on for 10 %", ChangeLine("on for 10 %", None, ChangeSort.FLAG, ("basket",))),
        ("vendor notice: cards close at 22:00", ChangeLine("cards close at 22:00", None, ChangeSort.VENDOR_NOTICE)),
        ("deploy payments 4.2", ChangeLine("payments 4.2", None, ChangeSort.DEPLOY, ("payments",))),
        ("migration", ChangeLine("migration", None, ChangeSort.MIGRATION)),
        ("flags were switched", ChangeLine("flags were switched")),
        (
            "deploy payments: https://git.example/1",
            ChangeLine("https://git.example/1", None, ChangeSort.DEPLOY, ("payments",), "https://git.example/1"),
        ),
        ("https://git.example/1", ChangeLine("https://git.example/1", link="https://git.example/1")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_line_tells_what_changed(line: str, expected: ChangeLine) -> None:
    assert read_line(line, START, UTC, KNOWN) == expected


@pytest.mark.parametrize(
    "line",
    [
        *("23:50 flag basket: on", "~14:50 deploy payments: 4.2", "25:00 deploy payments: 4.2", "14:02:33 restarted"),
        *("2026-11-18 14:00 flag basket: on", "2026-13-40 14:00 flag basket: on", "Mon 23:50 flag basket: on"),
    ],
)
def test_a_time_that_hasnt_been_is_said_instead_of_becoming_words_of_a_change_of_now(line: str) -> None:
    with pytest.raises(BadInput, match="no time that has been"):
        read_line(line, START, UTC, KNOWN)


@pytest.mark.parametrize("line", ["deploy payments:", "payments: ", "14:02 flag basket:"])
def test_services_alone_are_no_change(line: str) -> None:
    with pytest.raises(BadInput, match="doesn't say what changed"):
        read_line(line, START, UTC, KNOWN)


@given(texts())
def test_any_line_with_words_has_a_title(line: str) -> None:
    try:
        read = read_line(line, START, UTC, KNOWN)
    except BadInput:
        return
    assert read.title.strip()
