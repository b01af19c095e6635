"""Which wordings a sentence may hold, told from its words alone.

Most sentences say nothing of what most wordings look for, and a regular expression takes microseconds to find that out.
So each wording names hints, words or parts of words without which it can't be said, and each sentence carries one
integer with a bit for every wording that it has a hint of.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, reduce
from itertools import count
from operator import or_


class _Letters:
    """The letters so far of some hints, and the bits of the hint that ends here."""

    __slots__ = ("bits", "following")

    def __init__(self) -> None:
        self.bits = 0
        self.following: dict[str, _Letters] = {}


_bits = count()
_parts = _Letters()
_whole: dict[str, int] = {}


def new_bit(hints: str) -> int:
    """The bit of a new wording with these hints, which are parts of words, or whole words as `=word`.

    Wordings are made while the package is imported, before it reads a sentence.
    """
    bit = 1 << next(_bits)
    for hint in hints.split():
        if hint[0] == "=":
            _whole[hint[1:]] = _whole.get(hint[1:], 0) | bit
        else:
            reduce(_next, hint, _parts).bits |= bit
    return bit


def _next(letters: _Letters, letter: str) -> _Letters:
    return letters.following.setdefault(letter, _Letters())


def hinted_by(words: Iterable[str]) -> int:
    """The bits of all wordings that one of the words hints at."""
    return reduce(or_, map(_hinted_by_word, words), 0)


@lru_cache(maxsize=16384)
def _hinted_by_word(word: str) -> int:
    found = _whole.get(word, 0)
    for start in range(len(word)):
        letters: _Letters | None = _parts
        for letter in word[start:]:
            letters = letters.following.get(letter) if letters else None
            if letters is None:
                break
            found |= letters.bits
    return found
