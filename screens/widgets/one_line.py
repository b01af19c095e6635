"""Any text on one line of the terminal: nothing that moves the cursor, nothing wider than its place."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

_REPLACEMENT: Final = 0xFFFD
_LINE_END: Final = ord("⏎")

# Every sign is one cell wide and stands for one character, so indexes into a text and into its visible form agree.
_SIGNS: Final[dict[int, int]] = {
    **{code: 0x2400 + code for code in range(0x20)},
    **dict.fromkeys((0x0A, 0x2028, 0x2029), _LINE_END),
    0x09: ord(" "),
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT),
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),
    # Bidirectional controls reorder what stands beside them, and may hide it.
    **dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), _REPLACEMENT),
}

# A cell holds more than one character only through combining marks; no row is measured beyond this many.
_CHARACTERS_PER_CELL: Final = 4


def visible(text: str) -> str:
    """`text` with each line end and control character as one visible sign; its length stays the same."""
    return text if text.isprintable() else text.translate(_SIGNS)


def row_strip(content: Content, width: int, style: Style) -> Strip:
    """One row of `width` cells: cut with … where longer, filled up in `style` where shorter."""
    content = content[: width * _CHARACTERS_PER_CELL]
    if not content.plain.isprintable():
        content = Content(visible(content.plain), list(content.spans), strip_control_codes=False)
    content = content.truncate(width, ellipsis=True)
    segments: list[Segment] = content.render_segments(style)
    return Strip(segments, content.cell_length).extend_cell_length(width, style.rich_style)
