"""The incident's state as tables: what `apply` made of the log, written in the same transaction, and read back whole.

Collections come back in the order that the log gave them, which is the order of their rows.

Every part of an `Incident` is a flat dataclass, so one mapping serves them all: its fields are the columns. The
tables themselves are declared in `tables.py`; a test holds that both say the same.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import islice
from operator import attrgetter
from typing import Any, Final

from opsdesk.domain.action import Action
from opsdesk.domain.codec import Convert, converters, to_plain
from opsdesk.domain.decision import MadeDecision
from opsdesk.domain.hypothesis import Evidence, Hypothesis, Judgement
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import (
    AffectedService,
    Counter,
    Link,
    Mark,
    MilestoneTime,
    NotedChange,
    PaceHold,
    Presence,
    ProposedFollowUp,
    RoleHeld,
    SentUpdate,
)
from opsdesk.domain.values import dataclass, declared_fields
from opsdesk.store.connection import legible


@dataclass(frozen=True, slots=True)
class Part:
    """One of the incident's collections and the table that holds it."""

    collection: str
    table: str
    item: Any
    key: tuple[str, ...]


PARTS = (
    Part("milestones", "milestone", MilestoneTime, ("milestone",)),
    Part("services", "affected_service", AffectedService, ("name",)),
    Part("links", "link", Link, ("name",)),
    Part("hypotheses", "hypothesis", Hypothesis, ("number",)),
    Part("evidence", "evidence", Evidence, ("number",)),
    Part("judgements", "judgement", Judgement, ("evidence", "hypothesis")),
    Part("actions", "action", Action, ("number",)),
    Part("roles", "role_held", RoleHeld, ("number",)),
    Part("people", "presence", Presence, ("person",)),
    Part("updates", "sent_update", SentUpdate, ("number",)),
    Part("holds", "pace_hold", PaceHold, ("audience",)),
    Part("decisions", "decision", MadeDecision, ("number",)),
    Part("changes", "noted_change", NotedChange, ("number",)),
    Part("follow_ups", "proposed_follow_up", ProposedFollowUp, ("number",)),
    Part("marks", "mark", Mark, ("seq",)),
    Part("counters", "counter", Counter, ("name",)),
)


_THESE: Final = "(SELECT value FROM json_each(?))"
"""Numbers given as one JSON list, of which there may be more than a statement takes parameters."""


def save(connection: sqlite3.Connection, before: Incident, after: Incident) -> None:
    """Writes what differs between two states of one incident; `before` is an empty Incident when it is new."""
    _upsert(connection, "incident", head_columns(), [after], ("number",), 0)
    for part in PARTS:
        old, new = getattr(before, part.collection), getattr(after, part.collection)
        if old is new:
            continue
        if not _goes_on(old, new):
            _delete(connection, part, list(old.values()), after.number)
            old = {}
        changed = [item for key, item in new.items() if old.get(key) is not item]
        gone = [item for key, item in old.items() if key not in new]
        _upsert(connection, part.table, columns(part.item), changed, part.key, after.number)
        _delete(connection, part, gone, after.number)


def forget(connection: sqlite3.Connection, number: int) -> None:
    """Empties the tables of an incident, for whoever writes them anew from its log."""
    for table in (*(part.table for part in PARTS), "incident"):
        column = "number" if table == "incident" else "incident"
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))


