"""What an audience was told and what isn't so: for things that don't change with time, and were told as known.

How many users are affected may be another number in an hour, and both were right. When it began may not: then the
earlier text was wrong, and its readers are owed a correction (PD-SC: never lie).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentFact, SentUpdate
from opsdesk.domain.told_end import tells_the_end
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Stage
from opsdesk.drafting.facts import WITHHELD, FactState, Ledger, slot_of
from opsdesk.drafting.told import clock_times, folded, same, told_to

_ABOUT: Final = timedelta(minutes=15)
"""What was told as “about 14:00” is not wrong when it turns out to be within so much of it."""
_OPEN: Final = re.compile(
    r"(?:\b(?:not|nobody|never)|n['’]t)\b[^.;,]{0,20}\b(?:know|knows|known|clear|sure|say|confirmed)\b|\bwhether\b|\bunknown\b"
    r"|\bunclear\b|\b(?:may|might|could)(?! not\b| be restored\b)\b|\bchecking\b",
    re.IGNORECASE,
)
"""In what is said of data: then it isn't said what became of it."""
_HARM: Final = (
    r"(?:los[ste]\w*|affected|delet\w*|corrupt\w*|missing|expos\w*|leak\w*|shown to|stolen|chang\w*|damag\w*|harm\w*"
    r"|duplicat\w*|gone|overwrit\w*)"
)
_UNHARMED: Final = re.compile(
    rf"\b(?:no|none|nothing|nobody|never|not|without|neither)\b[^.;,]{{0,60}}\b{_HARM}\b"
    r"|(?<!not )(?<!n['’]t )\b(?:safe|intact|unaffected|complete|kept|preserved|undamaged|unharmed)\b",
    re.IGNORECASE,
)
"""What says of data that nothing became of it."""


_SENTENCE_ENDS: Final = re.compile(r"[.;] +")
_CORRECTS: Final = re.compile(
    r"\bcorrection\b|\bcorrect(?:s|ing)? (?:our|the|an|what) (?:earlier|previous|last|we)\b", re.IGNORECASE
)
"""What a text of somebody's own says when it takes something back."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A fact that a text told as known, and what is known of it now."""

    update: SentUpdate
    slot: str
    before: SentFact
    now: SentFact

    def __str__(self) -> str:
        return f"{self.slot}: we said “{self.before.words}”, and it is “{self.now.words}”"


def contradictions(incident: Incident, audience: Audience, ledger: Ledger) -> tuple[Contradiction, ...]:
    """What an audience was told that isn't so and was not corrected since; a slot each, in the order of the ledger."""
    newest_first = incident.told(audience)[::-1]
    now = told_to(audience, ledger) if newest_first else ()
    gone = {"called_off": SentFact("called_off", FactState.UNKNOWN, "a problem after all", incident.reopened_at)}
    found = (_uncorrected(slot, newest_first, _of(now, slot), gone.get(slot)) for slot in _LASTING)
    return tuple(item for item in found if item)


def _uncorrected(
    slot: str, newest_first: list[SentUpdate], known: SentFact | None, gone: SentFact | None
) -> Contradiction | None:
    """What the newest text that speaks of a slot got wrong, unless a correction sent since knew that already.

    `gone` is what a slot says that no ledger names once it isn't so.
    """
    now = known or gone
    corrected: list[SentFact | None] = []
    for update in newest_first:
        told = _of(update.facts, slot)
        if told and told.state == FactState.CONFIRMED and _LASTING[slot].said_in(update, told):
            known_since = any(_contradicts(slot, told, later) for later in corrected)
            return (
                Contradiction(update, slot, told, now)
                if now and not known_since and _contradicts(slot, told, now)
                else None
            )
        if _corrects(update):
            if not update.facts:
                return None
            corrected.append(told or gone)
    return None


def _contradicts(slot: str, told: SentFact, now: SentFact | None) -> bool:
    if now is None or same(told, now):
        return False
    return bool(taken_back(told, now)) and _LASTING[slot].differs(told, now)


def taken_back(told: SentFact, now: SentFact) -> str:
    """What of the words that were told is known no more: of three causes the one that was wrong, and none because a
    fourth was found between them."""
    known = folded(now.words) if now.state == FactState.CONFIRMED else ""
    return ". ".join(words for words in _SENTENCE_ENDS.split(told.words) if folded(words) not in known)


def _of(facts: tuple[SentFact, ...], slot: str) -> SentFact | None:
    return next((fact for fact in facts if slot_of(fact.key) == slot and "." not in fact.key), None)


def _corrects(update: SentUpdate) -> bool:
    return update.stage is Stage.CORRECTION or bool(_CORRECTS.search(update.text))


def _names_time(update: SentUpdate, told: SentFact) -> bool:
    """The text says since when: its time elsewhere may be that of something else."""
    times = "|".join(map(re.escape, clock_times(told.words)))
    return bool(times) and bool(
        re.search(
            rf"\b(?:since|from|(?:began|beginning|started|starting)(?: at)?) (?:about )?(?:{times})\b", update.text
        )
    )


def _in_words(update: SentUpdate, told: SentFact) -> bool:
    return folded(told.words) in folded(update.text)


def _gives_the_all_clear(update: SentUpdate, told: SentFact) -> bool:
    return tells_the_end(update)


def _another_time(told: SentFact, now: SentFact) -> bool:
    near = told.as_of and now.as_of and abs(told.as_of - now.as_of) <= _ABOUT
    return not (near and told.words.startswith("about "))


def _the_other_way(told: SentFact, now: SentFact) -> bool:
    """Harm where none was told, or none where some was; of what isn't known, or is told in other words, neither."""
    if _OPEN.search(told.words):
        return False
    unharmed = bool(_UNHARMED.search(told.words))
    if now.state != FactState.CONFIRMED:
        return unharmed and WITHHELD in now.words
    return not _OPEN.search(now.words) and unharmed != bool(_UNHARMED.search(now.words))


def _not_known_any_more(told: SentFact, now: SentFact) -> bool:
    return now.state != FactState.CONFIRMED


def _opened_since(told: SentFact, now: SentFact) -> bool:
    is_later = now.as_of is not None and (told.as_of is None or now.as_of > told.as_of)
    return is_later and now.state != FactState.CONFIRMED


def _anything_else(told: SentFact, now: SentFact) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class _Lasting:
    """How a slot is recognised in a text, and when what it says now contradicts that."""

    said_in: Callable[[SentUpdate, SentFact], bool]
    differs: Callable[[SentFact, SentFact], bool]


_LASTING: Final[Mapping[str, _Lasting]] = {
    "started": _Lasting(_names_time, _another_time),
    "cause": _Lasting(_in_words, _anything_else),
    "recovered": _Lasting(_names_time, _another_time),
    "resolved": _Lasting(_gives_the_all_clear, _not_known_any_more),
    "called_off": _Lasting(_gives_the_all_clear, _opened_since),
    "data_effect": _Lasting(_in_words, _the_other_way),
}
"""The slots that are what they are: told as known, they can be another only by having been wrong."""
