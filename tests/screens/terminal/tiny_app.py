"""A guarded app as small as can be, run in a real terminal by the tests: `tiny_app.py FOLDER [HOW]`.

`saved` in FOLDER receives what was typed when the app is told to save. F7 starts a handler that never ends, F8 writes
the size to `alive`, F9 crashes. HOW is `slow` (saving never ends), `hostile` (shows escape sequences) or `broken`
(fails while starting).
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, Static

from screens.terminal import GuardedApp

HOSTILE = "\x1b]0;pwned\x07\x1b]52;c;cHduZWQ=\x07\x1b[31mred\x9b32m\x1bPq\x1b\\\x00\x08\x7f\u202e"


class TinyApp(GuardedApp):
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, folder: Path, how: str) -> None:
        super().__init__(crash_folder=folder / "crashes")
        self.folder = folder
        self.how = how

    def compose(self) -> ComposeResult:
        yield Static(Content(HOSTILE if self.how == "hostile" else "calm"))
        yield Input(id="line")

    def on_mount(self) -> None:
        if self.how == "broken":
            raise RuntimeError("broken")

    def on_ready(self) -> None:
        self.query_one(Static).update("ready" if self.how != "hostile" else Content(HOSTILE + "ready"))

    async def on_key(self, event: Key) -> None:
        if event.key == "f8":
            (self.folder / "alive").write_text(f"{self.size.width} x {self.size.height}")
        elif event.key == "f9":
            raise ValueError("canary-in-a-message")
        elif event.key == "f7":
            await asyncio.sleep(3600)

    async def action_quit(self) -> None:
        """Random bytes hold a ^q now and then."""

    async def save_everything(self) -> None:
        if self.how == "slow":
            await asyncio.sleep(3600)
        (self.folder / "saved").write_text(self.query_one(Input).value)


if __name__ == "__main__":
    app = TinyApp(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
    app.run()
    sys.exit(app.return_code)
