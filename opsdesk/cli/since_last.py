"""What changed for an audience since it heard last, for `draft`: as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from opsdesk.desk.updates import Proposal
    from opsdesk.domain.parts import SentFact

Object = dict[str, Any]


def lines(made: Proposal, zone: tzinfo) -> Iterator[str]:
    """`2 facts changed since 14:22`, a line for each, and why the text can't be sent at all."""
    since = made.draft.since_last
    if since is not None:
        count = len(since.changes)
        changed = f"{count} fact{'' if count == 1 else 's'} changed" if count else "nothing changed"
        yield f"{changed} since {since.update.sent_at.astimezone(zone):%H:%M}"
        yield from (f"  {change}" for change in since.changes)
    if made.refusal:
        yield made.refusal


def as_json(made: Proposal) -> Object | None:
    """The same, under `since_last`; None when nothing was sent yet.

    `compared` says whether by the facts that were kept with the text, or by its words for want of them.
    """
    since = made.draft.since_last
    if since is None:
        return None
    return {
        "update": since.update.number,
        "stage": since.update.stage,
        "sent_at": since.update.sent_at,
        "compared": "text" if since.by_text else "facts",
        "changes": [
            {"fact": item.key, "kind": item.kind, "before": _told(item.before), "now": _told(item.now)}
            for item in since.changes
        ],
        "contradictions": [
            {"fact": item.slot, "update": item.update.number, "before": _told(item.before), "now": _told(item.now)}
            for item in made.draft.contradictions
        ],
    }


def _told(fact: SentFact | None) -> Object | None:
    return {"status": fact.state, "words": fact.words, "as_of": fact.as_of} if fact else None
