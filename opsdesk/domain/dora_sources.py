"""Deployments and bad spells, as the desk's changes and incidents tell of them: what the metrics are made from.

A change that reached production is one deployment of each of its services; a provider's notice is none. It failed when
it was rolled back, given up, or led to an incident. An incident speaks of a change by its name (`CHG-3`), in a change
noted on its timeline or in a hypothesis: a confirmed cause makes the change a failed one; while it is only suspected
nobody knows; once it is ruled out, or another cause is confirmed, the incident says nothing of it.

Service was back when the incident says so (recovered, or else mitigated, or else resolved), and without an incident
when the rollback was done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Final

from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_parts import ChangeSort
from opsdesk.domain.dora import Deployment
from opsdesk.domain.error_budget import BadSpell
from opsdesk.domain.incident import Incident
from opsdesk.domain.rollback_coverage import change_numbers
from opsdesk.domain.vocabulary import HypothesisKind, HypothesisStatus, Milestone, Origin

REAL: Final = frozenset({Origin.LIVE, Origin.IMPORTED})
"""What was played or shown counts in no metric."""
BACK: Final = (Milestone.RECOVERED, Milestone.MITIGATED, Milestone.RESOLVED)
"""What says that service was back, the best witness first."""
NO_SERVICE: Final = ""
"""The service of a deployment of which nobody said what it changed."""


class Said(StrEnum):
    """What an incident says of a change."""

    CONFIRMED = "confirmed"
    SUSPECTED = "suspected"
    NOTHING = "nothing"


def counted(incidents: Iterable[Incident]) -> list[Incident]:
    """The incidents that count in a metric."""
    return [one for one in incidents if one.origin in REAL and not one.status.is_called_off]


def deployments(changes: Iterable[Change], incidents: Iterable[Incident]) -> list[Deployment]:
    """Every deployment of every service; one of no service at all stands under `NO_SERVICE`."""
    by_number = {one.number: one for one in counted(incidents)}
    naming = _naming(by_number.values())
    made: list[Deployment] = []
    for change in changes:
        if is_deployment(change):
            numbers = {*naming[change.number], change.incident} & by_number.keys()
            made += _deployments(change, [by_number[number] for number in sorted(numbers)])
    return made


def is_deployment(change: Change) -> bool:
    """Whether a change reached production."""
    reached = change.deployed_at is not None and change.state is not ChangeState.CANCELLED
    return reached and change.plan.sort is not ChangeSort.VENDOR_NOTICE


def bad_spells(service: str, incidents: Iterable[Incident]) -> list[BadSpell]:
    """The incidents of a service, each for as long as it lasted, as far as anybody knows."""
    return [_spell(one) for one in counted(incidents) if service in one.services]


def unrecorded(incidents: Iterable[Incident]) -> int:
    """Changes that were noted on incidents and are none of the desk's own: deployments nobody counts."""
    noted = (change for one in counted(incidents) for change in one.changes.values())
    return sum(not change_numbers(change.text) for change in noted)


def back_at(incident: Incident) -> datetime | None:
    """When service was back; None while it isn't, or nobody knows."""
    known = (incident.reached(milestone) for milestone in BACK)
    return next((at for at in known if at is not None), None)


def _naming(incidents: Iterable[Incident]) -> defaultdict[int, set[int]]:
    """The numbers of the incidents that name a change, by the change's."""
    naming = defaultdict[int, set[int]](set)
    for one in incidents:
        texts = (*(held.statement for held in one.hypotheses.values()), *(held.text for held in one.changes.values()))
        for text in texts:
            for number in change_numbers(text):
                naming[number].add(one.number)
    return naming


def _deployments(change: Change, incidents: Sequence[Incident]) -> Iterator[Deployment]:
    if change.deployed_at is None:
        return
    said = {one.number: _said(one, change) for one in incidents}
    failed = _failed(change, said.values())
    caused = [one for one in incidents if one.number == change.incident or said[one.number] is Said.CONFIRMED]
    back = _recovered_at(change, caused) if failed else None
    for service in change.plan.services or (NO_SERVICE,):
        yield Deployment(service, change.deployed_at, change.plan.committed_at, failed, back, change.rework)


def _failed(change: Change, said: Iterable[Said]) -> bool | None:
    opinions = set(said)
    if change.failed or Said.CONFIRMED in opinions:
        return True
    return None if Said.SUSPECTED in opinions else change.failed


def _recovered_at(change: Change, caused: Sequence[Incident]) -> datetime | None:
    """After several incidents, when the last of them was over."""
    backs = [back_at(one) for one in caused]
    known = [at for at in backs if at is not None]
    return max(known, default=change.recovered_at) if len(known) == len(backs) else None


def _said(incident: Incident, change: Change) -> Said:
    """What an incident says of a change; one that was made to fix it is none of its suspects."""
    if change.plan.fixes == incident.number:
        return Said.NOTHING
    causes = [one for one in incident.hypotheses.values() if one.kind is HypothesisKind.CAUSE]
    naming = {one.status for one in causes if change.number in change_numbers(one.statement)}
    if HypothesisStatus.CONFIRMED in naming:
        return Said.CONFIRMED
    if naming:
        return Said.NOTHING if naming == {HypothesisStatus.RULED_OUT} else Said.SUSPECTED
    noted = any(change.number in change_numbers(one.text) for one in incident.changes.values())
    other_cause = any(one.status is HypothesisStatus.CONFIRMED for one in causes)
    return Said.SUSPECTED if noted and not other_cause else Said.NOTHING


def _spell(incident: Incident) -> BadSpell:
    ended = back_at(incident) or (incident.status_at if incident.status.is_over else None)
    started = incident.reached(Milestone.STARTED)
    if started is not None:
        return BadSpell(started, ended)
    return BadSpell(incident.declared_at, ended, begun_before=incident.declared_at is not None)
