"""Teams, briefs and waits as JSON. Days are ISO dates, spans whole days; what nobody said is null."""

from __future__ import annotations

from typing import Any, Final

from opsdesk.cli.commitment_json import day, standing_json
from opsdesk.cli.reach_json import reaches_json, reasons_json
from opsdesk.desk.teams_standing import Standing
from opsdesk.domain.codec import encode
from opsdesk.domain.commitment_record import Record
from opsdesk.domain.coordination_brief import Brief, Side
from opsdesk.domain.coordination_waits import Dependencies, Web

KEYS: Final = (
    "A team in --json has id (null: nobody keeps its page), name, services, purpose, lead, stale, reasons (cause, "
    "words), next_check_on, record, waits_for, retired; “show” adds channel, on_call, hours, zone, opens_at, "
    "asking, response, check_days, contacts (name, role, reach), reaches (name, words, checked_at, checked_by, "
    "failed), ways (team, way, cadence, decision, until_on, since), former_names, owes and waits (commitments)."
)


def brief_json(held: Standing) -> dict[str, Any]:
    """A team in a list."""
    profile = held.team.profile if held.team else None
    return {
        "id": held.team.name if held.team else None,
        "name": held.name,
        "services": list(held.services),
        "purpose": (profile.purpose if profile else "") or None,
        "lead": (profile.lead if profile else "") or None,
        "stale": held.stale,
        "reasons": reasons_json(held.reasons),
        "next_check_on": day(held.next_check),
        "record": record_json(held.record),
        "waits_for": len(held.waits),
        "retired": (held.team.retired if held.team else "") or None,
    }


def as_json(held: Standing) -> dict[str, Any]:
    """A team in full; of one that nobody keeps, what is known."""
    if held.team is None:
        return brief_json(held)
    profile = held.team.profile
    return brief_json(held) | {
        "channel": profile.channel or None,
        "on_call": profile.on_call or None,
        "hours": profile.hours or None,
        "zone": profile.zone or "UTC",
        "opens_at": held.opens,
        "asking": profile.asking or None,
        "response": profile.response or None,
        "check_days": profile.check_days,
        "contacts": [encode(contact) for contact in profile.contacts],
        "reaches": reaches_json(held.team),
        "ways": [
            {
                "team": one.team,
                "way": one.way,
                "cadence": one.cadence or None,
                "decision": one.decision or None,
                "until_on": day(one.until),
                "since": one.since,
            }
            for one in held.team.relations
        ],
        "former_names": list(held.team.former),
        "owes": [standing_json(one) for one in held.owes],
        "waits": [standing_json(one) for one in held.waits],
    }


def record_json(record: Record) -> dict[str, Any]:
    """Counts of promises; `share` is null while none was kept or broken."""
    names = ("kept", "late", "broken", "released", "renegotiated", "moves", "open", "overdue", "blocked", "unowned")
    return {
        "share": record.share,
        **{name: getattr(record, name) for name in names},
        "longest_waiting_days": record.longest,
    }


def waits_json(held: Dependencies) -> dict[str, Any]:
    """Who waits for whom."""
    return {"promised": _web(held.promised), "services": _web(held.services)}


def coordination_json(brief: Brief) -> dict[str, Any]:
    """A pair of teams."""
    return {
        "on": day(brief.on),
        "bond": brief.facts.bond,
        "bond_why": brief.facts.bond_words,
        "teams": [_side(side) for side in brief.sides],
        "proposed": [
            {"aspect": one.aspect, "mechanism": one.words, "why": one.why, "rule": one.rule} for one in brief.proposals
        ],
        "shared": [{"id": one.name, "title": one.title, "at": one.at, "why": one.why} for one in brief.shared],
        "shared_hours_a_week": _hours(brief),
        "questions": list(brief.questions),
    }


def _web(web: Web) -> dict[str, Any]:
    return {
        "circles": [list(circle) for circle in web.circles],
        "chains": [list(chain) for chain in web.chains],
        "waits": [
            {"waiter": one.waiter, "for": one.on, "why": one.because, "words": one.words, "days": one.days}
            for one in web.waits
        ],
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "name": side.name,
        "services": list(side.services),
        "owes": [standing_json(one) for one in side.owes],
        "ended": [standing_json(one) for one in side.ended],
        "record": record_json(side.record),
        "overall": record_json(side.overall),
        "says": side.says.words if side.says else None,
        "reasons": reasons_json(side.stale),
    }


def _hours(brief: Brief) -> float | None:
    shared = brief.facts.shared_time
    return None if shared is None else round(shared.total_seconds() / 3600, 2)
