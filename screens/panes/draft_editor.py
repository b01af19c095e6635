"""The draft while a person writes it. Loaded when somebody does: Textual's editor is a large import."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from screens.panes.draft import DraftPane


class DraftEditor(TextArea):
    """Tells of every change; Escape ends it, the text is kept as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "end", "Done", id="draft.end")]

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """One message upwards, in the desk's own words."""
        event.stop()
        self.post_message(DraftPane.Edited(self.text))

    def select_span(self, start: int, end: int) -> None:
        """Selects the characters from `start` to `end` of the text."""
        self.selection = Selection(_location(self.text, start), _location(self.text, end))

    def action_end(self) -> None:
        """The pane shows the text again."""
        self.post_message(DraftPane.EditEnded())


def _location(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset."""
    before = text[:offset]
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)
