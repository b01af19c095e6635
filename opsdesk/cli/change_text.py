"""How changes are told: in a line, as a page, and as JSON with stable keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, tzinfo
from typing import Any, Final

from opsdesk.cli.names_json import change_id, incident_id
from opsdesk.desk.capture.clock import spoken_time
from opsdesk.desk.changes_outlook import Outlook
from opsdesk.desk.changes_times import spoken_window
from opsdesk.domain.change import Change
from opsdesk.domain.change_evidence import Item
from opsdesk.domain.change_preceding import Preceding
from opsdesk.domain.text import one_line

LISTED: Final = (
    *("id", "title", "status", "kind", "services", "deployment_type", "starts_at", "ends_at"),
    *("tier", "score", "emergency", "recorded", "requester", "author_role", "url", "fixes", "committed_at"),
    *("deployed_at", "ended_at", "outcome", "failed", "incident", "rework", "review_due_at", "missing"),
)
"""The keys of a change in a list."""
SHOWN: Final = (
    *LISTED,
    *("answers", "likelihood", "impact", "why", "rigor_version"),
    *("evidence", "approval", "stages", "conflicts", "freezes", "review"),
)
"""The keys of a change on its own."""


def as_row(held: Outlook, now: datetime, zone: tzinfo) -> str:
    """`CHG-3  planned  high  payments · Tue 24 Nov 14:00–15:00 UTC · Larger pools · 3 of 11 missing`."""
    change = held.change
    parts = (
        "emergency" if change.emergency else "",
        ", ".join(change.plan.services),
        when(change, now, zone),
        change.title,
        f"{len(held.missing)} of {len(held.items)} missing" if held.missing and not _settled(change) else "",
        f"led to INC-{change.incident}" if change.incident else "",
        _review(change, now, zone),
    )
    told = " · ".join(one_line(part) for part in parts if part)
    return f"{change.name:<7} {change.state:<12} {_tier(change):<10} {told}"


def standing(held: Outlook, now: datetime, zone: tzinfo) -> Iterator[str]:
    """What is to be known before the next step: missing evidence, conflicts, freezes."""
    if not _settled(held.change):
        yield from (_item(item, held.offers.get(item.demand.id, "")) for item in held.missing)
    yield from (f"  ! {one_line(conflict.words)}" for conflict in held.conflicts)
    for one in held.frozen:
        yield f"  ! freeze “{one_line(one.freeze.name)}” until {spoken_time(one.span.ends_at, now, zone)}"


def told(held: Outlook, now: datetime, zone: tzinfo) -> Iterator[str]:
    """The change as a page."""
    change = held.change
    yield as_row(held, now, zone)
    yield from _facts(change, now, zone)
    if verdict := change.verdict:
        yield f"likelihood {verdict.likelihood} × impact {verdict.impact} = {verdict.score}, {verdict.tier}:"
        yield from (f"  {one_line(reason)}" for reason in verdict.why)
        yield f"evidence (rigor {verdict.rigor_version}):"
        yield from (_item(item, held.offers.get(item.demand.id, "")) for item in held.items)
    yield from (line for line in standing(held, now, zone) if line.startswith("  !"))
    yield from _stages(change, now, zone)


def preceding_row(found: Preceding, now: datetime, zone: tzinfo) -> str:
    """`CHG-3  Larger pools · payments · deploy · 14:02 UTC · payments is affected, 12 min before the start`."""
    change = found.change
    told = (change.title, change.what, spoken_time(found.at, now, zone), ", ".join(found.why))
    return f"{change.name:<7} {' · '.join(one_line(words) for words in told if words)}"


def preceding_json(found: Preceding) -> dict[str, Any]:
    """A change that went before an incident."""
    change = found.change
    return {
        "id": change.name,
        "title": change.title,
        "services": change.plan.services,
        "reached_at": found.at,
        "minutes_before": int(found.before.total_seconds() // 60),
        "reach": found.reach,
        "through": found.through or None,
        "weight": round(found.weight, 3),
        "why": found.why,
    }


def when(change: Change, now: datetime, zone: tzinfo) -> str:
    """When it is planned for, or happened."""
    if change.state.is_over and change.ended_at:
        return spoken_time(change.ended_at, now, zone)
    return spoken_window(change.began_at or change.plan.starts_at, change.plan.ends_at, now, zone)


def shown_json(held: Outlook, *, whole: bool) -> dict[str, Any]:
    """The keys of LISTED, or of SHOWN for the whole of it; what doesn't apply is null."""
    change, plan, verdict = held.change, held.change.plan, held.change.verdict
    row: dict[str, Any] = {
        "id": change.name,
        "title": change.title,
        "status": change.state,
        "kind": plan.sort,
        "services": plan.services,
        "deployment_type": plan.deployment_type,
        "starts_at": plan.starts_at,
        "ends_at": plan.ends_at,
        "tier": verdict.tier if verdict else None,
        "score": verdict.score if verdict else None,
        "emergency": change.emergency,
        "recorded": change.recorded,
        "requester": plan.requester,
        "author_role": plan.author_role,
        "url": plan.link,
        "fixes": incident_id(plan.fixes),
        "committed_at": plan.committed_at,
        "deployed_at": change.deployed_at,
        "ended_at": change.ended_at,
        "outcome": change.ending,
        "failed": change.failed,
        "incident": incident_id(change.incident),
        "rework": change.rework,
        "review_due_at": change.review_due_at,
        "missing": [item.demand.id for item in held.missing],
    }
    return row | _rest(held) if whole else row


