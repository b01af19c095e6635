"""The agenda as a Markdown page: what a team reads in the morning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo

from opsdesk.domain.agenda import Item, by_date, day_words
from opsdesk.formats.markdown.escape import inline


def digest(items: Sequence[Item], now: datetime, zone: tzinfo) -> str:
    """Headings by date; of each thing its owner, its day and why it is asked for."""
    local = now.astimezone(zone)
    top = f"# Due, as of {local:%A} {local.day} {local:%B %Y %H:%M %Z}"
    groups = by_date(items, now, zone)
    if not groups:
        return f"{top}\n\nNothing is due."
    parts = [f"## {str(day).capitalize()}\n\n{_list(held, now, zone)}" for day, held in groups.items()]
    return "\n\n".join([top, *parts])


def _list(items: Iterable[Item], now: datetime, zone: tzinfo) -> str:
    return "\n".join(f"- {_line(item, now, zone)}" for item in items)


def _line(item: Item, now: datetime, zone: tzinfo) -> str:
    owner = f"**{inline(item.owner)}**" if item.owner else "**nobody owns it**"
    why = f" ({inline(item.why)})" if item.why else ""
    snoozed = f"; put off: {inline(item.snoozed.why)}" if item.snoozed else ""
    return f"{owner}: {inline(item.words)}{_due(item, now, zone)}, {inline(item.key)}{why}{snoozed}"


def _due(item: Item, now: datetime, zone: tzinfo) -> str:
    if item.due is None:
        return ", now"
    at = f" {item.due.astimezone(zone):%H:%M %Z}" if isinstance(item.due, datetime) else ""
    return f", {day_words(item.due, now, zone)}{at}"
