"""How follow-ups stand in words, the same on the command line, on the screen, on the agenda and on a page."""

from __future__ import annotations

from opsdesk.domain.coordination_facts import counted
from opsdesk.domain.followup import FollowUp, State
from opsdesk.domain.followup_standing import Standing
from opsdesk.domain.vendor_words import days_words


def due_words(one: Standing) -> str:
    """`due 2026-12-01, in 11 days`, `…, 40 days overdue`; of one that is over, when that was."""
    followup, due = one.followup, one.followup.task.due
    if followup.over:
        late = ", after its day" if followup.done_late else ""
        return f"{followup.state} {followup.ended_on}{late}"
    if due is None:
        return "nobody said by when"
    left = f"{counted(one.over, 'day')} overdue" if one.over else days_words(one.left or 0)
    return f"due {due}, {left}"


def moved_words(followup: FollowUp) -> str:
    """`moved 3 times, first due 2026-11-01`; empty for a day that stood."""
    moves = len(followup.moves)
    return f"moved {counted(moves, 'time')}, first due {followup.first_due}" if moves else ""


def outcome_words(followup: FollowUp) -> str:
    """`ana saw: no page in the test`, `declined: the service goes in May`; empty while it is open."""
    if not followup.over:
        return ""
    said = f"{followup.ended_by} saw" if followup.state is State.DONE else "because"
    return f"{said}: {followup.outcome}"


def source_words(followup: FollowUp) -> str:
    """`from INC-7, idea 2`, `from RUN-3 2.3`; empty for one that somebody just took on."""
    incident = f"INC-{followup.incident}" if followup.incident else ""
    idea = f"idea {followup.idea}" if followup.idea else ""
    sources = ", ".join(part for part in (incident, idea, followup.origin) if part)
    return f"from {sources}" if sources else ""


def standing_words(one: Standing) -> str:
    """All of it in one line, its day first."""
    followup = one.followup
    open_for = "" if followup.over else f"open for {counted(one.age, 'day')}" if one.age else "taken on today"
    again = f"opened again {counted(followup.reopened, 'time')}" if followup.reopened else ""
    parts = (due_words(one), open_for, moved_words(followup), again, outcome_words(followup))
    return " · ".join(part for part in parts if part)
