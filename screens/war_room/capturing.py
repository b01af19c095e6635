"""Typing in the war room: what stands on the line, its preview, targets and completion."""

from __future__ import annotations

import importlib
import sys
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content

from opsdesk.domain.errors import DeskError
from opsdesk.domain.text import one_line, quoted, short
from screens.presenting.preview import ARROW, read_as
from screens.presenting.row import MUTED, join, plain, spread
from screens.session import Session
from screens.war_room.mending import Mending
from screens.war_room.opening import Opening
from screens.widgets.capture_line import CaptureInput
from screens.widgets.text_line import Fit

if TYPE_CHECKING:
    from opsdesk.desk.capture import Context, Reading

GRAMMAR = "opsdesk.desk.capture"
"""What reads a line: no first frame needs it, so it is loaded with the first key."""
ECHO_S = 0.04
"""Seconds in which a key is surely painted: two frames."""

KEYS = "F1 help  F2 desk  1–4 pane  / filter  ^s send  u undo  : commands  ^p palette"


class Capturing(Mending, part=True):
    """The capture line at work."""

    def __init__(self, session: Session, opening: Opening) -> None:
        super().__init__(session, opening)
        self._typed_before = opening.typed
        self._services = opening.services
        self.late = ""
        """The line that the store keeps waiting, if it does."""

    def on_mount(self) -> None:
        """The line of last time stands there again, or the lines, one after the other."""
        if self._typed_before:
            self.bring_back(self._typed_before)
        else:
            self.line_edited("")
        self.ask_again()

    def ask_again(self) -> None:
        """Asks again what was half-answered last time, over the line."""

    # While typing

    def line_edited(self, value: str) -> None:
        """Says how the line would be read, in the key's own frame, and keeps it soon."""
        if self._behind and not value:
            self.take_off()
            return
        self.typed_at = monotonic()
        self.hint.remove_class("-problem")
        self.show_preview(value)
        self.keep_soon()

    def show_preview(self, value: str) -> None:
        """Says how a line would be read, or the keys while nothing is typed. The very first key doesn't wait for the
        grammar: it is shown at once, and what it means a moment later."""
        if value.strip() and GRAMMAR not in sys.modules:
            self.set_timer(ECHO_S, self.load_grammar)
        elif self.late:
            waits = plain(f" not written yet, the store is busy: {self.late} ", "$text-warning")
            reads = self._preview(value) if value.strip() else lambda width: Content()
            self.hint.say(lambda width: join(waits, reads(width - waits.cell_length)))
        else:
            self.hint.say(self._preview(value) if value.strip() else self.hints)

    def load_grammar(self) -> None:
        """Loads what reads a line, and shows what it makes of the one that stands there."""
        importlib.import_module(GRAMMAR)
        self.show_preview(self.capture.input.typed_value)

    def show_all(self) -> None:
        super().show_all()
        if self.capture.question is None and not self.hint.has_class("-problem"):
            self.show_preview(self.capture.input.typed_value)

    def read(self, line: str) -> Reading:
        """How a line would be read now. The grammar is loaded here, since no first frame needs it."""
        from opsdesk.desk.capture import read

        return read(line, self.context())

    def context(self) -> Context:
        """What a line is read against now."""
        from opsdesk.desk.capture import Context

        return Context(
            self.incident,
            self.session.now,
            self.session.by,
            self.session.zone,
            self.board.target,
            self.known_people,
            frozenset(self._services),
            self.session.settings.check_in_minutes,
            policy=self.session.settings.policy,
        )

    def _preview(self, value: str) -> Fit:
        reading = self.read(value)
        then = f"  then {quoted(short(one_line(self._behind[0]), 30))}" if self._behind else ""
        if problem := reading.problem or self._refused(reading):
            why = join(ARROW, plain(problem, "$text-warning"), plain(then, MUTED))
            return lambda width: why
        return partial(read_as, reading.says, reading.warnings, then)

    def _refused(self, reading: Reading) -> str:
        """Why the desk would refuse the line as things stand; empty when it would take it."""
        try:
            if reading.decision is not None:
                list(reading.decision(self.incident))
        except DeskError as error:
            return error.message
        return ""

    def hints(self, width: int) -> Content:
        """The keys, while nothing is typed."""
        if notice := self.session.desk.desk.opened.notice:
            return spread(width, plain(notice, "$text-warning"))
        return spread(width, plain(KEYS, MUTED))

    def is_busy(self) -> bool:
        """Somebody is in the middle of something on the line, which nothing is written over: that is said then."""
        busy = self.capture.question is not None or bool(self.capture.entry.strip())
        if busy:
            self.say("finish the line first: Enter writes it", problem=True)
        return busy

    def begin_line(self, beginning: str) -> None:
        """Puts the beginning of a line there, to be finished; never over one that is half-typed."""
        if not self.is_busy():
            self.capture.write(beginning)

    # Keys of the line

    @on(CaptureInput.Left)
    def line_left(self, event: CaptureInput.Left) -> None:
        """Escape: the focus goes to a pane."""
        event.stop()
        self.set_focus(self.show_pane(self.chosen_pane))

    @on(CaptureInput.Stepped)
    async def line_stepped(self, event: CaptureInput.Stepped) -> None:
        """Up and down choose the hypothesis that evidence goes to; on an empty line, up mends the last entry."""
        event.stop()
        if self.capture.question is not None:
            return
        line = self.capture.input.typed_value
        if line.strip():
            self.board.step_target(event.step)
            self.line_edited(line)
        elif event.step < 0:
            await self.mend_last()

    @on(CaptureInput.Completing)
    def line_completing(self, event: CaptureInput.Completing) -> None:
        """Tab completes as far as it is clear, and says what it could become."""
        event.stop()
        from opsdesk.desk.capture.completion import complete, offers

        line, cursor = self.capture.input.typed_value, self.capture.input.cursor_position
        completed = complete(line, cursor, self.context(), self._services)
        if completed is not None:
            self.capture.write(completed + line[cursor:])
            self.capture.input.cursor_position = len(completed)
            return
        options = offers(line, cursor, self.context(), self._services)
        if options:
            self.hint.say(plain("  " + "  ".join(options), MUTED))
