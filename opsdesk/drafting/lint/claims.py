"""CRT7, CRT8: what a text claims must stand in the ledger, and agree with what was sent before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from opsdesk.drafting.lint.context import KnownFact, LintContext
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.promises import promise_of
from opsdesk.drafting.lint.reading import Reading, Sentence, read, sentence_of
from opsdesk.drafting.lint.traits import is_admission, is_all_clear
from opsdesk.drafting.lint.wording import Wording, hears

_NUMBER = re.compile(
    r"(?<![\w.,:/#-])(\d{1,2}[:h]\d\d|\d[\d,]{0,15}(?:\.\d{1,9})?)( ?(?:%|percent|per cent))?(?![\w:/-]|[.,]\d)"
)
_NO_CLAIM = re.compile(
    r"^\s*\d{1,2}[.)] |\b(?:inc-|version |v)\d+|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]*(?:,? \d{4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}\b(?:,? \d{4}\b)?"
)
"""Numbers of a list, names and dates."""
_NO_LOSS = Wording(
    r"(?:no|without any|not any|none of (?:your|the)) (?:\w+ )?(?:data|records|files|messages"
    r"|information)(?: \w+){0,2} (?:lost|affected|loss|deleted|corrupted)|(?:no|without) data loss|nothing was lost",
    r"data (?:is|was|remains?|remained) (?:\w+ )?(?:safe|intact|unaffected|not lost|not affected)",
    hints="data records files messages information lost",
)
_LOSS = Wording(
    r"(?:some|certain|\d\w*) (?:\w+ ){0,3}(?:data|records|files|messages|orders) (?:was|were|has been|have been|is"
    r"|are) (?:\w+ )?(?:lost|deleted|corrupted)",
    r"(?:lost|deleted|corrupted) (?:some|certain|\d+) (?:\w+ )?(?:data|records|files|messages)",
    hints="lost deleted corrupted",
)
_BEGAN = Wording(
    r"(?:since|began(?: at)?|started(?: at)?|starting at|beginning at|from) (?:about |around "
    r"|approximately )?(\d{1,2}[:h]\d\d)",
    hints="since began start beginning from",
)
_corrects = hears(
    Wording(
        r"correction|we (?:said|wrote|reported|stated) (?:earlier|before|previously)|earlier we|reopen\w*|has returned",
        r"correct(?:s|ing) (?:our|the|an) (?:earlier|previous|last)|is back again|came back",
        hints="correct said wrote reported stated earlier reopen returned back",
    )
)
_claims_no_loss = hears(_NO_LOSS)
_tells_loss = hears(_LOSS)
_AS_OF_MINUTES = range(-15, 2)
"""“As of 14:30” may name any minute since a draft was begun."""


@lru_cache(maxsize=2048)
def numbers_in(words: str) -> tuple[tuple[str, int, int], ...]:
    """Numbers, shares and clock times as comparable words, with their places; dates and names are none."""
    text = _NO_CLAIM.sub(lambda match: "x" * len(match[0]), sentence_of(words).plain)
    return tuple((_comparable(match), match.start(), match.end()) for match in _NUMBER.finditer(text))


def _comparable(match: re.Match[str]) -> str:
    return match[1].replace(",", "").replace("h", ":").lstrip("0") + ("%" if match[2] else "")


@lru_cache(maxsize=64)
def _numbers_of(facts: tuple[KnownFact, ...], others: tuple[str, ...]) -> frozenset[str]:
    said = [fact.words for fact in facts] + [number for fact in facts for number in fact.numbers] + list(others)
    return frozenset(number for words in said for number, _, _ in numbers_in(words))


def _known_numbers(context: LintContext) -> frozenset[str]:
    others = (*(item.statement for item in context.causes), *context.named_actions, *context.services)
    known = _numbers_of(context.facts or (), others)
    if context.now is None:
        return known
    now = context.now.astimezone(context.zone)
    return known | {f"{now + timedelta(minutes=minute):%H:%M}".lstrip("0") for minute in _AS_OF_MINUTES}


def _unknown_numbers(reading: Reading, context: LintContext) -> Iterator[Hit]:
    known = _known_numbers(context)
    bare = {number.rstrip("%") for number in known}
    for placed in reading.placed:
        promise = promise_of(placed.sentence)
        for number, start, end in numbers_in(placed.sentence.raw):
            in_promise = promise is not None and promise.start <= start < promise.end
            if not in_promise and number not in known and (number.endswith("%") or number not in bare):
                yield Hit(placed.at + start, placed.at + end)


def _unknown_data_claim(reading: Reading, context: LintContext) -> Iterator[Hit]:
    if any(fact.state == "confirmed" and _is_on_data(fact) for fact in context.facts or ()):
        return
    for placed in reading.placed:
        match = _NO_LOSS.search(placed.sentence)
        if match and not is_admission(placed.sentence):
            suggestion = "Confirm it as a fact, or say that it isn't known yet."
            yield Hit(placed.at + match.start(), placed.at + match.end(), suggestion=suggestion)


def _is_on_data(fact: KnownFact) -> bool:
    return "data" in fact.key or _claims_no_loss(sentence_of(fact.words))


def _unbacked(reading: Reading, context: LintContext) -> Iterator[Hit]:
    if context.facts is not None:
        yield from _unknown_numbers(reading, context)
        yield from _unknown_data_claim(reading, context)


def _contradictions(reading: Reading, context: LintContext) -> Iterator[Hit]:
    if not context.previous or any(map(_corrects, reading.sentences)):
        return
    earlier = [sentence for text in context.previous for sentence in read(text).sentences]
    for placed in reading.placed:
        if reason := _contradicts(placed.sentence, earlier):
            end = placed.at + len(placed.sentence.raw.rstrip())
            yield Hit(placed.at, end, suggestion=f"{reason} Begin with “Correction:”.")


def _contradicts(sentence: Sentence, earlier: list[Sentence]) -> str:
    """Why it can't be true together with what was sent, in one sentence; empty when it can."""
    began = _BEGAN.search(sentence)
    before = [match[1] for item in earlier if (match := _BEGAN.search(item))] if began else []
    if began and before and began[1] not in before:
        return f"An earlier update said {before[-1]}."
    if _tells_loss(sentence) and any(map(_claims_no_loss, earlier)):
        return "An earlier update said that no data was lost."
    if "investigating" in sentence.bag and any(map(is_all_clear, earlier)):
        return "An earlier update gave the all-clear."
    return ""


RULES = (
    Rule(
        id="CRT7",
        category=Category.CERTAINTY,
        level=Level.ERROR,
        message="no fact of the ledger says this",
        suggestion="Record it as a fact first, or leave it out.",
        source="opsdesk: every sentence comes from a fact",
        check=_unbacked,
    ),
    Rule(
        id="CRT8",
        category=Category.CERTAINTY,
        level=Level.ERROR,
        message="this contradicts what was sent before",
        suggestion="Begin with “Correction:” and say what was wrong.",
        source="PagerDuty stakeholder communications: never lie or guess",
        check=_contradictions,
    ),
)
