"""A text as the rules see it: sentences in plain lower case, each with its place in the text.

Splitting and normalising are kept per block and per sentence, so that a keystroke costs one sentence. Normalising never
changes a length: an offset in `plain` is an offset in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from opsdesk.drafting.lint.hints import hinted_by

LINK = "\ufffc"
"""Stands for every character of an address, so that no rule reads words in it."""
LONGEST_SENTENCE = 500
"""Longer ones are cut, which keeps every rule linear in the length of the text."""
_WRAPPED_LINE = 50
"""A line at least this long, without a full stop, is taken to go on in the next."""

_PLAIN = str.maketrans(
    dict(zip(ascii_uppercase, ascii_lowercase, strict=True))
    | dict.fromkeys("\n\r\t\v\f\u00a0\u2028\u2029[]*`_>#{}", " ")
    | {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-"}
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]]+")
_STOP = re.compile(r"[.!?]{1,3}[\"')\]]{0,3}\s+")
_ABBREVIATED = re.compile(r"(?:\b(?:[a-z]|approx|e\.g|i\.e|a\.m|p\.m|vs|no|inc|ltd|corp|st|dr|mr|mrs|ms|etc))\.$", re.I)
_WORD = re.compile(r"[^\W_]+(?:['.\-:][^\W_]+)*%?")
_LABEL = re.compile(r"[\w ]{1,30}:")


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence, or a line that is none; the same text is always the same object."""

    raw: str
    plain: str
    """As long as `raw`: lower case, typographic signs made plain, addresses blotted out."""
    words: tuple[str, ...]
    """In lower case."""
    spans: tuple[tuple[int, int], ...]
    """Where each word stands."""
    bag: frozenset[str]
    """The words, and the parts of compounds, for quick tests."""
    hinted: int
    """A bit for every wording that a word hints at."""


class Placed(NamedTuple):
    """A sentence and where it starts in the text."""

    at: int
    sentence: Sentence


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text, split into sentences; the same text is the same object while it is remembered."""

    text: str
    placed: tuple[Placed, ...]
    sentences: tuple[Sentence, ...]
    """The sentences in order, without their places."""

    @property
    def end(self) -> int:
        """Where something that is missing would be added."""
        return len(self.text.rstrip())


def plain(raw: str) -> str:
    """Lower case with plain signs and blotted addresses, of the same length."""
    blotted = _ADDRESS.sub(lambda match: LINK * len(match[0]), raw) if "://" in raw or "www." in raw else raw
    return blotted.translate(_PLAIN)


@lru_cache(maxsize=4096)
def sentence_of(raw: str) -> Sentence:
    """The sentence for a piece of text."""
    text = plain(raw)
    found = [(match[0], match.span()) for match in _WORD.finditer(text)]
    words = tuple(word for word, _ in found)
    parts = [part for word in words if "-" in word for part in word.split("-")]
    return Sentence(raw, text, words, tuple(span for _, span in found), frozenset((*words, *parts)), hinted_by(words))


@lru_cache(maxsize=64)
def read(text: str) -> Reading:
    """A text as the rules read it."""
    placed = tuple(_placed(text))
    return Reading(text, placed, tuple(item.sentence for item in placed))


def _placed(text: str) -> Iterator[Placed]:
    for start, block in _blocks(text):
        for offset, sentence in _sentences(block):
            yield Placed(start + offset, sentence)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Lines, with those joined that were only wrapped."""
    start = at = 0
    held = ""
    for line in text.splitlines(keepends=True):
        if held and not _goes_on(held, line):
            yield start, held
            held = ""
        if not held:
            start = at
        held += line
        at += len(line)
    if held:
        yield start, held


def _goes_on(block: str, line: str) -> bool:
    above = block.rstrip()
    last = above[above.rfind("\n") + 1 :]
    if not line[:1].islower() or len(block) > 2 * LONGEST_SENTENCE:
        return False
    if last.count("[") > last.count("]"):
        return True
    return len(last) >= _WRAPPED_LINE and last[-1] not in ".:;!?" and not _LABEL.match(line)


@lru_cache(maxsize=1024)
def _sentences(block: str) -> tuple[tuple[int, Sentence], ...]:
    found: list[tuple[int, Sentence]] = []
    start = 0
    for stop in _stops(block):
        raw = block[start:stop]
        if raw.strip():
            found.append((start, sentence_of(raw)))
        start = stop
    return tuple(found)


def _stops(block: str) -> Iterator[int]:
    """Where the sentences of a block end; the last is the block's own end."""
    start = 0
    for match in _STOP.finditer(block):
        following = block[match.end() : match.end() + 1]
        if following.islower() or _ABBREVIATED.search(block, max(start, match.start() - 8), match.start() + 1):
            continue
        yield from _cuts(block, start, match.end())
        start = match.end()
    yield from _cuts(block, start, len(block))


def _cuts(block: str, start: int, end: int) -> Iterator[int]:
    while end - start > LONGEST_SENTENCE:
        space = block.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        start = space + 1 if space > start else start + LONGEST_SENTENCE
        yield start
    yield end
