"""The weekly review's parts about what keeps problems away: follow-ups, changes, alerts, meetings, deadlines, pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from opsdesk.config.settings import Settings
from opsdesk.desk import changes as planned
from opsdesk.desk import followups as kept
from opsdesk.desk import rituals_standing, runbooks_standing, signals, vendors_standing
from opsdesk.desk.desk import Desk
from opsdesk.domain.coordination_facts import counted
from opsdesk.domain.followup import FollowUp
from opsdesk.domain.followup_backlog import backlog_of
from opsdesk.domain.followup_backlog_words import growth_words
from opsdesk.domain.ops_review import Part, Span, part
from opsdesk.domain.ritual_slots import SlotState
from opsdesk.domain.signal_noise import noise as noise_of
from opsdesk.domain.signal_noise_words import noise_lines
from opsdesk.domain.vendor_words import deadline_words

DEADLINES_WITHIN: Final = timedelta(days=30)


def follow_ups(desk: Desk, settings: Settings, span: Span) -> Part:
    """What was taken on and closed for good in the week, what was overdue at its end, and whether the backlog grew."""
    every = [one for one in kept.listed(desk, every=True) if one.opened_at and one.opened_at < span.until]
    if not every:
        return Part("Follow-ups")
    opened = [one for one in every if span.holds(one.opened_at)]
    closed = [one for one in every if one.ended_on and span.first_day <= one.ended_on <= span.last_day]
    late = sorted(
        ((days, one) for one in every if (days := _days_overdue(one, span))),
        key=lambda held: (-held[0], held[1].number),
    )
    says = f"{len(opened)} taken on, {len(closed)} closed, {len(late)} overdue. "
    lines = [f"overdue for {counted(days, 'day')}: {one.name} {one.title} ({one.task.owner})" for days, one in late]
    lines += [f"{one.state}: {one.name} {one.title} ({one.ended_by}): {one.outcome}" for one in closed]
    return part("Follow-ups", says + growth_words(backlog_of(every, span.last_day, span.zone)), lines)


def changes(desk: Desk, settings: Settings, span: Span) -> Part:
    """What reached production in the week, and what of it failed."""
    held = [one for one in planned.listed(desk) if span.holds(one.deployed_at)]
    failed = [one for one in held if one.failed]
    unknown = sum(one.failed is None for one in held)
    if not held:
        return Part("Changes")
    rate = f"{len(failed)} failed of n = {len(held) - unknown}{f', {unknown} unknown' if unknown else ''}"
    lines = (f"{one.name} {one.state}: {one.title}{f' (INC-{one.incident})' if one.incident else ''}" for one in failed)
    return part("Changes", f"{counted(len(held), 'change')} reached production, {rate}.", lines)


def noise(desk: Desk, settings: Settings, span: Span) -> Part:
    """What alerts cost in the week, the costliest source first."""
    found = noise_of((one for one in signals.listed(desk, every=True) if span.holds(one.opened_at)), span.zone)
    count = sum(one.whole.signals for one in found)
    return part("Noise", f"{counted(count, 'signal')}." if count else "", noise_lines(found))


def rituals(desk: Desk, settings: Settings, span: Span) -> Part:
    """Dates of the week on which nobody met."""
    days = (span.now - span.since).days + 1
    missed = [
        (slot.planned_at, one.ritual)
        for one in rituals_standing.overview(desk, settings.meetings, days=days)
        for slot in one.slots
        if slot.state is SlotState.MISSED and span.holds(slot.planned_at)
    ]
    lines = (
        f"{ritual.name} {ritual.title}, {at.astimezone(span.zone):%a %d %b %H:%M}"
        for at, ritual in sorted(missed, key=str)
    )
    return part("Meetings missed", f"{counted(len(missed), 'date')} passed without one." if missed else "", lines)


def deadlines(desk: Desk, settings: Settings, span: Span) -> Part:
    """Notices that are to be given soon, or that nobody gave; contracts that went on and nobody knows for how long."""
    today = span.now.astimezone(span.zone).date()
    due = [
        (one.deadline, f"{held.vendor.name} {held.vendor.title}, {one.contract.name}: {deadline_words(one)}")
        for held in vendors_standing.overview(desk, settings.vendors, today)
        for one in held.contracts
        if one.deadline and one.is_due(DEADLINES_WITHIN.days)
    ]
    lines = (words for _, words in sorted(due))
    says = f"{counted(len(due), 'notice')} within {DEADLINES_WITHIN.days} days of now." if due else ""
    return part("Notice deadlines", says, lines)


def documents(desk: Desk, settings: Settings, span: Span) -> Part:
    """Documents that nobody should trust unread, as of now."""
    every = list(runbooks_standing.overview(desk))
    stale = [one for one in every if one.stale]
    says = f"Stale now: {len(stale)} of n = {len(every)}." if stale else ""
    lines = (
        f"{one.document.name} {one.document.card.title} ({one.document.card.owner or 'nobody'}): {one.why}"
        for one in stale
    )
    return part("Documents", says, lines)


def _days_overdue(one: FollowUp, span: Span) -> int:
    """At the end of the week, or now; whatever was done, moved or opened again since."""
    due = one.due_by(span.seen_at)
    return max((span.last_day - due).days, 0) if due and one.ending_by(span.seen_at) is None else 0
