"""The incident as a status page has it: the shape that Statuspage's own API, its webhooks and its look-alikes share.

`name`, `status` and `body` are what creating an incident or an update by API asks for; `incident_updates` holds every
text that this audience got, newest first, as the public JSON of a page does. An older text that is sent again takes
nothing back: the status stays that of the newest one there, and no text is missing from the list.
"""

from __future__ import annotations

import json
from typing import Any, Final

from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.times import short_iso
from opsdesk.domain.told_end import tells_the_end
from opsdesk.domain.vocabulary import Stage
from opsdesk.outbox.message import Message

_STATUS: Final = {
    Stage.INVESTIGATING: "investigating",
    Stage.IDENTIFIED: "identified",
    Stage.MONITORING: "monitoring",
    Stage.RESOLVED: "resolved",
    Stage.POSTMORTEM: "postmortem",
}
"""A stage that isn't here says nothing new about the state: the one before it stands, unless that was an end and this
text says otherwise."""
_ENDED: Final = frozenset({"resolved", "postmortem"})
_IMPACT: Final = {0: None, 1: "critical", 2: "major"}
_MINOR: Final = "minor"


def as_json(message: Message, title: str) -> str:
    """The document that a page, or a webhook, is given."""
    return json.dumps({"incident": _incident(message, title)}, ensure_ascii=False, indent=2) + "\n"


def _incident(message: Message, title: str) -> dict[str, Any]:
    incident, update = message.incident, message.update
    told = [item for item in incident.told(update.audience) if item.number < update.number]
    rows = _rows([*told, update, *message.newer])
    reached = {row["status"]: row["created_at"] for row in reversed(_since_it_came_back(rows))}
    return {
        "id": incident.name,
        "name": message.headline(title),
        "status": rows[-1]["status"],
        "body": update.text,
        "impact": _IMPACT.get(incident.severity, _MINOR),
        "created_at": rows[0]["created_at"],
        "updated_at": rows[-1]["created_at"],
        "monitoring_at": reached.get("monitoring"),
        "resolved_at": reached.get("resolved"),
        "incident_updates": rows[::-1],
    }


def _status(item: SentUpdate, before: str) -> str:
    """The state that a text leaves the page in."""
    if item.stage in _STATUS:
        return _STATUS[item.stage]
    if tells_the_end(item):
        return _STATUS[Stage.RESOLVED]
    return _STATUS[Stage.INVESTIGATING] if before in _ENDED else before


def _since_it_came_back(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The texts since an end that was none was taken back: when that was told is no time at which it ended."""
    for place in range(len(rows) - 1, 0, -1):
        if rows[place - 1]["status"] in _ENDED and rows[place]["status"] not in _ENDED:
            return rows[place:]
    return rows


def _rows(told: list[SentUpdate]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    status = _STATUS[Stage.INVESTIGATING]
    for item in told:
        status = _status(item, status)
        at = short_iso(item.sent_at)
        rows.append({"id": str(item.number), "status": status, "body": item.text, "created_at": at, "updated_at": at})
    return rows
