"""Follow-ups as JSON. Days are ISO dates, spans whole days; what nobody said is null."""

from __future__ import annotations

from typing import Any, Final

from opsdesk.cli.commitment_json import day
from opsdesk.domain.followup import FollowUp, Idea
from opsdesk.domain.followup_backlog import Backlog
from opsdesk.domain.followup_backlog_words import growth_words
from opsdesk.domain.followup_lint import Finding
from opsdesk.domain.followup_standing import Standing

KEYS: Final = (
    "The keys of --json: id, when (overdue, this week, later, done, declined), status, text, kind, owner, due_on, "
    "first_due_on, done_test, in, out, incident, idea, origin, factor, ticket, opened_at, opened_by, age_days, "
    "overdue_days, left_days, moves (from_on, to_on, why, at, by), reopened, ended_on, ended_by, outcome, done_late."
)
BACKLOG_KEYS: Final = (
    "The keys of --json: says, growth (grows, level, shrinks; null for too few), weeks (monday_on, opened, closed, "
    "open), open, overdue_days, on_time (of, kept, kept_first), done, declined, moved, mix."
)
_GROWTH: Final = {1: "grows", 0: "level", -1: "shrinks", None: None}


def standing_json(one: Standing) -> dict[str, Any]:
    """A follow-up as it stands."""
    followup, task = one.followup, one.followup.task
    return {
        "id": followup.name,
        "when": one.when,
        "status": followup.state,
        "text": task.text,
        "kind": task.kind,
        "owner": task.owner or None,
        "due_on": day(task.due),
        "first_due_on": day(followup.first_due),
        "done_test": task.done_test or None,
        "in": task.inside or None,
        "out": task.outside or None,
        "incident": f"INC-{followup.incident}" if followup.incident else None,
        "idea": followup.idea or None,
        "origin": followup.origin or None,
        "factor": task.factor or None,
        "ticket": task.ticket or None,
        "opened_at": followup.opened_at,
        "opened_by": followup.opened_by or None,
        "age_days": one.age,
        "overdue_days": one.over,
        "left_days": one.left,
    } | _history(followup)


def idea_json(idea: Idea) -> dict[str, Any]:
    """An idea that nobody has decided on."""
    return {"incident": f"INC-{idea.incident}", "idea": idea.number, "text": idea.text, "owner": idea.owner or None}


def finding_json(about: str, finding: Finding) -> dict[str, Any]:
    """What is wrong with a follow-up, or with all that is to be done after an incident."""
    return {
        "about": about,
        "rule": finding.rule,
        "level": finding.level,
        "message": finding.message,
        "words": finding.words or None,
        "suggestion": finding.suggestion,
        "source": finding.source,
    }


def backlog_json(held: Backlog) -> dict[str, Any]:
    """The backlog and its course."""
    return {
        "says": growth_words(held),
        "growth": _GROWTH[held.growth],
        "weeks": [
            {"monday_on": day(week.monday), "opened": week.opened, "closed": week.closed, "open": week.open}
            for week in held.weeks
        ],
        "open": held.open,
        "overdue_days": list(held.overdue),
        "on_time": {"of": held.on_time.of, "kept": held.on_time.kept, "kept_first": held.on_time.kept_first},
        "done": held.done,
        "declined": held.declined,
        "moved": held.moved,
        "mix": {str(kind or "unsaid"): count for kind, count in held.mix},
    }


def _history(followup: FollowUp) -> dict[str, Any]:
    return {
        "moves": [
            {"from_on": day(one.was), "to_on": day(one.to), "why": one.why, "at": one.at, "by": one.by}
            for one in followup.moves
        ],
        "reopened": followup.reopened,
        "ended_on": day(followup.ended_on),
        "ended_by": followup.ended_by or None,
        "outcome": followup.outcome or None,
        "done_late": followup.done_late,
    }
