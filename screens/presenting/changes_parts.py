"""A change in full: what to watch out for, its risk and why, its evidence item by item, its stages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from opsdesk.desk.capture.clock import spoken_time
from opsdesk.desk.changes_outlook import Outlook
from opsdesk.desk.changes_times import spoken_window
from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_calendar import Conflict
from opsdesk.domain.change_evidence import Item
from opsdesk.domain.change_parts import PieceSort
from opsdesk.domain.rigor import Evidence
from screens.presenting.listing import Fact, Heading, Line, Part

ITEM = "item "
"""What a line of evidence leads to begins with: Enter on it links something."""

BY_ITSELF: dict[Evidence, str] = {"approval": "by its approval", "stages": "planned below"}
"""What shows demands for which nothing has to be linked."""

NEXT = {
    ChangeState.PLANNED: "space approves it",
    ChangeState.APPROVED: "space begins the rollout",
    ChangeState.ROLLING_OUT: "space marks the next stage, f ends it",
}


def change_parts(held: Outlook, now: datetime, zone: tzinfo) -> Sequence[Part]:
    """The detail, what needs somebody first."""
    return (
        *_state(held, now, zone),
        *_watch_out(held, now, zone),
        *_evidence(held),
        *_stages(held.change, now, zone),
        *_risk(held.change),
        *_plan(held.change, now, zone),
    )


def _state(held: Outlook, now: datetime, zone: tzinfo) -> Iterator[Part]:
    change, plan = held.change, held.change.plan
    yield Fact("State", change.state, _next(held))
    if change.review_due_at:
        due = spoken_time(change.review_due_at, now, zone)
        overdue = change.review_due_at < now
        yield Fact(
            "Review", "overdue" if overdue else "due", f"{'since' if overdue else 'by'} {due}", style="$text-error"
        )
    if change.ending:
        yield Fact("Because", change.ending)
    if change.incident:
        yield Fact("Led to", f"INC-{change.incident}", leads_to=f"INC-{change.incident}")
    yield _when(change, now, zone)
    yield Fact("Touches", ", ".join(plan.services), plan.deployment_type)
    if approval := change.approval:
        yield Fact("Approved", approval.by, " · ".join((spoken_time(approval.at, now, zone), *_if_any(approval.why))))
    if change.review:
        yield Fact("Reviewed", change.review.words, f"{change.review.by} {spoken_time(change.review.at, now, zone)}")


def _next(held: Outlook) -> str:
    change = held.change
    if change.review_due_at and change.state.is_over:
        return "an emergency: space reviews it"
    if change.state is ChangeState.PLANNED and held.missing and not change.emergency:
        return "waits for evidence"
    if change.state is ChangeState.ROLLING_OUT and not change.stages_left:
        return "space ends it"
    return NEXT.get(change.state, "")


def _when(change: Change, now: datetime, zone: tzinfo) -> Fact:
    """The time it takes up, and the one that was planned where it has begun."""
    planned = spoken_window(change.plan.starts_at, change.plan.ends_at, now, zone)
    if change.began_at is None:
        return Fact("When", planned)
    if change.recorded:
        return Fact("When", spoken_time(change.began_at, now, zone))
    return Fact("When", spoken_window(change.began_at, change.ended_at, now, zone), f"planned {planned}")


def _watch_out(held: Outlook, now: datetime, zone: tzinfo) -> Iterator[Part]:
    if not held.conflicts and not held.frozen:
        return
    yield Heading("Watch out")
    for one in held.frozen:
        until = spoken_time(one.span.ends_at, now, zone)
        only = "; an emergency may" if held.change.emergency else ": only emergencies may"
        yield Line(f"freeze “{one.freeze.name}” until {until}{only}", "!", style="$text-warning")
    for conflict in held.conflicts:
        yield Line(conflict.words, "!", style="$text-warning", leads_to=_at(conflict))


def _at(conflict: Conflict) -> str:
    """What it is a conflict with, where that can be gone to."""
    if conflict.incident:
        return f"INC-{conflict.incident}"
    return f"CHG-{conflict.change}" if conflict.change else ""


def _evidence(held: Outlook) -> Iterator[Part]:
    if not held.items:
        return
    missing = len(held.missing)
    met = f"{missing} of {len(held.items)} missing" if missing else f"all {len(held.items)} there"
    yield Heading("Evidence", f"{met} · Enter on a line links it" if missing else met)
    for item in held.items:
        style = "" if item.met else "$text-warning"
        yield Line(_item(item, held.offers.get(item.demand.id, "")), "✓" if item.met else "○", 0, style, _leads(item))


def _item(item: Item, offered: str) -> str:
    """What is asked, then what is there or why not."""
    said = item.words or BY_ITSELF.get(item.demand.evidence, "")
    late = "just before the start" if item.problem and item.demand.due == "start" else ""
    offer = f"{offered} is there" if offered else ""
    return " · ".join(part for part in (item.demand.id, said, late, offer) if part)


def _leads(item: Item) -> str:
    """A linked run or procedure can be gone to; anything else can be linked here."""
    piece = item.piece
    if piece and item.met and piece.sort in {PieceSort.RUN, PieceSort.PROCEDURE}:
        return piece.words
    return f"{ITEM}{item.demand.id}"


def _stages(change: Change, now: datetime, zone: tzinfo) -> Iterator[Part]:
    if not (change.marks or change.plan.stages):
        return
    yield Heading("Stages", f"{len(change.marks)} of {len(change.marks) + len(change.stages_left)} reached")
    for mark in change.marks:
        said = (mark.stage, spoken_time(mark.at, now, zone), mark.by, *_if_any(mark.note))
        yield Line(" · ".join(said), "✓")
    yield from (Line(stage, "○") for stage in change.stages_left)


def _risk(change: Change) -> Iterator[Part]:
    verdict = change.verdict
    if verdict is None:
        yield Heading("Risk", "noted after it had happened: nothing was assessed")
        return
    score = f"likelihood {verdict.likelihood} × impact {verdict.impact} = {verdict.score}"
    yield Heading("Risk", f"{verdict.tier} · {score}{' · emergency' if change.emergency else ''}")
    yield from (Line(reason) for reason in verdict.why)


def _plan(change: Change, now: datetime, zone: tzinfo) -> Iterator[Part]:
    plan = change.plan
    said = (
        Fact("Kind", plan.sort),
        Fact("Asked for by", plan.requester, plan.author_role),
        Fact("Link", plan.link),
        Fact("Fixes", f"INC-{plan.fixes}" if plan.fixes else "", leads_to=f"INC-{plan.fixes}"),
        Fact("Committed", spoken_time(plan.committed_at, now, zone) if plan.committed_at else ""),
    )
    yield Heading("Plan")
    yield from (fact for fact in said if fact.words)


def _if_any(words: str) -> tuple[str, ...]:
    return (words,) if words else ()
