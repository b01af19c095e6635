"""What every use case on a dossier has in common: open one, do something to it, take it back, read it.

A concept's own file decides what may happen (`runs`, `rollbacks`, `changes`); the callers here see to clock, person,
transaction and words for what goes wrong.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from sqlite3 import Connection
from typing import Any, TypeVar

from opsdesk.desk import amending
from opsdesk.desk.desk import Desk
from opsdesk.domain.dossier import Cabinet, Dossier, Happening, Page, TakenBack, newest_of
from opsdesk.domain.errors import NotFound, StoreUnavailable
from opsdesk.domain.incident import Incident
from opsdesk.store import dossiers as store
from opsdesk.store.connection import in_words
from opsdesk.store.entry_rows import read_entry
from opsdesk.store.log import Also, Written

S = TypeVar("S", bound=Dossier)
H = TypeVar("H", bound=Happening[Any])

DecisionOn = Callable[[S], Iterable[Happening[S]]]
"""Runs inside the transaction, on the dossier as it is then; raises Refused when a rule forbids it."""

MOST_LISTED = 10_000


def begin(desk: Desk, cabinet: Cabinet[S], decision: DecisionOn[S], *, key: str = "") -> S:
    """Opens the next dossier of a cabinet; a retry with the same `key` opens no second one."""
    return _append(desk, cabinet, None, _without_pages(decision), key)


def do(
    desk: Desk, cabinet: Cabinet[S], number: int, decision: DecisionOn[S], *, key: str = "", at: datetime | None = None
) -> S:
    """Runs a decision on a dossier and gives it as it is then; raises NotFound, Refused, StoreUnavailable."""
    one(desk, cabinet, number)
    return _append(desk, cabinet, number, _without_pages(decision), key, at)


def do_all(
    desk: Desk, cabinet: Cabinet[S], decisions: Sequence[tuple[int | None, DecisionOn[S]]], *, by: str = ""
) -> list[S]:
    """Runs a decision on each of several dossiers (None opens one), all of them or none; raises as `do` does.

    `by` is who says so where that isn't the person at the keyboard, whose undo then leaves it alone.
    """
    runs = [(number, _without_pages(decision)) for number, decision in decisions]
    moment = replace(_moment(desk, "", None), by=by or desk.by)
    return store.append_all(desk.opened.connection, desk.opened.path, cabinet, runs, moment)


def beside(desk: Desk, cabinet: Cabinet[S], number: int, decision: Callable[[Incident], DecisionOn[S]]) -> Also:
    """For `Desk.do(also=…)`: a decision on a dossier, seen the incident after its entry. Both are kept, or neither."""
    moment = _moment(desk, "", None)

    def keep(connection: Connection, written: Written) -> None:
        store.appended(connection, cabinet, number, _without_pages(decision(written.incident)), moment)

    return keep


def undo(desk: Desk, cabinet: Cabinet[S], number: int, *, check: Callable[[S], None] | None = None) -> S:
    """Takes my newest page back that still counts, and what it told an incident; raises Refused when there is none or
    it is final.

    `check` looks at the dossier as it is then and refuses what its concept forbids.
    """
    undone = list[Page[S]]()

    def decide(state: S, pages: Sequence[Page[S]]) -> Iterable[Happening[S]]:
        if check is not None:
            check(state)
        undone.append(newest_of(pages, desk.by))
        return [TakenBack(page=undone[-1].seq)]

    one(desk, cabinet, number)
    with desk.together():
        after = _append(desk, cabinet, number, decide, "")
        strike_told(desk, *undone[-1].happening.told)
    return after


def strike_told(desk: Desk, incident: int = 0, seq: int = 0) -> None:
    """Strikes the entry of an incident that a page told it; one that somebody struck before stays as it is."""
    entry = read_entry(desk.opened.connection, incident, seq)
    mark = desk.incident(incident).marks.get(seq) if entry else None
    if entry is not None and not (mark and mark.struck):
        desk.do(incident, amending.strike(entry, amending.UNDONE))


def undo_candidate(desk: Desk, cabinet: Cabinet[S], number: int) -> Page[S]:
    """What `undo` would take back, so that it can be named first."""
    return newest_of(history(desk, cabinet, number), desk.by)


def one(desk: Desk, cabinet: Cabinet[S], number: int) -> S:
    """A dossier as it stands; raises NotFound."""
    with in_words(desk.opened.path):
        held = store.read(desk.opened.connection, cabinet, number)
    if held is None:
        raise NotFound(f"there is no {cabinet.call(number)} on this desk")
    return held


def listed(desk: Desk, cabinet: Cabinet[S], *, under_way: bool = False, limit: int = MOST_LISTED) -> list[S]:
    """The newest dossiers of a cabinet, newest first; on demand only those that aren't over."""
    with in_words(desk.opened.path):
        return store.listed(desk.opened.connection, cabinet, limit, under_way=under_way)


