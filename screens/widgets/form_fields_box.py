"""The fields of a form, which scroll where the terminal has no room for all of them."""

from __future__ import annotations

from textual.containers import Vertical
from textual.geometry import Size
from textual.widget import Widget

FEWEST_LINES = 2
"""A field with its label."""


class FormFieldsBox(Vertical):
    """As high as its fields, or as what the form's other parts leave: its keys stay in sight whatever is said above."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """At most the terminal's lines without those of the box around it and of its neighbours there."""
        wanted = super().get_content_height(container, viewport, width)
        box = self.parent
        assert isinstance(box, Widget)
        others = (widget for widget in box.displayed_children if widget is not self)
        taken = sum(
            widget.get_content_height(container, viewport, width) + widget.gutter.height + widget.styles.margin.height
            for widget in others
        )
        return max(FEWEST_LINES, min(wanted, viewport.height - box.gutter.height - taken))
