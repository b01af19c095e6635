"""The agenda as rows of the desk's list: what is due beside the incidents, with the days that are left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo

from textual.content import Content

from opsdesk.domain.agenda import Item, Sort, When, in_order, is_open, when
from opsdesk.domain.text import one_line
from opsdesk.domain.values import dataclass
from screens.presenting.row import MUTED, join, plain, spread
from screens.widgets.line_list import Row, Rows

OF_INCIDENTS = frozenset({Sort.ROLE, Sort.UPDATE, Sort.CHECK_IN})
"""What the desk shows of the incidents themselves, to the second."""
AHEAD = frozenset({When.TODAY, When.SOON})
OVERDUE, THIS_WEEK = "Overdue", "This week"
LATE = "$text-error"
KEY = "agenda "
"""What the key of such a row begins with; the item's own follows."""
PLACES = {
    Sort.CHANGE: "changes",
    Sort.REVIEW: "changes",
    Sort.DRILL: "rollbacks",
    Sort.CHECKLIST: "checks",
    Sort.TO_DO: "checks",
    Sort.NOTICE: "vendors",
    Sort.DOCUMENT: "runbooks",
    Sort.RITUAL: "rituals",
    Sort.AGREED: "rituals",
    Sort.COMMITMENT: "commitments",
    Sort.CONTACTS: "teams",
    Sort.VENDOR_CONTACTS: "vendors",
    Sort.FOLLOW_UP: "followups",
    Sort.RECURRENCE: "recurrences",
    Sort.POSTMORTEM: "postmortems",
}
"""The screen on which a thing is seen to."""


def beside_incidents(items: Iterable[Item]) -> tuple[Item, ...]:
    """What isn't an incident's own."""
    return tuple(item for item in items if item.sort not in OF_INCIDENTS)


@dataclass(frozen=True, slots=True)
class Week:
    """What presses, each part in order."""

    overdue: tuple[Item, ...] = ()
    ahead: tuple[Item, ...] = ()
    """Due within a week, or open by now."""

    @property
    def number(self) -> int:
        """How many things that are."""
        return len(self.overdue) + len(self.ahead)


def this_week(items: Iterable[Item], now: datetime, zone: tzinfo) -> Week:
    """What is overdue, due within a week, or open by now."""
    found = [(item, when(item, now, zone)) for item in in_order(items, zone)]
    return Week(
        tuple(item for item, heading in found if heading is When.OVERDUE),
        tuple(
            item for item, heading in found if heading in AHEAD or (heading is When.LATER and is_open(item, now, zone))
        ),
    )


def item_text(item: Item) -> str:
    """What a filter looks in, in small letters: what is due, whose it is, why, and what kind of thing it is."""
    return " ".join((item.key, item.words, item.owner or "nobody", item.why, item.sort)).casefold()


def agenda_rows(week: Week, now: datetime, zone: tzinfo, width: int) -> Rows:
    """What is overdue and this week's things, each part under its heading; laid out when it is seen."""
    lines = [*_under(OVERDUE, week.overdue), *_under(THIS_WEEK, week.ahead)]

    def lay_out(place: int) -> Row:
        line = lines[place]
        if isinstance(line, Item):
            return Row(f"{KEY}{line.key}", _line(line, now, zone, width))
        return Row(line, plain(line, f"bold {LATE if line is OVERDUE else MUTED}"), selectable=False)

    keys = [f"{KEY}{line.key}" if isinstance(line, Item) else line for line in lines]
    return Rows(keys, lay_out, [place for place, line in enumerate(lines) if isinstance(line, str)])


def _under(heading: str, items: Sequence[Item]) -> list[str | Item]:
    return [heading, *items] if items else []


def _line(item: Item, now: datetime, zone: tzinfo, width: int) -> Content:
    """What is due, whose it is and why as far as they fit whole; that it is nobody's is never cut."""
    name = "list" if item.sort is Sort.CHECKLIST else item.about
    left = join(plain(f"{name:<7} ", "bold"), one_line(item.words))
    nobodys = plain("" if item.owner else "nobody  ", "$text-warning")
    right = join(nobodys, _days(item, now, zone))
    for more in filter(None, (item.owner, item.why)):
        longer = join(left, plain(f"  {one_line(more)}", MUTED))
        if longer.cell_length + 1 + right.cell_length > width:
            break
        left = longer
    return spread(width, left, right)


def _days(item: Item, now: datetime, zone: tzinfo) -> Content:
    """`in 3 d`, `today`, `−2 d`, or `now`."""
    day, today = item.day(zone), now.astimezone(zone).date()
    if day is None:
        return plain("now", "$text-warning")
    days = (day - today) // timedelta(days=1)
    if when(item, now, zone) is When.OVERDUE:
        return Content.styled(f"−{max(-days, 0)} d" if days < 0 else "overdue", f"bold {LATE}")
    return plain("today", "$text-warning") if days <= 0 else plain(f"in {days} d", MUTED)


def put_off_line(item: Item, zone: tzinfo) -> str:
    """`CHG-1 is put off until Mon 23 Nov 09:00`, for one that just was."""
    assert item.snoozed is not None
    return f"{one_line(item.key)} is put off until {item.snoozed.until.astimezone(zone):%a %d %b %H:%M}"
