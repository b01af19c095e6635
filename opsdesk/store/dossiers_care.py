"""Whether what is kept of each dossier is what its pages say; made anew from them where it isn't. Reads everything."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from opsdesk.domain.codec import encode
from opsdesk.domain.dossier import Cabinet, Dossier, fold
from opsdesk.domain.errors import StoreUnavailable
from opsdesk.domain.values import dataclass
from opsdesk.store import dossiers
from opsdesk.store.connection import ILLEGIBLE

NUMBERS = "SELECT number FROM dossier WHERE cabinet = ? UNION SELECT number FROM page WHERE cabinet = ? ORDER BY number"
_HELD = "SELECT seq, over, body FROM dossier WHERE cabinet = ? AND number = ?"
_STRANGE = "SELECT DISTINCT cabinet FROM dossier WHERE cabinet NOT IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class OutOfStep:
    """A dossier that isn't what its pages say."""

    cabinet: Cabinet[Any]
    number: int
    told: Dossier | None = None
    """What its pages say, where they are all there and can be read."""
    why: str = ""
    """Why its pages say nothing."""

    @property
    def name(self) -> str:
        """What people call it."""
        return self.cabinet.call(self.number)


def out_of_step(connection: sqlite3.Connection, cabinets: Sequence[Cabinet[Any]]) -> Iterator[OutOfStep]:
    """Those that aren't what their pages say; raises StoreUnavailable for a cabinet that nobody here knows."""
    known = json.dumps([cabinet.name for cabinet in cabinets])
    if strange := [name for (name,) in connection.execute(_STRANGE, (known,))]:
        raise StoreUnavailable(f"the store holds what a newer opsdesk wrote ({', '.join(strange)}); update this one")
    for cabinet in cabinets:
        for (number,) in connection.execute(NUMBERS, (cabinet.name, cabinet.name)).fetchall():
            found = _looked_at(connection, cabinet, number)
            if found is not None:
                yield found


def fold_anew(connection: sqlite3.Connection, cabinets: Sequence[Cabinet[Any]]) -> None:
    """Makes those that are out of step what their pages say; one whose pages aren't whole stays as it is. Within the
    caller's transaction."""
    for found in list(out_of_step(connection, cabinets)):
        if found.told is not None:
            dossiers.keep(connection, found.cabinet, found.told)


def _looked_at(connection: sqlite3.Connection, cabinet: Cabinet[Any], number: int) -> OutOfStep | None:
    try:
        told = _told(connection, cabinet, number)
    except StoreUnavailable as error:
        return OutOfStep(cabinet, number, why=error.message)
    return None if _is_kept(connection, cabinet, told) else OutOfStep(cabinet, number, told)


def _told(connection: sqlite3.Connection, cabinet: Cabinet[Any], number: int) -> Dossier:
    """What the pages say; raises StoreUnavailable where one is missing or can't be read."""
    pages = dossiers.pages(connection, cabinet, number)
    held = connection.execute(_HELD, (cabinet.name, number)).fetchone()
    newest = max(len(pages), held[0] if held else 0)
    there = {page.seq for page in pages}
    if missing := next((seq for seq in range(1, newest + 1) if seq not in there), None):
        raise StoreUnavailable(f"page {missing} of {cabinet.call(number)} is missing")
    told: Dossier = fold(cabinet, number, pages)
    return told


def _is_kept(connection: sqlite3.Connection, cabinet: Cabinet[Any], told: Dossier) -> bool:
    held = connection.execute(_HELD, (cabinet.name, told.number)).fetchone()
    if held is None or (held[0], bool(held[1])) != (told.seq, told.over):
        return False
    try:
        state = cabinet.read(json.loads(held[2]))
    except ILLEGIBLE:
        return False
    return encode(state) == encode(told)
