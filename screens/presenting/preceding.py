"""What changed just before an incident as lines: what and when, then why it stands there, then who knows more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from typing import Final

from opsdesk.desk.capture.clock import spoken_time
from opsdesk.domain.change_preceding import Preceding
from opsdesk.domain.text import one_line
from screens.presenting.row import MUTED, column, join, plain, spread
from screens.widgets.line_list import Row

NAME_WIDTH: Final = 8


def preceding_rows(found: Sequence[Preceding], now: datetime, zone: tzinfo, width: int) -> tuple[Row, ...]:
    """The lines of all; the key of each thing is its place."""
    return tuple(row for place, one in enumerate(found) for row in _rows(str(place), one, now, zone, width))


def _rows(key: str, one: Preceding, now: datetime, zone: tzinfo, width: int) -> Iterator[Row]:
    change = one.change
    head = join(column(plain(change.name, "bold"), NAME_WIDTH), one_line(change.title))
    yield Row(key, spread(width, head, plain(spoken_time(one.at, now, zone), MUTED)))
    below = (change.what, ", ".join(one.why)), (change.plan.author_role, change.plan.link)
    for place, told in enumerate(below):
        if said := " · ".join(filter(None, told)):
            yield Row(f"{key} {place}", plain(f"{' ' * NAME_WIDTH}{one_line(said)}", MUTED), False)
