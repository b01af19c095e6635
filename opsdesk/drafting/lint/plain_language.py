"""JRG3, JRG4: short words, short sentences, no acronym left unexplained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from opsdesk.drafting.lint.context import LintContext
from opsdesk.drafting.lint.flattening import LINK
from opsdesk.drafting.lint.lexicon import Lexicon
from opsdesk.drafting.lint.model import Category, Hit, Level, Rule
from opsdesk.drafting.lint.plain_words import KNOWN_ACRONYMS, SHORTER
from opsdesk.drafting.lint.reading import Reading, Sentence, in_block

_LONG = 25
"""Words a sentence may have."""
_ACRONYM = re.compile(r"(?<![\w.-])(?![AEHU]\d{1,4}\b)[A-Z][A-Z0-9]{1,5}(?:s\b)?(?![\w-]|\.\w)")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]")
_BRACKET = re.compile(r"\((?:([A-Z][A-Z0-9]{1,5})s?\))?")


@lru_cache(maxsize=4096)
def _acronyms(sentence: Sentence) -> tuple[tuple[str, int], ...]:
    """Acronyms that not everybody knows, and where they stand."""
    raw = sentence.raw
    if not _CAPITALS.search(raw) or raw.upper() == raw:  # a heading in capitals holds no acronyms
        return ()
    found = ((match[0].rstrip("s"), match.start()) for match in _ACRONYM.finditer(raw))
    return tuple((name, at) for name, at in found if name not in KNOWN_ACRONYMS and sentence.plain[at] != LINK)


_ACRONYMS = in_block(_acronyms)


def _too_long(sentence: Sentence) -> Iterator[Hit]:
    if len(sentence.words) > _LONG and sum(not word[0].isdigit() for word in sentence.words) > _LONG:
        suggestion = f"More than {_LONG} words: make two sentences of it."
        yield Hit(0, len(sentence.raw.rstrip()), suggestion=suggestion)


def _unexplained(reading: Reading, context: LintContext) -> Iterator[Hit]:
    """Acronyms that stand unexplained, each once."""
    services = "\n".join(context.services)
    told = reading.told_by(_ACRONYMS)
    found = [(name, start + at) for start, names in told for name, at in names if name not in services]
    seen = _explained(reading.text) if found and "(" in reading.text else set()
    for name, at in found:
        if name not in seen:
            suggestion = f"Write out what {name} means, or use another word."
            yield Hit(at, at + len(name), suggestion=suggestion)
        seen.add(name)


def _explained(text: str) -> set[str]:
    """The acronyms of “Content Delivery Network (CDN)” and “CDN (content delivery network)”."""
    found = set()
    for match in _BRACKET.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()].rstrip()
        found.add(match[1] or before.rpartition(" ")[2])
    return found


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
        find=_too_long,
        check=_unexplained,
    ),
)
