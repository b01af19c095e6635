"""The initials that a company may be known by: IBM for International Business Machines, SFDC for Salesforce.

Few letters fit many names, so that only capitals count as initials, and only those of three words or more are derived;
trade names that no rule gives are listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from opsdesk.domain.vendor_names import parted, words_of

FEWEST: Final = 3
"""Words that initials stand for at least: two letters are too many companies'."""
TRADE_NAMES: Final = {
    "ey": "ernstandyoung",
    "hp": "hewlettpackard",
    "msft": "microsoft",
    "pwc": "pricewaterhousecoopers",
    "sfdc": "salesforce",
}
"""By the initials, what they are short for; these companies use them themselves."""
_PLACES: Final = frozenset(
    ("america", "apac", "asia", "australia", "canada", "emea", "europe", "india", "uk", "us", "usa")
)
"""What a company's branches add to its name."""
_JOINING: Final = frozenset(["and", "of", "the", "for", "de", "la", "du", "der", "und", "y"])
"""Words that initials often leave out."""
_ADDRESS: Final = "com"
"""What an address adds to a name: `Salesforce.com`."""


def initials_in(name: str) -> str:
    """The initials that a name is: its first word where that is written in capitals and nothing but a place follows.

    Empty for any other name.
    """
    first, words = name.split(maxsplit=1)[:1], words_of(name)
    is_one = bool(first) and first[0].isupper() and parted(first[0]) == list(words[: len(parted(first[0]))])
    rest = words[len(parted(first[0])) :] if is_one else ()
    return "".join(parted(first[0])) if is_one and set(rest) <= _PLACES else ""


def initials_of(name: str) -> frozenset[str]:
    """Every way in which a name's initials may be written; none for a name of few words that no trade name is."""
    words = _without_place(words_of(name))
    if len(words) > FEWEST and words[-1] == _first_letters(words[:-1]):
        words = words[:-1]  # “International Business Machines (IBM)”
    whole = "".join(words)
    found = {short for short, long in TRADE_NAMES.items() if whole in {long, long + _ADDRESS}}
    telling = [word for word in words if word not in _JOINING]
    if len(telling) >= FEWEST:
        spelt = (word if word == "and" else word[0] for word in words)
        found |= {_first_letters(words), _first_letters(telling), "".join(spelt)}
    return frozenset(found)


def _without_place(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[:-1] if len(words) > 1 and words[-1] in _PLACES else words


def _first_letters(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)
