"""Opsgenie's webhooks: an action on an alert each. `createdAt` is in milliseconds, `updatedAt` in nanoseconds.

An action has no id of its own: what and when it was tells it from the others. Names of people are left out.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from opsdesk.domain.signal_report import Condition, Report
from opsdesk.domain.times import iso
from opsdesk.formats.taking_in.node import MOST_LABELS, Node, distinct
from opsdesk.formats.taking_in.taken import Form, Taken

SOURCE: Final = "opsgenie"
_CREATED: Final = "create"
_STANDING: Final = {
    _CREATED: Condition.FIRING,
    "unacknowledge": Condition.FIRING,
    "acknowledge": Condition.ACKNOWLEDGED,
    "close": Condition.RESOLVED,
    "delete": Condition.RESOLVED,
}


def looks_like(document: Node) -> bool:
    """Whether a document seems to be one."""
    alert = document.value.get("alert")
    return "action" in document.value and isinstance(alert, dict) and "alertId" in alert


def read(documents: list[Node]) -> Taken:
    """The actions of all documents; raises BadInput."""
    return Taken(Form.OPSGENIE, tuple(_report(document, document.need("alert")) for document in documents))


def _report(document: Node, alert: Node) -> Report:
    action, created_at = document.name("action"), alert.time("createdAt")
    is_new = action.lower() == _CREATED and created_at
    at = (created_at if is_new else alert.time("updatedAt")) or created_at or alert.need_time("createdAt")
    return Report(
        SOURCE,
        key=alert.name("alertId"),
        id=f"{action} {iso(at)}",
        at=at,
        condition=_STANDING.get(action.lower(), Condition.TOLD),
        title=alert.line("message") or f"alert {alert.line('tinyId')}".strip(),
        text=alert.text("note") or (alert.text("description") if is_new else ""),
        severity=alert.line("priority"),
        services=distinct([alert.line("details", "service"), alert.line("entity")]),
        began_at=created_at,
        labels=tuple(islice(_labels(alert), MOST_LABELS)),
    )


def _labels(alert: Node) -> list[tuple[str, str]]:
    said = [(name, alert.line(name)) for name in ("alias", "tinyId", "source")]
    tags = [("tag", tag.line()) for tag in alert.items("tags")]
    return [*((name, words) for name, words in said if words), *tags, *alert.labels("details")]
