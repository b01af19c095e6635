"""Everything that is due, from all that the desk keeps, in one list: unowned first, then by time.

A source makes `Item`s; nothing here knows where one comes from. An item is snoozed under its key, which stays the same
as long as the thing is the same, so that a snooze and a calendar entry stay with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from opsdesk.domain.values import dataclass


class Sort(StrEnum):
    """What kind of thing is due."""

    ROLE = "role"
    UPDATE = "update"
    CHECK_IN = "check-in"
    CHANGE = "change"
    REVIEW = "change review"
    DRILL = "rollback drill"
    CHECKLIST = "checklist review"
    TO_DO = "to do"
    """What somebody made of a checklist's step while no incident was open."""
    DOCUMENT = "document review"
    NOTICE = "vendor notice"
    COMMITMENT = "commitment"
    CONTACTS = "contact check"
    VENDOR_CONTACTS = "vendor contact check"
    RITUAL = "ritual"
    POSTMORTEM = "postmortem"
    AGREED = "agreed action"
    """What somebody took on in a meeting."""
    FOLLOW_UP = "follow-up"
    """What somebody took on after an incident, however long ago that was."""
    RECURRENCE = "recurrence"
    """An incident that is another one come back, of which nothing was made yet."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that somebody has to see to."""

    key: str
    """`CHG-3 review`: what a snooze and a calendar know it by."""
    sort: Sort
    words: str
    due: datetime | date | None = None
    """A moment (UTC) or a whole day; None: now, whatever the time."""
    owner: str = ""
    about: str = ""
    """What to open to see to it: `INC-7`, `CHG-3`, `RB-2`; empty for a command's help."""
    why: str = ""
    """Why it is asked for, where that isn't plain."""
    lasts: timedelta = timedelta(0)
    """How long it takes, where that is known; for a calendar."""
    warned: tuple[int, ...] = ()
    """Days before its day on which a calendar warns of it, beside the day before: for what takes its time."""
    opens_on: date | None = None
    """The day from which on it is to be seen to, where that is weeks before it is due."""
    snoozed: Snooze | None = None

    def due_at(self, zone: tzinfo) -> datetime:
        """The moment after which it is overdue: a day is over at its end in a zone."""
        if self.due is None:
            return datetime.min.replace(tzinfo=UTC)
        if isinstance(self.due, datetime):
            return self.due
        return datetime.combine(self.due + timedelta(days=1), time(), zone)

    def day(self, zone: tzinfo) -> date | None:
        """The day it is due on, as a zone counts days; None: now."""
        return self.due.astimezone(zone).date() if isinstance(self.due, datetime) else self.due


def day_words(due: date, now: datetime, zone: tzinfo) -> str:
    """`Tue 24 Nov`, and of another year than now's `Tue 24 Nov 2027`; of a moment the day where it is local."""
    day = due.astimezone(zone) if isinstance(due, datetime) else due
    return f"{day:%a} {day.day} {day:%b}{'' if day.year == now.astimezone(zone).year else f' {day.year}'}"


@dataclass(frozen=True, slots=True)
class Snooze:
    """An item that somebody put off, and said why."""

    key: str
    until: datetime
    why: str
    by: str


def late_words(item: Item, now: datetime, zone: tzinfo) -> str:
    """`3 days overdue`; empty for what isn't, or is due now whatever the time."""
    day = item.day(zone)
    if day is None or when(item, now, zone) is not When.OVERDUE:
        return ""
    days = (now.astimezone(zone).date() - day).days
    return f"{days:,} day{'' if days == 1 else 's'} overdue" if days else "overdue"


class When(StrEnum):
    """The headings of a list by date."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "in the next 7 days"
    LATER = "later"
    SNOOZED = "snoozed"


WEEK = timedelta(days=7)


def when(item: Item, now: datetime, zone: tzinfo) -> When:
    """The heading that an item stands under."""
    if item.snoozed is not None:
        return When.SNOOZED
    if item.due_at(zone) <= now:
        return When.OVERDUE
    day, today = item.day(zone), now.astimezone(zone).date()
    if day is None or day <= today:
        return When.TODAY
    return When.SOON if day - today <= WEEK else When.LATER


def is_open(item: Item, now: datetime, zone: tzinfo) -> bool:
    """It isn't put off, and the time has come to see to it, however far ahead it is due."""
    return item.snoozed is None and item.opens_on is not None and item.opens_on <= now.astimezone(zone).date()


def in_order(items: Iterable[Item], zone: tzinfo) -> list[Item]:
    """What nobody owns first, then by time; snoozed things last."""
    return sorted(items, key=lambda it: (it.snoozed is not None, bool(it.owner), it.due_at(zone), it.key))


def within(items: Iterable[Item], days: int, now: datetime, zone: tzinfo) -> list[Item]:
    """What is overdue or due in so many days, today being the first."""
    last = now.astimezone(zone).date() + timedelta(days=days)
    return [item for item in items if (day := item.day(zone)) is None or day < last]


def without_gone(item: Item, gone: Collection[str]) -> Item:
    """What belongs to somebody who has left is nobody's, and says so."""
    if item.owner.lower() not in gone:
        return item
    left = f"{item.owner} has left"
    why = item.why if left in item.why else "; ".join(filter(None, (item.why, left)))
    return replace(item, owner="", why=why)


def with_snoozes(items: Iterable[Item], snoozes: Mapping[str, Snooze], now: datetime) -> list[Item]:
    """The items, each with the snooze that still holds for it."""
    return [replace(item, snoozed=_holding(snoozes.get(item.key), now)) for item in items]


def _holding(snooze: Snooze | None, now: datetime) -> Snooze | None:
    return snooze if snooze is not None and snooze.until > now else None


def by_owner(items: Iterable[Item], zone: tzinfo) -> dict[str, list[Item]]:
    """The items under their owners' names in whatever case, what nobody owns under an empty one and first."""
    found: dict[str, list[Item]] = {}
    for item in in_order(items, zone):
        found.setdefault(item.owner.lower(), []).append(item)
    return {found[name][0].owner: found[name] for name in sorted(found)}


def by_date(items: Iterable[Item], now: datetime, zone: tzinfo) -> dict[When, list[Item]]:
    """The items under the headings by date; only headings that have some."""
    found: dict[When, list[Item]] = {}
    for item in in_order(items, zone):
        found.setdefault(when(item, now, zone), []).append(item)
    return {heading: found[heading] for heading in When if heading in found}
