"""Lines of Markdown: what each begins, how far it is indented, and where code blocks and comments end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from opsdesk.domain.checklist.template import Box
from opsdesk.domain.errors import BadInput
from opsdesk.domain.values import dataclass

TAB = 4
"""Columns to the next tab stop."""
INSIDE = 2
"""Columns from which a line may belong to an item of a list: a heading there is part of a note."""

_ITEM = re.compile(r"([-*+]|\d{1,9}[.)])\s+(?:\[([ xX])\]\s+)?(\S.*)")
_RULE = re.compile(r"([-*_])(?:\s*\1){2,}")
_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_UNDERLINE = re.compile(r"=+|-+")
_FENCE = re.compile(r"(`{3,}|~{3,})([^`]*)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line and where it stands."""

    number: int
    """In the file, from 1."""
    text: str

    @property
    def blank(self) -> bool:
        """Nothing to see on it."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """Columns before its first sign."""
        return columns(self.text[: len(self.text) - len(self.text.lstrip())])


@dataclass(frozen=True, slots=True)
class Item:
    """A line that begins an item of a list."""

    marker: str
    box: Box
    words: str

    @property
    def width(self) -> int:
        """Columns from the marker to what belongs to the item."""
        return len(self.marker) + 1


def item_of(line: Line) -> Item | None:
    """The item that a line begins; None for other lines, and for a rule like `- - -`."""
    text = line.text.strip()
    match = _ITEM.fullmatch(text)
    if match is None or _RULE.fullmatch(text):
        return None
    box = Box.NONE if match[2] is None else Box(match[2].lower())
    return Item(match[1], box, match[3])


def is_task(line: Line) -> bool:
    """The line has a box to tick."""
    item = item_of(line)
    return item is not None and item.box is not Box.NONE


def heading_of(line: Line) -> tuple[int, str] | None:
    """Depth and words of a heading like `## Words`."""
    match = _HEADING.fullmatch(line.text.strip()) if line.indent < INSIDE else None
    if match is None:
        return None
    words = match[2].rstrip("#")
    return len(match[1]), words.rstrip() if words[-1:].isspace() else match[2]


def underlined(line: Line, below: Line) -> tuple[int, str] | None:
    """Depth and words of a heading that is a line of words with one of `=` or `-` below."""
    words, rule = line.text.strip(), below.text.strip()
    if not words or "|" in words or not _UNDERLINE.fullmatch(rule) or max(line.indent, below.indent) >= INSIDE:
        return None
    if item_of(line) or heading_of(line) or _RULE.fullmatch(words) or words.startswith((">", "<", "=")):
        return None
    return (1 if rule[0] == "=" else 2), words


def block_end(lines: Sequence[Line], at: int, name: str) -> int:
    """Where the code block or comment that begins at a line ends (the place after it); `at` when none begins there.

    Raises BadInput when it has no end: everything below would silently be part of it.
    """
    text = lines[at].text.strip()
    if text.startswith("<!--"):
        for place in range(at, len(lines)):
            if "-->" in lines[place].text:
                return place + 1
        raise BadInput(f"{name}: line {lines[at].number}: the comment isn't closed (“-->” is missing)")
    fence = _FENCE.fullmatch(text)
    if fence is None:
        return at
    for place in range(at + 1, len(lines)):
        if closes(fence[1], lines[place].text):
            return place + 1
    raise BadInput(f"{name}: line {lines[at].number}: the code block isn't closed (“{fence[1]}” is missing)")


def fence_of(text: str) -> tuple[str, str] | None:
    """The signs that open a code block, and the language they name."""
    fence = _FENCE.fullmatch(text.strip())
    return (fence[1], fence[2].strip()) if fence else None


def closes(fence: str, text: str) -> bool:
    """Whether a line ends the code block that `fence` opened."""
    signs = text.strip()
    return len(signs) >= len(fence) and set(signs) == {fence[0]}


def columns(blanks: str) -> int:
    """How many columns blanks and tabs take."""
    return len(blanks.expandtabs(TAB))


def dedented(lines: Iterable[Line]) -> str:
    """Lines as a text, without empty lines around it and without the indentation that all of them share."""
    held = list(trimmed(lines))
    shared = min((line.indent for line in held if not line.blank), default=0)
    return "\n".join("" if line.blank else _less(line.text, shared) for line in held)


def prose(lines: Iterable[Line]) -> str:
    """Lines as a text, without empty lines around it."""
    return "\n".join("" if line.blank else line.text for line in trimmed(lines))


def trimmed(lines: Iterable[Line]) -> Sequence[Line]:
    """Without the empty lines at both ends."""
    held = list(lines)
    while held and held[-1].blank:
        held.pop()
    first = next((place for place, line in enumerate(held) if not line.blank), 0)
    return held[first:]


def _less(text: str, width: int) -> str:
    """A line without its first columns; of a tab that is cut in two, blanks are left."""
    cut = next(place for place in range(width + 1) if columns(text[:place]) >= width)
    return " " * (columns(text[:cut]) - width) + text[cut:]
