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
def _hard_words(sentence: Sentence) -> tuple[tuple[str, int], ...]:
    """Acronyms that not everybody knows, and where they stand."""
    raw = sentence.raw
    if raw.upper() == raw:  # a heading in capitals holds no acronyms
        return ()
    found = ((match[0].rstrip("s"), match.start()) for match in _ACRONYM.finditer(raw))
    return tuple((name, at) for name, at in found if name not in KNOWN_ACRONYMS and sentence.plain[at] != LINK)


@lru_cache(maxsize=4096)
def _is_long(sentence: Sentence) -> bool:
    return len(sentence.words) > _LONG and sum(not word[0].isdigit() for word in sentence.words) > _LONG


def _hard_to_read(reading: Reading, context: LintContext) -> Iterator[Hit]:
    seen: set[str] = set()
    for placed in reading.placed:
        for name, at in _hard_words(placed.sentence):
            if name not in seen and not _is_explained(name, reading.text, context):
                seen.add(name)
                suggestion = f"Write out what {name} means, or use another word."
                yield Hit(placed.at + at, placed.at + at + len(name), suggestion=suggestion)
        if _is_long(placed.sentence):
            end = placed.at + len(placed.sentence.raw.rstrip())
            yield Hit(placed.at, end, suggestion=f"More than {_LONG} words: make two sentences of it.")


def _is_explained(name: str, text: str, context: LintContext) -> bool:
    """“Content Delivery Network (CDN)”, “CDN (content delivery network)”, or a service's own name."""
    in_text = f"({name})" in text or f"{name} (" in text or f"({name}s)" in text
    return in_text or any(name in service for service in context.services)


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
