"""What the desk is measured against: the smallest Textual app with a line to type into."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input

GREETING = "bare and ready"


class BareApp(App[None]):
    """One input, as it comes."""

    def compose(self) -> ComposeResult:
        yield Input(placeholder=GREETING)


if __name__ == "__main__":
    BareApp().run()
