"""What the agenda asks of each part of the desk. Loaded with the agenda, so never on the way to a first frame.

The words say what is due. That it is overdue each surface says by itself: a calendar keeps the words for years.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from opsdesk.config.settings import Settings
from opsdesk.config.zones import zone_named
from opsdesk.desk import changes as planned
from opsdesk.desk import checklists as library
from opsdesk.desk import (
    commitments_standing,
    registry,
    rituals_standing,
    rollbacks_standing,
    runbooks_standing,
    runs,
    vendors_standing,
)
from opsdesk.desk.desk import Desk
from opsdesk.domain.agenda import Item, Sort
from opsdesk.domain.cadence import DueKind, all_due
from opsdesk.domain.checklist.staleness import due_on
from opsdesk.domain.commitment_words import blocked_words, moved_words
from opsdesk.domain.incident import Incident
from opsdesk.domain.runbook_staleness import Cause
from opsdesk.domain.text import one_line
from opsdesk.domain.told_end import BELIEVED_OVER
from opsdesk.domain.vendor import Vendor
from opsdesk.domain.vendor_policy import VendorPolicy
from opsdesk.domain.vendor_standing import NoticeState, Standing
from opsdesk.domain.vendor_words import TOO_LATE, deadline_words
from opsdesk.domain.vocabulary import Audience, Origin, Role


def incidents(desk: Desk, settings: Settings) -> Iterator[Item]:
    """Roles, updates and check-ins of live incidents, and of those that are over what readers were promised."""
    for incident in (*desk.open_incidents(), *desk.past_incidents()):
        if incident.origin is not Origin.LIVE:
            continue
        yield from _updates(incident, settings)
        if not incident.status.is_over:
            yield from _check_ins(incident)
            if incident.commander is None:
                words = f"no commander: {one_line(incident.title)}"
                yield Item(f"{incident.name} commander", Sort.ROLE, words, about=incident.name)


def changes(desk: Desk, settings: Settings) -> Iterator[Item]:
    """When a planned change begins."""
    for change in planned.listed(desk, under_way=True):
        begins, ends = change.plan.starts_at, change.plan.ends_at
        if begins is not None and change.began_at is None and not change.state.is_over:
            words = f"{change.state}: {one_line(change.title)}"
            lasts = ends - begins if ends and ends > begins else timedelta(0)
            yield Item(change.name, Sort.CHANGE, words, begins, change.plan.requester, change.name, lasts=lasts)


def change_reviews(desk: Desk, settings: Settings) -> Iterator[Item]:
    """Emergencies that nobody reviewed yet."""
    for change in planned.listed(desk, under_way=True):
        if (due := change.review_due_at) is not None:
            words = f"review of the emergency: {one_line(change.title)}"
            owner = change.approval.by if change.approval else change.plan.requester
            yield Item(f"{change.name} review", Sort.REVIEW, words, due, owner, change.name)


def drills(desk: Desk, settings: Settings) -> Iterator[Item]:
    """The next drill of each rollback procedure, and why it can't wait where something speaks against trusting it."""
    teams = {service.name: service.owner_team for service in registry.services(desk)}
    for held in rollbacks_standing.overview(desk, settings.rigor).standings:
        if not held.procedure.over:
            words = f"rollback drill: {one_line(held.procedure.title)}"
            name = f"RB-{held.procedure.number}"
            doubts = "; ".join(doubt.words for doubt in held.doubts)
            owner = teams.get(held.procedure.service, "")
            yield Item(f"{name} drill", Sort.DRILL, words, held.due_on, owner, name, doubts)


def checklists(desk: Desk, settings: Settings) -> Iterator[Item]:
    """Templates whose review is due, or that something since makes doubtful."""
    for kept in library.templates(desk):
        template = kept.template
        stale = [reason for reason in library.staleness(desk, template) if "review was due" not in reason]
        due = due_on(template)
        if stale or due is not None:
            words = f"review of the checklist {template.heading}"
            owner = template.owner.removeprefix("@")
            key = f"checklist {template.name}"
            yield Item(key, Sort.CHECKLIST, words, None if stale else due, owner, template.name, "; ".join(stale))


def to_dos(desk: Desk, settings: Settings) -> Iterator[Item]:
    """What was to be asked after of the work made in checklists' runs, until somebody signs them off."""
    for run in runs.listed(desk):
        for record in run.records if run.signed_at is None else ():
            for place, made in enumerate(record.made, start=1):
                if made.check_in_at is not None:
                    key = f"{run.call} {record.number} to do {place}"
                    yield Item(key, Sort.TO_DO, one_line(made.task), made.check_in_at, made.owner, run.call)


