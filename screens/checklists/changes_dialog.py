"""The last look before a text becomes the next version of a checklist: what would differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from opsdesk.domain.checklist.comparing import Difference
from screens.presenting.checklists_changes import change_rows
from screens.widgets.line_list import LineList


class ChangesDialog(ModalScreen[bool]):
    """Enter keeps it, Escape goes back to the text."""

    CSS_PATH = "../../styles/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "answer(True)", "Keep it", priority=True, id="changes.keep"),
        Binding("escape,q", "answer(False)", "Back to the text", id="changes.leave"),
    ]

    def __init__(self, title: str, changes: Sequence[Difference]) -> None:
        super().__init__()
        self._title = title
        self._changes = changes
        self.lines = LineList(classes="dialog-lines", empty=Content("Nothing differs from what is kept."))

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall"):
            yield Static(Content(self._title), classes="dialog-title")
            yield self.lines
            yield Static(Content("j k move   Enter keep it   Esc back to the text"), classes="dialog-keys")

    def on_mount(self) -> None:
        """Every line in the width there is."""
        self.lines.focus()
        self.lines.fit_rows(lambda width: change_rows(self._changes, width))

    def action_answer(self, answer: bool) -> None:
        """Says so."""
        self.dismiss(answer)
