"""A list to take things from: each line marked with space, all marked ones taken with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from opsdesk.domain.text import one_line
from screens.dialogs.dialog import Dialog
from screens.presenting.row import plain
from screens.widgets.line_list import LineList, Row


class Choose(Dialog[tuple[int, ...] | None]):
    """Gives back the places of the lines that were taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Mark", id="choose.mark"),
        Binding("enter", "take", "Take", priority=True, id="choose.take"),
        Binding("escape,q", "leave", "Back", id="choose.leave"),
    ]

    def __init__(self, title: str, options: Sequence[str], *, several: bool = True) -> None:
        super().__init__()
        self._title = title
        self._options = options
        self._several = several
        self._marked: set[int] = set()
        self.lines = LineList(classes="dialog-lines", empty=Content("There is nothing left to choose from."))

    def compose(self) -> ComposeResult:
        keys = "j k move   space mark   Enter take   q back" if self._several else "j k move   Enter take   q back"
        with Vertical(classes="dialog -wide"):
            yield Static(Content(self._title), classes="dialog-title")
            yield self.lines
            yield Static(Content(keys), classes="dialog-keys")

    def on_mount(self) -> None:
        """The lines, in a box that is no taller than they are."""
        self.lines.styles.height = max(len(self._options), 1)
        self.lines.focus()
        self._show()

    def action_mark(self) -> None:
        """Marks the line, or takes the mark off, and goes on to the next."""
        if self._several and self.lines.selected_key is not None:
            self._marked ^= {int(self.lines.selected_key)}
            self._show()
            self.lines.action_cursor_down()

    def action_take(self) -> None:
        """The marked lines, or the selected one when none is marked."""
        here = self.lines.selected_key
        chosen = sorted(self._marked) or ([int(here)] if here is not None else [])
        self.dismiss(tuple(chosen))

    def action_leave(self) -> None:
        """Takes nothing."""
        self.dismiss(None)

    def _show(self) -> None:
        sign = ("● " if self._several else "", "○ " if self._several else "")
        self.lines.set_rows(
            tuple(
                Row(str(place), plain(f"{sign[place not in self._marked]}{one_line(option)}"))
                for place, option in enumerate(self._options)
            )
        )
