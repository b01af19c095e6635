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

_LONGEST_LOOKED_UP = 24
"""Letters of a word whose parts are looked up one by one; in longer words every hint is searched for."""

_bits = count()
_parts: dict[str, int] = {}
_whole: dict[str, int] = {}


def new_bit(hints: str) -> int:
    """The bit of a new wording with these hints, which are parts of words, or whole words as `=word`.

    Wordings are made while the package is imported, before it reads a sentence.
    """
    bit = 1 << next(_bits)
    for hint in hints.split():
        known, word = (_whole, hint[1:]) if hint[0] == "=" else (_parts, hint)
        known[word] = known.get(word, 0) | bit
    return bit


def hinted_by(words: Iterable[str]) -> int:
    """The bits of all wordings that one of the words hints at."""
    return reduce(or_, map(_hinted_by_word, words), 0)


@lru_cache(maxsize=16384)
def _hinted_by_word(word: str) -> int:
    size = len(word)
    if size > _LONGEST_LOOKED_UP:
        found = (bits for part, bits in _parts.items() if part in word)
    else:
        found = (_parts.get(word[at:end], 0) for at in range(size) for end in range(at + 1, size + 1))
    return reduce(or_, found, _whole.get(word, 0))
