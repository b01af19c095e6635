"""CRT8: what was sent before stands, until a correction says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import tzinfo
from functools import lru_cache

from opsdesk.domain.values import dataclass
from opsdesk.drafting.lint.claims import claims_no_loss
from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.hints import Hinted, where_hinted
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.moments import in_utc
from opsdesk.drafting.lint.reading import Reading, Sentence, read, sentence_of
from opsdesk.drafting.lint.traits import is_all_clear
from opsdesk.drafting.lint.wording import Wording, hears

_LOSS = Wording(
    r"(?:some|certain|\d\w*) (?:\w+ ){0,3}(?:data|records|files|messages|orders) (?:was|were|has been|have been|is"
    r"|are) (?:\w+ )?(?:lost|deleted|corrupted)",
    r"(?:lost|deleted|corrupted) (?:some|certain|\d+) (?:\w+ )?(?:data|records|files|messages)",
    hints="lost deleted corrupted",
)
_BEGAN = Wording(
    r"(?:since|began(?: at)?|started(?: at)?|starting at|beginning at|from) (?:about |around "
    r"|approximately )?(\d{1,2}[:h]\d\d)(?: ((?:utc|gmt)[+-]\d{1,2}(?::?\d\d)?|[a-z]{3,4}))?",
    hints="since began start beginning from",
)
_SINCE_ELSE = re.compile(
    r"\b(?:new|news|unchanged|chang\w+|progress|update|work(?:ing|ed)?|wait\w*|watch\w*|under ?way)\W*$"
)
"""Before “since 14:02”: then it isn't said when the trouble began."""
_OTHERS = re.compile(r",? (?:we|our)\b")
"""After “since 14:02”: then somebody does something since then."""
_OF_THE_TROUBLE = frozenset({"started", "impact", "impact_at", "scope", "now", "noticed", "past_impact"})
"""Facts whose times are those of the trouble itself."""
_EFFECTS = _OF_THE_TROUBLE - {"started", "noticed"}
"""Those that say what users see, of which one thing may have begun later than another."""
_HALF_A_DAY = 12 * 60
_TELLING = 4
"""Letters of a word that could tell one effect from another."""
_INVESTIGATING = Hinted("investigating")
_WELL = frozenset({"again", "usual", "normal", "normally"})
"""Words of something that has worked since a time, which is not when the trouble began."""
_corrects = hears(
    Wording(
        r"correction|we (?:said|wrote|reported|stated) (?:earlier|before|previously)|earlier we|reopen\w*|has returned",
        r"correct(?:s|ing) (?:our|the|an) (?:earlier|previous|last)|is back again|came back",
        hints="correct said wrote reported stated earlier reopen returned back",
    )
)
_tells_loss = hears(_LOSS)


def _is_corrected(reading: Reading, context: LintContext) -> bool:
    """The text says itself that something was wrong."""
    return any(map(_corrects, reading.sentences))


def _told_wrong(reading: Reading, context: LintContext) -> Iterator[Hit]:
    """What the ledger knows to be otherwise than it was sent."""
    if context.contradicted and not _is_corrected(reading, context):
        for wrong in context.contradicted:
            yield Hit(0, 0, suggestion=f"{wrong[:1].upper()}{wrong[1:]}. Begin with “Correction:”.")


@where_hinted(_BEGAN, _LOSS, _INVESTIGATING)
def _may_contradict(sentence: Sentence) -> Iterator[Hit]:
    if _began(sentence) or _tells_loss(sentence) or "investigating" in sentence.bag:
        yield Hit(0, len(sentence.raw.rstrip()))


def _began(sentence: Sentence) -> re.Match[str] | None:
    """Where it says since when there is trouble."""
    found = _BEGAN.finditer(sentence)
    plain = sentence.plain
    told = (match for match in found if not _SINCE_ELSE.search(plain, 0, match.start()))
    return next((match for match in told if not _OTHERS.match(plain, match.end())), None)


