"""Pages of the timeline, the days it spans, and where new entries stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.desk import amending, noting
from opsdesk.desk.desk import Desk
from opsdesk.domain.entries import Dated
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.entries.note import Noted
from opsdesk.domain.errors import NotFound
from tests.fakes import START, FakeClock
from tests.store.store_checks import assert_sound

ZONES = [UTC, *map(ZoneInfo, ["Europe/Berlin", "America/Havana", "America/Sao_Paulo", "Asia/Kolkata", "Pacific/Apia"])]
SUMMER_ENDS = datetime(2026, 10, 25, tzinfo=UTC)


@given(st.lists(st.integers(-3000, 3000), min_size=1, max_size=12), st.sampled_from(ZONES))
@settings(max_examples=40, deadline=None)
def test_days_begin_where_the_calendar_of_the_zone_says(
    new_store: Callable[[], Path], minutes: list[int], zone: tzinfo
) -> None:
    desk = Desk.at(new_store(), by="ana", clock=FakeClock())
    times = [SUMMER_ENDS + timedelta(minutes=minute) for minute in minutes]
    desk.take_in([Dated(times[0], Declared("x")), *(Dated(at, Noted("n")) for at in times[1:])])
    days = [at.astimezone(zone).date() for at in sorted(times)]
    starts = [next(iter(places)) for _, places in groupby(range(len(days)), key=days.__getitem__)]
    shape = desk.timeline_shape(1, 1, zone)
    assert shape.length == len(times)
    assert shape.days == tuple((start, days[start]) for start in starts)
    assert len(shape.new) == len(times) - 1
    desk.close()


@given(
    st.lists(st.tuples(st.sampled_from(["note", "retime", "pin"]), st.integers(-3000, 3000)), max_size=8),
    st.sampled_from(ZONES),
)
@settings(max_examples=30, deadline=None)
def test_a_known_shape_is_brought_up_to_date_as_if_it_were_looked_for_anew(
    new_store: Callable[[], Path], steps: list[tuple[str, int]], zone: tzinfo
) -> None:
    desk = Desk.at(new_store(), by="ana", clock=FakeClock(SUMMER_ENDS + timedelta(days=4)))
    written = desk.take_in([Dated(SUMMER_ENDS + timedelta(minutes=60 * n), Noted("n")) for n in range(-30, 30, 7)])
    shape = desk.timeline_shape(1, 0, zone)
    seq = written.incident.seq
    moved: set[int] = set()
    for what, minutes in steps:
        at = SUMMER_ENDS + timedelta(minutes=minutes)
        if what == "retime" and (target := 1 + abs(minutes) % 5) not in moved:
            moved.add(target)
            entry = desk.timeline_row(1, target).entry
            desk.do(1, amending.retime(entry, at, now=desk.clock(), seen_edits=0))
        elif what == "pin":
            desk.do(1, amending.pin(1))
        else:
            desk.do(1, noting.take_note("n"), at=at)
        if minutes % 3:  # sometimes several things happened since
            shape, seq = desk.timeline_shape(1, seq, zone, shape), desk.incident(1).seq
            assert shape.days == desk.timeline_shape(1, 0, zone).days
    desk.close()


def test_a_month_is_found_without_reading_every_line(desk: Desk) -> None:
    times = [START + timedelta(hours=hour) for hour in range(24 * 31)]
    desk.take_in([Dated(times[0], Declared("x")), *(Dated(at, Noted("n")) for at in times[1:])])
    days = desk.timeline_shape(1, 0, UTC).days
    assert len(days) == 32
    assert days[1] == (10, date(2026, 11, 18))


def test_a_page_knows_the_line_above_it(desk: Desk, number: int) -> None:
    for place in range(10):
        desk.do(number, noting.take_note(f"{place}"), at=START - timedelta(minutes=10 - place))
    page = desk.timeline(number, 4, 6)
    assert [row.pos for row in page] == [4, 5, 6]
    assert [row.entry.payload.text for row in page] == ["4", "5", "6"]
    assert page[0].previous_at == START - timedelta(minutes=7)
    assert desk.timeline(number, 0, 0)[0].previous_at is None


@pytest.mark.parametrize(
    ("first", "last", "positions"), [(0, 99, [0, 1]), (-5, 0, [0]), (2, 9, []), (9, 12, []), (1, 0, [])]
)
def test_pages_beyond_the_ends_are_short(desk: Desk, number: int, first: int, last: int, positions: list[int]) -> None:
    assert [row.pos for row in desk.timeline(number, first, last)] == positions


def test_backdated_and_retimed_entries_stand_where_they_happened(desk: Desk, number: int) -> None:
    for place, back in enumerate([0, 30, 15, 30]):
        desk.do(number, noting.take_note(f"{place}"), at=START - timedelta(minutes=back))
    assert words(desk, number)[:3] == ["1", "3", "2"], "the older of two at the same minute first"
    retime(desk, number, 3, START - timedelta(minutes=45))
    assert words(desk, number)[:4] == ["0", "1", "3", "2"]
    assert desk.timeline_shape(number, 4, UTC).new == (2, 3)
    assert_sound(desk)


def test_entries_of_one_minute_stand_as_they_were_written_however_they_got_there(desk: Desk, number: int) -> None:
    for place in range(3):
        desk.do(number, noting.take_note(f"{place}"), at=START - timedelta(minutes=10 * (3 - place)))
    middle = START - timedelta(minutes=20)
    for seq in (5, 3):
        retime(desk, number, seq, middle)
    assert words(desk, number)[:3] == ["0", "1", "2"]


def retime(desk: Desk, number: int, seq: int, at: datetime) -> None:
    desk.do(number, amending.retime(desk.timeline_row(number, seq).entry, at, now=START, seen_edits=0))


def words(desk: Desk, number: int) -> list[str]:
    return [row.entry.payload.text for row in desk.timeline(number, 0, 99)]


def test_lines_are_given_in_the_order_asked_and_missing_ones_left_out(desk: Desk, number: int) -> None:
    assert [row.pos for row in desk.timeline_at(number, [1, 7, 0])] == [1, 0]


def test_an_entry_that_is_not_shown_is_not_found(desk: Desk, number: int) -> None:
    desk.do(number, amending.pin(1))
    assert desk.timeline_row(number, 1).mark
    for seq in (0, 3, 99):
        with pytest.raises(NotFound, match=f"no entry {seq}"):
            desk.timeline_row(number, seq)
