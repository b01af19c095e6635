"""Tables whose rows are steps: the first cell says what to check, the others stay beside it under their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from opsdesk.domain.checklist.template import Section, Step
from opsdesk.formats.checklist.lines import TAB, Line

_BETWEEN = re.compile(r"(?<!\\)\|")
_ALIGNMENT = re.compile(r"(:?)-+(:?)")


def begins_table(lines: Sequence[Line], at: int) -> bool:
    """A table with at least one row begins here: titles, as many dashes, and a row."""
    if at + 2 >= len(lines) or not all(_is_row(line) for line in lines[at : at + 3]):
        return False
    titles, dashes = cells_of(lines[at]), cells_of(lines[at + 1])
    return len(titles) == len(dashes) and all(_ALIGNMENT.fullmatch(cell) for cell in dashes)


def read_table(lines: Sequence[Line], at: int) -> tuple[Section, int]:
    """The table that begins here as a section without a heading, and the place after it."""
    end = at + 2
    while end < len(lines) and _is_row(lines[end]):
        end += 1
    rows = (cells_of(line) for line in lines[at + 2 : end])
    steps = tuple(Step(row[0], cells=row[1:]) for row in rows)
    alignment = tuple(_ALIGNMENT.sub(r"\1---\2", cell) for cell in cells_of(lines[at + 1]))
    return Section(level=0, steps=steps, columns=cells_of(lines[at]), alignment=alignment), end


def cells_of(line: Line) -> tuple[str, ...]:
    """The cells of a row, with what is escaped in them left escaped."""
    cells = [cell.strip() for cell in _BETWEEN.split(line.text.strip())]
    if len(cells) > 1 and not cells[0]:
        cells = cells[1:]
    if len(cells) > 1 and not cells[-1]:
        cells = cells[:-1]
    return tuple(cells)


def table_lines(section: Section) -> Iterator[str]:
    """The table as Markdown, without the text after it."""
    yield _row(section.columns)
    yield _row(section.alignment)
    for step in section.steps:
        yield _row((step.words, *step.cells))


def _is_row(line: Line) -> bool:
    return line.indent < TAB and _BETWEEN.search(line.text) is not None


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
