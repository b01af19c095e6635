"""The report: the whole incident on one page, for those who weren't there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo

from opsdesk.domain.delivery import Delivery
from opsdesk.domain.delivery_ways import Ways, ways_of
from opsdesk.domain.entries import Entry
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentUpdate
from opsdesk.domain.times import spoken
from opsdesk.domain.vocabulary import HypothesisStatus, Milestone, Outcome
from opsdesk.formats.markdown import sections, timeline
from opsdesk.formats.markdown.decisions import decisions
from opsdesk.formats.markdown.escape import cell, inline, quote
from opsdesk.formats.markdown.page import Clock, bullets, clock_for, page, part, section, top


def render(
    incident: Incident, entries: Iterable[Entry], now: datetime, *, zone: tzinfo, went: Sequence[Delivery] = ()
) -> str:
    """The report as Markdown; `went` is what became of its texts."""
    log = list(entries)
    clock = clock_for(incident, now, zone)
    return page(
        top("Report", incident, now, clock),
        section("Summary", sections.situation(incident, clock), _lasted(incident, now)),
        section("Milestones", _milestones(incident, clock)),
        _causes(incident, clock),
        section("Actions", _actions(incident, clock)),
        section("Still open", sections.actions_by_owner(incident, now, clock)),
        section("Decisions", decisions(incident, log, clock)),
        section("Updates sent", _updates(incident, clock, ways_of(went, now))),
        section("Changes", _changes(incident, clock)),
        section("Services", sections.services(incident, clock)),
        section("Roles", sections.roles(incident, clock)),
        section("Follow-ups", _follow_ups(incident)),
        section("Links", sections.links(incident)),
        "# Timeline",
        *timeline.days(incident, log, clock),
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are escaped already; nothing when it has no rows."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *lines]) if lines else ""


def _lasted(incident: Incident, now: datetime) -> str:
    so_far = "" if incident.status.is_over else " so far"
    return f"It has lasted {spoken(incident.running(now))}{so_far}."


def _milestones(incident: Incident, clock: Clock) -> str:
    rows = []
    for milestone in Milestone:
        if milestone in incident.milestones:
            reached = incident.milestones[milestone]
            told = f"{'about ' if reached.approx else ''}{clock.stamp(reached.at)}" if reached.at else "not known"
            rows.append((str(milestone), told))
    return table(("Milestone", "When"), rows)


def _causes(incident: Incident, clock: Clock) -> str:
    shelves = {
        "Confirmed": {HypothesisStatus.CONFIRMED},
        "Not settled": {HypothesisStatus.OPEN, HypothesisStatus.TESTING},
        "Ruled out": {HypothesisStatus.RULED_OUT},
    }
    held = incident.hypotheses.values()
    return section(
        "Hypotheses",
        *(
            part(title, sections.hypotheses(incident, [item for item in held if item.status in of], clock))
            for title, of in shelves.items()
        ),
    )


def _actions(incident: Incident, clock: Clock) -> str:
    rows = []
    for action in incident.actions.values():
        if action.status.is_over:
            said = action.outcome if action.outcome not in (None, Outcome.NOT_SAID) else action.status
            why = f": {inline(action.why)}" if action.why else ""
            ended = clock.stamp(action.ended_at) if action.ended_at else "–"
            rows.append((action.name, cell(action.text), cell(", ".join(action.owners)), ended, f"{said}{why}"))
    return table(("", "Action", "Owner", "Ended", "What came of it"), rows)


def _updates(incident: Incident, clock: Clock, ways: Ways) -> str:
    sent = sorted(incident.updates.values(), key=lambda update: (update.sent_at, update.number))
    return "\n\n".join(
        f"**{clock.stamp(update.sent_at)}** to {update.audience} ({update.stage}){_approval(update, ways(update))}\n\n"
        f"{quote(update.text)}"
        for update in sent
    )


def _approval(update: SentUpdate, ways: Iterable[str]) -> str:
    """How it went, who approved it, and what of the linter's was open then."""
    parts = [
        f"reached nobody: {inline(update.undelivered)}" if update.undelivered else "",
        *map(inline, ways),
        f"approved by {inline(update.approved_by)}" if update.approved_by else "",
        f"open: {', '.join(map(inline, update.findings))}" if update.findings else "",
        f"sent all the same: {inline(update.override)}" if update.override else "",
    ]
    return "".join(f"; {part}" for part in parts if part)


def _changes(incident: Incident, clock: Clock) -> str:
    noted = sorted(incident.changes.values(), key=lambda change: (change.at, change.number))
    return bullets(
        f"{'about ' if change.approx else ''}{clock.stamp(change.at)} "
        f"{f'{inline(change.service)}: ' if change.service else ''}{inline(change.text)}"
        for change in noted
    )


def _follow_ups(incident: Incident) -> str:
    return bullets(
        f"{inline(item.text)}{f' ({inline(item.owner)})' if item.owner else ''}"
        for item in incident.follow_ups.values()
    )
