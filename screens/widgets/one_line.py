"""Any text on one line of the terminal: nothing that moves the cursor, nothing wider than its place."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from opsdesk.domain.text import RENDER_TABLE

# A cell holds more than one character only through combining marks; no row is measured beyond this many.
_CHARACTERS_PER_CELL: Final = 4


def visible(text: str) -> str:
    """`text` with each line end and control character as one visible sign; its length stays the same."""
    return text if text.isprintable() else text.translate(RENDER_TABLE)


def row_strip(content: Content, width: int, style: Style) -> Strip:
    """One row of `width` cells: cut with … where longer, filled up in `style` where shorter."""
    if len(content.plain) > width * _CHARACTERS_PER_CELL:
        content = content[: width * _CHARACTERS_PER_CELL]
    if not content.plain.isprintable():
        content = Content(visible(content.plain), list(content.spans), strip_control_codes=False)
    if content.cell_length > width:
        content = content.truncate(width, ellipsis=True)
    segments: list[Segment] = content.render_segments(style)
    return Strip(segments, content.cell_length).extend_cell_length(width, style.rich_style)
