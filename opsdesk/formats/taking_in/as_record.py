"""Somebody else's incident as the document of an incident record, which `formats.record.check_record` reads.

Notices become customer updates, word for word; the talk of a channel becomes its timeline. What the record has no word
for stands beside it in keys of its own, which every export gives back.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from opsdesk.domain.times import short_iso
from opsdesk.formats.taking_in.taken import ForeignIncident, ForeignUpdate

_MITIGATED = "monitoring"
"""The status by which providers say that a fix is in and they watch it."""


def record_document(foreign: ForeignIncident) -> dict[str, Any]:
    """The record, with `foreign` saying whose it is; without any time of its own it can't be checked into one."""
    rows = "timeline" if foreign.talk else "updates"
    times = _times(foreign)
    document: dict[str, Any] = {
        "title": foreign.title,
        "source": [foreign.url] if foreign.url else [foreign.source],
        **{f"{milestone}_at": short_iso(at) for milestone, at in times.items()},
        "services": list(foreign.services),
        rows: [_talk(said) if foreign.talk else _notice(foreign, said) for said in foreign.updates],
        "foreign": {"source": foreign.source, "key": foreign.key},
    }
    if foreign.talk:
        document["approx_milestones"] = list(times)
    if foreign.severity:
        document["severity_hint"] = foreign.severity
    if conflict := _conflict(foreign):
        document["source_conflicts"] = [conflict]
    return document


def _times(foreign: ForeignIncident) -> dict[str, datetime]:
    """When it began, was mitigated and ended, as far as that is said and can be true; talk tells the ends of itself."""
    said = [update.at for update in foreign.updates]
    began_at = foreign.began_at or min(said, default=None)
    ended_at = max(said, default=None) if foreign.talk else foreign.ended_at
    mitigated = (update.at for update in foreign.updates if update.status.lower() == _MITIGATED)
    found = {"started": began_at, "mitigated": next(mitigated, None), "resolved": ended_at}
    return {name: at for name, at in found.items() if at and not (began_at and at < began_at)}


def _conflict(foreign: ForeignIncident) -> str:
    if foreign.began_at and foreign.ended_at and foreign.ended_at < foreign.began_at:
        return f"it ended ({short_iso(foreign.ended_at)}) before it began"
    return ""


def _notice(foreign: ForeignIncident, said: ForeignUpdate) -> dict[str, Any]:
    return {
        "at": short_iso(said.at),
        "text": said.text or f"(no words; status {said.status or 'not said'})",
        "status": said.status,
        "audience": "public",
        "channel": foreign.source,
        "verbatim": bool(said.text),
        "foreign_id": said.id,
    }


def _talk(said: ForeignUpdate) -> dict[str, Any]:
    return {"at": short_iso(said.at), "text": said.text, "kind": "talk", "by": said.by, "foreign_id": said.id}
