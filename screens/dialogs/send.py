"""The last look before an update leaves: the text as it goes, who reads it, which way, what stands against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from screens.widgets.fixed_input import FixedInput
from screens.widgets.line_list import LineList, Row

CHANNELS = ("clipboard", "file", "sent by hand")


@dataclass(frozen=True, slots=True)
class Sending:
    """What was confirmed: the way, and the reason for sending against the linter (empty when it had no error)."""

    channel: str
    override: str = ""


class SendDialog(ModalScreen[Sending | None]):
    """Enter sends, Tab changes the way, Escape goes back. With errors a reason is asked for first."""

    CSS_PATH = "../../styles/dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "send", "Send", priority=True, id="send.send"),
        Binding("tab", "channel", "Another way", priority=True, id="send.channel"),
        Binding("escape", "leave", "Back", id="send.leave"),
    ]

    def __init__(self, audience: str, text: str, findings: Sequence[Content], *, blocked: bool) -> None:
        super().__init__()
        self._audience = audience
        self._text = text
        self._findings = findings
        self._blocked = blocked
        self._channel = 0
        self.lines = LineList(classes="dialog-lines")

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall"):
            yield Static(Content(f"Send this to {self._audience}?"), classes="dialog-title")
            yield self.lines
            for finding in self._findings:
                yield Static(finding, classes="dialog-text")
            if self._blocked:
                yield Static(Content("It goes out against the rules above only with a reason, kept in the timeline:"))
                yield FixedInput(placeholder="why it has to go out as it is", id="override")
            yield Static(id="channel", classes="dialog-keys")

    def on_mount(self) -> None:
        """The text in the width there is."""
        self._show_channel()
        self.call_after_refresh(self._fill)

    def on_resize(self) -> None:
        """Wrapped anew."""
        self.call_after_refresh(self._fill)

    def action_channel(self) -> None:
        """The next way to send it."""
        self._channel = (self._channel + 1) % len(CHANNELS)
        self._show_channel()

    def action_send(self) -> None:
        """Sends it, once there is a reason where one is needed."""
        reason = self.query_one("#override", FixedInput).value.strip() if self._blocked else ""
        if self._blocked and not reason:
            self.query_one("#override", FixedInput).focus()
            return
        self.dismiss(Sending(CHANNELS[self._channel], reason))

    def action_leave(self) -> None:
        """Nothing is sent."""
        self.dismiss(None)

    @on(Input.Submitted)
    def reason_given(self, event: Input.Submitted) -> None:
        """Enter in the reason sends, as everywhere here."""
        event.stop()
        self.action_send()

    def _show_channel(self) -> None:
        ways = "  ".join(f"[{way}]" if place == self._channel else f" {way} " for place, way in enumerate(CHANNELS))
        self.query_one("#channel", Static).update(Content(f"Enter send by {ways}   Tab another way   Esc back"))

    def _fill(self) -> None:
        width = max(self.lines.scrollable_content_region.width, 10)
        rows = [
            Row(f"{place}.{part}", piece)
            for place, line in enumerate(self._text.splitlines())
            for part, piece in enumerate(Content(line).wrap(width) or [Content()])
        ]
        self.lines.set_rows(tuple(rows))
