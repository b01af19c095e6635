"""Words and phrases from the settings, found as whole words; the effort is linear in the words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from fnmatch import translate

from opsdesk.drafting.lint.flattening import in_small
from opsdesk.drafting.lint.model import Hit
from opsdesk.drafting.lint.reading import Sentence, sentence_of

Fits = Callable[[str], object]
"""Whether a word is the one that is meant."""


class Phrases:
    """Some phrases: words with blanks between them, `*` for any letters of a word and `?` for one."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._anywhere: list[tuple[Fits, ...]] = []
        self._by_first_word: dict[str, list[tuple[Fits, ...]]] = {}
        for words in (in_small(phrase).replace("_", " ").split() for phrase in phrases):
            fits = tuple(map(_fitting, words))
            is_plain = _is_plain(words[0])
            (self._by_first_word.setdefault(words[0], []) if is_plain else self._anywhere).append(fits)

    def __bool__(self) -> bool:
        return bool(self._anywhere or self._by_first_word)

    def find(self, sentence: Sentence) -> Iterator[Hit]:
        """Every place where a sentence says one of them."""
        found = [(at, size) for at in range(len(sentence.words)) for size in self._sizes(sentence.words, at)[:1]]
        spans = sentence.spans() if found else []
        for at, size in found:
            yield Hit(spans[at][0], spans[at + size - 1][1])

    def cover(self, text: str) -> bool:
        """The whole text is one of them."""
        words = sentence_of(text).words
        return len(words) in (self._sizes(words, 0) if words else ())

    def _sizes(self, words: tuple[str, ...], at: int) -> list[int]:
        """How many words each phrase has that begins here; the longest first."""
        begun = [*self._by_first_word.get(words[at], ()), *self._anywhere]
        here = (fits for fits in begun if len(fits) <= len(words) - at)
        sizes = (len(fits) for fits in here if all(fit(word) for fit, word in zip(fits, words[at:], strict=False)))
        return sorted(sizes, reverse=True)


def _is_plain(word: str) -> bool:
    return not {"*", "?"} & set(word)


def _fitting(word: str) -> Fits:
    return word.__eq__ if _is_plain(word) else re.compile(translate(word)).match
