"""The agenda as a calendar file that real calendars take in, and update in place at the next export (RFC 5545).

An entry's UID follows from the desk and the item's key, so that two desks in one calendar don't meet and an export
replaces the one before. A ritual is one recurring entry with its zone: skipped dates are left out of it, moved ones
stand where they were put. Loaded when a calendar is written, since the library takes its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from types import MappingProxyType
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vRecur, vText

from opsdesk.domain.agenda import Item
from opsdesk.domain.ritual_series import Series
from opsdesk.domain.text import one_line

PRODUCT = "-//opsdesk//agenda//EN"
AT_LEAST = timedelta(minutes=15)
"""How long an entry is that has only a moment: a calendar shows none as a line of nothing."""
WARN_BEFORE = timedelta(minutes=15)
WARNED_AT = timedelta(hours=9)
"""When on a day a calendar warns of a whole day: at nine in the morning."""
_EPOCH = datetime(2024, 1, 1, tzinfo=UTC)


def as_calendar(
    items: Iterable[Item],
    desk_id: str,
    now: datetime,
    series: Mapping[str, Series] = MappingProxyType({}),
    zone: tzinfo = UTC,
) -> str:
    """The calendar file. What is due now, whatever the time, stands on today as a zone has it; snoozed things on their
    new time.

    `series` has those that recur, by their items' keys.
    """
    today = now.astimezone(zone).date()
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "opsdesk")
    for item in items:
        if item.key in series:
            for event in _recurring(item, series[item.key], desk_id, now):
                calendar.add_component(event)
        else:
            event = _about(item, desk_id, now)
            _when(event, item, today)
            calendar.add_component(event)
    calendar.add_missing_timezones()
    return str(calendar.to_ical().decode())


def uid(item: Item, desk_id: str) -> str:
    """What a calendar knows an item by: the same at every export of the same desk."""
    return f"{uuid5(NAMESPACE_URL, f'opsdesk:{desk_id}:{item.key}')}@opsdesk"


def _recurring(item: Item, series: Series, desk_id: str, now: datetime) -> Iterator[Event]:
    zone, lasts = ZoneInfo(series.zone), max(item.lasts, AT_LEAST)
    whole = _about(replace(item, why=""), desk_id, now)  # what is said of one date isn't said of all
    starts = series.first.replace(tzinfo=zone)
    whole.add("dtstart", starts)
    whole.add("dtend", starts + lasts)
    whole.add("rrule", vRecur.from_ical(series.rule))
    for slot in series.skipped:
        whole.add("exdate", slot.astimezone(zone))
    whole.add_component(_alarm(item, -WARN_BEFORE))
    yield whole
    for move in series.moves:
        moved = _about(replace(item, why=f"moved: {move.why}"), desk_id, now)
        moved.add("recurrence-id", move.slot.astimezone(zone))
        moved.add("dtstart", move.to.astimezone(zone))
        moved.add("dtend", move.to.astimezone(zone) + lasts)
        moved.add_component(_alarm(item, -WARN_BEFORE))
        yield moved


class _Text(vText):
    r"""A text in which `\N` stays what was typed: the library takes it for a line's end before it escapes."""

    def to_ical(self) -> bytes:
        """As RFC 5545 §3.3.11 has it."""
        escaped = self.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
        return escaped.replace("\r\n", r"\n").replace("\n", r"\n").replace("\r", r"\n").encode("utf-8")


def _about(item: Item, desk_id: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", uid(item, desk_id))
    event.add("dtstamp", now)
    event.add("sequence", int((now - _EPOCH).total_seconds()) // 60)  # grows from one export to the next
    event.add("summary", _Text(f"{item.key}: {item.words}" if item.key not in item.words else item.words))
    if words := _description(item):
        event.add("description", _Text(words))
    event.add("categories", [str(item.sort)])
    return event


def _when(event: Event, item: Item, today: date) -> None:
    due = item.snoozed.until if item.snoozed else item.due or today
    if isinstance(due, datetime):
        event.add("dtstart", due.astimezone(UTC))
        event.add("dtend", due.astimezone(UTC) + max(item.lasts, AT_LEAST))
        event.add_component(_alarm(item, -WARN_BEFORE))
    else:
        event.add("dtstart", due)
        event.add("dtend", due + timedelta(days=1))
        for days in sorted({1, *item.warned}):
            if days == 1 or due - timedelta(days=days) >= today:  # a calendar would ring at once for what is past
                event.add_component(_alarm(item, WARNED_AT - timedelta(days=days)))


def _alarm(item: Item, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _Text(item.words))
    alarm.add("trigger", before)
    return alarm


def _description(item: Item) -> str:
    owner = f"owner: {item.owner}" if item.owner else "nobody owns it yet"
    snoozed = f"put off by {item.snoozed.by}: {one_line(item.snoozed.why)}" if item.snoozed else ""
    return "\n".join(part for part in (owner, one_line(item.why), snoozed) if part)
