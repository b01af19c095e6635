"""The calendar file: it parses again, an entry keeps its UID from one export to the next, and desks don't meet."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import example, given
from icalendar import Calendar, Event

from opsdesk.domain.agenda import Item, Snooze, Sort
from opsdesk.formats.ics import as_calendar
from tests.texts import texts

NOW = datetime(2026, 11, 17, 14, 42, tzinfo=UTC)


def events(items: list[Item], desk_id: str = "d1", now: datetime = NOW) -> list[Event]:
    calendar = Calendar.from_ical(as_calendar(items, desk_id, now))
    assert isinstance(calendar, Calendar)
    return list(calendar.events)


def test_a_moment_has_its_length_and_an_alarm() -> None:
    item = Item("CHG-3", Sort.CHANGE, "planned: new router", NOW, "ana", lasts=timedelta(hours=2))
    event = events([item])[0]
    assert (event.start, event.end) == (NOW, NOW + timedelta(hours=2))
    assert str(event["summary"]) == "CHG-3: planned: new router"
    assert "owner: ana" in event["description"]
    assert event.walk("VALARM")[0]["trigger"].dt == timedelta(minutes=-15)


def test_a_day_is_a_whole_day() -> None:
    event = events([Item("RB-2 drill", Sort.DRILL, "drill", date(2026, 12, 1))])[0]
    assert (event.start, event.end) == (date(2026, 12, 1), date(2026, 12, 2))
    assert "nobody owns it" in event["description"]


def test_what_takes_time_to_see_to_is_warned_of_on_the_days_that_are_still_ahead() -> None:
    item = Item("VEN-1 C-1", Sort.NOTICE, "negotiate", date(2026, 12, 20), warned=(120, 60, 30, 14, 7))
    assert [alarm["trigger"].dt for alarm in events([item])[0].walk("VALARM")] == [
        timedelta(hours=-15),
        timedelta(days=-7, hours=9),
        timedelta(days=-14, hours=9),
        timedelta(days=-30, hours=9),
    ]


def test_what_is_due_now_stands_on_today_and_what_is_put_off_on_its_new_time() -> None:
    later = NOW + timedelta(days=2)
    now, off = Item("a", Sort.ROLE, "a"), Item("b", Sort.ROLE, "b", snoozed=Snooze("b", later, "waits", "bo"))
    assert [event.start for event in events([now, off])] == [NOW.date(), later]
    east = Calendar.from_ical(as_calendar([now], "d1", NOW, zone=timezone(timedelta(hours=10))))
    assert [event.start for event in east.events] == [date(2026, 11, 18)]


def test_the_next_export_replaces_the_one_before() -> None:
    item = Item("CHG-3", Sort.CHANGE, "planned", NOW)
    first, second = events([item])[0], events([item], now=NOW + timedelta(minutes=5))[0]
    assert first["uid"] == second["uid"]
    assert int(second["sequence"]) > int(first["sequence"])
    assert events([item], "d2")[0]["uid"] != first["uid"]


@given(words=texts(max_size=200), key=texts(max_size=20))
@example(words="C:\\New\\night, \\N", key="CHG-3")
def test_any_text_comes_back(words: str, key: str) -> None:
    import opsdesk.domain.text as text

    cleaned, name = text.one_line(text.clean(words)), text.one_line(text.clean(key))
    event = events([Item(name, Sort.CHANGE, cleaned, NOW)])[0]
    assert cleaned.strip() in str(event["summary"])
