"""What lies under other widgets and says nothing itself, painted at next to no cost."""

from __future__ import annotations

from textual.containers import Container
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


def backdrop(widget: Widget, crop: Region) -> list[Strip]:
    """Lines for `render_lines` of a widget without border, title or words: one empty strip, again and again.

    Textual styles, filters and cuts each line of a widget by itself, also where others cover it; a strip keeps how it
    was cut, so the same one is cut once. (Its own `BLANK` leaves the filters out, by which colours are left away.)
    """
    line = Strip.blank(crop.width, widget.visual_style.rich_style)
    for line_filter in widget.get_line_filters():
        line = line.apply_filter(line_filter, widget.background_colors[1])
    return [line] * crop.height


class Backdrop(Container):
    """A container that its children cover."""

    def render_lines(self, crop: Region) -> list[Strip]:
        return backdrop(self, crop)
