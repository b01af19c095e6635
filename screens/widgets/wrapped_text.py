"""A text as the rows of a list."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from screens.widgets.line_list import Row


def wrapped(lines: Iterable[str], width: int, *, headings: bool = False) -> tuple[Row, ...]:
    """The rows of a text in so many cells; with `headings`, lines that begin with `#` are bold."""
    rows: list[Row] = []
    for place, line in enumerate(lines):
        content = Content(line).stylize("bold") if headings and line.startswith("#") else Content(line)
        for part, piece in enumerate(content.wrap(max(width, 10)) or [content]):
            rows.append(Row(f"{place}.{part}", piece))
    return tuple(rows)
