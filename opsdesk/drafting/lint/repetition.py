"""REP1: never the same text twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.reading import Reading, read

_SAME = 0.9


@lru_cache(maxsize=16)
def _words(text: str) -> Counter[str]:
    return Counter(word for sentence in read(text).sentences for word in sentence.words)


def sameness(one: str, other: str) -> float:
    """The share of words two texts have in common, 0 … 1 (Dice); linear, and blind to the order of sentences."""
    left, right = _words(one), _words(other)
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def _same_again(reading: Reading, context: LintContext) -> Iterator[Hit]:
    if context.previous and sameness(reading.text, context.previous[-1]) >= _SAME:
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
    ),
)
