"""What a record's actions, updates, changes and follow-ups tell, as entries of the log."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from opsdesk.domain.action import lane_of
from opsdesk.domain.entries import Dated, Payload
from opsdesk.domain.entries.message import UpdateSent
from opsdesk.domain.entries.note import ChangeNoted, FollowUpProposed
from opsdesk.domain.entries.work import ActionBlocked, ActionDropped, ActionEnded, ActionGiven
from opsdesk.domain.parts import SentFact
from opsdesk.domain.vocabulary import ActionStatus, Outcome
from opsdesk.formats.record import words
from opsdesk.formats.record.model import Record
from opsdesk.formats.record.numbers import Numbers
from opsdesk.formats.record.ordered import Ordered, derived, history, own_json
from opsdesk.formats.record.times import Span
from opsdesk.formats.record.work_rows import ActionRow


def action_happenings(record: Record, numbers: Numbers, span: Span) -> Iterator[Ordered]:
    """Every action given, and how it went."""
    rows = count(1)
    for place, (number, row) in enumerate(zip(numbers.actions, record.actions, strict=True), start=1):
        given_at = row.opened_at or row.closed_at or span.opening
        yield given_at, Dated(given_at, _given(row, number, place), row.given_by, row.approx)
        yield from history(zip(row.history, rows, strict=False), given_at)
        if (ended := _ended(row, number)) is not None:
            over = row.closed_at or record.resolved_at or span.last
            yield derived(max(over, given_at), ended)


def message_happenings(record: Record, numbers: Numbers, span: Span) -> Iterator[Ordered]:
    """Every update sent, change noted and follow-up proposed."""
    for place, (number, update) in enumerate(zip(numbers.updates, record.updates, strict=True), start=1):
        sent = UpdateSent(
            number,
            words.audience(update.audience),
            words.stage(update.status),
            update.text,
            update.channel or "",
            update.next_at,
            update.approved_by,
            tuple(SentFact(fact.key, fact.state, fact.words, fact.as_of) for fact in update.facts),
            update.findings,
            update.override,
            update.ways,
            foreign=own_json(update),
            row=place,
        )
        yield update.at, Dated(update.at, sent, update.by, update.approx)
    for place, (number, change) in enumerate(zip(numbers.changes, record.changes, strict=True), start=1):
        noted = ChangeNoted(number, change.text, change.service, foreign=own_json(change), row=place)
        yield change.at, Dated(change.at, noted, change.by, change.approx)
    for place, (number, row) in enumerate(zip(numbers.follow_ups, record.postmortem_actions, strict=True), start=1):
        proposed = FollowUpProposed(number, row.text, row.owner_role or "", foreign=own_json(row), row=place)
        at = row.at or span.last
        yield at, Dated(at, proposed, row.by)


def _given(row: ActionRow, number: int, place: int) -> ActionGiven:
    owners = row.owners or ((row.owner_role,) if row.owner_role else ())
    lane, check_in_at = row.lane or lane_of(row.text), row.check_in_at
    if first := row.given:
        owners = first.owners if "owners" in first.model_fields_set else owners
        lane = first.lane or lane
        check_in_at = first.check_in_at if "check_in_at" in first.model_fields_set else check_in_at
    return ActionGiven(
        number,
        row.text,
        owners,
        lane,
        check_in_at,
        row.every_minutes,
        row.tests,
        time_unknown=row.opened_at is None,
        foreign=own_json(row, "history"),
        row=place,
    )


def _ended(row: ActionRow, number: int) -> Payload | None:
    """How it stood at the end, as far as its history doesn't tell; None while it went on."""
    told = {type(item.entry.payload) for item in row.history if item.entry}
    if told & {ActionEnded, ActionDropped, ActionBlocked}:
        return None
    said = row.outcome or ""
    outcome = words.outcome(said)
    why = row.reason or ("" if outcome == said else said)
    if row.status is ActionStatus.BLOCKED:
        return ActionBlocked(number, why, derived=True)
    if row.status is ActionStatus.DROPPED or (row.status is None and words.was_dropped(said)):
        return ActionDropped(number, why, derived=True)
    if row.status is ActionStatus.DONE or row.closed_at or (row.status is None and outcome is not Outcome.NOT_SAID):
        return ActionEnded(number, outcome, why, derived=True)
    return None
