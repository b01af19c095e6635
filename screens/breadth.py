"""Screens whose parts stand beside each other where there is room for both."""

from __future__ import annotations

from typing import Generic, TypeVar

from textual import on
from textual.events import Compose
from textual.screen import Screen

T = TypeVar("T")
BOTH_FROM = 100
"""The width, in cells, from which there is room for both."""


class Breadth(Screen[T], Generic[T]):
    """Bears `-narrow` or `-wide`, by the width of the terminal, from its first frame on.

    Textual sets them only once the screen was laid out, so that each would flash up as it isn't, and be laid out again.
    It stands last among a screen's bases: stylesheets know a screen by the first of them, and by that one's first.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (BOTH_FROM, "-wide")]

    @on(Compose)
    def take_breadth(self) -> None:
        """Before there are any widgets, so that each has its style at once."""
        is_wide = self.app.size.width >= BOTH_FROM
        self.set_class(is_wide, "-wide")
        self.set_class(not is_wide, "-narrow")
