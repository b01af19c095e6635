"""Whether words name somebody who works on the incident."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_WORDS = """
admin ai al an art bill can chase data dawn dean desk dev do drew eve faith frank grace grant guy hope in is it jack jay
joy mark may miles no on oncall ops pat penny ray rob root rose sandy she sky sql sue support team the web west will you
"""
_ALSO_WORDS = frozenset(_WORDS.split())
"""Short names that are words as well: they name somebody only after an `@`."""


@lru_cache(maxsize=64)
def _pattern(people: tuple[str, ...]) -> re.Pattern[str] | None:
    plain = sorted(re.escape(name) for name in people if name.lower() not in _ALSO_WORDS and len(name) > 1)
    marked = sorted(re.escape(name) for name in people)
    ways = [rf"(?<![\w.])@(?:{'|'.join(marked)})"] if marked else []
    ways += [rf"(?<![\w@./-])(?:{'|'.join(plain)})"] if plain else []
    return re.compile(rf"(?:{'|'.join(ways)})(?![\w/-]|\.\w)", re.IGNORECASE) if ways else None


def named_in(text: str, people: Iterable[str]) -> str:
    """The first of those people whom a text names, as it does; empty where it names none."""
    pattern = _pattern(tuple(people))
    found = pattern.search(text) if pattern else None
    return found[0] if found else ""
