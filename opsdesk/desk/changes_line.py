"""A change that has happened, told in one line: `14:02 deploy payments: 4.2 with larger pools https://…`.

A time that has been (or `2026-11-20 14:02`), what kind of change, the services and a colon, what changed, a link: only
what changed is needed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime, tzinfo
from typing import Final

from opsdesk.desk import changes_times
from opsdesk.desk.capture import clock
from opsdesk.desk.decision import words
from opsdesk.domain.change_parts import SORTS, ChangeSort
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass

_SORT: Final = re.compile(rf"({'|'.join(sorted(SORTS, key=len, reverse=True))})\b[ :]*", re.IGNORECASE)
_LINK: Final = re.compile(r"(?:^|\s)(\S+://\S+)\s*$")
_DATED: Final = re.compile(r"(\d{4}-\d{2}-\d{2}[T ]\d{1,2}:\d{2}\S*)\s+(\S.*)", re.DOTALL)
_TIMED: Final = re.compile(r"~?(?:(?:mon|tue|wed|thu|fri|sat|sun|today|yesterday)\w* +)?\d{1,2}:\d{2}\b", re.IGNORECASE)
"""What is written like a time, in whatever way."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What a line tells."""

    title: str
    at: datetime | None = None
    """None: now."""
    sort: ChangeSort = ChangeSort.OTHER
    services: tuple[str, ...] = ()
    link: str = ""


def read_line(line: str, now: datetime, zone: tzinfo, known: Collection[str]) -> ChangeLine:
    """The change that a line tells, with the services among those that are `known`; raises BadInput for no words,
    and for a time that hasn't been: it would stand as a change of now."""
    at, rest = _time(words(line, "the change"), now, zone)
    found = _LINK.search(rest)
    link = found[1] if found else ""
    rest = rest[: found.start()].strip() if found else rest
    match = _SORT.match(rest)
    sort = SORTS[match[1].lower()] if match else ChangeSort.OTHER
    services, title = _services(rest[match.end() :] if match else rest, known, told=match is not None)
    if services and not (title or link):
        raise BadInput(f"{quoted(rest)} doesn't say what changed: write it after the colon")
    return ChangeLine(title or (link if services else rest) or link, at, sort, services, link)


def _time(text: str, now: datetime, zone: tzinfo) -> tuple[datetime | None, str]:
    """The time that a line begins with, None for none, and the words after it."""
    if timed := clock.backdated(text, now, zone):
        return timed.at, timed.rest
    if dated := _DATED.match(text):
        return changes_times.been(dated[1], now, zone), dated[2]
    if why := clock.untaken(text, now, zone):
        raise BadInput(f"{quoted(text)}: {why}")
    if _TIMED.match(text):
        said = "an earlier day stands before it: 20 14:02, or 2026-11-20 14:02"
        raise BadInput(f"{quoted(text)} begins with no time that has been ({said})")
    return None, text


def _services(rest: str, known: Collection[str], *, told: bool) -> tuple[tuple[str, ...], str]:
    """The services before a colon and the words after it. Names that nobody knows count only behind a kind of change:
    anything may stand before a colon."""
    head, colon, title = f"{rest} ".partition(": ")
    names = tuple(name for name in re.split(r"[,\s]+", head.strip()) if name)
    by_lower = {name.lower(): name for name in known}
    if colon and names and (all(name.lower() in by_lower for name in names) or (told and len(names) == 1)):
        return tuple(by_lower.get(name.lower(), name) for name in names), title.strip()
    first = rest.split(maxsplit=1)[:1]
    service = by_lower.get(first[0].strip(",.").lower()) if first else None
    return ((service,), rest) if service and told else ((), rest)
