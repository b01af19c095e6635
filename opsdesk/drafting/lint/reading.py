"""A text as the rules see it: sentences in plain lower case, each with its place in the text.

Splitting and flattening are kept per block and per sentence, so that a key costs one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple, TypeVar

from opsdesk.domain.values import dataclass
from opsdesk.drafting.lint.flattening import plain
from opsdesk.drafting.lint.hints import EVERYWHERE, hinted_by
from opsdesk.drafting.lint.splitting import blocks_of, cut, ends_of

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:['.\-:][^\W_]+)*%?")


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence, or a line that is none; the same text is always the same object."""

    raw: str
    plain: str
    """As long as `raw`: lower case, typographic signs made plain, addresses and wide gaps blotted out."""
    words: tuple[str, ...]
    """In lower case."""
    bag: frozenset[str]
    """The words, and the parts of compounds, for quick tests."""
    hinted: int
    """A bit for every wording that a word hints at."""

    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands."""
        return [match.span() for match in _WORD.finditer(self.plain)]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text, split into sentences; the same text is the same object while it is remembered."""

    text: str
    starts: tuple[int, ...]
    """Where each sentence starts in the text."""
    sentences: tuple[Sentence, ...]
    hinted: int
    """A bit for every wording that a sentence hints at."""

    @property
    def placed(self) -> Iterator[tuple[int, Sentence]]:
        """The sentences in order, each with where it starts."""
        return zip(self.starts, self.sentences, strict=True)

    def told_by(self, ask: Callable[[Sentence], T | None], bits: int = EVERYWHERE) -> list[tuple[int, T]]:
        """What the sentences answer, those that do, each with where it starts.

        Only those are asked that hint at one of the bits: nearly none of them, and at every key.
        """
        if bits == EVERYWHERE:
            answers = zip(self.starts, map(ask, self.sentences), strict=True)
            return [(at, told) for at, told in answers if told]
        return [(at, told) for at, sentence in self.placed if sentence.hinted & bits and (told := ask(sentence))]

    @property
    def end(self) -> int:
        """Where something that is missing would be added."""
        return len(self.text.rstrip())


@lru_cache(maxsize=4096)
def sentence_of(raw: str) -> Sentence:
    """The sentence for a piece of text."""
    text = plain(raw)
    words = tuple(_WORD.findall(text))
    parts = [part for word in words if "-" in word for part in word.split("-")] if "-" in text else ()
    told = (*words, "/") if "/" in text else words
    return Sentence(raw, text, words, frozenset((*words, *parts)), hinted_by((*told, *parts)))


@lru_cache(maxsize=64)
def read(text: str) -> Reading:
    """A text as the rules read it."""
    starts: list[int] = []
    sentences: list[Sentence] = []
    hinted = EVERYWHERE
    for start, block in blocks_of(text):
        places, said, bits = _split(block)
        if len(said) == 1:
            starts.append(start + places[0])
            sentences.append(said[0])
        else:
            starts += map(start.__add__, places)
            sentences += said
        hinted |= bits
    return Reading(text, tuple(starts), tuple(sentences), hinted)


class _Block(NamedTuple):
    """A block, split: `Reading` without the text."""

    starts: list[int]
    sentences: list[Sentence]
    hinted: int


@lru_cache(maxsize=1024)
def _split(block: str) -> _Block:
    starts: list[int] = []
    sentences: list[Sentence] = []
    start = 0
    for end in ends_of(block):
        for at, raw in cut(block[start:end]):
            starts.append(start + at)
            sentences.append(sentence_of(raw))
        start = end
    return _Block(starts, sentences, reduce(or_, [sentence.hinted for sentence in sentences], EVERYWHERE))