def documents(desk: Desk, settings: Settings) -> Iterator[Item]:
    """Runbooks and their like whose review is due, or that their use made doubtful."""
    for held in runbooks_standing.overview(desk):
        card, name = held.document.card, held.document.name
        doubtful = any(reason.cause is not Cause.OVERDUE for reason in held.reasons)
        due = None if doubtful else held.document.due_on
        if held.stale or due is not None:
            words = f"review of the {card.sort}: {one_line(card.title)}"
            yield Item(f"{name} review", Sort.DOCUMENT, words, due, card.owner, name, held.why)


def notices(desk: Desk, settings: Settings) -> Iterator[Item]:
    """The notice deadlines that press, and what has rolled over and has none until somebody says when it renews."""
    today = desk.clock().astimezone(zone_named(settings.zone)).date()
    for held in vendors_standing.overview(desk, settings.vendors, today):
        for one in held.contracts:
            if one.is_due(settings.vendors.evaluate_days):
                yield _notice(held.vendor, one, settings.vendors)


def rituals(desk: Desk, settings: Settings) -> Iterator[Item]:
    """The next date of each ritual; of a series that is over, that somebody decides whether it goes on."""
    for held in rituals_standing.upcoming(desk):
        ritual, slot, charter = held.ritual, held.slot, held.ritual.charter
        if slot is not None:
            why = f"moved: {one_line(slot.why)}" if slot.moved else ""
            title = one_line(charter.title)
            yield Item(ritual.name, Sort.RITUAL, title, slot.planned_at, charter.owner, ritual.name, why, charter.lasts)
        elif charter.recurrence.rule and not held.sitting:
            words = f"renew or retire the ritual: {one_line(charter.title)}"
            why = "its series is over"
            yield Item(f"{ritual.name} series", Sort.RITUAL, words, None, charter.owner, ritual.name, why)


def agreed(desk: Desk, settings: Settings) -> Iterator[Item]:
    """What people took on in meetings, by the day that they named."""
    for meeting in rituals_standing.with_open_actions(desk):
        for action in meeting.open_actions:
            if action.due_on is not None:
                key = f"{meeting.name} {action.name}"
                words = one_line(action.task)
                yield Item(key, Sort.AGREED, words, action.due_on, action.owner, meeting.name)


def commitments(desk: Desk, settings: Settings) -> Iterator[Item]:
    """What teams promised each other: what is blocked can't wait for its day, and one that nobody sees to says so."""
    for one in commitments_standing.overview(desk, zone_named(settings.zone)):
        promise, name = one.commitment.promise, one.commitment.name
        if one.blocked is not None or promise.due is not None or not promise.person:
            words = one_line(f"{promise.giver} to {promise.receiver}: {promise.deliverable}")
            words, due = (words, promise.due) if one.blocked is None else (f"{one.state}: {words}", None)
            why = blocked_words(one) or moved_words(one.commitment)
            yield Item(name, Sort.COMMITMENT, words, due, promise.person, name, one_line(why))


def _notice(vendor: Vendor, held: Standing, policy: VendorPolicy) -> Item:
    late = held.state is NoticeState.OVERDUE
    words = f"{'notice to' if late else f'{held.state}:'} {one_line(vendor.title)}, {one_line(held.contract.name)}"
    key, owner = one_line(f"{vendor.name} {held.contract.name}"), held.contract.owner or vendor.owner
    if held.is_adrift:
        return Item(key, Sort.NOTICE, words, held.rolled_on, owner, vendor.name, deadline_words(held))
    opens = held.deadline - timedelta(days=policy.window_days) if held.deadline else None
    why = "; ".join((*((TOO_LATE,) if late else ()), *held.assumed))
    item = Item(key, Sort.NOTICE, words, held.deadline, owner, vendor.name, why, opens_on=opens)
    return replace(item, warned=policy.alert_days)


def _updates(incident: Incident, settings: Settings) -> Iterator[Item]:
    for due in all_due(incident, settings.policy):
        words = f"{due.kind} to {due.audience}: {one_line(incident.title)}"
        owner = _liaison(incident, due.audience)
        key, why = f"{incident.name} {due.audience}", ""
        if due.kind is DueKind.CORRECTION:
            key, why = f"{key} correction", BELIEVED_OVER  # its own key: what was put off before was another text
        yield Item(key, Sort.UPDATE, words, due.at, owner, incident.name, why)


def _liaison(incident: Incident, audience: Audience) -> str:
    """Who writes to an audience: its liaison, else the commander."""
    role = Role.CUSTOMER_LIAISON if audience is Audience.CUSTOMERS else Role.INTERNAL_LIAISON
    holders = incident.holders(role)
    held = holders[-1] if holders else incident.commander
    return held.person if held else ""


def _check_ins(incident: Incident) -> Iterator[Item]:
    for action in incident.actions.values():
        if not action.status.is_over and (action.check_in_at or not action.owners):
            owner = action.owners[0] if action.owners else ""
            key = f"{incident.name} {action.name}"
            yield Item(key, Sort.CHECK_IN, one_line(action.text), action.check_in_at, owner, incident.name)
