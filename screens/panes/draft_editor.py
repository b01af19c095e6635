"""The draft while a person writes it. Loaded when somebody does: Textual's editor is a large import."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Selection

from screens.panes.draft import DraftPane


class DraftEditor(TextArea):
    """Tells of every change in the key's own handler, so that what stands against the text is painted in the same frame
    as the letter; Escape ends it, the text is kept as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "end", "Done", id="draft.end"),
        Binding("ctrl+home", "first_letter", "Start of the text", show=False),
        Binding("ctrl+end", "last_letter", "End of the text", show=False),
    ]

    def __init__(self, text: str, edited: Callable[[str], None]) -> None:
        super().__init__(text, soft_wrap=True, id="draft-editor")
        self._edited = edited
        self._told = text

    def edit(self, edit: Edit) -> EditResult:
        result = super().edit(edit)
        self._tell()
        return result

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Undo and redo change the text by another way than `edit`."""
        event.stop()
        self._tell()

    def on_resize(self) -> None:
        """Wherever the lines break now, what is being written stays in sight."""
        self.call_after_refresh(self.scroll_cursor_visible)

    def _tell(self) -> None:
        if self.text != self._told:
            self._told = self.text
            self._edited(self._told)

    def follow(self, text: str) -> None:
        """Shows the draft as it is now, while nobody has written anything: what would be sent is what is seen."""
        if text != self.text:
            self._told = text
            self.text = text

    def select_span(self, start: int, end: int) -> None:
        """Selects the characters from `start` to `end` of the text."""
        self.selection = Selection(_location(self.text, start), _location(self.text, end))

    def action_end(self) -> None:
        """The pane shows the text again."""
        self.post_message(DraftPane.EditEnded())

    def action_first_letter(self) -> None:
        """Goes to where the text begins."""
        self.move_cursor((0, 0))

    def action_last_letter(self) -> None:
        """Goes to where the text ends."""
        self.move_cursor(self.document.end)


def _location(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset."""
    before = text[:offset]
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)