def overlapping(desk: Desk, cabinet: Cabinet[S], fields: tuple[str, str], since: datetime, until: datetime) -> list[S]:
    """All that had begun by `until` and not ended before `since`, as the two fields of their states say; one without
    an end goes on. However many others there are."""
    with in_words(desk.opened.path):
        return store.overlapping(desk.opened.connection, cabinet, fields, since, until)


def under_way(desk: Desk, cabinet: Cabinet[S], known: Mapping[int, S]) -> dict[int, S]:
    """Those that aren't over, by number, newest first. For whoever asks again and again: of what is `known` only what
    changed is read anew."""
    with in_words(desk.opened.path):
        return store.under_way(desk.opened.connection, cabinet, MOST_LISTED, known)


def numbers_by(desk: Desk, cabinet: Cabinet[S], *fields: str) -> dict[tuple[str | None, ...], list[int]]:
    """The numbers of all dossiers, oldest first, by what texts of their states say; None for one that is empty."""
    with in_words(desk.opened.path):
        return store.numbers_by(desk.opened.connection, cabinet, fields)


def history(desk: Desk, cabinet: Cabinet[S], number: int) -> Sequence[Page[S]]:
    """Everything that was written in a dossier, in order."""
    with in_words(desk.opened.path):
        return store.pages(desk.opened.connection, cabinet, number)


def page(desk: Desk, cabinet: Cabinet[S], number: int, seq: int) -> Page[S]:
    """One page of a dossier, for a state that leaves on it what lists don't need; raises NotFound."""
    with in_words(desk.opened.path):
        held = store.page(desk.opened.connection, cabinet, number, seq)
    if held is None:
        raise NotFound(f"{cabinet.call(number)} has no page {seq}")
    return held


def of_kind(desk: Desk, cabinet: Cabinet[S], kind: type[H]) -> Iterator[tuple[int, int, H]]:
    """Everything of one kind that happened in any dossier, with the numbers of the dossier and of the page."""
    with in_words(desk.opened.path):
        yield from store.of_kind(desk.opened.connection, cabinet, kind)


def _append(
    desk: Desk, cabinet: Cabinet[S], number: int | None, decide: store.DecideOn[S], key: str, at: datetime | None = None
) -> S:
    moment = _moment(desk, key, at)
    return store.append(desk.opened.connection, desk.opened.path, cabinet, number, decide, moment)


def _without_pages(decision: DecisionOn[S]) -> store.DecideOn[S]:
    return lambda state, pages: decision(state)


def _moment(desk: Desk, key: str, at: datetime | None) -> store.Moment:
    """Now, by whoever is typing; raises StoreUnavailable where nothing can be written."""
    if desk.opened.readonly:
        raise StoreUnavailable(f"{desk.opened.path}: nothing can be written ({desk.opened.notice})")
    return store.Moment(desk.clock(), desk.by, key or uuid.uuid4().hex, at)
