"""The agenda as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from typing import Any, Final

from opsdesk.domain.agenda import Item, by_date, by_owner, day_words, late_words, when
from opsdesk.domain.text import one_line

NOBODY: Final = "nobody"
"""Whose it is, where it is nobody's."""

Object = dict[str, Any]


def lines(items: Sequence[Item], now: datetime, zone: tzinfo, *, by_owner: bool = False) -> Iterator[str]:
    """A heading, and under it a line for each item with its reason where there is one; by owner also how late it is."""
    groups = (
        _by_owner(items, zone) if by_owner else [(str(day), held) for day, held in by_date(items, now, zone).items()]
    )
    days = max((len(told_due(item, now, zone)) for item in items), default=0)
    owners = max((len(item.owner or NOBODY) for item in items), default=0)
    for place, (heading, held) in enumerate(groups):
        if place:
            yield ""
        yield heading
        for item in held:
            yield f"  {told_due(item, now, zone):<{days}}  {item.owner or NOBODY:<{owners}}  {item.key}: {item.words}"
            late = late_words(item, now, zone) if by_owner else ""
            if note := "; ".join(filter(None, (late, remark(item, zone)))):
                yield f"  {'':<{days}}  {'':<{owners}}  · {note}"


def told_due(item: Item, now: datetime, zone: tzinfo) -> str:
    """`Tue 24 Nov 14:00`, `Tue 24 Nov`, `Tue 24 Nov 2027`, or `now`."""
    if item.due is None:
        return "now"
    at = f" {item.due.astimezone(zone):%H:%M}" if isinstance(item.due, datetime) else ""
    return f"{day_words(item.due, now, zone)}{at}"


def remark(item: Item, zone: tzinfo) -> str:
    """Why it is asked for, and who put it off."""
    why = one_line(item.why)
    if item.snoozed is None:
        return why
    until = item.snoozed.until.astimezone(zone)
    snoozed = (
        f"put off by {item.snoozed.by} until {until:%a} {until.day} {until:%b %H:%M}: {one_line(item.snoozed.why)}"
    )
    return f"{why}; {snoozed}" if why else snoozed


def as_json(items: Sequence[Item], now: datetime, zone: tzinfo) -> list[Object]:
    """A row an item: key, kind, words, due_at (a time) or due_on (a day; both null: now), owner, about, why, when,
    snoozed."""
    return [
        {
            "key": item.key,
            "kind": item.sort,
            "words": item.words,
            "due_at": due if isinstance(due := item.due, datetime) else None,
            "due_on": None if isinstance(due, datetime) else due,
            "owner": item.owner,
            "about": item.about,
            "why": item.why,
            "when": when(item, now, zone),
            "snoozed": _snoozed(item),
        }
        for item in items
    ]


def _snoozed(item: Item) -> Object | None:
    held = item.snoozed
    return {"until": held.until, "why": held.why, "by": held.by} if held else None


def _by_owner(items: Sequence[Item], zone: tzinfo) -> list[tuple[str, list[Item]]]:
    return [(owner or NOBODY, held) for owner, held in by_owner(items, zone).items()]
