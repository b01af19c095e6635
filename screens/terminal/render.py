"""The last gate before the terminal: whatever a widget shows, no control character of it gets through.

Textual hands text to the terminal as it is, from every widget, with or without markup, so that a pasted log line
could set the clipboard or the window's title. All of it passes `Strip.render`: there it is made visible.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

from opsdesk.domain.text import RENDER_TABLE

_textual_render: Final = Strip.render


def install_render_cleaning() -> None:
    """Make every strip of every widget harmless from now on; calling it again changes nothing."""
    Strip.render = _render  # type: ignore[method-assign]  # Textual offers no hook between widgets and driver


def _render(self: Strip, console: Console) -> str:
    """`Strip.render`, harmless. The strip's own cache holds the result, so each strip is looked at once."""
    if self._render_cache is None and not _harmless(self._segments):
        self._render_cache = _textual_render(_cleaned(self), console)
    return _textual_render(self, console)


def install_twins(twins: Mapping[int, int]) -> None:
    """Make every strip show a twin for each sign that has one: for terminals and fonts without them."""

    def render(self: Strip, console: Console) -> str:
        if self._render_cache is None and not all(segment.text.isascii() for segment in self._segments):
            plain = Strip([Segment(text.translate(twins), style, control) for text, style, control in self._segments])
            self._render_cache = _render(plain, console)
        return _render(self, console)

    Strip.render = render  # type: ignore[method-assign]  # as above


def _harmless(segments: Iterable[Segment]) -> bool:
    """Whether nothing needs a closer look. Cheap: it runs for every strip that is painted."""
    for text, style, control in segments:
        if not text.isprintable() and control is None:
            return False
        if style is not None and style._link is not None and not style._link.isprintable():
            return False
    return True


def _cleaned(strip: Strip) -> Strip:
    """The same strip with visible characters for controls, exactly as wide as Textual laid it out.

    A control counts as no cell in the layout and its sign takes one, so the end of the row gives way.
    """
    return Strip(map(_clean_segment, strip._segments)).adjust_cell_length(strip.cell_length)


def _clean_segment(segment: Segment) -> Segment:
    text, style, control = segment
    if style is not None and style._link is not None and not style._link.isprintable():
        style = style.update_link(None)
    return Segment(text if control is not None else text.translate(RENDER_TABLE), style, control)
