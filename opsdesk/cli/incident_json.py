"""An incident as JSON, for `list` and `show`. The keys are documented in `SHOWN` and stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from opsdesk.cli.names_json import part_id
from opsdesk.desk.exporting import Whole
from opsdesk.domain.action import Action
from opsdesk.domain.cadence import Due, most_urgent
from opsdesk.domain.decision import MadeDecision
from opsdesk.domain.delivery import Delivery
from opsdesk.domain.hypothesis import Hypothesis
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.policy import Policy
from opsdesk.domain.seen_before import Seen
from opsdesk.store.reads.timeline import TimelineRow

Object = dict[str, Any]

SHOWN = {
    "id": "INC-7",
    "title": "what it is",
    "origin": "live, imported, replay or demo",
    "severity": "1 (worst) to 5; null while nobody said",
    "classification": "critical, significant or anomaly; null before triage",
    "watch": "whether an anomaly is to be kept an eye on",
    "status": "investigating, identified, monitoring, resolved, closed, cancelled or duplicate",
    "status_why": "the reason given for the status",
    "reopened_at": "when it was opened again last; null as long as an end was the end",
    "reopened_why": "the reason given for that",
    "resolution": "the reason given for resolving it; closing keeps it, reopening doesn't",
    "declared_at": "when it was opened here, or when the record says",
    "declared_by": "who opened it",
    "milestones": "by name: {at, approx}; at is null when it is known that nobody knows",
    "impact": "what users see",
    "mitigation": "what was done last to make it better for them",
    "plan": "what happens next",
    "services": "[{name, status, since, suffered_at: when it was last said to suffer}]",
    "links": "address by name",
    "roles": "[{number, person, role, since, until}]; until is null while they hold it",
    "people": "[{person, joined_at, left_at}]",
    "hypotheses": "[{id, text, kind, status, band, …, evidence: [{id, text, at, …, rating}]}]",
    "evidence": "[{id, text, at, by, approx, ratings: {H1: ++ + 0 - --}}], each fact once",
    "actions": "[{id, text, owners, lane, status, outcome, check_in_at, …}]",
    "holds": "[{audience, since, until, why, by}]: updates snoozed, paused (until is null) or resumed (until is since)",
    "updates": "[{number, audience, stage, text, sent_at, next_at, approved_by, override, findings: [rule], facts: "
    "[{key, status, words, as_of}], deliveries: [{number, channel, status, attempts, sent_at, how, last_error}], …}]",
    "decisions": "[{id, text, at, by, options, risks, objections: [{text, by}], fallback, verifier, "
    "check_at, worked, outcome, checked_at, checked_by}]; worked is null while nobody said",
    "changes": "[{number, text, at, service, …}]",
    "follow_ups": "[{number, text, owner}]",
    "timeline": "the rows that “export --as json” gives under the same key",
    "counts": "how many of each: timeline, hypotheses, evidence, actions, decisions, updates, changes, follow_ups, "
    "entries",
}
"""The keys of `show --json`, in their order, with what they hold. Times are UTC."""

_SAID_AS = {"statement": "text", "state": "status", "result": "outcome"}
"""What the domain calls otherwise than everything like it in JSON."""
_BESIDE_THE_SHAPE = {"foreign"}
"""What a record brought along: `export --as json` gives it back, and nobody else can read it."""


def listed(incident: Incident, policy: Policy, now: datetime) -> Object:
    """The row of `list --json`."""
    due = most_urgent(incident, policy, now)
    return {
        "id": incident.name,
        "title": incident.title,
        "origin": incident.origin,
        "severity": incident.severity or None,
        "classification": incident.classification,
        "status": incident.status,
        "started_at": incident.started_at,
        "declared_at": incident.declared_at,
        "minutes": int(incident.running(now).total_seconds() // 60),
        "commander": incident.commander.person if incident.commander else None,
        "next_update": _due(due) if due else None,
    }


def _due(due: Due) -> Object:
    """The update that is due first; `promised_at` is what its readers were told."""
    return {"audience": due.audience, "at": due.at, "kind": due.kind, "promised_at": due.promise}


def shown(seen: Whole, timeline: list[Object], deliveries: Iterable[Delivery]) -> Object:
    """The object of `show --json`; `timeline` are the record's rows, `deliveries` what became of its updates."""
    incident, on_their_way = seen.incident, list(deliveries)
    data: Object = {key: getattr(incident, key) for key in SHOWN if hasattr(incident, key)}
    data |= {
        "id": incident.name,
        "severity": incident.severity or None,
        "milestones": {name: {"at": held.at, "approx": held.approx} for name, held in incident.milestones.items()},
        "links": {name: link.url for name, link in incident.links.items()},
        "hypotheses": [_hypothesis(item, incident) for item in incident.hypotheses.values()],
        "evidence": [
            {**_named(item), "ratings": _ratings(item.number, incident)} for item in incident.evidence.values()
        ],
        "actions": [_action(item) for item in incident.actions.values()],
        "decisions": [decision_json(item) for item in incident.decisions.values()],
        "timeline": timeline,
    }
    data["updates"] = [_update(item, on_their_way, seen.now) for item in incident.updates.values()]
    for key in ("services", "roles", "people", "holds", "changes", "follow_ups"):
        data[key] = [_plain(item) for item in getattr(incident, key).values()]
    counted = ("timeline", "hypotheses", "evidence", "actions", "decisions", "updates", "changes", "follow_ups")
    data["counts"] = {key: len(data[key]) for key in counted} | {"entries": len(seen.entries)}
    return {key: data[key] for key in SHOWN}


