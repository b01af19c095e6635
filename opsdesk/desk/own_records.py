"""Knowing an incident's own record again: what this desk wrote out comes back, and is here already.

Loads pydantic; commands import it when they take something in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, Final

from opsdesk.desk.desk import Desk
from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.amend import Amendment
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.fold import fold
from opsdesk.formats.record import Record, record_of
from opsdesk.formats.record.typed import list_of
from opsdesk.store.connection import in_words
from opsdesk.store.reads.incidents import declared_at

_LISTS: Final = ("timeline", "hypotheses", "actions", "updates")
"""Lists of a record whose rows stand for an entry each."""


def written_out_as(desk: Desk, record: Record) -> int | None:
    """The incident of which this is the record, as it stands or stood after some entry; None where there is none.

    One that says anything else, since somebody corrected it or another desk went on with it, is no incident's here.
    """
    if record.declared_at is None:
        return None
    with in_words(desk.opened.path):
        held = declared_at(desk.opened.connection, record.declared_at)
    told, rows = _told(record.raw), sum(len(record.raw.get(name) or ()) for name in _LISTS)
    return next((number for number in held if told in _as_it_stood(desk.entries(number), rows)), None)


def _as_it_stood(entries: Sequence[Entry], rows: int) -> Iterator[str]:
    """What the record of an incident said whenever it could have had so many rows, the newest first."""
    for upto in reversed(_moments(entries, rows)):
        until = entries[:upto]
        yield _told(record_of(fold(until), until))


def _moments(entries: Sequence[Entry], rows: int) -> list[int]:
    """After how many entries a record can have so many rows: an amendment takes one away at the most."""
    told = accumulate(_is_row(entry) for entry in entries)
    amended = accumulate(isinstance(entry.payload, Amendment) for entry in entries)
    return [upto for upto, (held, gone) in enumerate(zip(told, amended, strict=True), 1) if held - gone <= rows <= held]


def _is_row(entry: Entry) -> bool:
    payload = entry.payload
    is_about_others = isinstance(payload, Declared | Amendment) or payload.derived
    return not is_about_others and list_of(payload) in _LISTS


def _told(record: dict[str, Any]) -> str:
    """What a record says, but for the ways that texts went: those are learned later, and no entry tells them."""
    updates = [_without_ways(update) for update in record.get("updates") or []]
    return json.dumps({**record, "updates": updates}, sort_keys=True)


def _without_ways(update: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in update.items() if key != "ways"}
