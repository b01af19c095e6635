"""The only writer of dossiers: one transaction a use case for the pages and what they amount to.

Plain DBAPI, as the log: a mark in a checklist is as hot as a note.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from opsdesk.domain.codec import encode
from opsdesk.domain.dossier import Cabinet, Dossier, Happening, Page, continued, encode_happening, fold
from opsdesk.domain.times import iso, parse_iso
from opsdesk.domain.values import dataclass
from opsdesk.store.connection import legible, transaction

S = TypeVar("S", bound=Dossier)
H = TypeVar("H", bound=Happening[Any])

DecideOn = Callable[[S, Sequence[Page[S]]], Iterable[Happening[S]]]
"""What to write, seen the state and its pages as they are now. It runs inside the transaction and must not wait."""

_PAGE = 'seq, id, at, written_at, "by", kind, version, payload'
PAGES = f"SELECT {_PAGE} FROM page WHERE cabinet = ? AND number = ? ORDER BY seq"
_ONE_PAGE = f"SELECT {_PAGE} FROM page WHERE cabinet = ? AND number = ? AND seq = ?"
OVERLAPPING = (
    "SELECT number, body FROM dossier WHERE cabinet = ? AND json_extract(body, ?) <= ?"
    " AND coalesce(json_extract(body, ?) >= ?, 1) ORDER BY number DESC"
)
ONE = "SELECT body FROM dossier WHERE cabinet = ? AND number = ?"
ALL = "SELECT number, body FROM dossier WHERE cabinet = ? ORDER BY number DESC LIMIT ?"
UNDER_WAY = "SELECT number, body FROM dossier WHERE cabinet = ? AND NOT over ORDER BY number DESC LIMIT ?"
UNDER_WAY_SEQ = "SELECT number, seq FROM dossier WHERE cabinet = ? AND NOT over ORDER BY number DESC LIMIT ?"
OF_KIND = "SELECT number, seq, version, payload FROM page WHERE cabinet = ? AND kind = ?"
_EARLIER = "SELECT number FROM page WHERE id = ? AND cabinet = ?"
_NEXT = "SELECT coalesce(max(number), 0) + 1 FROM dossier WHERE cabinet = ?"
_KEEP = (
    "INSERT INTO dossier (cabinet, number, seq, over, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (cabinet, number)"
    " DO UPDATE SET seq = excluded.seq, over = excluded.over, body = excluded.body"
)
_ADD = f"INSERT INTO page (cabinet, number, {_PAGE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is written and by whom. `at` is when it happened, where that was earlier; `key` is the client's
    own id for the use case: a retry with the same key writes nothing twice."""

    now: datetime
    by: str
    key: str
    at: datetime | None = None


def append(
    connection: sqlite3.Connection,
    path: Path,
    cabinet: Cabinet[S],
    number: int | None,
    decide: DecideOn[S],
    moment: Moment,
) -> S:
    """Runs one decision on a dossier (None opens the next number), writes what it says, gives the state after it."""
    with transaction(connection, path):
        return appended(connection, cabinet, number, decide, moment)


def appended(
    connection: sqlite3.Connection, cabinet: Cabinet[S], number: int | None, decide: DecideOn[S], moment: Moment
) -> S:
    """As `append`, within the transaction of somebody who writes more than this."""
    if (done := connection.execute(_EARLIER, (f"{moment.key}.0", cabinet.name)).fetchone()) is not None:
        return read(connection, cabinet, int(done[0])) or cabinet.blank(int(done[0]))
    if number is None:
        number = int(connection.execute(_NEXT, (cabinet.name,)).fetchone()[0])
    before = pages(connection, cabinet, number)
    held = fold(cabinet, number, before)
    new = _paged(len(before), list(decide(held, before)), moment)
    state = continued(cabinet, held, before, new)
    if new:
        keep(connection, cabinet, state)
        connection.executemany(_ADD, [_row(cabinet, state.number, page) for page in new])
    return state


def append_all(
    connection: sqlite3.Connection,
    path: Path,
    cabinet: Cabinet[S],
    decisions: Sequence[tuple[int | None, DecideOn[S]]],
    moment: Moment,
) -> list[S]:
    """Runs decisions on several dossiers, all of them or none, and gives the states after them."""
    with transaction(connection, path):
        return [
            appended(connection, cabinet, number, decide, replace(moment, key=f"{moment.key}-{place}"))
            for place, (number, decide) in enumerate(decisions)
        ]


def read(connection: sqlite3.Connection, cabinet: Cabinet[S], number: int) -> S | None:
    """One dossier as it stands, or None."""
    row = connection.execute(ONE, (cabinet.name, number)).fetchone()
    return _state(cabinet, number, row[0]) if row else None


