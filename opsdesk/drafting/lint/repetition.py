"""REP1: never the same text twice. A correction says again what is right, so it may be like the text it corrects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from opsdesk.domain.vocabulary import Stage
from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.reading import Reading, Sentence, read

_SAME = 0.9


def is_same(text: str, before: str) -> bool:
    """Whether two texts share nearly all their words (Dice); linear, and blind to the order of sentences."""
    said = read(text).sentences
    needed = _SAME * (sum([len(sentence.words) for sentence in said]) + _words(before).total()) / 2
    at_most = sum([_told_before(sentence, before) for sentence in said])
    return 0 < needed <= at_most and (_words(text) & _words(before)).total() >= needed


@lru_cache(maxsize=4096)
def _told_before(sentence: Sentence, before: str) -> int:
    """How many words of a sentence stand in a text: quickly told, and mostly too few for the rest to matter."""
    return sum(map(_words(before).__contains__, sentence.words))


@lru_cache(maxsize=16)
def _words(text: str) -> Counter[str]:
    return Counter(chain.from_iterable(sentence.words for sentence in read(text).sentences))


def _same_again(reading: Reading, context: LintContext) -> Iterator[Hit]:
    if context.previous and is_same(reading.text, context.previous[-1]):
        yield Hit(0, reading.end)


RULES = (
    Rule(
        id="REP1",
        category=Category.REPETITION,
        level=Level.ERROR,
        message="this is the previous update again",
        suggestion="Say “unchanged as of …” and add one new thing: what was ruled out, tried, or helps meanwhile.",
        source="measured: 6 % of real updates repeat the one before",
        check=_same_again,
        stages=frozenset(Stage) - {Stage.CORRECTION},
    ),
)
