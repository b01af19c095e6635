"""How much a sentence reads like one that tells a cause, in whatever words, for CRT10.

The word lists foresee wordings. This weighs what no list foresees: every word, every stem and every pair of neighbours
adds or takes away, and how much was learnt from a few thousand sentences of our own, by `bench/learn_causes.py`, which
also says how well the weights do on sentences that they weren't learnt from.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise, repeat
from math import sqrt

FILE = "cause_weights.txt"
SCALE = 100
"""The weights are kept as whole numbers of hundredths."""
BIAS = "bias"
"""Under this name stands what a sentence without a known feature weighs."""
TELLS = 0.8
"""From here on a sentence counts as one that tells a cause: lower, updates of real providers get false alarms."""

START, END = "^", "$"
_WORD = re.compile(r"[a-z0']+|[.,:;()?!%-]")
_NUMBER = re.compile(r"\d+")
_ENDING = re.compile(r"(?:ing|ed|es|s)$")
_SHORT = 4
"""Words of so many letters are their own stems."""


def likeness(plain: str) -> float:
    """What the sentence weighs, on a scale on which 0 is even odds; sentences of all lengths compare."""
    weights, bias = weights_kept()
    words, pairs = words_and_pairs(plain)
    total = sum(map(_weight_of_word, words)) + sum(map(weights.get, pairs, repeat(0)))
    return (bias + total / sqrt(len(pairs))) / SCALE


def words_and_pairs(plain: str) -> tuple[list[str], list[str]]:
    """The words and signs of a plain sentence, all numbers being one word, and each with what is before it."""
    words = [START, *_WORD.findall(_NUMBER.sub("0", plain)), END]
    return words[1:-1], list(map(" ".join, pairwise(words)))


def of_word(word: str) -> tuple[str, ...]:
    """What a word is weighed by: itself, and its stem."""
    return (word, "/" + _ENDING.sub("", word)) if len(word) > _SHORT else (word,)


@cache
def weights_kept() -> tuple[dict[str, int], int]:
    """The weights by feature, and the bias; read once, when a text is linted first."""
    text = (files("opsdesk.drafting.lint") / FILE).read_text(encoding="utf-8")
    rows = (line.rpartition("\t") for line in text.splitlines() if not line.startswith("# "))
    weights = {feature: int(weight) for feature, _, weight in rows}
    return weights, weights.pop(BIAS)


@lru_cache(maxsize=4096)
def _weight_of_word(word: str) -> int:
    weights, _ = weights_kept()
    return sum(weights.get(feature, 0) for feature in of_word(word))
