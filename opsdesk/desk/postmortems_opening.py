"""How a postmortem comes to be: by itself when a major incident ends, or because somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from opsdesk.config.settings import Settings
from opsdesk.config.zones import zone_named
from opsdesk.desk import dossiers, fields
from opsdesk.desk.desk import Desk
from opsdesk.domain.entries.declaration import StatusChanged
from opsdesk.domain.errors import NotFound, Refused
from opsdesk.domain.incident import Incident
from opsdesk.domain.postmortem import Postmortem
from opsdesk.domain.postmortem_dates import Dates, asked_by, dates_for
from opsdesk.domain.postmortem_happenings import POSTMORTEMS, Begun, CountedAnew
from opsdesk.domain.text import one_line
from opsdesk.domain.vocabulary import Role
from opsdesk.store.log import Written

ASKED: Final = "asked for"
POLICY: Final = "policy"
"""Who counts dates anew: nobody's undo takes that back."""


def begin(desk: Desk, settings: Settings, incident: int, *, owner: str = "") -> Postmortem:
    """Begins the postmortem of an incident; Refused where it has one, or goes on. Raises NotFound."""
    held = desk.incident(incident)
    if (known := of_incident(desk, incident)) is not None:
        raise Refused(f"{known.name} is the postmortem of {held.name} ({known.state})")
    if not held.status.is_over:
        raise Refused(f"{held.name} is {held.status}: its postmortem begins when it is over")
    why = asked_by(held, settings.policy, settings.postmortems) or ASKED
    return _begin(desk, settings, held, why, fields.owner(owner) or _owner(held))


def begin_at_the_end(desk: Desk, settings: Settings, written: Written) -> Postmortem | None:
    """The postmortem that policy asks for now that an incident is over; None for none, or when it was begun before.

    Called with what was just written: whoever does this twice, or on two desks at once, begins it once.
    """
    incident = written.incident
    if not _ended(written):
        return None
    why = asked_by(incident, settings.policy, settings.postmortems)
    if not why or of_incident(desk, incident.number) is not None:
        return None
    return _begin(desk, settings, incident, why, _owner(incident))


def count_anew_at_the_end(desk: Desk, settings: Settings, written: Written) -> Postmortem | None:
    """The postmortem whose dates count from a new end now, as its incident was open again since they were counted;
    None where there is none. Called as `begin_at_the_end` is, and counts once however often that is done."""
    held = of_incident(desk, written.incident.number) if _ended(written) else None
    if held is None or not held.counts_anew(written.incident):
        return None
    dates = _dates(desk, settings, written.incident)
    anew = CountedAnew(dates.preliminary, dates.draft, dates.meeting)
    counting = (held.number, lambda one: (anew,) if one.counts_anew(written.incident) else ())
    return dossiers.do_all(desk, POSTMORTEMS, [counting], by=POLICY)[0]


def called_off_before_the_end(desk: Desk, settings: Settings, written: Written) -> Postmortem | None:
    """The postmortem that somebody called off before the end that was just written, though policy asks for one: whether
    their reason still holds is theirs to say."""
    held = of_incident(desk, written.incident.number) if _ended(written) else None
    if held is None or not held.was_called_off_before(written.incident):
        return None
    return held if asked_by(written.incident, settings.policy, settings.postmortems) else None


def of_incident(desk: Desk, incident: int) -> Postmortem | None:
    """The postmortem of an incident, or None."""
    for number, _, begun in dossiers.of_kind(desk, POSTMORTEMS, Begun):
        if begun.incident == incident:
            return dossiers.one(desk, POSTMORTEMS, number)
    return None


def the_one_of(desk: Desk, incident: int) -> Postmortem:
    """The same; raises NotFound."""
    held = of_incident(desk, incident)
    if held is None:
        desk.incident(incident)
        raise NotFound(f"INC-{incident} has no postmortem: opsdesk postmortem start INC-{incident} begins one")
    return held


def without_one(desk: Desk, those: Iterable[Incident]) -> list[Incident]:
    """Those incidents that are over and have no postmortem."""
    have = {begun.incident for _, _, begun in dossiers.of_kind(desk, POSTMORTEMS, Begun)}
    return [incident for incident in those if incident.status.is_over and incident.number not in have]


def _begin(desk: Desk, settings: Settings, incident: Incident, why: str, owner: str) -> Postmortem:
    dates = _dates(desk, settings, incident)
    begun = Begun(
        incident=incident.number,
        subject=one_line(incident.title),
        severity=incident.severity,
        asked_by=why,
        owner=owner,
        preliminary_due=dates.preliminary,
        draft_due=dates.draft,
        meeting_due=dates.meeting,
    )
    return dossiers.begin(desk, POSTMORTEMS, lambda postmortem: (begun,), key=f"postmortem of {incident.name}")


def _dates(desk: Desk, settings: Settings, incident: Incident) -> Dates:
    zone, holidays = zone_named(settings.zone), settings.vendors.holidays
    return dates_for(incident, settings.policy, settings.postmortems, desk.clock(), zone, holidays)


def _ended(written: Written) -> bool:
    changed = any(isinstance(entry.payload, StatusChanged) for entry in written.entries)
    return changed and written.incident.status.is_over


def _owner(incident: Incident) -> str:
    """Who commanded last: they name another owner, or see to it."""
    held = [role for role in incident.roles.values() if role.role is Role.COMMANDER]
    return max(held, key=lambda role: (role.since, role.number)).person if held else ""