def _rest(held: Outlook) -> dict[str, Any]:
    change, verdict = held.change, held.change.verdict
    approval, review = change.approval, change.review
    return {
        "answers": asdict(held.change.plan.risk.answers),
        "likelihood": verdict.likelihood if verdict else None,
        "impact": verdict.impact if verdict else None,
        "why": verdict.why if verdict else [],
        "rigor_version": verdict.rigor_version if verdict else None,
        "evidence": [_item_json(item, held.offers.get(item.demand.id)) for item in held.items],
        "approval": approval
        and {"by": approval.by, "at": approval.at, "why": approval.why, "missing": approval.missing},
        "stages": [
            *({"name": mark.stage, "at": mark.at, "by": mark.by, "note": mark.note} for mark in change.marks),
            *({"name": stage, "at": None, "by": None, "note": ""} for stage in change.stages_left),
        ],
        "conflicts": [
            {"words": one.words, "change": change_id(one.change), "incident": incident_id(one.incident)}
            for one in held.conflicts
        ],
        "freezes": [
            {"name": one.freeze.name, "starts_at": one.span.starts_at, "ends_at": one.span.ends_at}
            for one in held.frozen
        ],
        "review": review and {"by": review.by, "at": review.at, "text": review.words, "missing": review.missing},
    }


def _item_json(item: Item, offered: str | None) -> dict[str, Any]:
    demand, piece = item.demand, item.piece
    return {
        "demand": demand.id,
        "tier": demand.tier,
        "sentence": demand.sentence,
        "evidence": demand.evidence,
        "needed_before": demand.due,
        "linked": piece.words if piece else None,
        "by": piece.by if piece else None,
        "at": piece.at if piece else None,
        "met": item.met,
        "problem": item.problem or None,
        "offered": offered,
    }


def _item(item: Item, offered: str) -> str:
    mark = "✓" if item.met else "·"
    by_approval = "by its approval" if item.by_approving else ""
    offer = f"{offered} is there" if offered else ""
    said = " · ".join(part for part in (item.words or by_approval, offer) if part)
    return f"  {mark} {item.demand.id:<20} {one_line(said)}".rstrip()


def _facts(change: Change, now: datetime, zone: tzinfo) -> Iterator[str]:
    plan, approval = change.plan, change.approval
    said = (
        ("kind", " · ".join(part for part in (plan.sort, plan.deployment_type) if part)),
        ("asked for by", " · ".join(part for part in (plan.requester, plan.author_role) if part)),
        ("risk", f"{change.said_risk}, as its source says" if change.said_risk else ""),
        ("taken in from", change.origin),
        ("link", plan.link),
        ("fixes", f"INC-{plan.fixes}" if plan.fixes else ""),
        ("approved", f"{approval.by} {spoken_time(approval.at, now, zone)} {approval.why}" if approval else ""),
        ("ended", change.ending),
        ("reviewed", f"{change.review.by}: {change.review.words}" if change.review else ""),
    )
    yield from (f"{label}: {one_line(words).strip()}" for label, words in said if words)


def _stages(change: Change, now: datetime, zone: tzinfo) -> Iterator[str]:
    if change.marks or change.plan.stages:
        yield "stages:"
    for mark in change.marks:
        note = f" · {one_line(mark.note)}" if mark.note else ""
        yield f"  ✓ {one_line(mark.stage)}  {spoken_time(mark.at, now, zone)} {mark.by}{note}"
    yield from (f"  · {one_line(stage)}" for stage in change.stages_left)


def _review(change: Change, now: datetime, zone: tzinfo) -> str:
    due = change.review_due_at
    if due is None:
        return ""
    return f"review {'overdue since' if due < now else 'due by'} {spoken_time(due, now, zone)}"


def _settled(change: Change) -> bool:
    """Nobody waits for its evidence any more."""
    return change.state.is_over and change.review_due_at is None


def _tier(change: Change) -> str:
    if change.verdict is None:
        return "recorded"
    return change.verdict.tier