def _goes_on(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> bool:
    """What is left of the old comes first and in the same order, as rows stay in theirs when others are added."""
    left = [key for key in old if key in new]
    return left == list(islice(new, len(left)))


def load(connection: sqlite3.Connection, number: int) -> Incident | None:
    """The incident as its tables hold it, or None when there is none of that number."""
    return next(iter(load_all(connection, (number,))), None)


def load_all(
    connection: sqlite3.Connection, numbers: Sequence[int], collections: Collection[str] = ()
) -> list[Incident]:
    """Those incidents in this order, without numbers that there are none of: as many queries for a thousand as for
    one. Of those with named `collections` all others stay empty, for questions that don't bear on them."""
    wanted = json.dumps(numbers)
    sql = f"SELECT number, {_list(head_columns())} FROM incident WHERE number IN {_THESE}"
    heads = {number: tuple(head) for number, *head in connection.execute(sql, (wanted,))}
    read = [part for part in PARTS if not collections or part.collection in collections]
    parts = {part: _rows_of_part(connection, part, wanted) for part in read}
    return [_whole(number, heads[number], parts) for number in numbers if number in heads]


def _whole(number: int, head: tuple[Any, ...], parts: dict[Part, dict[int, list[tuple[Any, ...]]]]) -> Incident:
    with legible(f"INC-{number}"):
        collections: dict[str, Any] = {
            part.collection: _collected(part, rows[number]) for part, rows in parts.items() if number in rows
        }
        names = head_columns()
        return Incident(**dict(zip(names, _values_of(Incident, names, head), strict=True)), **collections)


@cache
def columns(item: Any) -> tuple[str, ...]:
    """Column names of a part's table, beside `incident`."""
    return tuple(field.name for field in declared_fields(item))


@cache
def head_columns() -> tuple[str, ...]:
    """Column names of the `incident` table: the incident's own fields without its collections."""
    collections = {part.collection for part in PARTS}
    return tuple(field.name for field in declared_fields(Incident) if field.name not in collections)


@cache
def _tuple_columns(item: Any) -> frozenset[str]:
    return frozenset(field.name for field in declared_fields(item) if field.annotation.startswith("tuple"))


@cache
def _bool_columns(item: Any) -> frozenset[str]:
    return frozenset(field.name for field in declared_fields(item) if field.annotation.startswith("bool"))


def _rows_of_part(connection: sqlite3.Connection, part: Part, wanted: str) -> dict[int, list[tuple[Any, ...]]]:
    """The rows of a part's table by their incident, in the order in which they were written."""
    found: dict[int, list[tuple[Any, ...]]] = {}
    sql = f"SELECT incident, {_list(columns(part.item))} FROM {part.table} WHERE incident IN {_THESE} ORDER BY rowid"
    for row in connection.execute(sql, (wanted,)):
        found.setdefault(row[0], []).append(row[1:])
    return found


def _collected(part: Part, rows: Iterable[tuple[Any, ...]]) -> dict[Any, Any]:
    names, key_of = columns(part.item), attrgetter(*part.key)
    items = (part.item(*_values_of(part.item, names, row)) for row in rows)
    return {key_of(item): item for item in items}


def _values_of(item: Any, names: tuple[str, ...], row: tuple[Any, ...]) -> list[Any]:
    """A row's columns as the fields' own values."""
    values = list(row)
    for place, convert in _conversions(item, names):
        values[place] = convert(values[place])
    return values


@cache
def _conversions(item: Any, names: tuple[str, ...]) -> tuple[tuple[int, Convert], ...]:
    """Those columns that hold something else than their fields do, by place."""
    known = dict(converters(item))
    known |= {name: _of_list(known.get(name, tuple)) for name in _tuple_columns(item)}
    known |= dict.fromkeys(_bool_columns(item), _of_truth)
    return tuple((place, known[name]) for place, name in enumerate(names) if name in known)


def _of_list(convert: Convert) -> Convert:
    return lambda text: () if text == "[]" else convert(json.loads(text))


def _of_truth(number: int | None) -> bool | None:
    return None if number is None else bool(number)


def _values(item: Any, names: tuple[str, ...]) -> list[Any]:
    plain = [to_plain(getattr(item, name)) for name in names]
    return [json.dumps(value) if isinstance(value, list) else value for value in plain]


def _upsert(
    connection: sqlite3.Connection,
    table: str,
    names: tuple[str, ...],
    items: list[Any],
    key: tuple[str, ...],
    owner: int,
) -> None:
    if items:
        rows = [([owner] if owner else []) + _values(item, names) for item in items]
        connection.executemany(_upsert_sql(table, names, key, bool(owner)), rows)


@cache
def _upsert_sql(table: str, names: tuple[str, ...], key: tuple[str, ...], owned: bool) -> str:
    rest = [name for name in names if name not in key]
    update = ", ".join(f"{_quote(name)} = excluded.{_quote(name)}" for name in rest)
    then = f"DO UPDATE SET {update}" if update else "DO NOTHING"
    marks = ", ".join("?" for _ in names)
    if not owned:
        return f"INSERT INTO {table} ({_list(names)}) VALUES ({marks}) ON CONFLICT ({_list(key)}) {then}"
    return (
        f"INSERT INTO {table} (incident, {_list(names)}) VALUES (?, {marks})"
        f" ON CONFLICT (incident, {_list(key)}) {then}"
    )


def _delete(connection: sqlite3.Connection, part: Part, gone: list[Any], number: int) -> None:
    where = " AND ".join(f"{_quote(name)} = ?" for name in part.key)
    rows = [(number, *_values(item, part.key)) for item in gone]
    connection.executemany(f"DELETE FROM {part.table} WHERE incident = ? AND {where}", rows)


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(_quote(name) for name in names)


def _quote(name: str) -> str:
    return f'"{name}"'
