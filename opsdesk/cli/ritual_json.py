"""Rituals, their health and their meetings as JSON. Times are UTC, spans seconds, amounts units of the currency."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction
from typing import Any, Final

from opsdesk.domain.meeting import Agreed, Gathered, Meeting, Said
from opsdesk.domain.meeting_cost import Cost
from opsdesk.domain.meeting_lint import Finding
from opsdesk.domain.ritual import Charter
from opsdesk.domain.ritual_health import Health
from opsdesk.domain.ritual_slots import Slot
from opsdesk.domain.ritual_standing import Standing

Object = dict[str, Any]

KEYS: Final = (
    "--json of a ritual has id, title, owner, next (at, slot_at, status, why), series_over, under_way, retired, "
    "health, cost (once, per_year, times_a_year), findings (rule, words, advice); “show” adds purpose, aim, minutes, "
    "seats (role, people, band), agenda (title, minutes, inputs), outputs, recurrence (rule, first_on, time, zone), "
    "slots, meetings. Health has held, skipped, moved, missed, on_time, timed, over_time, decisions, actions, done, "
    "settleable, empty_in_a_row, cost, proposal (remedy, minutes, why). A meeting has id, ritual, title, slot_at, "
    "planned_at, begun_at, begun_by, ended_at, status, why, present, item, items (title, minutes, elapsed_seconds), "
    "decisions, parked, notes (text, item, at, by), actions (id, text, owner, due_on, item, status, why), gathered "
    "(input, lines, more)."
)


def brief_json(held: Standing) -> Object:
    """A ritual in a list."""
    return {
        "id": held.ritual.name,
        "title": held.ritual.title,
        "owner": held.ritual.charter.owner,
        "next": slot_json(held.next) if held.next else None,
        "series_over": held.series_over,
        "under_way": held.under_way.name if held.under_way else None,
        "retired": held.ritual.retired,
        "health": health_json(held.health),
        "cost": cost_json(held.cost),
        "findings": findings_json(held.findings),
    }


def whole_json(held: Standing) -> Object:
    """All of it."""
    return {
        **brief_json(held),
        **charter_json(held.ritual.charter),
        "slots": [slot_json(slot) for slot in held.slots],
        "meetings": [meeting.name for meeting in held.meetings],
    }


def charter_json(charter: Charter) -> Object:
    """What a ritual is meant to be."""
    rule = charter.recurrence
    return {
        "purpose": charter.purpose,
        "aim": charter.aim,
        "minutes": charter.minutes,
        "seats": [{"role": seat.role, "people": seat.people, "band": seat.band} for seat in charter.seats],
        "agenda": [
            {"title": item.title, "minutes": item.minutes, "inputs": list(item.inputs)} for item in charter.agenda
        ],
        "outputs": list(charter.outputs),
        "recurrence": {
            "rule": rule.rule, "first_on": str(rule.first) if rule.first else None, "time": rule.at, "zone": rule.zone,
        },
    }  # fmt: skip


def slot_json(slot: Slot) -> Object:
    """One date; `slot` is the time by the rule, `at` the one it is planned for."""
    return {"at": slot.planned_at, "slot_at": slot.at, "status": slot.state, "why": slot.why}


def health_json(found: Health) -> Object:
    """Counts over the window that was asked for."""
    proposal = found.proposal
    names = ("held", "skipped", "moved", "missed", "on_time", "timed", "over_time", "decisions", "actions")
    return {
        **{name: getattr(found, name) for name in (*names, "done", "settleable", "empty_in_a_row")},
        "cost": _amount(found.cost),
        "proposal": {"remedy": proposal.remedy, "minutes": proposal.minutes or None, "why": proposal.why}
        if proposal
        else None,
    }


def cost_json(cost: Cost | None) -> Object | None:
    """None: a rate band isn't in the settings."""
    if cost is None:
        return None
    return {"once": _amount(cost.once), "per_year": _amount(cost.per_year), "times_a_year": cost.times_a_year}


def findings_json(findings: tuple[Finding, ...]) -> list[Object]:
    """What speaks against it."""
    return [{"rule": one.rule, "words": one.words, "advice": one.advice} for one in findings]


def meeting_json(meeting: Meeting, gathered: Iterable[Gathered], now: datetime) -> Object:
    """A meeting as it stands; items are counted from 1."""
    items = enumerate(meeting.charter.items)
    return {
        "id": meeting.name,
        "ritual": meeting.ritual_name,
        "title": meeting.title,
        "slot_at": meeting.slot,
        "planned_at": meeting.planned_at,
        "begun_at": meeting.begun_at,
        "begun_by": meeting.begun_by,
        "ended_at": meeting.ended_at,
        "status": meeting.ending or "under way",
        "why": meeting.why,
        "present": list(meeting.present),
        "item": meeting.item + 1,
        "items": [
            {
                "title": item.title,
                "minutes": item.minutes,
                "elapsed_seconds": int(meeting.spent(place, now).total_seconds()),
            }
            for place, item in items
        ],
        "decisions": [_said(one) for one in meeting.decisions],
        "actions": [_action(one) for one in meeting.actions],
        "parked": [_said(one) for one in meeting.parked],
        "notes": [_said(one) for one in meeting.notes],
        "gathered": [{"input": one.input, "lines": list(one.lines), "more": one.more} for one in gathered],
    }


def _said(one: Said) -> Object:
    return {"text": one.words, "item": one.item + 1, "at": one.at, "by": one.by}


def _action(one: Agreed) -> Object:
    return {
        "id": one.name,
        "text": one.task,
        "owner": one.owner,
        "due_on": str(one.due_on) if one.due_on else None,
        "item": one.item + 1,
        "status": one.status,
        "why": one.why,
    }


def _amount(amount: Fraction | None) -> float | None:
    return None if amount is None else round(float(amount), 2)
