"""A text as the rows of a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from textual.content import Content

from screens.widgets.line_list import Row

NARROWEST = 10
"""Cells in which a text is wrapped at least."""
FAINT = "$foreground 65%"
_BOLD = re.compile(r"\*\*(?=\S)([^*]+?)\*\*")
_MARKED = re.compile(r"\s*(?:(?:[-*•·]|\d+[.)])\s+)?(?=\S)")
"""What stands before the words of a line: its indent, and the sign of a list."""
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)|^ +(?=\S)")
"""What parts two columns, or stands before the second where the first is empty."""


def wrapped(lines: Iterable[str], width: int, *, headings: bool = False) -> tuple[Row, ...]:
    """The rows of a text in so many cells, what is wrapped under its own column.

    With `headings` it is Markdown: headings and `**words**` are bold, their signs faint; no sign is left out.
    """
    rows: list[Row] = []
    for place, (line, start) in enumerate(_with_starts(lines, width)):
        content = _styled(line) if headings else Content(line)
        rows += [Row(f"{place}.{part}", piece) for part, piece in enumerate(_hanging(content, start, width))]
    return tuple(rows)


def _styled(line: str) -> Content:
    content = Content(line)
    if line.startswith("#"):
        return content.stylize("bold").stylize(FAINT, 0, len(line) - len(line.lstrip("#")))
    for found in _BOLD.finditer(line):
        content = content.stylize("bold", *found.span(1))
        content = content.stylize(FAINT, found.start(), found.start(1)).stylize(FAINT, found.end(1), found.end())
    return content


def _with_starts(lines: Iterable[str], width: int) -> Iterator[tuple[str, int]]:
    """Each line, and where what is wrapped of it begins."""
    for _, group in groupby(lines, key=lambda line: bool(line.strip())):
        block = tuple(group)
        column = _column(block, width // 2)
        for line in block:
            found = _MARKED.match(line)
            before = found.end() if found and found.end() <= width // 2 else 0
            yield line, column if column in _gap_ends(line) else before


def _column(block: Sequence[str], most: int) -> int:
    """Where the second column of a block begins: where most gaps of its lines end. 0: it has no columns."""
    ends = Counter(end for line in block for end in _gap_ends(line) if end <= most)
    column, times = max(ends.items(), key=lambda found: (found[1], -found[0]), default=(0, 0))
    return column if times > 1 else 0


def _gap_ends(line: str) -> tuple[int, ...]:
    return tuple(found.end() for found in _GAP.finditer(line))


def _hanging(content: Content, start: int, width: int) -> list[Content]:
    if content.cell_length <= width:
        return [content]
    before = content[:start]
    pieces = content[start:].wrap(max(width - before.cell_length, NARROWEST)) or [content[start:]]
    indent = " " * before.cell_length
    return [Content.assemble(indent if part else before, piece) for part, piece in enumerate(pieces)]
