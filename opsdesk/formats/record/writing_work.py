"""Actions, updates, changes and follow-ups as rows of a record."""

from __future__ import annotations

from typing import Any

from opsdesk.domain.action import Action
from opsdesk.domain.entries import Entry
from opsdesk.domain.entries.work import ActionGiven
from opsdesk.domain.parts import NotedChange, ProposedFollowUp, SentFact, SentUpdate
from opsdesk.domain.times import short_iso
from opsdesk.domain.vocabulary import Outcome
from opsdesk.formats.record.said import approximate, author, said


def action_row(held: Action, entry: Entry, number: int | None) -> dict[str, Any]:
    """An action as it stands; what was said at first stands beside it where that has changed."""
    assert isinstance(entry.payload, ActionGiven)
    return said(
        text=held.text,
        owner_role=held.owner,
        opened_at=held.given_at and short_iso(entry.at),
        closed_at=held.ended_at and short_iso(held.ended_at),
        outcome=None if held.outcome in (None, Outcome.NOT_SAID) else held.outcome.value,
        approx=approximate(entry),
        number=number,
        owners=list(held.owners) if len(held.owners) > 1 else None,
        lane=held.lane.value,
        status=held.status.value,
        reason=held.why,
        check_in_at=held.check_in_at and short_iso(held.check_in_at),
        every_minutes=held.every_minutes or None,
        tests=list(held.tests),
        given_by=author(entry),
        given=_given(held, entry.payload),
    )


def update_row(held: SentUpdate, entry: Entry, number: int | None) -> dict[str, Any]:
    """A message, word for word. The promise of one that a record brought stands in its row or in its words already."""
    return said(
        at=short_iso(entry.at),
        status=held.stage.value,
        audience=held.audience.value,
        channel=held.channel,
        verbatim=None if entry.payload.row else True,
        text=held.text,
        approx=approximate(entry),
        number=number,
        by=author(entry),
        next_at=None if entry.payload.row else held.next_at and short_iso(held.next_at),
        approved_by=held.approved_by,
        facts=[_fact(fact) for fact in held.facts],
        findings=list(held.findings),
        override=held.override,
        ways=list(held.ways),
    )


def _fact(fact: SentFact) -> dict[str, Any]:
    told = {"key": fact.key, "state": fact.state, "words": fact.words}
    return told | said(as_of=fact.as_of and short_iso(fact.as_of))


def change_row(held: NotedChange, entry: Entry, number: int | None) -> dict[str, Any]:
    """A change to production."""
    return said(
        at=short_iso(entry.at),
        text=held.text,
        kind="change",
        approx=approximate(entry),
        number=number,
        service=held.service,
        by=author(entry),
    )


def follow_up_row(held: ProposedFollowUp, entry: Entry, number: int | None) -> dict[str, Any]:
    """Something to do afterwards."""
    at = None if entry.payload.row else short_iso(entry.at)
    return said(text=held.text, owner_role=held.owner, number=number, at=at, by=author(entry))


def _given(held: Action, given: ActionGiven) -> dict[str, Any]:
    first: dict[str, Any] = {}
    if given.owners != held.owners:
        first["owners"] = list(given.owners)
    if given.lane is not held.lane:
        first["lane"] = given.lane.value
    if given.check_in_at != held.check_in_at:
        first["check_in_at"] = given.check_in_at and short_iso(given.check_in_at)
    return first
