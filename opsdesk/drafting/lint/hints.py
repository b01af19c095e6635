"""Which wordings a sentence may hold, told from its words alone.

Most sentences say nothing of what most wordings look for, and a regular expression takes microseconds to find that out.
So each wording names hints, words or parts of words without which it can't be said, and each sentence carries one
integer with a bit for every wording that it has a hint of. A finder or check made with `where_hinted` is passed over
where none of its wordings is hinted at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, reduce
from itertools import count
from operator import or_
from typing import TYPE_CHECKING, Generic, ParamSpec

if TYPE_CHECKING:
    from opsdesk.drafting.lint.model import Hit
    from opsdesk.drafting.lint.reading import Reading, Sentence

P = ParamSpec("P")


class _Letters:
    """The letters so far of some hints, and the bits of the hint that ends here."""

    __slots__ = ("bits", "following")

    def __init__(self) -> None:
        self.bits = 0
        self.following: dict[str, _Letters] = {}


EVERYWHERE = 1
"""The bit that every sentence has."""
_bits = count(1)
_parts = _Letters()
_whole: dict[str, int] = {}


class Hinted:
    """Something that a sentence can't say without one of some hints: parts of words, or whole words as `=word`.

    What takes two things to say, as a machine and its failure, names hints of the other one in `also`.

    All of them are made while the package is imported, before it reads a sentence.
    """

    def __init__(self, hints: str, also: str = "") -> None:
        self.bit = _new_bit(hints)
        self.needed = self.bit | (_new_bit(also) if also else 0)

    def is_possible_in(self, where: Sentence | Reading) -> bool:
        """The sentence, or one of the text, has a hint of it, and one of what else it needs."""
        return where.hinted & self.needed == self.needed


class WhereHinted(Generic[P]):
    """A finder or check that has something to find only where one of some things is hinted at."""

    def __init__(self, look: Callable[P, Iterable[Hit]], what: Iterable[Hinted]) -> None:
        self.look = look
        self.bits = reduce(or_, (hinted.bit for hinted in what))

    def __call__(self, *args: P.args, **named: P.kwargs) -> Iterable[Hit]:
        return self.look(*args, **named)


def where_hinted(*what: Hinted) -> Callable[[Callable[P, Iterable[Hit]]], WhereHinted[P]]:
    """Marks a finder or check that finds nothing where none of these is hinted at, so that it needn't be called."""
    return lambda look: WhereHinted(look, what)


def unwrapped(look: Callable[P, Iterable[Hit]]) -> Callable[P, Iterable[Hit]]:
    """What is called where something is hinted at, without asking again."""
    return look.look if isinstance(look, WhereHinted) else look


def bits_of(look: Callable[..., Iterable[Hit]]) -> int:
    """One of these bits is set wherever a finder or check may find something."""
    return look.bits if isinstance(look, WhereHinted) else EVERYWHERE


def _new_bit(hints: str) -> int:
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
    """The bits of all wordings that one of the words hints at, and the one that is everywhere."""
    return reduce(or_, map(_hinted_by_word, words), EVERYWHERE)


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
