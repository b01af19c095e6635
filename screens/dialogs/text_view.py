"""A text to read, copy or save: help, exports, the handover."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from opsdesk.domain.values import dataclass
from screens.dialogs.dialog import Dialog
from screens.widgets.line_list import LineList
from screens.widgets.wrapped_text import wrapped

Wish = Literal["copy", "save"]
TOP = "# "
SHORT = 8
"""Lines of a text whose box is as tall as it is, so that what lies behind stays in sight."""
WIDEST, FRAME = 100, 6
"""Cells of the widest box, and of what frames its lines."""


@dataclass(frozen=True, slots=True)
class TextWish:
    """What the reader wants done with the text."""

    wish: Wish
    text: str


def headed(title: str, text: str) -> tuple[str, list[str]]:
    """What stands over a text, and its lines: one heading of its own over all of it, or a first line that begins with
    the title, takes the title's place."""
    lines = text.splitlines()
    tops = [place for place, line in enumerate(lines) if line.startswith(TOP)]
    if tops != [0] and not f"{lines[0] if lines else ''} ".startswith(f"{title} "):
        return title, lines
    below = next((place for place, line in enumerate(lines) if place and line.strip()), len(lines))
    return lines[0].removeprefix(TOP), lines[below:]


class TextView(Dialog[TextWish | None]):
    """A text in full, moved through with the keys of every list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Back", id="text.leave"),
        Binding("y", "wish('copy')", "Copy", id="text.copy"),
        Binding("E", "wish('save')", "Save as a file", id="text.save"),
    ]

    def __init__(self, title: str, text: str, *, can_save: bool = True) -> None:
        super().__init__()
        self._title, self._read = headed(title, text)
        self._text = text
        self._can_save = can_save
        self.lines = LineList(classes="dialog-lines")

    def compose(self) -> ComposeResult:
        rows = len(wrapped(self._read, min(self.app.size.width, WIDEST) - FRAME, headings=True))
        self.lines.styles.height = rows if rows <= SHORT else None
        with Vertical(classes=f"dialog -{'wide' if rows <= SHORT else 'tall'}"):
            yield Static(Content(self._title), classes="dialog-title")
            yield self.lines
            keys = "j k move   y copy   E save   q back" if self._can_save else "j k move   q back"
            yield Static(Content(keys), classes="dialog-keys")

    def on_mount(self) -> None:
        """The lines in the width there is."""
        self.lines.fit_rows(lambda width: wrapped(self._read, width, headings=True))
        self.lines.focus()

    def action_leave(self) -> None:
        """Back, with nothing wanted."""
        self.dismiss(None)

    def action_wish(self, wish: Wish) -> None:
        """Back, with a wish."""
        self.dismiss(TextWish(wish, self._text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A text that isn't for keeping offers no copy and no file."""
        return self._can_save if action == "wish" else True
