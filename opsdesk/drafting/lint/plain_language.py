"""JRG3, JRG4: short words, short sentences, no acronym left unexplained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.lexicon import Lexicon
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.plain_words import KNOWN_ACRONYMS, SHORTER
from opsdesk.drafting.lint.reading import LINK, Reading, Sentence

_LONG = 25
"""Words a sentence may have."""
_ACRONYM = re.compile(r"(?<![\w.-])[A-Z][A-Z0-9]{1,5}(?:s\b)?(?![\w-]|\.\w)")


@lru_cache(maxsize=4096)
def _long(sentence: Sentence) -> bool:
    return sum(1 for word in sentence.words if not word[0].isdigit()) > _LONG and "\n-" not in sentence.raw


@lru_cache(maxsize=4096)
def _acronyms(sentence: Sentence) -> tuple[tuple[str, int], ...]:
    raw = sentence.raw
    if raw.upper() == raw:  # a heading in capitals holds no acronyms
        return ()
    found = ((match[0].rstrip("s"), match.start()) for match in _ACRONYM.finditer(raw))
    return tuple((name, at) for name, at in found if name not in KNOWN_ACRONYMS and sentence.plain[at] != LINK)


def _hard_to_read(reading: Reading, context: LintContext) -> Iterator[Hit]:
    seen: set[str] = set()
    named = " ".join(context.services)
    for placed in reading.placed:
        for name, at in _acronyms(placed.sentence):
            if name not in seen and name not in named and not _is_explained(name, reading.text):
                seen.add(name)
                suggestion = f"Write out what {name} means, or use another word."
                yield Hit(placed.at + at, placed.at + at + len(name), suggestion=suggestion)
        if _long(placed.sentence):
            end = placed.at + len(placed.sentence.raw.rstrip())
            yield Hit(placed.at, end, suggestion=f"More than {_LONG} words: make two sentences of it.")


def _is_explained(name: str, text: str) -> bool:
    """“Content Delivery Network (CDN)” or “CDN (content delivery network)”."""
    return f"({name})" in text or f"{name} (" in text or f"({name}s)" in text


RULES = (
    Rule(
        id="JRG3",
        category=Category.PLAIN_LANGUAGE,
        level=Level.INFO,
        message="there is a shorter word",
        suggestion="Use the shorter word.",
        source="US federal plain-language guidelines, list of simple words",
        find=Lexicon(SHORTER).find,
    ),
    Rule(
        id="JRG4",
        category=Category.PLAIN_LANGUAGE,
        level=Level.WARNING,
        message="hard to read at three in the morning",
        suggestion="One thought a sentence; write acronyms out.",
        source="US federal plain-language guidelines: short sentences",
        check=_hard_to_read,
    ),
)