def found(row: TimelineRow) -> Object:
    """A line of `search --json`."""
    entry = row.entry
    return {
        "incident": f"INC-{entry.incident}",
        "entry": entry.seq,
        "at": entry.at,
        "by": entry.by,
        "kind": entry.payload.KIND,
        "text": entry.payload.text or entry.payload.headline(),
        "struck": bool(row.mark and row.mark.struck),
    }


def _update(item: SentUpdate, deliveries: list[Delivery], now: datetime) -> Object:
    went = [delivery for delivery in deliveries if delivery.update == item.number]
    return {
        **_plain(item),
        "facts": [_plain(fact) for fact in item.facts],
        "deliveries": [delivery_json(delivery, now) for delivery in went],
    }


def delivery_json(delivery: Delivery, now: datetime) -> Object:
    """What became of an update on one channel."""
    return {
        "number": delivery.id,
        "channel": delivery.channel,
        "status": delivery.standing(now),
        "attempts": delivery.attempts,
        "queued_at": delivery.queued_at,
        "next_at": delivery.next_at,
        "sent_at": delivery.sent_at,
        "how": delivery.how or None,
        "last_error": delivery.last_error or None,
    }


def _hypothesis(item: Hypothesis, incident: Incident) -> Object:
    judged = [cell for cell in incident.judgements.values() if cell.hypothesis == item.number]
    facts = [
        {**_named(incident.evidence[cell.evidence]), "rating": cell.rating.sign}
        for cell in judged
        if cell.evidence in incident.evidence
    ]
    led_by = {"parent": part_id("H", item.parent), "closed_by": part_id("E", item.closed_by)}
    return {**_named(item), **led_by, "evidence": facts}


def _action(item: Action) -> Object:
    return {**_named(item), "tests": [part_id("H", number) for number in item.tests]}


def decision_json(made: MadeDecision) -> Object:
    """A decision with what was weighed and whether it worked."""
    return {**_named(made), "objections": [{"text": held.words, "by": held.who} for held in made.objections]}


def _ratings(evidence: int, incident: Incident) -> Mapping[str, str]:
    cells = (cell for cell in incident.judgements.values() if cell.evidence == evidence)
    return {f"H{cell.hypothesis}": cell.rating.sign for cell in cells}


def _named(item: Any) -> Object:
    """A thing by its id, which holds its number."""
    return {"id": item.name} | {key: value for key, value in _plain(item).items() if key != "number"}


def _plain(item: Any) -> Object:
    names = (field.name for field in fields(item) if field.name not in _BESIDE_THE_SHAPE)
    return {_SAID_AS.get(name, name): getattr(item, name) for name in names}


def seen(found: Seen) -> dict[str, Any]:
    """An incident that is like another."""
    incident = found.incident
    return {
        "id": incident.name,
        "title": incident.title,
        "severity": incident.severity or None,
        "status": incident.status,
        "started_at": incident.started_at,
        "share": round(found.share, 3),
        "shared_words": found.words,
        "causes": found.causes,
        "fixed_by": found.fixed_by,
        "ways_out": found.ways_out,
        "carried_out": found.carried_out,
        "follow_ups": found.follow_ups,
        "left_undone": found.left_undone or None,
    }
