"""What a commander sees instead of a traceback: what went wrong, what is kept, and how to go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import SystemModalScreen
from textual.widgets import Static

from screens.terminal.crash import Crash

_KEPT: Final = "Everything you typed is kept."
_NOT_SAVED: Final = "What you typed last could not be saved: it is still on the screen behind this one."


class CrashPanel(SystemModalScreen[None]):
    """Covers the screen that crashed, so that one that can't be drawn isn't drawn behind it.

    It inherits no style from the app's stylesheets, which may be what is broken.
    """

    DEFAULT_CSS = """
    CrashPanel {
        layout: vertical;
        overflow-y: auto;
        align: center middle;
        background: $background;
        color: $foreground;
        & > Static {
            width: 76;
            max-width: 100%;
            height: auto;
            padding: 1 2;
            border: heavy $error;
            border-title-style: bold;
            background: $surface;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Go on"),
        Binding("q", "leave", "Leave"),
    ]

    deaf_seconds: ClassVar[float] = 0.8
    """How long keys do nothing: whoever was typing when it opened must not leave by the q of a word."""

    def __init__(
        self, crash: Crash, *, saved: bool, leave: Callable[[], None], after_closing: Callable[[], None]
    ) -> None:
        """`leave` is called when the commander chooses so, `after_closing` whatever closed the panel."""
        super().__init__()
        self._crash = crash
        self._saved = saved
        self._leave = leave
        self._after_closing = after_closing
        self._listens = False

    def compose(self) -> ComposeResult:
        kept = _KEPT if self._saved else _NOT_SAVED
        crash = self._crash
        message = Static(Content(f"{crash.sentence}\n{kept}\n\nEnter: go on   q: leave\n\n{crash.where_to_read}"))
        message.border_title = "The desk met an error of its own"
        yield message

    def on_mount(self) -> None:
        self.set_timer(self.deaf_seconds, self._listen)

    def on_unmount(self) -> None:
        self._after_closing()

    def _listen(self) -> None:
        self._listens = True

    def action_go_on(self) -> None:
        """Back to where one was."""
        if self._listens:
            self.dismiss()

    def action_leave(self) -> None:
        """Out of the app, saving what can be saved."""
        if self._listens:
            self._leave()
