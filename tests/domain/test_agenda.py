"""The agenda's order and headings: unowned first, then by time, whatever the zone; and a snooze that ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.agenda import (
    Item,
    Snooze,
    Sort,
    When,
    by_date,
    by_owner,
    in_order,
    when,
    with_snoozes,
    within,
    without_gone,
)
from tests.texts import texts

NOW = datetime(2026, 11, 17, 14, 42, tzinfo=UTC)
HONOLULU, AUCKLAND = ZoneInfo("Pacific/Honolulu"), ZoneInfo("Pacific/Auckland")

moments = st.integers(-400, 400).map(lambda hours: NOW + timedelta(hours=hours))
dues = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)) | moments
zones = st.sampled_from([UTC, HONOLULU, AUCKLAND, ZoneInfo("Europe/Lisbon"), ZoneInfo("Australia/Lord_Howe")])
things = st.lists(
    st.builds(Item, texts(max_size=4), st.sampled_from(Sort), st.just("w"), dues, st.sampled_from(["", "ana", "bo"]))
)


def item(key: str, due: datetime | date | None = None, owner: str = "ana") -> Item:
    return Item(key, Sort.CHANGE, key, due, owner)


@pytest.mark.parametrize(
    ("due", "heading"),
    [
        (None, When.OVERDUE),
        (NOW - timedelta(seconds=1), When.OVERDUE),
        (NOW + timedelta(minutes=1), When.TODAY),
        (date(2026, 11, 16), When.OVERDUE),
        (date(2026, 11, 17), When.TODAY),
        (date(2026, 11, 24), When.SOON),
        (date(2026, 11, 25), When.LATER),
    ],
)
def test_an_item_stands_under_its_heading(due: datetime | date | None, heading: When) -> None:
    assert when(item("a", due), NOW, UTC) is heading


def test_a_day_is_over_when_it_is_over_where_one_is() -> None:
    due = item("a", date(2026, 11, 17))
    assert when(due, NOW, AUCKLAND) is When.OVERDUE, "there it is the 18th already"
    assert when(due, datetime(2026, 11, 18, 9, 0, tzinfo=UTC), HONOLULU) is When.TODAY


def test_what_nobody_owns_comes_first_and_what_is_put_off_last() -> None:
    held = [item("late", NOW - timedelta(hours=9)), item("nobody's", NOW + timedelta(days=3), ""), item("now")]
    held = with_snoozes(held, {"now": Snooze("now", NOW + timedelta(hours=1), "after lunch", "bo")}, NOW)
    assert [it.key for it in in_order(held, UTC)] == ["nobody's", "late", "now"]
    assert list(by_owner(held, UTC)) == ["", "ana"]
    assert len(by_owner([item("a"), item("b", owner="Ana")], UTC)) == 1, "one person, however spelt"


def test_what_belongs_to_somebody_who_has_left_is_nobodys() -> None:
    held = without_gone(replace(item("a"), why="late"), {"ana"})
    assert (held.owner, held.why) == ("", "late; ana has left")
    assert without_gone(replace(item("a"), why="its owner ana has left"), {"ana"}).why == "its owner ana has left"
    assert without_gone(item("a"), {"bo"}) == item("a")
    assert without_gone(item("a", owner="Ana"), {"ana"}).owner == "", "a document's owner is kept as it was typed"


def test_a_snooze_ends_by_itself() -> None:
    snoozes = {"a": Snooze("a", NOW, "until now", "bo")}
    assert with_snoozes([item("a")], snoozes, NOW)[0].snoozed is None
    assert with_snoozes([item("a")], snoozes, NOW - timedelta(seconds=1))[0].snoozed is snoozes["a"]


def test_only_so_many_days_are_asked_for() -> None:
    held = [item("now"), item("today", date(2026, 11, 17)), item("tomorrow", date(2026, 11, 18))]
    assert [it.key for it in within(held, 1, NOW, UTC)] == ["now", "today"]
    assert [it.key for it in within(held, 2, NOW, UTC)] == ["now", "today", "tomorrow"]


@given(items=things, zone=zones)
def test_no_item_is_lost_or_doubled_by_grouping(items: list[Item], zone: ZoneInfo) -> None:
    ordered = in_order(items, zone)
    assert sorted(map(id, ordered)) == sorted(map(id, items))
    assert sorted(it.key for held in by_date(items, NOW, zone).values() for it in held) == sorted(
        it.key for it in items
    )
    assert sorted(it.key for held in by_owner(items, zone).values() for it in held) == sorted(it.key for it in items)
    owned = [bool(it.owner) for it in ordered]
    assert owned == sorted(owned)
