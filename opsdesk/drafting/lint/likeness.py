"""How much a sentence reads like one that tells a cause, in whatever words, for CRT10.

The word lists foresee wordings. This weighs what no list foresees: every word, every stem and every pair of neighbours
adds or takes away, and how much was learnt from a few thousand sentences of our own, by `bench/learn_causes.py`, which
also says how well the weights do on sentences that they weren't learnt from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise, repeat
from math import sqrt

FILE = "cause_weights.txt"
SCALE = 100
"""The weights are kept as whole numbers of hundredths."""
BIAS = "bias"
"""Under this name stands what a sentence without a known feature weighs."""
TELLS = 1.6
"""From here on a sentence counts as one that tells a cause: lower, updates of real providers get false alarms."""
FEW = 5
"""So few words are a heading or a note, whatever they weigh."""
RESEMBLES = -0.6
"""From here on a sentence may tell one, when something else says so as well."""

START, END = "^", "$"
_ENDING = re.compile(r"(?:ing|ed|es|s)$")
_SHORT = 4
"""Words of so many letters are their own stems."""


def likeness(words: Sequence[str]) -> float:
    """What a sentence of these words weighs, on a scale on which 0 is even odds; sentences of all lengths compare."""
    weights, bias = weights_kept()
    total = sum(map(_weight_of_word, words)) + sum(map(weights.get, pairs_of(words), repeat(0)))
    return (bias + total / sqrt(len(words) + 1)) / SCALE


def pairs_of(words: Sequence[str]) -> Iterator[str]:
    """Each word with what is before it, and the last one with the end."""
    return map(" ".join, pairwise((START, *words, END)))


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
