"""Wordings: how rules recognise what a sentence says.

Patterns are written for `Sentence.plain`: lower case, plain signs. They compile on first use, since a desk opened at
three in the morning must not wait for rules it may never run, and most sentences are told by hints not to need them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from opsdesk.drafting.lint.hints import Hinted, where_hinted
from opsdesk.drafting.lint.model import Find, Hit
from opsdesk.drafting.lint.reading import Sentence

_BLANK = re.compile(r"\(\?<[!=][^)]*\)|\[[^\]]*\]| (?![?*+{])")
"""A blank of a pattern, skipping what must keep its width and what is in brackets."""


_made: list[Wording] = []


class Wording(Hinted):
    """Alternative ways of saying a thing, matched between word boundaries; a blank stands for any number of blanks.

    `hints` are words without one of which none of the ways is possible: parts of words, or `=word` for a whole one; and
    so are `also`, for ways that need a word of each.
    """

    def __init__(self, *alternatives: str, hints: str, also: str = "") -> None:
        any_blanks = _BLANK.sub(lambda match: " +" if match[0] == " " else match[0], "|".join(alternatives))
        _made.append(self)
        self.source = r"(?<![\w-])(?:" + any_blanks + r")(?!\w)"
        super().__init__(hints, also)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern, for parts of a sentence."""
        return re.compile(self.source)

    def search(self, sentence: Sentence) -> re.Match[str] | None:
        """The first place where the sentence says it."""
        return self.pattern.search(sentence.plain) if self.is_possible_in(sentence) else None

    def finditer(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """Every place where the sentence says it."""
        return self.pattern.finditer(sentence.plain) if self.is_possible_in(sentence) else iter(())


class Several:
    """Wordings that are asked together; which of them a sentence may say is remembered for its hints."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        self._all = tuple(wordings)
        self._possible = lru_cache(maxsize=1024)(self._hinted)

    def among(self, sentence: Sentence) -> tuple[Wording, ...]:
        """Those that the sentence may say, in their order."""
        return self._possible(sentence.hinted)

    def search(self, part: str, sentence: Sentence) -> re.Match[str] | None:
        """The first place in a part of the sentence where it says the first of them that it says there."""
        return next((match for wording in self.among(sentence) if (match := wording.pattern.search(part))), None)

    def _hinted(self, hinted: int) -> tuple[Wording, ...]:
        return tuple(wording for wording in self._all if hinted & wording.needed == wording.needed)


def wordings() -> tuple[Wording, ...]:
    """Every wording that was made."""
    return tuple(_made)


def prepare() -> None:
    """Compiles every wording, so that no key has to; a tenth of a second, which is for a thread of its own."""
    for wording in _made:
        _ = wording.pattern


def saying(wording: Wording, *, unless: Wording | None = None) -> Find:
    """A finder of a wording, in sentences that don't say the other."""

    @where_hinted(wording)
    def find(sentence: Sentence) -> Iterable[Hit]:
        if unless and unless.search(sentence):
            return ()
        return [Hit(match.start(), match.end()) for match in wording.pattern.finditer(sentence.plain)]

    return find


def hears(wording: Wording) -> Callable[[Sentence], bool]:
    """A test whether a sentence says it, which remembers its answers: for rules that read the whole text again."""
    return lru_cache(maxsize=8192)(lambda sentence: wording.search(sentence) is not None)
