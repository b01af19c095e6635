"""From a change that an incident suspects to the procedure that takes it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opsdesk.desk import dossiers, registry, rollbacks, runs
from opsdesk.desk.desk import Desk
from opsdesk.desk.rollbacks_running import steps_of
from opsdesk.desk.rollbacks_standing import standing_of
from opsdesk.domain.change import Change
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.checklist.template import Template
from opsdesk.domain.errors import NotFound
from opsdesk.domain.incident import Incident
from opsdesk.domain.rigor import Rigor
from opsdesk.domain.rollback import Procedure
from opsdesk.domain.rollback_coverage import Uncovered, change_numbers, mentioned, mentioned_type, offered, uncovered
from opsdesk.domain.rollback_standing import Standing
from opsdesk.domain.service import Service
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Suspect:
    """A change that an incident names: noted during it, or one of the desk's own that was linked or spoken of."""

    what: str
    """Its words, as they stand on the timeline or in the change."""
    services: tuple[str, ...] = ()
    """Those it was made to, as far as anybody said."""
    deployment_type: str = ""
    noted: int = 0
    """Its number among the incident's noted changes; 0 for one that is only linked."""
    change: int = 0
    """The desk's own change, CHG-n; 0 for none."""


@dataclass(frozen=True, slots=True)
class Way:
    """A procedure that may take a suspect back, with its steps."""

    standing: Standing
    steps: Template | None
    begun: int = 0
    """The run by it that is under way in this incident; 0 for none."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What the desk can offer for a suspect."""

    suspect: Suspect
    ways: tuple[Way, ...]
    uncovered: tuple[Uncovered, ...]
    """Ways of deploying its services that nobody has said how to take back."""


def suspects(desk: Desk, incident: Incident) -> list[Suspect]:
    """The changes that an incident names, newest first: those noted on it, then those that were linked to it."""
    noted = sorted(incident.changes.values(), key=lambda change: (change.at, change.number), reverse=True)
    found = [_noted(desk, change.text, change.service, change.number) for change in noted]
    known = {one.change for one in found}
    spoken_of = {number for one in incident.hypotheses.values() for number in change_numbers(one.statement)}
    linked = (
        change
        for change in dossiers.listed(desk, CHANGES)
        if change.number not in known and (change.incident == incident.number or change.number in spoken_of)
    )
    return [*found, *map(of_change, linked)]


def offer(desk: Desk, incident: Incident, suspect: Suspect, rigor: Rigor) -> Offer:
    """The procedures for a suspect. Where nobody said to what it was made, those for what the incident affects; and
    where that isn't known either, every one."""
    kept = registry.services(desk)
    procedures = rollbacks.listed(desk)
    concerned = [one for one in kept if one.name in _concerned(incident, suspect, kept)]
    kind = suspect.deployment_type or mentioned_type(suspect.what, concerned)
    fitting = offered(procedures, concerned, kind)
    gaps = uncovered(_deployed_so(concerned, kind), procedures)
    if not concerned:
        fitting = procedures
    return Offer(suspect, tuple(_way(desk, one, incident, rigor) for one in fitting), gaps)


def _way(desk: Desk, procedure: Procedure, incident: Incident, rigor: Rigor) -> Way:
    held = standing_of(desk, procedure.number, rigor)
    begun = (run for run in held.under_way if runs.one(desk, run).incident == incident.number)
    return Way(held, steps_of(desk, procedure), next(begun, 0))


def _concerned(incident: Incident, suspect: Suspect, kept: Iterable[Service]) -> set[str]:
    named = {*suspect.services} or {service.name for service in mentioned(suspect.what, kept)}
    return named or {*incident.services}


def _deployed_so(services: Iterable[Service], deployment_type: str) -> Iterator[Service]:
    for service in services:
        kinds = (deployment_type,) if deployment_type else service.deployment_types
        yield Service(service.name, deployment_types=kinds)


def _noted(desk: Desk, text: str, service: str, number: int) -> Suspect:
    """A noted change; one that names one of the desk's own (`CHG-3`) knows what that knows."""
    for named in change_numbers(text):
        try:
            own = of_change(dossiers.one(desk, CHANGES, named))
        except NotFound:
            continue
        what = own.what if text.strip().upper() == CHANGES.call(named) else text
        return Suspect(what, own.services, own.deployment_type, number, named)
    return Suspect(text, (service,) if service else (), noted=number)


def of_change(change: Change) -> Suspect:
    """One of the desk's own changes as a suspect."""
    plan = change.plan
    return Suspect(f"{change.name} {change.title}", plan.services, plan.deployment_type, change=change.number)
