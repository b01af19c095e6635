"""What an audience was told, fact by fact, and what of it is another now: so that no change goes untold.

A time is compared by the moment it names: it reads otherwise after midnight and in another zone, and is the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Final

from opsdesk.domain.parts import SentFact, SentUpdate
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.facts import FactState, Ledger, slot_of
from opsdesk.drafting.identity import Same

_BY_ITSELF: Final = frozenset(
    {
        "now",
        "late",
        "next_update",
        "customers_hear",
        "impact_at",
        "nothing_new",
        "overtaken",
        "correction",
        "customers_were_told",
    }
)
"""Slots that change with the clock alone, or say that another one changed: neither is news."""
_OF_THE_TELLING: Final = _BY_ITSELF | {"last_update", "news"}
"""Slots that change because a text was sent."""
_ECHOES: Final[Mapping[str, frozenset[str]]] = {
    "scope": frozenset({"impact"}),
    "past_impact": frozenset({"impact", "mitigation", "resolved"}),
    "seen_now": frozenset({"impact", "mitigation"}),
    "mitigated_at": frozenset({"mitigation"}),
    "services_too": frozenset({"services", "impact"}),
    "data_now": frozenset({"data_effect"}),
    "services_still": frozenset({"services", "mitigation"}),
    "services_since": frozenset({"services", "mitigation"}),
    "noticed": frozenset({"started"}),
    "suspects": frozenset({"cause", "ruled_out"}),
    "discretion": frozenset({"cause"}),
    "lasted": frozenset({"started", "recovered", "resolved"}),
    "status": frozenset({"state"}),
    "open_actions": frozenset({"actions"}),
}
"""Slots that say again what another one says: a change there is one change, not two."""
_WORD: Final = re.compile(r"[^\W_]+")
_CLOCK_TIME: Final = re.compile(
    r"(?:about )?\b\d\d:\d\d\b(?: (?:UTC[+-]\d[\d:]*|[A-Z]{2,5}))?"
    r"(?: on [A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2}(?: \d{4})?)?"
)
"""A time as `Frame.clock` writes it."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that is another one now; `before` is None for a new one, `now` for one that went away."""

    key: str
    """Without the audience, which sees one form of it only."""
    before: SentFact | None
    now: SentFact | None

    @property
    def kind(self) -> str:
        """“new”, “changed” or “gone”."""
        if self.before is None:
            return "new"
        return "changed" if self.now else "gone"

    @property
    def is_withdrawn(self) -> bool:
        """What was known isn't known any more."""
        is_known = self.now is not None and self.now.state == FactState.CONFIRMED
        return self.before is not None and self.before.state == FactState.CONFIRMED and not is_known

    def __str__(self) -> str:
        if self.before is None:
            return f"{self.key}: {_stated(self.now)} (new)"
        gone = "not asked any more" if self.before.state == FactState.UNKNOWN else "no longer so"
        return f"{self.key}: {_stated(self.before)} → {_stated(self.now) if self.now else gone}"


@dataclass(frozen=True, slots=True)
class SinceLast:
    """What changed for an audience since the text it got last."""

    update: SentUpdate
    changes: tuple[FactChange, ...]
    by_text: bool = False
    """The text came without its facts (another tool sent it), so that only what is dated later can be told, and what is
    no longer so can't."""


def told_to(audience: Audience, ledger: Ledger) -> tuple[SentFact, ...]:
    """What an audience can be told now, as it is kept with a text; the same ledger gives the same tuple."""
    return _told_to(audience, Same(ledger))


@lru_cache(maxsize=16)
def _told_to(audience: Audience, key: Same[Ledger]) -> tuple[SentFact, ...]:
    ledger = key.thing
    return tuple(SentFact(fact.key, str(fact.state), fact.words, fact.as_of) for fact in ledger.seen_by(audience))


_STAGE_OF: Final[Mapping[str, Stage]] = {"correction": Stage.CORRECTION, "nothing_new": Stage.NO_NEWS}
"""Slots that only one stage says anything of."""


def behind(draft_stage: Stage, audience: Audience, ledger: Ledger) -> tuple[SentFact, ...]:
    """What is kept with a text that is sent: what its audience can be told, without what only another stage says."""
    facts = told_to(audience, ledger)
    return tuple(fact for fact in facts if _STAGE_OF.get(slot_of(fact.key), draft_stage) is draft_stage)


def since_last(last: SentUpdate, ledger: Ledger) -> SinceLast:
    """What changed since a text was sent, in the order in which a ledger tells it; what went away comes last."""
    now = told_to(last.audience, ledger)
    if last.facts:
        return SinceLast(last, changes_between(last.facts, now, beside=_OF_THE_TELLING))
    said = folded(last.text)
    later = [fact for fact in now if fact.as_of and fact.as_of > last.sent_at and folded(fact.words) not in said]
    return SinceLast(last, changes_between((), later, beside=_OF_THE_TELLING), by_text=True)


def changes_between(
    before: Iterable[SentFact], now: Iterable[SentFact], *, beside: Collection[str] = _BY_ITSELF
) -> tuple[FactChange, ...]:
    """The facts that differ, each once; those of the slots `beside` are passed over."""
    old, new = _by_key(before, beside), _by_key(now, beside)
    keys = dict.fromkeys((*new, *old))
    differing = [FactChange(key, old.get(key), new.get(key)) for key in keys if not same(old.get(key), new.get(key))]
    slots = {slot_of(change.key) for change in differing}
    return tuple(change for change in differing if not slots & _ECHOES.get(change.key, frozenset()))


def same(one: SentFact | None, other: SentFact | None) -> bool:
    """Both say the same, if in other words for the same moment."""
    if one is None or other is None:
        return one is other
    if one.state != other.state:
        return False
    return one.words == other.words or (
        one.as_of is not None and one.as_of == other.as_of and timeless(one.words) == timeless(other.words)
    )


def timeless(words: str) -> str:
    """The words without their clock times."""
    return _CLOCK_TIME.sub("", words)


def clock_times(words: str) -> list[str]:
    """The times of the clock in some words: `14:02`."""
    return re.findall(r"\b\d\d:\d\d\b", words)


def folded(words: str) -> str:
    """The words alone, for finding them in a text: without case, stops and line breaks; empty when there are none."""
    found = " ".join(_WORD.findall(words.casefold()))
    return f" {found} " if found else ""


def _by_key(facts: Iterable[SentFact], beside: Collection[str]) -> dict[str, SentFact]:
    """Facts by key without the audience; of two forms that one audience sees, the first keeps the plain key."""
    by_key: dict[str, SentFact] = {}
    for fact in facts:
        if slot_of(fact.key) not in beside:
            plain = fact.key.partition(":")[0]
            by_key[fact.key if plain in by_key else plain] = fact
    return by_key


def _stated(fact: SentFact | None) -> str:
    if fact is None:
        return ""
    return fact.words if fact.state in {"confirmed", "unknown"} else f"{fact.words} ({fact.state})"
