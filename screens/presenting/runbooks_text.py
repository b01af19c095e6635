"""A document's text to be read in a terminal: headings and commands told apart, lists wrapped under their words, what
was searched for and steps marked wrong seen at once. Nothing of the text is left out or put otherwise."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from textual.content import Content

from opsdesk.domain.runbook import WrongStep
from opsdesk.domain.text import one_line
from opsdesk.formats.outline import Heading, Link
from screens.presenting.listing import hanging
from screens.presenting.row import GONE, MUTED, column, join, plain
from screens.widgets.line_list import Row

_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_INDENTED = re.compile(r"\s*(?:[-*+]\s+|\d{1,9}[.)]\s+|>\s*)*(?:\[[ xX]\]\s+)?")
"""What stands before the words of a list's item or a quotation."""
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:.*?[^`])?\1(?!`)")
_LINK = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)|https?://[^\s<>)\]]+")
_MARKED = re.compile(r"\s*(?:#{1,6}\s+|[-*+]\s+|(\d{1,9})[.)]\s+)?(?:\[[ xX]\]\s+)?(.*)")
"""A step with its number, apart from its words."""

CODE_STYLE, HEADING_STYLE, LINK_STYLE = "$text-accent", "bold", "underline"
MATCH_STYLE = "$background on $warning"
WRONG_STYLE = "$text-error"
WRONG_MARK = "  ✗ marked wrong"
CONTINUED = 4
"""Cells by which a long command goes on further in."""
OUTLINE_INDENT = 2
LONGEST_STEP = 500
"""Signs that a step marked wrong may have."""
LINES_KEPT = 8_192
"""Lines that stay laid out: while one searches, only those that are found look otherwise."""


class _Kind(NamedTuple):
    """What a line is."""

    code: bool
    heading: bool
    wrong: bool


def pattern(words: str) -> re.Pattern[str] | None:
    """What a search looks for: the words one after the other, whatever their case and the gaps between them."""
    parts = [re.escape(part) for part in words.split()]
    return re.compile(r"\s+".join(parts), re.IGNORECASE) if parts else None


def matches(lines: Sequence[str], looked_for: re.Pattern[str] | None) -> list[int]:
    """The numbers of the lines in which it is found, from 1."""
    return [number for number, line in enumerate(lines, 1) if looked_for is not None and looked_for.search(line)]


def text_rows(
    lines: Sequence[str],
    headings: Collection[int],
    wrong: Collection[int],
    looked_for: re.Pattern[str] | None,
    width: int,
) -> tuple[Row, ...]:
    """The text in so many cells; a row's key is its line and the piece of it: `12.0`."""
    rows: list[Row] = []
    for number, (line, in_code) in enumerate(_told_apart(lines), 1):
        sought = looked_for if looked_for is not None and looked_for.search(line) else None
        pieces = _laid_out(_Kind(in_code, number in headings, number in wrong), line, sought, width)
        rows += [Row(f"{number}.{place}", piece) for place, piece in enumerate(pieces)]
    return tuple(rows)


def outline_rows(headings: Sequence[Heading], width: int) -> tuple[Row, ...]:
    """The headings as a table of contents; a row's key is the heading's line."""
    least = min((heading.depth for heading in headings), default=1)
    return tuple(
        Row(str(heading.line), column(plain(f"{' ' * OUTLINE_INDENT * (heading.depth - least)}{heading.words}"), width))
        for heading in headings
    )


def line_of(key: str | None) -> int:
    """The line of a row of the text, from 1; 1 where there is none."""
    return int(key.partition(".")[0]) if key else 1


def link_words(link: Link) -> str:
    """A link with what it is called, to choose it by."""
    return one_line(f"{link.words} → {link.target}" if link.words else link.target)


def step_at(lines: Sequence[str], number: int) -> str:
    """What a line says as a step, without the signs of its list."""
    found = _MARKED.match(lines[number - 1]) if 0 < number <= len(lines) else None
    return one_line(found[2]).strip()[:LONGEST_STEP] if found else ""


def command_at(lines: Sequence[str], number: int) -> str:
    """What a line says to be typed elsewhere: without a shell's prompt."""
    said = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    return re.sub(r"^[$#%>] +(?=\S)", "", said)


def wrong_lines(lines: Sequence[str], wrong: Sequence[WrongStep]) -> frozenset[int]:
    """The lines that say a step that was marked wrong: by its words, or by a number that only one of them has."""
    said = {number: step_at(lines, number).casefold() for number in range(1, len(lines) + 1)}
    found: set[int] = set()
    for step in (one.step.casefold() for one in wrong):
        by_number = [number for number, line in enumerate(lines, 1) if step == (_number(line) or None)]
        found.update(by_number if len(by_number) == 1 else ())
        found.update(number for number, words in said.items() if words and words == step)
    return frozenset(found)


def _number(line: str) -> str:
    found = _MARKED.match(line)
    return found[1] or "" if found else ""


def _told_apart(lines: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it is code or the fence around it."""
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        if not fence and found:
            fence = found[1]
            yield line, True
        elif fence and found and found[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
            yield line, True
        else:
            yield line, bool(fence)


@lru_cache(maxsize=LINES_KEPT)
def _laid_out(kind: _Kind, line: str, sought: re.Pattern[str] | None, width: int) -> tuple[Content, ...]:
    """A line wrapped under its words; a command goes on further in, so that it isn't read as two."""
    content = _styled(kind, line)
    for found in sought.finditer(line) if sought is not None else ():
        content = content.stylize(MATCH_STYLE, *found.span())
    if kind.wrong:
        content = join(content, plain(WRONG_MARK, f"bold {WRONG_STYLE}"))
    gap = len(_before(line))
    if content.cell_length <= width or not kind.code:
        return tuple(hanging(content[:gap], content[gap:], width))
    first, *rest = hanging(content[:gap], content[gap:], width - CONTINUED)
    return (first, *(join(" " * CONTINUED, piece) for piece in rest))


def _styled(kind: _Kind, line: str) -> Content:
    content = Content(line)
    if kind.wrong:
        return content.stylize(WRONG_STYLE)
    if kind.code:
        return content.stylize(GONE if _FENCE.match(line) else CODE_STYLE)
    if kind.heading:
        return content.stylize(HEADING_STYLE).stylize(MUTED, 0, len(line) - len(line.lstrip("# ")))
    for found in _CODE.finditer(line):
        content = content.stylize(CODE_STYLE, *found.span())
    for found in _LINK.finditer(line):
        content = content.stylize(LINK_STYLE, *found.span())
    return content


def _before(line: str) -> str:
    found = _INDENTED.match(line)
    return found[0] if found else ""
