"""The weekly review of operations: what the desk knows of one week, part by part, each with the number it stands on.

A past week is told as it ended; deadlines, documents and what is growing can only be told as of now, and say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from opsdesk.config.settings import Settings
from opsdesk.desk import ops_review_incidents as incidents
from opsdesk.desk import ops_review_upkeep as upkeep
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput
from opsdesk.domain.ops_review import OpsReview, Part, Span
from opsdesk.domain.text import quoted

_WEEK: Final = re.compile(r"(\d{4})-?W(\d{1,2})", re.IGNORECASE)

PARTS: Final[tuple[Callable[[Desk, Settings, Span], Part], ...]] = (
    incidents.incidents,
    incidents.updates,
    incidents.recurrences,
    upkeep.follow_ups,
    upkeep.changes,
    upkeep.noise,
    upkeep.rituals,
    upkeep.deadlines,
    upkeep.documents,
    incidents.a_year_ago,
)
"""In the order in which they are read: what happened, what was to follow from it, what is about to."""


def review(desk: Desk, settings: Settings, monday: date, zone: tzinfo) -> OpsReview:
    """The review of the week that begins on a Monday; raises BadInput for one that is still to come."""
    now = desk.clock()
    since = datetime.combine(monday, time(), zone)
    if since > now:
        raise BadInput(f"{week_name(monday)} is still to come")
    span = Span(since, datetime.combine(monday + timedelta(weeks=1), time(), zone), now, zone)
    return OpsReview(week_name(monday), span, tuple(read(desk, settings, span) for read in PARTS))


def monday_of(word: str, today: date) -> date:
    """The Monday of `2026-W47`; without a word that of yesterday's week. Raises BadInput."""
    if not word:
        yesterday = today - timedelta(days=1)
        return yesterday - timedelta(days=yesterday.weekday())
    match = _WEEK.fullmatch(word.strip())
    try:
        return date.fromisocalendar(int(match[1]), int(match[2]), 1) if match else date.fromisoformat("")
    except ValueError:
        raise BadInput(f"{quoted(word)} is no week (write it like 2026-W47)") from None


def week_name(monday: date) -> str:
    """`2026-W47`."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"
