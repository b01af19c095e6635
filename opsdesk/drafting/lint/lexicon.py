"""Word lists: technical and long terms, each with the plain words to say instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from opsdesk.drafting.lint.model import Hit
from opsdesk.drafting.lint.reading import Sentence


class Lexicon:
    """Terms of one or more words.

    `entries` maps the plain words to the terms they replace, separated by commas, every inflection spelled out.
    """

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._entries = entries

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for instead, terms in self._entries.items():
            for term in terms.split(","):
                words = tuple(term.split())
                index.setdefault(words[0], []).append((words, instead))
        return {first: sorted(found, key=lambda item: -len(item[0])) for first, found in index.items()}

    def find(self, sentence: Sentence) -> Iterator[Hit]:
        """Every term in a sentence; the longest where several begin at one word."""
        if self._by_first_word.keys().isdisjoint(sentence.bag):
            return
        for place, word in enumerate(sentence.words):
            if word in self._by_first_word:
                yield from self._at(sentence, place, word)
            elif "-" in word:
                yield from self._in_compound(sentence, place, word)

    def _at(self, sentence: Sentence, place: int, word: str) -> Iterator[Hit]:
        for term, instead in self._by_first_word[word]:
            last = place + len(term)
            if sentence.words[place:last] == term:
                yield Hit(sentence.spans[place][0], sentence.spans[last - 1][1], suggestion=instead)
                return

    def _in_compound(self, sentence: Sentence, place: int, word: str) -> Iterator[Hit]:
        """A term that is part of a compound: “multi-node”."""
        for part in word.split("-"):
            for term, instead in self._by_first_word.get(part, ()):
                if len(term) == 1:
                    yield Hit(*sentence.spans[place], suggestion=instead)
                    return
