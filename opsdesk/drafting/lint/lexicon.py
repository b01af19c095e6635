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
        found = [*self._terms(sentence)]
        spans = sentence.spans() if found else []
        for place, words, instead in found:
            yield Hit(spans[place][0], spans[place + words - 1][1], suggestion=instead)

    def _terms(self, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
        """The place of each term among the words, how many words it has, and what to say instead."""
        begins = self._by_first_word
        for place in [place for place, word in enumerate(sentence.words) if word in begins or "-" in word]:
            word = sentence.words[place]
            for term, instead in begins.get(word, ()):
                if sentence.words[place : place + len(term)] == term:
                    yield place, len(term), instead
                    break
            else:
                if "-" in word and (instead := self._in_compound(word)):
                    yield place, 1, instead

    def _in_compound(self, word: str) -> str:
        """What to say instead of a term that is part of a compound: “multi-node”."""
        entries = (entry for part in word.split("-") for entry in self._by_first_word.get(part, ()))
        return next((instead for term, instead in entries if len(term) == 1), "")
