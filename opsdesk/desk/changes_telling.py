"""A change and the incident that it led to: the incident's timeline notes it as long as somebody says so."""

from __future__ import annotations

from dataclasses import replace

from opsdesk.desk import dossiers, noting
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_happenings import CHANGES, Ended, IncidentLinked


def keep(desk: Desk, change: Change, happened: Ended | IncidentLinked, state: ChangeState) -> Change:
    """Writes what happened, and in the timeline of the incident that it names a note of it: both, or neither.

    Where it names another one than before, or none, the note that stood so far is struck: an incident must not go on
    suspecting a change that had nothing to do with it.
    """
    with desk.together():
        if happened.incident != change.incident and (happened.incident or isinstance(happened, IncidentLinked)):
            dossiers.strike_told(desk, *change.told)
            happened = replace(happened, told=_note(desk, change, happened.incident, state))
        return dossiers.do(desk, CHANGES, change.number, lambda held: (happened,))


def _note(desk: Desk, change: Change, incident: int, state: ChangeState) -> tuple[int, ...]:
    """Puts a change among those that an incident suspects; the incident and the entry, or nothing for no incident."""
    if not incident:
        return ()
    service = change.plan.services[0] if change.plan.services else ""
    noted = noting.note_change(f"{change.name} {change.title}, {state}", service)
    return (incident, desk.do(incident, noted, at=change.deployed_at).incident.seq)
