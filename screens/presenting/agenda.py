"""The agenda as rows of the desk's list: what is due beside the incidents, with the days that are left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo

from textual.content import Content

from opsdesk.domain.agenda import Item, Sort, When, in_order, when
from opsdesk.domain.text import one_line
from screens.presenting.row import MUTED, join, plain, spread
from screens.widgets.line_list import Row, Rows

OF_INCIDENTS = frozenset({Sort.ROLE, Sort.UPDATE, Sort.CHECK_IN})
"""What the desk shows of the incidents themselves, to the second."""
SHOWN = frozenset({When.OVERDUE, When.TODAY, When.SOON})
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
}
"""The screen on which a thing is seen to."""


def beside_incidents(items: Iterable[Item]) -> tuple[Item, ...]:
    """What isn't an incident's own."""
    return tuple(item for item in items if item.sort not in OF_INCIDENTS)


def this_week(items: Iterable[Item], now: datetime, zone: tzinfo) -> tuple[Item, ...]:
    """What is overdue or due within a week, in order."""
    return tuple(item for item in in_order(items, zone) if when(item, now, zone) in SHOWN)


def agenda_rows(shown: Sequence[Item], now: datetime, zone: tzinfo, width: int) -> Rows:
    """This week's things under a heading, each laid out when it is seen; none where there is nothing."""
    heading = (Row("agenda", plain("This week", f"bold {MUTED}"), selectable=False),) if shown else ()

    def lay_out(place: int) -> Row:
        return Row(f"{KEY}{shown[place].key}", _line(shown[place], now, zone, width))

    return Rows([f"{KEY}{item.key}" for item in shown], lay_out).below(heading)


def _line(item: Item, now: datetime, zone: tzinfo, width: int) -> Content:
    name = "list" if item.sort is Sort.CHECKLIST else item.about
    owner = plain(f"  {one_line(item.owner)}", MUTED) if item.owner else plain("  nobody has it", "$text-warning")
    why = plain(f"  {one_line(item.why)}", MUTED) if item.why else ""
    left = join(plain(f"{name:<7} ", "bold"), one_line(item.words), owner, why)
    return spread(width, left, _days(item, now, zone))


def _days(item: Item, now: datetime, zone: tzinfo) -> Content:
    """`in 3 d`, `today`, `−2 d`, or `now`."""
    day, today = item.day(zone), now.astimezone(zone).date()
    if day is None:
        return plain("now", "$text-warning")
    days = (day - today) // timedelta(days=1)
    if when(item, now, zone) is When.OVERDUE:
        return Content.styled(f"−{max(-days, 0)} d" if days < 0 else "overdue", "bold $text-error")
    return plain("today", "$text-warning") if days <= 0 else plain(f"in {days} d", MUTED)


def put_off_line(item: Item, zone: tzinfo) -> str:
    """`CHG-1 is put off until Mon 23 Nov 09:00`, for one that just was."""
    assert item.snoozed is not None
    return f"{one_line(item.key)} is put off until {item.snoozed.until.astimezone(zone):%a %d %b %H:%M}"
