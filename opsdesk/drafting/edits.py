"""A draft that somebody edited: the words are kept, and what changed since in the facts under them is told.

So an edit is never overwritten by a new fact, and never sent in ignorance of one.
"""

from __future__ import annotations

from datetime import datetime

from opsdesk.domain.parts import SentFact
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.facts import Ledger
from opsdesk.drafting.told import FactChange, changes_between, told_to
from opsdesk.drafting.writer import Draft


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """Somebody's own words, with the facts as they were when they were written."""

    text: str
    audience: Audience
    stage: Stage
    facts: tuple[SentFact, ...] = ()
    """What the audience could be told then; nothing for words that were written elsewhere."""
    at: datetime | None = None
    """When they were written."""


def keep(draft: Draft, text: str, at: datetime) -> KeptEdit:
    """An edit of a draft, kept with the facts that the draft was made from."""
    return KeptEdit(text, draft.audience, draft.stage, told_to(draft.audience, draft.ledger), at)


def changes_since(edit: KeptEdit, ledger: Ledger) -> tuple[FactChange, ...]:
    """What changed under an edit, in the order in which a ledger tells it; what went away comes last."""
    now = told_to(edit.audience, ledger)
    is_news = edit.facts and edit.facts is not now
    return changes_between(edit.facts, now) if is_news else ()
