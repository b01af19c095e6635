"""Rituals in a calendar file: one recurring entry, which expands to the very dates that the desk knows."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from opsdesk.config import Settings
from opsdesk.desk import agenda, rituals, rituals_standing
from opsdesk.desk.desk import Desk
from opsdesk.desk.rituals_calendar import series, series_of
from opsdesk.desk.rituals_recurring import occurrences
from opsdesk.desk.rituals_rules import checked
from opsdesk.domain.agenda import Item, Sort
from opsdesk.domain.ritual import Charter, Recurrence, Ritual
from opsdesk.formats.ics import as_calendar
from tests.desk.test_rituals_recurring import RULES, clocks, firsts, zones

NOW = datetime(2026, 11, 17, 14, 42, tzinfo=UTC)
ITEM = Item("RIT-1", Sort.RITUAL, "Review", NOW, "ana", "RIT-1", lasts=timedelta(minutes=30))


def parsed(text: str) -> list[Event]:
    calendar = Calendar.from_ical(text)
    assert isinstance(calendar, Calendar)
    return [event for event in calendar.events if "RIT-1" in str(event["summary"])]


def expanded(event: Event, until: datetime) -> list[datetime]:
    """The dates that a calendar shows, in UTC."""
    left_out = event.get("exdate", [])
    gone = {held.dt for dates in (left_out if isinstance(left_out, list) else [left_out]) for held in dates.dts}
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=event.start)
    found = rule.between(event.start, until, inc=True)
    return sorted({at.astimezone(UTC) for at in found} - {at.astimezone(UTC) for at in gone})


@given(
    zones, firsts, clocks, st.sampled_from([*RULES, "FREQ=WEEKLY;UNTIL=20320101", "FREQ=DAILY;UNTIL=20311001T080000Z"])
)
@settings(max_examples=40)
def test_a_calendar_expands_to_the_same_dates(zone: str, first: date, at: time, rule: str) -> None:
    kept = checked(Recurrence(rule, first, f"{at:%H:%M}", zone), first)
    (event,) = parsed(as_calendar([ITEM], "d1", NOW, {"RIT-1": series_of(Ritual(1, charter=Charter(recurrence=kept)))}))
    until = event.start.astimezone(UTC) + timedelta(days=400)
    begins = datetime.combine(first, time(), UTC) - timedelta(days=2)
    assert expanded(event, until) == list(occurrences(kept, begins, until))
    assert event.end - event.start == timedelta(minutes=30)


def test_skipped_dates_are_left_out_and_moved_ones_stand_where_they_were_put(desk: Desk) -> None:
    rule = Recurrence("FREQ=WEEKLY;BYDAY=TU;COUNT=5", None, "16:00", "Europe/Stockholm")
    rituals.add(desk, Charter("Review", owner="ana", recurrence=rule))
    today = datetime(2026, 11, 17, 15, tzinfo=UTC)
    rituals.skip(desk, 1, "holiday")
    rituals.move(desk, 1, today + timedelta(days=8), "ana is off")
    items = agenda.items(desk, Settings())
    exports = [as_calendar(items, "d1", desk.clock(), series(desk)) for _ in range(2)]
    assert exports[0] == exports[1]
    assert "BEGIN:VTIMEZONE" in exports[0]
    whole, moved = parsed(exports[0])
    assert whole["uid"] == moved["uid"]
    dates = expanded(whole, today + timedelta(days=60))
    assert dates == [today + timedelta(weeks=week) for week in range(1, 5)]
    assert (moved["recurrence-id"].dt, moved.start) == (today + timedelta(weeks=1), today + timedelta(days=8))
    shown = sorted({*dates, moved.start.astimezone(UTC)} - {moved["recurrence-id"].dt.astimezone(UTC)})
    slots = rituals_standing.standing_of(desk, 1, Settings().meetings).slots
    assert shown == sorted(slot.planned_at for slot in slots if slot.state.is_open)
    assert [str(event["description"]) for event in (whole, moved)] == ["owner: ana", "owner: ana\nmoved: ana is off"]
    assert len(whole.walk("VALARM")) == 1
