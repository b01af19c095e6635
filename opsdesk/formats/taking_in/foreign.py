"""Somebody else's incident: put together from what was read of it, and told as reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from opsdesk.domain.signal_report import Condition, Report
from opsdesk.domain.times import short_iso
from opsdesk.formats.taking_in.node import digest
from opsdesk.formats.taking_in.taken import ForeignIncident, ForeignUpdate
from opsdesk.formats.taking_in.wording import is_end


def reports_of(foreign: ForeignIncident) -> tuple[Report, ...]:
    """Each update as one report, the oldest first, by the update's id: however often it is read, each counts once.

    Where none says that it began, or that it is over, one more report does (`began`, `ended`).
    """
    return tuple(_reports(foreign))


def joined(incidents: Iterable[ForeignIncident]) -> tuple[ForeignIncident, ...]:
    """The same incidents, each once: what several files or snapshots say of one is put together, the latest counts."""
    found: dict[tuple[str, str], ForeignIncident] = {}
    for foreign in incidents:
        before = found.get((foreign.source, foreign.key))
        found[foreign.source, foreign.key] = _with(before, foreign) if before else foreign
    return tuple(found.values())


def ended_by(updates: tuple[ForeignUpdate, ...]) -> ForeignUpdate | None:
    """The update by which it was over: the first of those at its end that say so; None while it goes on."""
    ending = None
    for update in reversed(updates):
        if not is_end(update.status):
            break
        ending = update
    return ending


def updates_by_time(said: Iterable[tuple[datetime, str, str]]) -> tuple[ForeignUpdate, ...]:
    """Updates without ids of their own (time, status, text), the oldest first: known by when they were told.

    Of several at one time the first that is given keeps the plain id, the others get a digest of their words.
    """
    found: dict[str, ForeignUpdate] = {}
    for at, status, text in said:
        plain = short_iso(at)
        before = found.get(plain)
        name = plain if before is None or before.text == text else f"{plain} {digest(text)}"
        found[name] = ForeignUpdate(name, at, status, text)
    return tuple(sorted(found.values(), key=lambda update: update.at))


def _with(before: ForeignIncident, after: ForeignIncident) -> ForeignIncident:
    """The later snapshot, with what only the earlier one says."""
    updates = {update.id: update for update in (*before.updates, *after.updates)}
    return replace(
        after,
        began_at=min((at for at in (before.began_at, after.began_at) if at), default=None),
        services=tuple(dict.fromkeys((*after.services, *before.services))),
        updates=tuple(sorted(updates.values(), key=lambda update: update.at)),
    )


def _reports(foreign: ForeignIncident) -> Iterator[Report]:
    standing = None
    for update in foreign.updates:
        said = Condition.RESOLVED if is_end(update.status) else Condition.FIRING
        yield _report(foreign, update, Condition.TOLD if said is standing else said)
        standing = said
    if standing is None and foreign.began_at:
        yield _report(foreign, ForeignUpdate("began", foreign.began_at, "", ""), Condition.FIRING)
    if foreign.ended_at and standing is not Condition.RESOLVED:
        yield _report(foreign, ForeignUpdate("ended", foreign.ended_at, "", ""), Condition.RESOLVED)


def _report(foreign: ForeignIncident, update: ForeignUpdate, condition: Condition) -> Report:
    return Report(
        source=foreign.source,
        key=foreign.key,
        id=update.id,
        at=update.at,
        condition=condition,
        title=foreign.title,
        text=update.text,
        severity=foreign.severity,
        services=foreign.services,
        url=foreign.url,
        began_at=foreign.began_at,
        labels=(("status", update.status),) if update.status else (),
    )
