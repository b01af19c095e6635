"""Wordings and word lists: how rules recognise what a sentence says.

Patterns are written for `Sentence.plain`: lower case, plain signs. They compile on first use, since a desk opened at
three in the morning must not wait for rules it may never run, and each has hints, so that most sentences cost it a few
substring searches.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache

from opsdesk.drafting.lint.model import Find, Hit
from opsdesk.drafting.lint.reading import Sentence, Word

_CLAUSE_END = re.compile(
    r";|(?:,|\.|,? +(?:and|but|so|while)\b) +(?:and |but |so |while )?(?=(?:we|our|they|it|this|these|please|the next)\b"
    r" *(?:will|'ll|'re|are|is|have|has|expect|hope|plan|anticipate|teams?|engineers?|update)\b)"
    r"|, +and +|,? +(?:and|but) +(?=(?:will|expect|hope|plan|aim|anticipate|should|are|is|have|has|provide|post|share)\b)"
)
_BLANK = re.compile(r"\(\?<[!=][^)]*\)|\[[^\]]*\]| (?![?*+{])")
"""A blank of a pattern, skipping what must keep its width and what is in brackets."""
_TIME_FIRST = re.compile(r" *(?:in|within|by|at|over|before|after|around|during|every)\b[^,;]{1,40}$")
"""“By 14:30 UTC, we will …”: the time belongs to what follows."""


class Wording:
    """Alternative ways of saying a thing, matched between word boundaries; a blank stands for any number of blanks."""

    def __init__(self, *alternatives: str, hints: str) -> None:
        any_blanks = _BLANK.sub(lambda match: " +" if match[0] == " " else match[0], "|".join(alternatives))
        self._source = r"(?<![\w-])(?:" + any_blanks + r")(?!\w)"
        self._hints = tuple(hint.replace("_", " ") for hint in hints.split())

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._source)

    def search(self, plain: str) -> re.Match[str] | None:
        """The first place where the text says it."""
        return self._pattern.search(plain) if any(hint in plain for hint in self._hints) else None

    def finditer(self, plain: str) -> Iterator[re.Match[str]]:
        """Every place where the text says it."""
        return self._pattern.finditer(plain) if any(hint in plain for hint in self._hints) else iter(())


def saying(wording: Wording, *, unless: Wording | None = None) -> Find:
    """A finder of a wording, in sentences that don't say the other."""

    def find(sentence: Sentence) -> Iterator[Hit]:
        for match in wording.finditer(sentence.plain):
            if unless is None or not unless.search(sentence.plain):
                yield Hit(match.start(), match.end())

    return find


def hears(wording: Wording) -> Callable[[Sentence], bool]:
    """A test whether a sentence says it, which remembers its answers: for rules that read the whole text again."""
    return lru_cache(maxsize=8192)(lambda sentence: wording.search(sentence.plain) is not None)


class Lexicon:
    """Terms of one or more words, each with the plain words to say instead.

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
        words = sentence.words
        index = self._by_first_word
        for place, word in enumerate(words):
            for term, instead in index.get(word.text, ()):
                last = place + len(term) - 1
                if last < len(words) and all(words[place + i].text == part for i, part in enumerate(term)):
                    yield Hit(word.start, words[last].end, suggestion=instead)
                    break
            else:
                yield from self._in_compound(word)

    def _in_compound(self, word: Word) -> Iterator[Hit]:
        """A term that is part of a compound: “multi-node”."""
        if "-" in word.text:
            for part in word.text.split("-"):
                for term, instead in self._by_first_word.get(part, ()):
                    if len(term) == 1:
                        yield Hit(word.start, word.end, suggestion=instead)
                        return


@lru_cache(maxsize=4096)
def clauses(plain: str) -> tuple[tuple[int, str], ...]:
    """The main clauses of a sentence with their offsets: each has its own verb, and so its own promise."""
    found = []
    start = 0
    for match in _CLAUSE_END.finditer(plain):
        if match.end() > start and not _TIME_FIRST.match(plain, start, match.start()):
            found.append((start, plain[start : match.start()]))
            start = match.end()
    found.append((start, plain[start:]))
    return tuple(found)
