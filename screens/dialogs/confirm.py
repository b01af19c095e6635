"""One question with two answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from screens.dialogs.dialog import Dialog


class Confirm(Dialog[bool | None]):
    """Enter or `y` says yes, `n` says no, Escape leaves it open (None)."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", "Yes", id="confirm.yes"),
        Binding("n", "answer(False)", "No", id="confirm.no"),
        Binding("escape", "leave", "Leave it open", id="confirm.leave"),
    ]

    def __init__(self, question: str, details: Sequence[str] = ()) -> None:
        super().__init__()
        self._question = question
        self._details = details

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="dialog-title")
            for detail in self._details:
                yield Static(Content(detail), classes="dialog-text")
            yield Static(Content("Enter yes   n no   Esc leave"), classes="dialog-keys")

    def action_answer(self, answer: bool) -> None:
        """Says so."""
        self.dismiss(answer)

    def action_leave(self) -> None:
        """Says nothing."""
        self.dismiss(None)