def _unless_consistent(hit: Hit, sentence: Sentence, context: LintContext) -> Hit | None:
    reason = _contradicts(sentence, _said_before(context.previous, context.zone), context)
    return replace(hit, suggestion=f"{reason} Begin with “Correction:”.") if reason else None


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What was said before that a later text could contradict."""

    began: Mapping[str, str]
    """The times at which it was said to have begun: in UTC, and in words."""
    beginning: frozenset[str]
    """The words of the sentences that said so."""
    lost_nothing: bool
    gave_all_clear: bool


@lru_cache(maxsize=16)
def _said_before(previous: tuple[str, ...], zone: tzinfo) -> _Earlier:
    said = _since_corrected(previous)
    began = [(sentence, match) for sentence in said if (match := _began(sentence))]
    return _Earlier(
        {_in_utc(match, zone): match[1] for _, match in began},
        frozenset().union(*(sentence.bag for sentence, _ in began)),
        any(map(claims_no_loss, said)),
        any(map(is_all_clear, said)),
    )


def _since_corrected(previous: tuple[str, ...]) -> list[Sentence]:
    """What was sent since the last correction, and with it: what it took back is not said any more."""
    said: list[Sentence] = []
    for text in reversed(previous):
        sentences = read(text).sentences
        said[:0] = [sentence for sentence in sentences if not _corrects(sentence)]
        if any(map(_corrects, sentences)):
            break
    return said


def _contradicts(sentence: Sentence, earlier: _Earlier, context: LintContext) -> str:
    """Why it can't be true together with what was sent, in one sentence; empty when it can."""
    began = None if sentence.bag & _WELL else _began(sentence)
    if began and earlier.began and not _may_stand_beside(sentence, began, earlier, context):
        return f"An earlier update said {list(earlier.began.values())[-1]}."
    if _tells_loss(sentence) and earlier.lost_nothing:
        return "An earlier update said that no data was lost."
    if "investigating" in sentence.bag and earlier.gave_all_clear:
        return "An earlier update gave the all-clear."
    return ""


def _may_stand_beside(sentence: Sentence, began: re.Match[str], earlier: _Earlier, context: LintContext) -> bool:
    """The time was told before, or is that of something else."""
    is_told = _in_utc(began, context.zone) in earlier.began or _by_own_clock(began, context) in earlier.began
    return is_told or _is_of_else(began, context) or _is_later_effect(sentence, began, earlier, context)


def _by_own_clock(began: re.Match[str], context: LintContext) -> str:
    """What a time without a zone is on the writer's own clock; as it was written where that isn't known."""
    own = f"utc{context.now.astimezone(context.zone):%z}" if context.now and not began[2] else ""
    return in_utc(began[1], own)


def _is_of_else(began: re.Match[str], context: LintContext) -> bool:
    """The time stands in what is known of something else: in a cause, in evidence, in what was done."""
    of_else = [fact.words for fact in context.facts or () if fact.key.partition(":")[0] not in _OF_THE_TROUBLE]
    said = (*of_else, *(item.statement for item in context.hypotheses or ()), *context.named_actions)
    return any(began[1] in words for words in said)


def _is_later_effect(sentence: Sentence, began: re.Match[str], earlier: _Earlier, context: LintContext) -> bool:
    """It is known of something that users see since a later time, while when the trouble began was told right."""
    facts = [fact for fact in context.facts or () if not fact.is_unknown]
    is_known = any(began[1] in fact.words for fact in facts if fact.key.partition(":")[0] in _EFFECTS)
    if not is_known or not _is_after(began, earlier, context.zone):
        return False
    started = next((fact for fact in facts if fact.key == "started"), None)
    if started is None:
        return any(len(word) >= _TELLING and word.isalpha() for word in sentence.bag - earlier.beginning)
    at = _BEGAN.search(sentence_of(f"since {started.words}"))
    return at is not None and _in_utc(at, context.zone) in earlier.began


def _is_after(began: re.Match[str], earlier: _Earlier, zone: tzinfo) -> bool:
    """Within half a day after every time that was told; a clock without its zone is compared as it was written."""
    told, at = (earlier.began, _in_utc(began, zone)) if began[2] else (earlier.began.values(), began[1])
    return all(0 < (_minutes(at) - _minutes(time)) % (2 * _HALF_A_DAY) < _HALF_A_DAY for time in told)


def _minutes(clock: str) -> int:
    hour, minute = re.split("[:h]", clock)
    return int(hour) * 60 + int(minute)


def _in_utc(began: re.Match[str], zone: tzinfo) -> str:
    return in_utc(began[1], began[2] or "", zone)


RULES = (
    Rule(
        id="CRT8",
        category=Category.CERTAINTY,
        level=Level.ERROR,
        message="this contradicts what was sent before",
        suggestion="Begin with “Correction:” and say what was wrong.",
        source="PagerDuty stakeholder communications: never lie or guess",
        find=_may_contradict,
        judge=_unless_consistent,
        excuse=_is_corrected,
        check=_told_wrong,
    ),
)
