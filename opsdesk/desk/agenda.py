"""Use cases about the agenda: everything due from all that the desk keeps, and putting something off with a reason.

Each source is one function from the desk to items; a new kind of thing joins by being named in SOURCES.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, tzinfo

from opsdesk.config.settings import Settings
from opsdesk.desk import agenda_sources as sources
from opsdesk.desk import (
    changes_times,
    contacts_agenda,
    dossiers,
    followups_agenda,
    postmortems_agenda,
    recurrences_agenda,
    registry,
)
from opsdesk.desk.decision import need_reason
from opsdesk.desk.desk import Desk
from opsdesk.domain.agenda import Item, with_snoozes, without_gone
from opsdesk.domain.agenda_snoozes import SNOOZES, Snoozed, Snoozes, Woken
from opsdesk.domain.errors import BadInput, NotFound, Refused
from opsdesk.domain.text import quoted

Source = Callable[[Desk, Settings], Iterator[Item]]

SOURCES: tuple[Source, ...] = (
    sources.incidents,
    sources.changes,
    sources.change_reviews,
    sources.drills,
    sources.checklists,
    sources.to_dos,
    sources.documents,
    sources.notices,
    sources.commitments,
    contacts_agenda.of_teams,
    contacts_agenda.of_vendors,
    sources.rituals,
    sources.agreed,
    followups_agenda.reminders,
    recurrences_agenda.reminders,
    postmortems_agenda.reminders,
)
_CALENDAR = "calendar id"
_THE_ONE = 1
"""Number of the dossier that holds a desk's snoozes."""


def items(desk: Desk, settings: Settings) -> list[Item]:
    """Everything that is due one day, each with the snooze that holds for it; in no order."""
    gone = registry.gone_people(desk)
    every = (without_gone(item, gone) for source in SOURCES for item in source(desk, settings))
    return with_snoozes(every, snoozes(desk).by_key, desk.clock())


def snoozes(desk: Desk) -> Snoozes:
    """What is put off."""
    try:
        return dossiers.one(desk, SNOOZES, _THE_ONE)
    except NotFound:
        return Snoozes()


def snooze(desk: Desk, settings: Settings, key: str, until: datetime, why: str) -> Item:
    """Puts an item off; raises NotFound for a key that nothing on the agenda has, BadInput and Refused."""
    item = find(desk, settings, key)
    reason = need_reason(why, "putting something off")
    if until <= desk.clock():
        raise BadInput(f"{item.key} can't be put off until a time that has passed")
    _write(desk, lambda state: [Snoozed(key=item.key, until=until, why=reason)])
    return find(desk, settings, item.key)


def snooze_until(desk: Desk, settings: Settings, key: str, until: str, why: str, zone: tzinfo) -> Item:
    """The same with the time as somebody typed it (`mon 09:00`, `in 2h`); raises BadInput too."""
    return snooze(desk, settings, key, time_typed(until, desk.clock(), zone), why)


def time_typed(until: str, now: datetime, zone: tzinfo) -> datetime:
    """The time until which something is put off, as somebody typed it; raises BadInput."""
    at = changes_times.starts(until, now, zone)
    if at is None:
        raise BadInput(f"say until when (write it like {changes_times.EXAMPLE})")
    return at


def wake(desk: Desk, settings: Settings, key: str) -> Item:
    """Takes a snooze back; raises NotFound, and Refused when the item isn't put off."""
    item = find(desk, settings, key)
    if item.snoozed is None:
        raise Refused(f"{item.key} isn't put off")
    _write(desk, lambda state: [Woken(key=item.key)])
    return find(desk, settings, item.key)


def find(desk: Desk, settings: Settings, key: str) -> Item:
    """The item of a key, whatever its letters' case; raises NotFound."""
    wanted = " ".join(key.split()).casefold()
    for item in items(desk, settings):
        if item.key.casefold() == wanted:
            return item
    raise NotFound(f"nothing on the agenda is called {quoted(key)}")


def calendar_id(desk: Desk) -> str:
    """What tells this desk's calendar entries from another's; made at the first question and kept in the store."""
    held = desk.kept_text(_CALENDAR)
    if not held and not desk.opened.readonly:
        held = uuid.uuid4().hex
        desk.keep_text(_CALENDAR, held)
    return held


def _write(desk: Desk, decision: dossiers.DecisionOn[Snoozes]) -> None:
    try:
        dossiers.do(desk, SNOOZES, _THE_ONE, decision)
    except NotFound:
        dossiers.begin(desk, SNOOZES, decision)
