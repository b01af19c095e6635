"""A draft that somebody edited: the words are kept, and what changed since in the facts under them is told.

So an edit is never overwritten by a new fact, and never sent in ignorance of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.facts import Ledger
from opsdesk.drafting.writer import Draft

_PASSING: Final = frozenset({"now", "late"})
"""Slots that change with the clock alone, which is no news."""


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """Somebody's own words, with the facts as they were when they were written."""

    text: str
    audience: Audience
    stage: Stage
    facts: Mapping[str, str]
    """What the audience could be told then: key of the fact and its words."""
    at: datetime | None = None
    """When they were written."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that is another one now; `before` is None for a new one, `now` for one that went away."""

    key: str
    before: str | None
    now: str | None

    def __str__(self) -> str:
        if self.before is None:
            return f"{self.key}: {self.now} (new)"
        return f"{self.key}: {self.before} → {self.now if self.now is not None else 'no longer so'}"


def keep(draft: Draft, text: str, at: datetime) -> KeptEdit:
    """An edit of a draft, kept with the facts that the draft was made from."""
    return KeptEdit(text, draft.audience, draft.stage, words_for(draft.audience, draft.ledger), at)


def words_for(audience: Audience, ledger: Ledger) -> dict[str, str]:
    """What an audience can be told now, by key, in words."""
    return {fact.key: fact.words for fact in ledger.seen_by(audience) if fact.slot not in _PASSING}


def changes_since(edit: KeptEdit, ledger: Ledger) -> tuple[FactChange, ...]:
    """What changed under an edit, in the order in which a ledger tells it; what went away comes last."""
    now = words_for(edit.audience, ledger)
    keys = dict.fromkeys((*now, *edit.facts))
    changes = (FactChange(key, edit.facts.get(key), now.get(key)) for key in keys)
    return tuple(change for change in changes if change.before != change.now)
