"""A change that has happened, told in one line: `14:02 deploy payments: 4.2 with larger pools https://…`.

A time that has been, what kind of change, the services and a colon, what changed, a link: only what changed is needed.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime, tzinfo
from typing import Final

from opsdesk.desk.capture import clock
from opsdesk.desk.decision import words
from opsdesk.domain.change_parts import SORTS, ChangeSort
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted
from opsdesk.domain.values import dataclass

_SORT: Final = re.compile(rf"({'|'.join(sorted(SORTS, key=len, reverse=True))})\b[ :]*", re.IGNORECASE)
_LINK: Final = re.compile(r"(?:^|\s)(\S+://\S+)\s*$")


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
    text = words(line, "the change")
    timed = clock.backdated(text, now, zone)
    if timed is None and clock.begins_with_time(text):
        raise BadInput(f"{quoted(text)} begins with no time that has been (an earlier day stands before it: 20 14:02)")
    rest = timed.rest if timed else text
    found = _LINK.search(rest)
    link = found[1] if found else ""
    rest = rest[: found.start()].strip() if found else rest
    match = _SORT.match(rest)
    sort = SORTS[match[1].lower()] if match else ChangeSort.OTHER
    services, title = _services(rest[match.end() :] if match else rest, known, told=match is not None)
    return ChangeLine(title or rest or link, timed.at if timed else None, sort, services, link)


def _services(rest: str, known: Collection[str], *, told: bool) -> tuple[tuple[str, ...], str]:
    """The services before a colon and the words after it. Names that nobody knows count only behind a kind of change:
    anything may stand before a colon."""
    head, colon, title = rest.partition(": ")
    names = tuple(name for name in re.split(r"[,\s]+", head.strip()) if name)
    by_lower = {name.lower(): name for name in known}
    if colon and names and (all(name.lower() in by_lower for name in names) or (told and len(names) == 1)):
        return tuple(by_lower.get(name.lower(), name) for name in names), title.strip()
    first = rest.split(maxsplit=1)[:1]
    service = by_lower.get(first[0].strip(",.").lower()) if first else None
    return ((service,), rest) if service and told else ((), rest)
