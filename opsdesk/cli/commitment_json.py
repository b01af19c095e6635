"""Commitments as JSON. Days are ISO dates, spans whole days; what nobody said is null."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from opsdesk.domain.commitment import Commitment
from opsdesk.domain.commitment_standing import Standing

KEYS: Final = (
    "The keys of --json: id, state, giver, person, receiver, deliverable, done_test, due, first_due, waiting_days, "
    "overdue_days, left_days, blocked_days, blocked_by (commitment, team, words, since), freed, circle, moves (was, "
    "to, why, at, by), escalations (level, to, why, at, by), made_at, ended_on, kept_late, outcome."
)


def standing_json(one: Standing) -> dict[str, Any]:
    """A commitment as it stands."""
    commitment, promise = one.commitment, one.commitment.promise
    return {
        "id": commitment.name,
        "state": one.state,
        "giver": promise.giver,
        "person": promise.person or None,
        "receiver": promise.receiver,
        "deliverable": promise.deliverable,
        "done_test": promise.done_test or None,
        "due": day(promise.due),
        "first_due": day(commitment.first_due),
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
        "words": blocker.words or None,
        "since": blocker.since,
    }


def _history(commitment: Commitment) -> dict[str, Any]:
    return {
        "moves": [
            {"was": day(one.was), "to": day(one.to), "why": one.why, "at": one.at, "by": one.by}
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
