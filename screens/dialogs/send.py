"""The last look before an update leaves: the text as it goes, who reads it, which way, what stands against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from opsdesk.domain.text import is_reason, one_line, quoted
from opsdesk.domain.values import dataclass
from screens.dialogs.dialog import Dialog
from screens.dialogs.send_ways import WayOut, shown_ways
from screens.presenting.row import MUTED, plain
from screens.terminal.key_order import LookFirst
from screens.widgets.fixed_input import FixedInput
from screens.widgets.line_list import LineList
from screens.widgets.wrapped_text import wrapped

ROOMY = 30
"""Lines of a terminal from which each way has a line of its own, and each finding as many as it takes."""
TALL = 0.9
"""Of the terminal's lines what the box takes at most, as its style has it."""
MOST_FINDINGS = 6
FEWEST_FINDINGS = 2
"""How many findings are shown with room for them and without, so that the reason and the ways always have theirs."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What was confirmed: the way, by its place, and the reason for sending against the linter (empty when it had no
    error)."""

    way: int
    override: str = ""


class SendDialog(LookFirst, Dialog[Sending | str]):
    """Enter sends, ↑ ↓ or a digit choose the way, Escape goes back. With errors a reason is asked for first.

    Whoever goes back takes along the reason as far as it was written, to be given to the next dialog.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "send", "Send", priority=True, id="send.send"),
        Binding("up", "way(-1)", "Way before", priority=True, id="send.before"),
        Binding("down", "way(1)", "Next way", priority=True, id="send.next"),
        *(
            Binding(str(place), f"take({place})", f"Way {place}", show=False, id=f"send.{place}")
            for place in range(1, 10)
        ),
        Binding("pageup", "page(-1)", "Text up", priority=True, id="send.up"),
        Binding("pagedown", "page(1)", "Text down", priority=True, id="send.down"),
        Binding("escape", "leave", "Back", priority=True, id="send.leave"),
    ]

    def __init__(
        self,
        audience: str,
        text: str,
        findings: Sequence[Content],
        ways: Sequence[WayOut],
        *,
        blocked: bool,
        reason: str = "",
        settings_problem: str = "",
    ) -> None:
        """`settings_problem` says what of the settings can't be used: a way somebody looks for may be missing by it."""
        super().__init__()
        self._audience = audience
        self._text = text
        self._findings = findings
        self._ways = ways
        self._blocked = blocked
        self._begun = reason
        self._settings_problem = settings_problem
        self._way = 0
        self.lines = LineList(classes="dialog-lines")

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -tall"):
            yield Static(Content(f"Send this to {self._audience}?"), classes="dialog-title")
            yield self.lines
            yield Static(id="findings", classes="dialog-text")
            if self._blocked:
                yield Static(Content("It goes out against that only with a reason, kept in the timeline:"))
                yield FixedInput(self._begun, placeholder="why it has to go out as it is", id="override")
            yield Static(id="ways", classes="dialog-text -apart")
            if self._settings_problem:
                said = plain(f"! the settings: {one_line(self._settings_problem)}", "$text-warning")
                yield Static(said, classes="dialog-text -brief")
            yield Static(id="problem", classes="dialog-error")
            other = "↑ ↓" if self._blocked else "↑ ↓ or a digit"  # a reason may begin with one
            keys = f"Enter send   {other} another way   PgUp PgDn the text   Esc back"
            yield Static(Content(keys), classes="dialog-keys")

    def on_mount(self) -> None:
        """The text in the width there is; the reason is typed at once where one is needed."""
        self.call_after_refresh(self.was_painted)
        self._show_room()
        (self.query_one("#override") if self._blocked else self.lines).focus()
        self.lines.fit_rows(lambda width: wrapped(self._text.splitlines(), width))

    def on_resize(self) -> None:
        """Where there is little room, ways and findings take less."""
        self._show_room()

    def _show_room(self) -> None:
        self.set_class(self.app.size.height < ROOMY, "-tight")
        self._show_findings()
        self._show_ways()

    def action_way(self, step: int) -> None:
        """The way before, or the next one."""
        self._way = (self._way + step) % len(self._ways)
        self._show_ways()

    def action_take(self, place: int) -> None:
        """The way of that number."""
        if place <= len(self._ways):
            self._way = place - 1
            self._show_ways()

    def action_page(self, step: int) -> None:
        """Moves the text by a page."""
        self.lines.scroll_to(y=self.lines.scroll_y + step * self.lines.size.height, animate=False)

    def action_send(self) -> None:
        """Sends it, once there is a reason where one is needed."""
        problem = self._ways[self._way].problem
        reason = self._reason()
        if problem:
            self._say(f"not this way: {problem}")
        elif self._blocked and not is_reason(reason):
            told = f"{quoted(reason)} is no reason; ↑ ↓ choose the way" if reason else "it needs a reason first"
            self._say(told)
            self.query_one("#override").focus()
        else:
            self.dismiss(Sending(self._way, reason))

    def action_leave(self) -> None:
        """Nothing is sent."""
        self.dismiss(self._reason())

    def _reason(self) -> str:
        return self.query_one("#override", FixedInput).typed_value.strip() if self._blocked else ""

    @on(Input.Submitted)
    def reason_given(self, event: Input.Submitted) -> None:
        """Enter in the reason sends, as everywhere here."""
        event.stop()
        self.action_send()

    def _fit_box(self) -> None:
        """As tall as the text needs beside all else: nothing empty parts a short one from the ways to send it."""
        box, text = self.query_one(".dialog"), self.lines
        beside = box.outer_size.height - text.size.height
        apart = self.has_class("-tight") or bool(self._findings)  # else the ways have an empty line of their own
        needed, most = beside + text.row_count + apart, int(self.app.size.height * TALL)
        box.styles.height = needed if text.size.height and needed < most else None

    def _show_findings(self) -> None:
        """What stands against it; where there is little room a line each, and the first alone."""
        cramped = self.app.size.height < ROOMY
        most = FEWEST_FINDINGS if cramped else MOST_FINDINGS
        left = len(self._findings) - most
        shown = list(self._findings[:most])
        if left > 0:
            shown.append(plain(f"and {left} more: Esc, then n in the update goes through them", MUTED))
        findings = self.query_one("#findings", Static)
        findings.set_class(cramped, "-line-each")
        findings.update(Content("\n").join(shown))
        findings.display = bool(shown)

    def _say(self, problem: str) -> None:
        said = self.query_one("#problem", Static)
        said.update(Content(one_line(problem)))
        said.display = bool(problem)
        self.call_after_refresh(self._fit_box)

    def _show_ways(self) -> None:
        """A line each; where there is little room, the names alone and what there is to know of the chosen one."""
        self._say("")
        ways = self.query_one("#ways", Static)
        cramped = self.app.size.height < ROOMY
        ways.update(shown_ways(self._ways, self._way, ways.content_size.width, cramped=cramped))
