"""Spellings that may be one company, proposed and never merged: people decide.

Compared are names without legal forms and punctuation: the same words, one name that begins with all of the other's,
one that is the other's initials, one slip of the keyboard. Names are indexed, so that thousands take a moment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from opsdesk.domain.values import dataclass
from opsdesk.domain.vendor import Vendor
from opsdesk.domain.vendor_initials import initials_in, initials_of
from opsdesk.domain.vendor_names import is_telling, normal, words_of

SHORTEST_WITH_A_SLIP: Final = 6
"""Letters: of shorter names too many are one letter apart."""
LIKE: Final = 0.85
"""The least ratio of difflib for a slip of the keyboard."""
MOST_WITH_ONE_BEGINNING: Final = 5
"""More names that begin with the same words show that these are nobody's name."""
MOST_MEANT: Final = 2
"""Names that the same initials may stand for."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two entries that may be one vendor; the one that was there first is the first."""

    first: Vendor
    second: Vendor
    why: str
    likeness: float
    """1 where the words are the same."""


@dataclass(frozen=True, slots=True)
class _Name:
    vendor: Vendor
    words: tuple[str, ...]
    whole: str
    spelt: str


SAME: Final = "the same but for legal form, punctuation or case"
LONGER: Final = "one name begins with the other"
SLIP: Final = "a letter apart"
SHORT: Final = "initials of the other"


def proposals(vendors: Iterable[Vendor]) -> list[Proposal]:
    """What to look at, the likeliest first; pairs that somebody told apart aren't in it."""
    held = sorted((vendor for vendor in vendors if not vendor.over), key=lambda vendor: vendor.number)
    names = [_Name(vendor, words_of(name), normal(name), name) for vendor in held for name in vendor.names]
    best: dict[tuple[int, int], Proposal] = {}
    for one, other, why, likeness in _pairs(names):
        first, second = sorted((one.vendor, other.vendor), key=lambda vendor: vendor.number)
        pair = (first.number, second.number)
        told_apart = second.number in first.distinct or first.number in second.distinct
        if first.number != second.number and not told_apart and pair not in best:
            best[pair] = Proposal(first, second, why, likeness)
    return sorted(best.values(), key=lambda one: (-one.likeness, one.first.number, one.second.number))


def _pairs(names: list[_Name]) -> Iterator[tuple[_Name, _Name, str, float]]:
    """Every pair that is alike in some way, the surest ways first."""
    by_whole: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        by_whole[name.whole].append(name)
    for same in by_whole.values():
        yield from ((same[0], other, SAME, 1.0) for other in same[1:])
    distinct = [same[0] for same in by_whole.values()]
    yield from _longer(distinct)
    yield from _slips(distinct)
    yield from _initials(distinct)


def _longer(names: list[_Name]) -> Iterator[tuple[_Name, _Name, str, float]]:
    by_words = {name.words: name for name in names}
    begun: dict[tuple[str, ...], list[_Name]] = defaultdict(list)
    for name in names:
        for length in range(1, len(name.words)):
            if name.words[:length] in by_words:
                begun[name.words[:length]].append(name)
    for words, longer in begun.items():
        if is_telling(words) and len(longer) <= MOST_WITH_ONE_BEGINNING:
            short = by_words[words]
            yield from ((short, name, LONGER, round(_ratio(short.whole, name.whole), 2)) for name in longer)


def _slips(names: list[_Name]) -> Iterator[tuple[_Name, _Name, str, float]]:
    """Names that are the same once a letter is left out of either. Other numbers are no slips: Supplier 12 isn't 13."""
    by_rest: dict[tuple[str, str], list[_Name]] = defaultdict(list)
    for name in names:
        if len(name.whole) >= SHORTEST_WITH_A_SLIP:
            rests = {name.whole[:place] + name.whole[place + 1 :] for place in range(len(name.whole))}
            for rest in {name.whole, *rests}:
                by_rest[rest, _digits(name.whole)].append(name)
    for near in by_rest.values():
        for one, other in combinations(near, 2):
            if (likeness := _ratio(one.whole, other.whole)) >= LIKE:
                yield one, other, SLIP, round(likeness, 2)


def _initials(names: list[_Name]) -> Iterator[tuple[_Name, _Name, str, float]]:
    """Initials and the name that they stand for; those that would stand for many stand for none."""
    short = {initials: name for name in reversed(names) if (initials := initials_in(name.spelt))}
    meant: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        for initials in initials_of(name.spelt) & short.keys():
            meant[initials].append(name)
    for initials, longer in meant.items():
        if len(longer) <= MOST_MEANT:
            yield from ((short[initials], name, SHORT, 0.5) for name in longer)


def _ratio(one: str, other: str) -> float:
    """The same whichever comes first."""
    first, second = sorted((one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())
