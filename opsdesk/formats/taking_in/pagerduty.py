"""PagerDuty: v3 webhooks, an event each, and the log entries of its REST API.

The problem is the incident's. The same happening comes as an event and as a log entry, each with an id of its own, so
what tells it from the others of its incident is what happened in which second (log entries have no finer time), and of
words the words. Names of people who acted are left out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from opsdesk.domain.signal_report import Condition, Report
from opsdesk.domain.times import short_iso
from opsdesk.formats.taking_in.node import Node, digest, distinct
from opsdesk.formats.taking_in.taken import Form, Taken

SOURCE: Final = "pagerduty"

_LOG_ENTRY: Final = "_log_entry"
_NEW: Final = "triggered"
_NOTE: Final = "annotated"
_HAPPENINGS: Final = {
    "trigger": _NEW,
    "acknowledge": "acknowledged",
    "unacknowledge": "unacknowledged",
    "resolve": "resolved",
    "escalate": "escalated",
    "assign": "reassigned",
    "annotate": _NOTE,
}
"""By a log entry's type, what an event's calls the same behind `incident.`."""
_STANDING: Final = {
    **dict.fromkeys((_NEW, "reopened", "unacknowledged"), Condition.FIRING),
    "acknowledged": Condition.ACKNOWLEDGED,
    "resolved": Condition.RESOLVED,
}
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
    return [_report(incident, event.need_time("occurred_at"), kind, _added(kind, data))]


def _of_entry(entry: Node) -> Report:
    kind, incident = entry.name("type").removesuffix(_LOG_ENTRY), entry.need("incident")
    happened = _HAPPENINGS.get(kind, kind)
    said = _report(incident, entry.need_time("created_at"), happened, _entry_text(entry))
    return replace(said, services=said.services or distinct([entry.line("service", "summary")]))


def _report(incident: Node, at: datetime, kind: str, text: str) -> Report:
    return Report(
        SOURCE,
        key=incident.name("id"),
        id=_identity(at, kind, text),
        at=at,
        condition=_STANDING.get(kind, Condition.TOLD),
        title=_title(incident),
        text=text,
        severity=_severity(incident),
        services=distinct([incident.line("service", "summary")]),
        url=incident.line("html_url"),
        began_at=incident.time("created_at") or (at if kind == _NEW else None),
        labels=_labels(incident),
    )


def _identity(at: datetime, kind: str, text: str) -> str:
    """`annotated 2026-11-17T13:09:00Z 5f0c…`; several notes may be taken in a second."""
    plain = f"{kind} {short_iso(at.replace(microsecond=0))}"
    return f"{plain} {digest(text)}" if kind == _NOTE else plain


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
