"""Commitments as JSON. Days are ISO dates, spans whole days; what nobody said is null."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from opsdesk.domain.commitment import Commitment
from opsdesk.domain.commitment_standing import Standing

KEYS: Final = (
    "The keys of --json: id, status, giver, owner, receiver, deliverable, done_test, due_on, first_due_on, "
    "waiting_days, overdue_days, left_days, blocked_days, blocked_by (commitment, team, text, since), freed, circle, "
    "moves (from_on, to_on, why, at, by), escalations (level, to, why, at, by), made_at, ended_on, kept_late, "
    "outcome."
)


def standing_json(one: Standing) -> dict[str, Any]:
    """A commitment as it stands."""
    commitment, promise = one.commitment, one.commitment.promise
    return {
        "id": commitment.name,
        "status": one.state,
        "giver": promise.giver,
        "owner": promise.person or None,
        "receiver": promise.receiver,
        "deliverable": promise.deliverable,
        "done_test": promise.done_test or None,
        "due_on": day(promise.due),
        "first_due_on": day(commitment.first_due),
        "waiting_days": one.waiting,
        "overdue_days": one.over,
        "left_days": one.left,
        "blocked_days": one.blocked,
        "blocked_by": _blocker(commitment),
        "freed": one.freed or None,
        "circle": list(one.circle),
        "made_at": commitment.made_at,
        "ended_on": day(commitment.ended_on),
        "kept_late": commitment.kept_late,
        "outcome": commitment.outcome or None,
    } | _history(commitment)


def _blocker(commitment: Commitment) -> dict[str, Any] | None:
    blocker = commitment.blocker
    if blocker is None:
        return None
    return {
        "commitment": Commitment.called(blocker.commitment) if blocker.commitment else None,
        "team": blocker.team or None,
        "text": blocker.words or None,
        "since": blocker.since,
    }


def _history(commitment: Commitment) -> dict[str, Any]:
    return {
        "moves": [
            {"from_on": day(one.was), "to_on": day(one.to), "why": one.why, "at": one.at, "by": one.by}
            for one in commitment.moves
        ],
        "escalations": [
            {"level": one.level, "to": one.to, "why": one.why, "at": one.at, "by": one.by}
            for one in commitment.escalations
        ],
    }


def day(on: date | None) -> str | None:
    """The day as text; null for none."""
    return on.isoformat() if on else None
