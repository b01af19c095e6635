"""A text as the rules see it: sentences in plain lower case, each with its place in the text.

Splitting and normalising are kept per block and per sentence, so that a keystroke costs one sentence. Normalising never
changes a length: an offset in `plain` is an offset in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from opsdesk.domain.values import dataclass
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
_ABBREVIATIONS = "approx vs no inc ltd corp st dr mr mrs ms etc"
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]]+")
_STOP = re.compile(r"[.!?][.!?]{0,2}[\"')\]]{0,3}\s+")
_ABBREVIATED = tuple(f"{before}{word}" for word in _ABBREVIATIONS.split() for before in " (")
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
    bag: frozenset[str]
    """The words, and the parts of compounds, for quick tests."""
    hinted: int
    """A bit for every wording that a word hints at."""

    def spans(self) -> list[tuple[int, int]]:
        """Where each word stands."""
        return [match.span() for match in _WORD.finditer(self.plain)]


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
    words = tuple(_WORD.findall(text))
    parts = [part for word in words if "-" in word for part in word.split("-")]
    return Sentence(raw, text, words, frozenset((*words, *parts)), hinted_by(words))


@lru_cache(maxsize=64)
def read(text: str) -> Reading:
    """A text as the rules read it."""
    placed = tuple(
        [Placed(start + offset, sentence) for start, block in _blocks(text) for offset, sentence in _sentences(block)]
    )
    return Reading(text, placed, tuple([item.sentence for item in placed]))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Lines, with those joined that were only wrapped."""
    start = at = 0
    held = ""
    for line in text.splitlines(keepends=True):
        if held and not (line[0].islower() and _goes_on(held, line)):
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
    if len(block) > 2 * LONGEST_SENTENCE:
        return False
    if last.count("[") > last.count("]"):
        return True
    return len(last) >= _WRAPPED_LINE and last[-1] not in ".:;!?" and not _LABEL.match(line)


@lru_cache(maxsize=1024)
def _sentences(block: str) -> tuple[tuple[int, Sentence], ...]:
    found: list[tuple[int, Sentence]] = []
    start = 0
    for end in _ends(block):
        raw = block[start:end]
        if len(raw) > LONGEST_SENTENCE:
            found += [(start + at, sentence_of(piece)) for at, piece in _cut(raw)]
        elif not raw.isspace():
            found.append((start, sentence_of(raw)))
        start = end
    return tuple(found)


def _ends(block: str) -> list[int]:
    """Where the sentences of a block end; the last is the block's own end."""
    ends = [0]
    for match in _STOP.finditer(block):
        sign, end = match.span()
        goes_on = block[end : end + 1].islower()
        if not goes_on and not (block[sign] == "." and _is_abbreviated(block[max(ends[-1], sign - 8) : sign])):
            ends.append(end)
    return ends[1:] if ends[-1] == len(block) else [*ends[1:], len(block)]


def _is_abbreviated(before: str) -> bool:
    """What stands before a full stop is an abbreviation, or ends in a single letter: “e.g.”, “2 p.m.”."""
    last, is_letter = before[-2:-1], before[-1:].isalpha()
    return (is_letter and not last.isalnum()) or f" {before.lower()}".endswith(_ABBREVIATED)


def _cut(raw: str) -> Iterator[tuple[int, str]]:
    """The pieces of a sentence that is too long, cut at blanks where there are some."""
    start = 0
    while start < len(raw):
        end = start + LONGEST_SENTENCE
        space = raw.rfind(" ", start + 1, end) if end < len(raw) else -1
        end = space + 1 if space > start else end
        if not raw[start:end].isspace():
            yield start, raw[start:end]
        start = end
