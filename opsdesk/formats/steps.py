"""The steps of a document: the items of its lists, and whether somebody's words name one of them."""

from __future__ import annotations

import re
from typing import Final

from opsdesk.domain.text import one_line

_ITEM: Final = re.compile(r"\s*(?:[-*+]|(\d{1,9})[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)")
_NUMBER: Final = re.compile(r"(?:step\s+)?(\d{1,9})[.):]?", re.IGNORECASE)
_BEFORE_WORDS: Final = re.compile(r"(?:step\s+)?\d{1,9}[.):]?\s+", re.IGNORECASE)


def steps_of(text: str) -> tuple[str, ...]:
    """What can be done one after the other, as the document writes it: `1 Drain the queue`."""
    found = filter(None, map(_ITEM.fullmatch, text.splitlines()))
    return tuple(one_line(f"{item[1] or ''} {item[2]}").strip() for item in found)


def names_step(text: str, said: str) -> bool:
    """Whether the text has it: an item of that number, or a line with all the words, whatever stands between them."""
    lines = text.casefold().splitlines()
    if number := _NUMBER.fullmatch(said):
        return any(item[1] == number[1] for item in map(_ITEM.fullmatch, lines) if item)
    words = _BEFORE_WORDS.sub("", said.casefold(), count=1).split()
    over_lines = " ".join(words) in " ".join(" ".join(lines).split())
    return over_lines or any(all(word in line for word in words) for line in lines)
