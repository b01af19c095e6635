"""One line with a left part that gives way and a right part that doesn't."""

from __future__ import annotations

from textual.content import Content

MUTED = "$foreground 75%"
"""What stands beside the matter itself: times, owners, counts."""
GONE = "$foreground 65%"
"""What is over, and still has to be read: as faint as it may be on the ground of what is selected."""


def plain(text: str, style: str = "") -> Content:
    """The user's words as they are: never markup."""
    return Content.styled(text, style) if style else Content(text)


def join(*parts: Content | str) -> Content:
    """Parts one after the other."""
    return Content.assemble(*parts)


def spread(width: int, left: Content, right: Content | None = None) -> Content:
    """`left` cut with … so that `right` ends at `width`; a line too narrow for both keeps the right part."""
    if right is None or not right.cell_length:
        return left.truncate(width, ellipsis=True)
    room = width - right.cell_length - 1
    if room < 1:
        return right.truncate(width, ellipsis=True)
    return Content.assemble(left.truncate(room, ellipsis=True, pad=True), " ", right)


def column(text: Content, width: int) -> Content:
    """A cell of a table: cut or filled up to its width."""
    return text.truncate(width, ellipsis=True, pad=True)
