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
class Block:
    """A line, or a few that belong together; the same text is the same object while it is remembered."""

    starts: tuple[int, ...]
    """Where each sentence starts in the block."""
    sentences: tuple[Sentence, ...]
    hinted: int
    """A bit for every wording that a sentence hints at."""

    @property
    def placed(self) -> Iterator[tuple[int, Sentence]]:
        """The sentences in order, each with where it starts."""
        return zip(self.starts, self.sentences, strict=True)


InBlock = Callable[[Block], tuple[tuple[int, T], ...]]
"""What the sentences of a block answer, those that do, each with where it starts in the block."""


def in_block(ask: Callable[[Sentence], T | None]) -> InBlock[T]:
    """Asks every sentence of a block and remembers what they answer: at a key, all blocks but one are as before."""

    def answers(block: Block) -> tuple[tuple[int, T], ...]:
        return tuple([(at, told) for at, sentence in block.placed if (told := ask(sentence))])

    return lru_cache(maxsize=1024)(answers)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text, split into sentences; the same text is the same object while it is remembered."""

    text: str
    blocks: tuple[tuple[int, Block], ...]
    """Each with where it starts in the text."""
    sentences: tuple[Sentence, ...]
    hinted: int
    """A bit for every wording that a sentence hints at."""

    @property
    def placed(self) -> Iterator[tuple[int, Sentence]]:
        """The sentences in order, each with where it starts in the text."""
        return ((start + at, sentence) for start, block in self.blocks for at, sentence in block.placed)

    def told_by(self, ask: InBlock[T]) -> list[tuple[int, T]]:
        """What the sentences answer, those that do, each with where it starts in the text."""
        return [(start + at, told) for start, block in self.blocks for at, told in ask(block)]

    @property
    def end(self) -> int:
        """Where something that is missing would be added."""
        return len(self.text.rstrip())


@lru_cache(maxsize=4096)
def sentence_of(raw: str) -> Sentence:
    """The sentence for a piece of text."""
    text = plain(raw)
    tokens = [_token(token) for token in text.split()]
    words = tuple([word for token in tokens for word in token.words])
    bag = frozenset([*words, *[part for token in tokens if token.parts for part in token.parts]])
    return Sentence(raw, text, words, bag, reduce(or_, [token.hinted for token in tokens], EVERYWHERE))


class _Token(NamedTuple):
    """What stands between two blanks."""

    words: tuple[str, ...]
    parts: tuple[str, ...]
    """The parts of compounds."""
    hinted: int


@lru_cache(maxsize=16384)
def _token(text: str) -> _Token:
    words = tuple(_WORD.findall(text))
    parts = tuple([part for word in words if "-" in word for part in word.split("-")])
    return _Token(words, parts, hinted_by((*words, *parts, "/") if "/" in text else (*words, *parts)))


@lru_cache(maxsize=64)
def read(text: str) -> Reading:
    """A text as the rules read it."""
    blocks = tuple([(start, _split(block)) for start, block in blocks_of(text)])
    sentences = tuple([sentence for _, block in blocks for sentence in block.sentences])
    return Reading(text, blocks, sentences, reduce(or_, [block.hinted for _, block in blocks], EVERYWHERE))


@lru_cache(maxsize=1024)
def _split(block: str) -> Block:
    starts: list[int] = []
    sentences: list[Sentence] = []
    start = 0
    for end in ends_of(block):
        for at, raw in cut(block[start:end]):
            starts.append(start + at)
            sentences.append(sentence_of(raw))
        start = end
    hinted = reduce(or_, [sentence.hinted for sentence in sentences], EVERYWHERE)
    return Block(tuple(starts), tuple(sentences), hinted)
