"""Any text as harmless CommonMark: what a person typed is shown as typed, and never becomes a link, HTML or a heading.

Only what could act is escaped, so that the source stays readable in a terminal too: `max_wal_senders`, `3 -> 32` and
`C:` need nothing. Every function cleans control characters first (`opsdesk.domain.text`).
"""

from __future__ import annotations

import re
from itertools import pairwise

from opsdesk.domain.text import clean, one_line

_ALWAYS = re.compile(r"[\\`*\[\]<|~]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_EDGE_OF_WORD = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
"""Underscores that could open or close emphasis: all but those between two letters or digits."""
_BLOCK_START = re.compile(r"[#>+=-]")
_WEB_ADDRESS = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+")
"""Printable ASCII but quotes, backslashes, backticks, braces, bars and angle brackets."""
_HARD_BREAK = "  "
_LIST_NUMBER = re.compile(r"(\d{1,9})([.)])")


def inline(text: str) -> str:
    """Text as one line, wherever a line may begin: list item, paragraph, heading. Line breaks become `⏎`."""
    return _guarded(one_line(text).strip())


def inside(text: str) -> str:
    """The same for where something else stands before it on its line, so that no first sign is special."""
    return _escaped(one_line(text).strip())


def cell(text: str) -> str:
    """Text as a table cell; an empty one holds a dash, so that it isn't taken for an oversight."""
    return inline(text) or "–"


def quote(text: str) -> str:
    """Text of any length as a block quote, its lines and paragraphs kept."""
    lines = [_guarded(line.replace("\t", " ").strip()) for line in clean(text).strip().split("\n")]
    ends = [_HARD_BREAK if line and following else "" for line, following in pairwise([*lines, ""])]
    return "\n".join(f"> {line}{end}" if line else ">" for line, end in zip(lines, ends, strict=True))


def link(address: str) -> str:
    """A web address as a link; anything else as mere text, so that no other scheme is ever one click away."""
    return f"<{address}>" if _WEB_ADDRESS.fullmatch(address) else inline(address)


def _escaped(line: str) -> str:
    """One line without anything that Markdown acts on in the midst of a line."""
    return _EDGE_OF_WORD.sub(r"\\_", _ENTITY.sub(r"\\&", _ALWAYS.sub(r"\\\g<0>", line)))


def _guarded(line: str) -> str:
    """One line without anything that Markdown acts on anywhere."""
    escaped = _escaped(line)
    if _BLOCK_START.match(escaped):
        return f"\\{escaped}"
    return _LIST_NUMBER.sub(r"\1\\\2", escaped, count=1) if _LIST_NUMBER.match(escaped) else escaped
