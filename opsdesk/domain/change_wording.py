"""Which words of a change's title tell what it touched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Final

SHORTEST: Final = 3
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_GENERAL_WORDS: Final = """
    a after all an and are as at be been before but by can com down for from had has have in into io is it its net new
    no not of off old on one only or org out over per so some than that the then this to up us use users was were
    when which while with within without
    add added api app bump bumped change changed changes cluster config core data deploy deployed deployment disabled
    enabled environment feature fix fixed live main make makes manual master merge merged migration network prod
    production pull release remove removed request revert rolled rollout server service services set staging switch
    switched system update updated upgrade upgraded version web
    broken crash degraded delay delayed delays error errors fail failed failing fails failure high issue issues
    latency load loss lost low missing outage partial partially partly problem problems slow slowly timeout timeouts
    unavailable wrong
"""
"""They hold the language together, say that something changed, or that something fails."""
_GENERAL: Final = frozenset(_GENERAL_WORDS.split())


def words_of(text: str) -> Iterator[str]:
    """The words of a text that may name something, in lower case."""
    for match in _WORD.finditer(text.lower()):
        word = match[0]
        if len(word) >= SHORTEST and word not in _GENERAL and any(map(str.isalpha, word)):
            yield word


def telling_words(text: str, titles: Collection[str]) -> frozenset[str]:
    """The words of a text that tell the titles that have them from the others: no more than half of them do."""
    most = max(1, len(titles) // 2)
    times = Counter(word for title in titles for word in set(words_of(title)))
    return frozenset(word for word in words_of(text) if times[word] <= most)
