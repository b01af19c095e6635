"""Statuspage: webhooks of incidents and components, `incidents.json`, `summary.json`, and snapshots of it over time.

Updates are known by their id, since their words and times are corrected in place. Maintenance is a change that a
vendor makes, not an incident. A snapshot may stand under `summary`, as scrapers keep it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from opsdesk.domain.change_parts import ChangeSort
from opsdesk.domain.signal_report import Condition, Report
from opsdesk.domain.text import slug
from opsdesk.formats.taking_in.foreign import ended_by, joined
from opsdesk.formats.taking_in.node import Node, distinct
from opsdesk.formats.taking_in.taken import ForeignIncident, ForeignUpdate, Form, ReportedChange, Taken

MAINTENANCE: Final = "maintenance"
_BEGUN: Final = {"in_progress", "verifying"}
_OPERATIONAL: Final = "operational"
_LISTS: Final = ("incidents", "scheduled_maintenances")


def looks_like(document: Node) -> bool:
    """Whether a document seems to be one."""
    held = document.value.get("summary", document.value)
    if not isinstance(held, dict):
        return False
    incident = held.get("incident")
    return (
        (isinstance(incident, dict) and "incident_updates" in incident)
        or "component_update" in held
        or ("page" in held and any(name in held for name in (*_LISTS, "components")))
    )


def read(documents: list[Node]) -> Taken:
    """What all documents say, of each incident and maintenance what the latest says; raises BadInput."""
    pages = [document.find("summary") or document for document in documents]
    every = [(_source(page), incident) for page in pages for incident in _incidents(page)]
    changes = [_maintenance(source, held) for source, held in every if _is_maintenance(held)]
    return Taken(
        Form.STATUSPAGE,
        reports=tuple(_component(_source(page), page) for page in pages if page.find("component_update")),
        changes=tuple({(change.source, change.key): change for change in changes}.values()),
        incidents=joined(_incident(source, held) for source, held in every if not _is_maintenance(held)),
    )


def _incidents(page: Node) -> Iterator[Node]:
    if single := page.find("incident"):
        yield single
    for name in _LISTS:
        yield from page.items(name)
    if not page.find("incident") and not any(page.find(name) for name in (*_LISTS, "component_update", "components")):
        page.need("incidents")


def _source(page: Node) -> str:
    """`statuspage cloudflare`: by the page's name, or what stands for it where a webhook leaves that out."""
    return f"statuspage {slug(page.line('page', 'name') or _host(page).partition('.')[0] or page.name('page', 'id'))}"


def _host(page: Node) -> str:
    """Where readers end their subscription; empty where that isn't said. Raises BadInput for what is no address."""
    address = page.find("meta", "unsubscribe")
    if address is None:
        return ""
    try:
        return urlsplit(address.line()).hostname or ""
    except ValueError:
        raise address.wrong("is no web address") from None


def _is_maintenance(incident: Node) -> bool:
    return incident.line("impact") == MAINTENANCE or incident.find("scheduled_for") is not None


def _incident(source: str, incident: Node) -> ForeignIncident:
    updates = _updates(incident)
    ending = ended_by(updates)
    return ForeignIncident(
        source,
        incident.name("id"),
        incident.line("name") or "an incident without a name",
        url=incident.line("shortlink"),
        began_at=incident.time("started_at") or incident.time("created_at"),
        ended_at=incident.time("resolved_at") or (ending.at if ending else None),
        severity=incident.line("impact"),
        services=_services(incident),
        updates=updates,
    )


def _updates(incident: Node) -> tuple[ForeignUpdate, ...]:
    found = [
        ForeignUpdate(held.name("id"), _shown_at(held), held.line("status"), held.text("body"))
        for held in incident.items("incident_updates")
    ]
    return tuple(sorted({update.id: update for update in found}.values(), key=lambda update: update.at))


def _shown_at(update: Node) -> datetime:
    return update.time("display_at") or update.need_time("created_at")


def _services(incident: Node) -> tuple[str, ...]:
    """Components by their own names; what the updates call them is the same with the group's name before it."""
    if components := [held.line("name") for held in incident.items("components")]:
        return distinct(components)
    updates = incident.items("incident_updates")
    return distinct([held.line("name") for update in updates for held in update.items("affected_components")])


def _maintenance(source: str, held: Node) -> ReportedChange:
    begun = [update.at for update in _updates(held) if update.status in _BEGUN]
    return ReportedChange(
        source,
        held.name("id"),
        begun[0] if begun else held.time("scheduled_for") or held.need_time("created_at"),
        held.line("name") or MAINTENANCE,
        ChangeSort.VENDOR_NOTICE,
        services=_services(held),
        link=held.line("shortlink"),
        place=f"{held.file}: {held.place}",
    )


def _component(source: str, page: Node) -> Report:
    update, component = page.need("component_update"), page.need("component")
    status, name = update.line("new_status"), component.line("name") or component.name("id")
    return Report(
        source,
        key=component.name("id"),
        id=update.name("id"),
        at=update.need_time("created_at"),
        condition=_standing(status),
        title=f"{name}: {status.replace('_', ' ')}",
        severity="" if status == _OPERATIONAL else status,
        services=distinct([name]),
        url=page.line("meta", "unsubscribe").partition("/?")[0],
        labels=(("old_status", update.line("old_status")), ("new_status", status)),
    )


def _standing(status: str) -> Condition:
    if status == _OPERATIONAL:
        return Condition.RESOLVED
    return Condition.TOLD if status == "under_maintenance" else Condition.FIRING
