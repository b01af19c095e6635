"""Texts that a pattern matches, made by going through what `re` reads it as and taking one way at every fork.

Hypothesis has a strategy for this too: to build it for a pattern of a thousand words takes half a second.
"""

from __future__ import annotations

import random
import re
from re import _constants as code  # type: ignore[attr-defined]  # the names of what a pattern is made of
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Final

ASCII: Final = [chr(number) for number in range(32, 127)]
_CATEGORIES: Final = {
    code.CATEGORY_DIGIT: re.compile(r"\d"),
    code.CATEGORY_NOT_DIGIT: re.compile(r"\D"),
    code.CATEGORY_SPACE: re.compile(r"\s"),
    code.CATEGORY_NOT_SPACE: re.compile(r"\S"),
    code.CATEGORY_WORD: re.compile(r"\w"),
    code.CATEGORY_NOT_WORD: re.compile(r"\W"),
}
_MOST: Final = 3
"""Repeats beyond the fewest that are needed."""


class Sayings:
    """Makes texts for a pattern. What it says of the text around it isn't made, so that not every one matches."""

    def __init__(self, pattern: str, chance: random.Random) -> None:
        self._tree = _parser.parse(pattern, re.ASCII)
        self._chance = chance

    def one(self) -> str:
        """One text."""
        self._groups: dict[int, str] = {}
        return self._all(self._tree)

    def _all(self, parts: Any) -> str:
        return "".join(self._part(kind, what) for kind, what in parts)

    def _part(self, kind: Any, what: Any) -> str:
        match kind:
            case code.LITERAL:
                return chr(what)
            case code.NOT_LITERAL:
                return self._chance.choice([sign for sign in ASCII if ord(sign) != what])
            case code.ANY:
                return self._chance.choice(ASCII)
            case code.IN:
                return self._chance.choice(_signs(what))
            case code.BRANCH:
                return self._all(self._chance.choice(what[1]))
            case code.SUBPATTERN:
                said = self._all(what[3])
                self._groups[what[0]] = said
                return said
            case code.GROUPREF:
                return self._groups.get(what, "")
            case code.ATOMIC_GROUP:
                return self._all(what)
            case code.MAX_REPEAT | code.MIN_REPEAT | code.POSSESSIVE_REPEAT:
                fewest, most, repeated = what
                return "".join(
                    self._all(repeated) for _ in range(self._chance.randint(fewest, min(most, fewest + _MOST)))
                )
            case code.AT | code.ASSERT | code.ASSERT_NOT:
                return ""
        raise AssertionError(f"a pattern has {kind}")


def _signs(members: Any) -> list[str]:
    """What a set of signs allows."""
    beyond_ascii = [chr(what) for kind, what in members if kind is code.LITERAL]
    return [sign for sign in ASCII if _is_in(sign, members)] or beyond_ascii


def _is_in(sign: str, members: Any) -> bool:
    for kind, what in members:
        match kind:
            case code.NEGATE:
                return not _is_in(sign, members[1:])
            case code.LITERAL if ord(sign) == what:
                return True
            case code.RANGE if what[0] <= ord(sign) <= what[1]:
                return True
            case code.CATEGORY if _CATEGORIES[what].match(sign):
                return True
    return False