def listed(connection: sqlite3.Connection, cabinet: Cabinet[S], limit: int, *, under_way: bool = False) -> list[S]:
    """The newest dossiers of a cabinet, newest first; on demand only those that aren't over."""
    rows = connection.execute(UNDER_WAY if under_way else ALL, (cabinet.name, limit))
    return [_state(cabinet, number, body) for number, body in rows]


def overlapping(
    connection: sqlite3.Connection, cabinet: Cabinet[S], fields: tuple[str, str], since: datetime, until: datetime
) -> list[S]:
    """All dossiers that, by two times of their states, began and hadn't ended before a stretch of time was over and
    began; newest first. Of a hundred thousand only those are decoded."""
    began, ended = (f"$.{field}" for field in fields)
    rows = connection.execute(OVERLAPPING, (cabinet.name, began, iso(until), ended, iso(since)))
    return [_state(cabinet, number, body) for number, body in rows]


def under_way(connection: sqlite3.Connection, cabinet: Cabinet[S], limit: int, known: Mapping[int, S]) -> dict[int, S]:
    """Those that aren't over, by number, newest first; one that is `known` as it stands isn't read again."""
    held: dict[int, S] = {}
    for number, seq in connection.execute(UNDER_WAY_SEQ, (cabinet.name, limit)).fetchall():
        state = known.get(number)
        if state is None or state.seq != seq:
            state = read(connection, cabinet, number)
        if state is not None:
            held[number] = state
    return held


def numbers_by(
    connection: sqlite3.Connection, cabinet: Cabinet[S], fields: Sequence[str]
) -> dict[tuple[str | None, ...], list[int]]:
    """The numbers of all dossiers, oldest first, by what texts of their states say; None for one that is empty. No
    state is decoded for it, so that it can be asked of a hundred thousand."""
    found: dict[tuple[str | None, ...], list[int]] = {}
    sql = f"SELECT number{', json_extract(body, ?)' * len(fields)} FROM dossier WHERE cabinet = ? ORDER BY number"
    for number, *held in connection.execute(sql, (*(f"$.{field}" for field in fields), cabinet.name)):
        found.setdefault(tuple(held), []).append(number)
    return found


def pages(connection: sqlite3.Connection, cabinet: Cabinet[S], number: int) -> list[Page[S]]:
    """Everything that was written in a dossier, in order."""
    return [_page(cabinet, number, row) for row in connection.execute(PAGES, (cabinet.name, number))]


def page(connection: sqlite3.Connection, cabinet: Cabinet[S], number: int, seq: int) -> Page[S] | None:
    """One page of a dossier, or None."""
    row = connection.execute(_ONE_PAGE, (cabinet.name, number, seq)).fetchone()
    return _page(cabinet, number, row) if row else None


def of_kind(connection: sqlite3.Connection, cabinet: Cabinet[S], kind: type[H]) -> Iterator[tuple[int, int, H]]:
    """Everything of one kind that happened in any dossier of a cabinet, with its dossier's and its page's number."""
    for number, seq, version, payload in connection.execute(OF_KIND, (cabinet.name, kind.KIND)):
        with legible(f"page {seq} of {cabinet.call(number)}"):
            happening = cabinet.decode(kind.KIND, version, json.loads(payload))
        if isinstance(happening, kind):
            yield number, seq, happening


def _paged(last: int, happenings: Sequence[Happening[S]], moment: Moment) -> list[Page[S]]:
    at = moment.at or moment.now
    return [
        Page(last + place + 1, f"{moment.key}.{place}", at, moment.now, moment.by, happening)
        for place, happening in enumerate(happenings)
    ]


def keep(connection: sqlite3.Connection, cabinet: Cabinet[S], state: S) -> None:
    """Keeps what the pages of a dossier amount to, within a transaction of the caller's."""
    connection.execute(_KEEP, (cabinet.name, state.number, state.seq, int(state.over), _json(encode(state))))


def _row(cabinet: Cabinet[S], number: int, page: Page[S]) -> tuple[Any, ...]:
    happening = page.happening
    times = (iso(page.at), iso(page.written_at))
    kept = (happening.KIND, happening.VERSION, _json(encode_happening(happening)))
    return (cabinet.name, number, page.seq, page.id, *times, page.by, *kept)


def _page(cabinet: Cabinet[S], number: int, row: Sequence[Any]) -> Page[S]:
    seq, page_id, at, written_at, by, kind, version, payload = row
    with legible(f"page {seq} of {cabinet.call(number)}"):
        happening = cabinet.decode(kind, version, json.loads(payload))
        return Page(seq, page_id, parse_iso(at), parse_iso(written_at), by, happening)


def _state(cabinet: Cabinet[S], number: int, body: str) -> S:
    with legible(cabinet.call(number)):
        return cabinet.read(json.loads(body))


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
