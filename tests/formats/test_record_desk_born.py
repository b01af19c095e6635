"""An incident that was declared here leaves as a record from which another desk reads the same facts."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings

from opsdesk.domain.entries import Entry
from opsdesk.domain.fold import fold
from opsdesk.domain.incident import Incident
from opsdesk.formats.record import as_entries, check_record, happenings, record_of
from tests.formats.desk_logs import desk_logs

PATHS_OF_ITS_OWN = {"number", "seq", "origin", "foreign", "marks", "counters", "last_at", "declared_at", "people"}


def facts(incident: Incident) -> dict[str, Any]:
    """What an incident says, without what belongs to one log: numbers of entries, counters, marks."""
    there = incident.hypotheses
    return {
        "title": incident.title,
        "severity": (incident.severity, incident.classification, incident.watch),
        "status": (incident.status, incident.status_why, incident.resolution),
        "told": (incident.impact, incident.mitigation, incident.plan, incident.declared_by),
        "services": {name: held.state for name, held in incident.services.items()},
        "links": incident.links,
        "roles": incident.roles,
        "milestones": {key: (held.at, held.approx, held.stated) for key, held in incident.milestones.items()},
        "hypotheses": {key: replace(item, foreign="") for key, item in there.items()},
        "evidence": {key: replace(item, foreign="") for key, item in incident.evidence.items()},
        "ratings": {key: cell for key, cell in incident.judgements.items() if key[1] in there},
        "actions": {key: replace(item, foreign="") for key, item in incident.actions.items()},
        "updates": {key: replace(item, foreign="") for key, item in incident.updates.items()},
        "decisions": incident.decisions,
        "changes": {key: replace(item, foreign="") for key, item in incident.changes.items()},
        "follow_ups": {key: replace(item, foreign="") for key, item in incident.follow_ups.items()},
    }


@given(desk_logs())
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_export_and_import_tell_the_same_facts(log: list[Entry]) -> None:
    incident = fold(log)
    document = json.loads(json.dumps(record_of(incident, log)))
    again = list(as_entries(happenings(check_record(document, "exported"))))
    assert facts(fold(again)) == facts(incident)
    assert record_of(fold(again), again) == document
