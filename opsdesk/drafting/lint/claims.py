"""CRT7: what a text claims must stand in the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import lru_cache

from opsdesk.drafting.lint.context import KnownFact, LintContext
from opsdesk.drafting.lint.hints import Hinted, where_hinted
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.promises import promise_of
from opsdesk.drafting.lint.reading import Sentence, sentence_of
from opsdesk.drafting.lint.traits import is_admission
from opsdesk.drafting.lint.when import DIGITS
from opsdesk.drafting.lint.wording import Wording, hears

_NUMBER = re.compile(
    r"([0-9](?<![\w.,:/#-][0-9])(?:[0-9]?[:h][0-9]{2}|[0-9,]{0,15}(?:\.[0-9]{1,9})?))( ?(?:%|percent"
    r"|per cent))?(?![\w:/-]|[.,][0-9])"
)
"""It begins with a digit, which is quick to find; what may not stand before it is asked next. Digits of other scripts
make words."""
_NUMBERED = Hinted(DIGITS)
_ITEM = re.compile(r"\s*\d{1,2}[.)] ")
"""The number of an item in a list."""
_NO_CLAIM = re.compile(
    r"\b(?:inc-|version |v)\d+|\b(?:utc|gmt) ?[+-]\d{1,2}(?::?\d\d)?\b|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may"
    r"|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]*(?:,? \d{4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}\b(?:,? \d{4}\b)?"
)
"""Names, zones and dates …"""
_MAY_NOT_CLAIM = Hinted(
    "inc- version utc gmt jan feb mar apr may jun jul aug sep oct nov dec "
    + " ".join(f"v{digit}" for digit in DIGITS.split())
)
"""… and what hints at them."""
_NO_LOSS = Wording(
    r"(?:no|without any|not any|none of (?:your|the)) (?:\w+ )?(?:data|records|files|messages"
    r"|information)(?: \w+){0,2} (?:lost|affected|loss|deleted|corrupted)|(?:no|without) data loss|nothing was lost",
    r"data (?:is|was|remains?|remained) (?:\w+ )?(?:safe|intact|unaffected|not lost|not affected)",
    hints="data records files messages information lost",
)
_UNKNOWN_LOSS = "Confirm it as a fact, or say that it isn't known yet."
claims_no_loss = hears(_NO_LOSS)
"""It says that no data was lost."""
_AS_OF_MINUTES = range(-15, 2)
"""“As of 14:30” may name any minute since a draft was begun."""


@lru_cache(maxsize=2048)
def numbers_in(words: str) -> tuple[tuple[str, int, int], ...]:
    """Numbers, shares and clock times as comparable words, with their places; dates and names are none."""
    sentence = sentence_of(words)
    if not _NUMBERED.is_possible_in(sentence):
        return ()
    item = _ITEM.match(sentence.plain)
    text = " " * item.end() + sentence.plain[item.end() :] if item else sentence.plain
    if _MAY_NOT_CLAIM.is_possible_in(sentence):
        text = _NO_CLAIM.sub(lambda match: "x" * len(match[0]), text)
    return tuple((_comparable(match), match.start(), match.end()) for match in _NUMBER.finditer(text))


def _comparable(match: re.Match[str]) -> str:
    return match[1].replace(",", "").replace("h", ":").lstrip("0") + ("%" if match[2] else "")


@where_hinted(_NUMBERED, _NO_LOSS)
def _claims(sentence: Sentence) -> Iterator[Hit]:
    """Numbers that promise nothing, and that no data was lost."""
    promise = promise_of(sentence)
    for _, start, end in numbers_in(sentence.raw):
        if promise is None or not promise.start <= start < promise.end:
            yield Hit(start, end)
    match = _NO_LOSS.search(sentence)
    if match and not is_admission(sentence):
        yield Hit(match.start(), match.end(), suggestion=_UNKNOWN_LOSS)


def _unless_known(hit: Hit, sentence: Sentence, context: LintContext) -> Hit | None:
    if context.facts is None:
        return None
    if hit.suggestion == _UNKNOWN_LOSS:
        return None if _knows_of_data(context.facts) else hit
    number = next(number for number, start, _ in numbers_in(sentence.raw) if start == hit.start)
    return None if number in _known_numbers(context) else hit


@lru_cache(maxsize=8)
def _known_numbers(context: LintContext) -> frozenset[str]:
    """Every number that a fact, a hypothesis, an action or the clock stands behind; a share may be said as a number."""
    facts = context.facts or ()
    said = [fact.words for fact in facts] + [number for fact in facts for number in fact.numbers]
    said += [*(item.statement for item in context.causes), *context.named_actions, *context.services]
    known = {number for words in said for number, _, _ in numbers_in(words)}
    if context.now is not None:
        now = context.now.astimezone(context.zone)
        known |= {f"{now + timedelta(minutes=minute):%H:%M}".lstrip("0") for minute in _AS_OF_MINUTES}
    return frozenset(known | {number.rstrip("%") for number in known})


def _knows_of_data(facts: Iterable[KnownFact]) -> bool:
    return any(
        fact.state == "confirmed" and ("data" in fact.key or claims_no_loss(sentence_of(fact.words))) for fact in facts
    )


RULES = (
    Rule(
        id="CRT7",
        category=Category.CERTAINTY,
        level=Level.ERROR,
        message="no fact of the ledger says this",
        suggestion="Record it as a fact first, or leave it out.",
        source="opsdesk: every sentence comes from a fact",
        find=_claims,
        judge=_unless_known,
    ),
)
