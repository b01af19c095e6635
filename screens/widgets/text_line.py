"""One row of the screen that says something: headers, hints, previews. Changing it repaints that row and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from screens.widgets.one_line import row_strip
from screens.widgets.widget_options import WidgetOptions

Fit = Callable[[int], Content]
"""What the line says in so many cells."""


class TextLine(Widget):
    """A line made for the width it has."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TextLine {
        height: 1;
    }
    """

    def __init__(self, fit: Fit | None = None, **options: Unpack[WidgetOptions]) -> None:
        super().__init__(**options)
        self._fit: Fit = fit or (lambda width: Content())
        self._shown: Content | None = None

    def say(self, fit: Fit | Content) -> None:
        """Shows something else, and paints only when it looks otherwise."""
        self._fit = (lambda width: fit) if isinstance(fit, Content) else fit
        if self._shown is not None and not self._shown.is_same(self._fit(self.size.width)):
            self.refresh()

    def says(self, fit: Fit) -> bool:
        """Whether it is this that the line says now."""
        return self._fit == fit

    def said(self, width: int) -> str:
        """The words, as they would stand in so many cells."""
        return self._fit(width).plain

    def render_line(self, y: int) -> Strip:
        self._shown = self._fit(self.size.width)
        return row_strip(self._shown, self.size.width, self.visual_style)
