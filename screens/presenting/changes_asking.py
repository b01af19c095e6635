"""What is shown before a step of a change: what it is, and what goes on at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo

from opsdesk.desk.capture.clock import spoken_time
from opsdesk.desk.changes_outlook import Outlook
from opsdesk.desk.changes_times import spoken_window
from opsdesk.domain.change_evidence import Item
from opsdesk.domain.rigor import Evidence

HOW: dict[Evidence, str] = {
    "person": "a short name, like bo",
    "link": "a link, https://…",
    "note": "a few words",
    "rollback procedure": "RB-2, or the steps in words",
    "trigger metric": "RB-2, or the metric and its threshold",
    "rollback rehearsal": "RB-2, a drill's RUN-3, or its day",
    "checklist run": "RUN-3, or a checklist's name",
    "drafted message": "the message",
    "stages": "better: name stages in the plan (e); or a few words",
    "approval": "a few words, where its kind is authorised already",
}
"""What is typed for each kind of evidence."""


def before_approval(held: Outlook, now: datetime, zone: tzinfo) -> tuple[str, ...]:
    """What is approved, and what to know of its window."""
    change = held.change
    tier = change.verdict.tier if change.verdict else ""
    window = spoken_window(change.plan.starts_at, change.plan.ends_at, now, zone)
    evidence = f"{tier} · all {len(held.items)} pieces of evidence are there"
    return (change.title, evidence, window, *_warnings(held, now, zone))


def before_start(held: Outlook, now: datetime, zone: tzinfo) -> tuple[str, ...]:
    """What is begun, whether it is time, and what goes on."""
    plan = held.change.plan
    window = spoken_window(plan.starts_at, plan.ends_at, now, zone)
    early = plan.starts_at is not None and now < plan.starts_at
    late = plan.ends_at is not None and now > plan.ends_at
    said = f"{window}{': that is still to come' if early else ': that has passed' if late else ''}"
    return (held.change.title, said, *_warnings(held, now, zone))


def evidence_hint(item: Item, keys: str) -> str:
    """What can be typed, the keys, and last, where there is room, what the demand asks for."""
    return f"{HOW[item.demand.evidence]}   {keys}   {item.demand.sentence}"


def _warnings(held: Outlook, now: datetime, zone: tzinfo) -> Iterator[str]:
    for one in held.frozen:
        yield f"! freeze “{one.freeze.name}” until {spoken_time(one.span.ends_at, now, zone)}"
    yield from (f"! {conflict.words}" for conflict in held.conflicts)
