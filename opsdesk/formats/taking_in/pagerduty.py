"""PagerDuty: v3 webhooks, an event each, and the log entries of its REST API.

Both are known by their own ids; the problem is the incident's. Names of people who acted are left out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from opsdesk.domain.signal_report import Condition, Report
from opsdesk.formats.taking_in.node import Node, distinct
from opsdesk.formats.taking_in.taken import Form, Taken

SOURCE: Final = "pagerduty"

_LOG_ENTRY: Final = "_log_entry"
_STANDING: Final = {
    **dict.fromkeys(("triggered", "reopened", "unacknowledged", "trigger", "unacknowledge"), Condition.FIRING),
    **dict.fromkeys(("acknowledged", "acknowledge"), Condition.ACKNOWLEDGED),
    **dict.fromkeys(("resolved", "resolve"), Condition.RESOLVED),
}
"""By the event's type behind `incident.`, and by a log entry's."""
_NEW: Final = {"triggered", "trigger"}
_NO_NEWS: Final = {"notify_log_entry", "reach_trigger_limit_log_entry", "repeat_escalation_path_log_entry"}
"""That somebody was called says nothing of the problem."""


def looks_like(document: Node) -> bool:
    """Whether a document seems to be one."""
    held = document.value
    event = held.get("event")
    return (
        (isinstance(event, dict) and "event_type" in event)
        or isinstance(held.get("log_entries"), list)
        or str(held.get("type", "")).endswith(_LOG_ENTRY)
    )


def read(documents: list[Node]) -> Taken:
    """The events and log entries of all documents; those that concern no incident say nothing here."""
    found: list[Report] = []
    for document in documents:
        if document.find("event"):
            found += _of_event(document.need("event"))
        else:
            entries = document.items("log_entries") if document.find("log_entries") else [document]
            found += (_of_entry(entry) for entry in entries if entry.name("type") not in _NO_NEWS)
    return Taken(Form.PAGERDUTY, tuple(found))


def _of_event(event: Node) -> list[Report]:
    resource, _, kind = event.name("event_type").partition(".")
    if resource != "incident":
        return []
    data = event.need("data")
    incident = data.find("incident") or data
    return [_report(incident, event.name("id"), event.need_time("occurred_at"), kind, _added(kind, data))]


def _of_entry(entry: Node) -> Report:
    kind, incident = entry.name("type").removesuffix(_LOG_ENTRY), entry.need("incident")
    said = _report(incident, entry.name("id"), entry.need_time("created_at"), kind, _entry_text(entry))
    return replace(said, services=said.services or distinct([entry.line("service", "summary")]))


def _report(incident: Node, name: str, at: datetime, kind: str, text: str) -> Report:
    return Report(
        SOURCE,
        key=incident.name("id"),
        id=name,
        at=at,
        condition=_STANDING.get(kind, Condition.TOLD),
        title=_title(incident),
        text=text,
        severity=_severity(incident),
        services=distinct([incident.line("service", "summary")]),
        url=incident.line("html_url"),
        began_at=incident.time("created_at") or (at if kind in _NEW else None),
        labels=_labels(incident),
    )


def _title(incident: Node) -> str:
    return incident.line("title") or incident.line("summary") or f"incident {incident.name('id')}"


def _added(kind: str, data: Node) -> str:
    """What an event says beyond the incident as it stands: a note's words, a public message, the new priority."""
    if said := data.text("content") or data.text("message") or data.text("conference_url"):
        return said
    if kind == "priority_updated":
        return f"priority {data.line('priority', 'summary') or 'taken away'}"
    return data.text("resolve_reason") if isinstance(data.fields.get("resolve_reason"), str) else ""


def _entry_text(entry: Node) -> str:
    """A note's words; of a trigger, what its channel says."""
    channel = entry.find("channel")
    said = (channel.text(name) for name in ("content", "summary", "subject")) if channel else ()
    return next((text for text in said if text), "") or entry.text("note")


def _severity(incident: Node) -> str:
    """Its priority where it has one, or else its urgency."""
    return incident.line("priority", "summary") or incident.line("urgency")


def _labels(incident: Node) -> tuple[tuple[str, str], ...]:
    said = ((name, incident.line(name)) for name in ("number", "incident_key", "status", "urgency"))
    bridge = incident.find("conference_bridge")
    url = bridge.line("conference_url") if bridge else ""
    return (*((name, words) for name, words in said if words), *((("bridge", url),) if url else ()))
