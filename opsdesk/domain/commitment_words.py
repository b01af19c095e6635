"""How commitments stand in words, the same on the command line, on the screen, on the agenda and on a page."""

from __future__ import annotations

from opsdesk.domain.commitment import Commitment
from opsdesk.domain.commitment_standing import Standing
from opsdesk.domain.coordination_facts import counted
from opsdesk.domain.vendor_words import days_words


def due_words(one: Standing) -> str:
    """`by 2026-12-01, in 11 days`, `…, 3 days overdue`; of one that is over, when that was."""
    commitment = one.commitment
    due = commitment.promise.due
    if commitment.over:
        late = ", after the day agreed on" if commitment.kept_late else ""
        return f"{commitment.ending} {commitment.ended_on}{late}"
    if due is None:
        return "no date was agreed on"
    left = f"{counted(one.over, 'day')} overdue" if one.over else days_words(one.left or 0)
    return f"by {due}, {left}"


def blocked_words(one: Standing) -> str:
    """`blocked for 12 days by COM-4: the schema first`; empty for one that can go on."""
    blocker = one.commitment.blocker
    if one.blocked is None or blocker is None:
        return f"can go on: {one.freed}" if one.freed else ""
    circle = f", in a circle: {' → '.join((*one.circle, one.circle[0]))}" if one.circle else ""
    return f"blocked {for_days(one.blocked)} by {blocker.described}{circle}"


def waiting_words(one: Standing) -> str:
    """`waiting for 12 days`; of one that is over, how long it was."""
    return f"waited {counted(one.waiting, 'day')}" if one.commitment.over else f"waiting {for_days(one.waiting)}"


def for_days(days: int) -> str:
    """`since today`, `for 12 days`."""
    return f"for {counted(days, 'day')}" if days else "since today"


def moved_words(commitment: Commitment) -> str:
    """`moved 2 times, first promised by 2026-11-01`; empty for a date that stood."""
    moves = len(commitment.moves)
    return f"moved {counted(moves, 'time')}, first promised by {commitment.first_due}" if moves else ""


def escalated_words(commitment: Commitment) -> str:
    """`escalated to di (level 2)`; empty where nobody was asked."""
    if not commitment.escalations:
        return ""
    newest = commitment.escalations[-1]
    return f"escalated to {newest.to} (level {newest.level})"


def standing_words(one: Standing) -> str:
    """All of it in one line, what holds it up first."""
    parts = (
        blocked_words(one),
        due_words(one),
        "" if one.commitment.over else waiting_words(one),
        moved_words(one.commitment),
        escalated_words(one.commitment),
        one.commitment.outcome,
    )
    return " · ".join(part for part in parts if part)
