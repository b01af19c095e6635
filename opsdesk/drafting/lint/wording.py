"""Wordings: how rules recognise what a sentence says.

Patterns are written for `Sentence.plain`: lower case, plain signs. They compile on first use, since a desk opened at
three in the morning must not wait for rules it may never run, and most sentences are told by hints not to need them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

from opsdesk.drafting.lint.hints import new_bit
from opsdesk.drafting.lint.model import Find, Hit
from opsdesk.drafting.lint.reading import Sentence

_BLANK = re.compile(r"\(\?<[!=][^)]*\)|\[[^\]]*\]| (?![?*+{])")
"""A blank of a pattern, skipping what must keep its width and what is in brackets."""


class Wording:
    """Alternative ways of saying a thing, matched between word boundaries; a blank stands for any number of blanks.

    `hints` are words without one of which none of the ways is possible: parts of words, or `=word` for a whole one.
    """

    def __init__(self, *alternatives: str, hints: str) -> None:
        any_blanks = _BLANK.sub(lambda match: " +" if match[0] == " " else match[0], "|".join(alternatives))
        self.source = r"(?<![\w-])(?:" + any_blanks + r")(?!\w)"
        self._bit = new_bit(hints)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern, for parts of a sentence."""
        return re.compile(self.source)

    def is_possible_in(self, sentence: Sentence) -> bool:
        """The sentence has a hint of it."""
        return bool(sentence.hinted & self._bit)

    def search(self, sentence: Sentence) -> re.Match[str] | None:
        """The first place where the sentence says it."""
        return self.pattern.search(sentence.plain) if sentence.hinted & self._bit else None

    def finditer(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """Every place where the sentence says it."""
        return self.pattern.finditer(sentence.plain) if sentence.hinted & self._bit else iter(())


def saying(wording: Wording, *, unless: Wording | None = None) -> Find:
    """A finder of a wording, in sentences that don't say the other."""

    def find(sentence: Sentence) -> Iterator[Hit]:
        for match in wording.finditer(sentence):
            if unless is None or not unless.search(sentence):
                yield Hit(match.start(), match.end())

    return find


def hears(wording: Wording) -> Callable[[Sentence], bool]:
    """A test whether a sentence says it, which remembers its answers: for rules that read the whole text again."""
    return lru_cache(maxsize=8192)(lambda sentence: wording.search(sentence) is not None)
