"""The head of a record: what the desk knows of the incident as a whole."""

from __future__ import annotations

from typing import Any

from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.declaration import Declared
from opsdesk.domain.incident import Incident
from opsdesk.domain.times import short_iso
from opsdesk.formats.record.said import said


def head(incident: Incident, opened: Entry | None) -> dict[str, Any]:
    """All keys of the record but its lists."""
    return {
        "title": incident.title,
        **_milestones(incident),
        **said(
            severity=incident.severity or None,
            classification=incident.classification and incident.classification.value,
            watch=incident.watch or None,
            status=incident.status.value,
            status_reason=incident.status_why,
            services=list(incident.services),
            service_states={name: held.state.value for name, held in incident.services.items()},
            impact=incident.impact,
            mitigation=incident.mitigation,
            plan=incident.plan,
            links={name: link.url for name, link in incident.links.items()},
            roles=_roles(incident),
            declaration=_declaration(opened),
        ),
    }


def _milestones(incident: Incident) -> dict[str, Any]:
    """A milestone whose time nobody knows is said to be null; one that wasn't reached isn't said."""
    times: dict[str, Any] = {
        f"{milestone}_at": reached.at and short_iso(reached.at) for milestone, reached in incident.milestones.items()
    }
    approx = [milestone.value for milestone, reached in incident.milestones.items() if reached.approx]
    return times | said(approx_milestones=approx)


def _roles(incident: Incident) -> list[dict[str, Any]]:
    return [
        said(
            person=held.person,
            role=held.role.value,
            **{"from": short_iso(held.since)},
            until=held.until and short_iso(held.until),
        )
        for held in incident.roles.values()
    ]


def _declaration(opened: Entry | None) -> dict[str, Any] | None:
    if opened is None or not isinstance(opened.payload, Declared) or opened.payload.derived:
        return None
    declared = opened.payload
    return said(at=short_iso(opened.at), by=opened.by, title=declared.title, severity=declared.severity or None)
