"""Postmortems as JSON. Days are ISO dates, times UTC; what nobody said is null."""

from __future__ import annotations

from typing import Any, Final

from opsdesk.cli.commitment_json import day
from opsdesk.cli.names_json import meeting_id
from opsdesk.desk.postmortems_standing import Standing
from opsdesk.domain.postmortem_document import Document, Fact
from opsdesk.domain.postmortem_prompts import PROMPTS

KEYS: Final = (
    "The keys of --json: id, incident, title, severity, status, status_why, owner, asked_by, begun_at, "
    "preliminary_due_at, draft_due_on, meeting_due_on (null while its incident is open again), review (on, present, "
    "meeting), missing (about, words; null where nobody looked), follow_ups (their ids). “show” adds questions (id, "
    "question, needed, answer), factors (id, kind, text, entries), sections (by name, their facts: words, at, approx,"
    " by, entries, refs, detail)."
)


def standing_json(one: Standing) -> dict[str, Any]:
    """A postmortem and what it still needs."""
    held = one.postmortem
    review = held.review
    waits = one.open_again and not held.over
    return {
        "id": held.name,
        "incident": held.incident_name,
        "title": one.title,
        "severity": one.severity or None,
        "status": held.state,
        "status_why": held.state_why or None,
        "owner": held.owner or None,
        "asked_by": held.asked_by,
        "begun_at": held.began_at,
        "preliminary_due_at": None if waits else held.preliminary_due,
        "draft_due_on": None if waits else day(held.draft_due),
        "meeting_due_on": None if waits else day(held.meeting_due),
        "review": {"on": day(review.on), "present": list(review.present), "meeting": meeting_id(review.meeting)}
        if review
        else None,
        "missing": None if one.missing is None else [{"about": it.about, "words": it.words} for it in one.missing],
        "follow_ups": [follow_up.name for follow_up in one.follow_ups],
    }


def document_json(one: Standing, filled: Document) -> dict[str, Any]:
    """All of it."""
    held = one.postmortem
    return standing_json(one) | {
        "questions": [
            {
                "id": prompt.id,
                "question": prompt.question,
                "needed": prompt.needed,
                "answer": held.answer(prompt.id) or None,
            }
            for prompt in PROMPTS
        ],
        "factors": [
            {"id": factor.name, "kind": factor.kind, "text": factor.words, "entries": list(factor.entries)}
            for factor in held.factors
        ],
        "sections": {str(part): [_fact(fact) for fact in facts] for part, facts in filled.facts.items()},
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "words": fact.words,
        "at": fact.at,
        "approx": fact.approx,
        "by": fact.by or None,
        "entries": list(fact.entries),
        "refs": list(fact.refs),
        "detail": fact.detail or None,
    }
