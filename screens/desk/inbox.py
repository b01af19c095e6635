"""Signals that wait, on top of the incidents: each is merged into one, declared, or dismissed with a reason.

What they are made of is loaded after the first frame, so that a desk on which nothing waits starts as before.
"""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content
from textual.timer import Timer

from screens.desk.base import DeskState, desk_keys, signal_keys
from screens.desk.due import DueThisWeek
from screens.presenting.filtered import fitting
from screens.presenting.row import plain
from screens.session import Session
from screens.terminal.key_order import OPENING
from screens.widgets.line_list import Row, Rows
from screens.working import begin

if TYPE_CHECKING:
    from opsdesk.domain.signal import Signal

INBOX_AFTER_S = 0.15
"""Seconds after a write until the signals are read anew: once for many writes in a row."""
NO_SIGNAL = "choose a signal first: those that wait stand above the incidents"
SIGNAL = "SIG-"
"""What the key of a signal's row begins with; its number follows."""
FOLD = "signals"
"""The key of the row that shows all signals where many wait, or a few of them again."""


def choose_first(width: int) -> Content:
    """That a signal is to be chosen."""
    return plain(NO_SIGNAL, "$text-error")


class Inbox(DueThisWeek, part=True):
    """What other tools reported and nobody has decided on yet."""

    def __init__(self, session: Session, state: DeskState | None = None) -> None:
        super().__init__(session, state)
        self._inbox_timer: Timer | None = None
        self._waiting: dict[int, Signal] = {}
        self.inbox: Sequence[Signal] = ()
        """The signals that wait, in the order in which they are looked at."""
        self.listed: Sequence[Signal] = ()
        """Those of them that fit the filter."""
        self._keys: Sequence[str] = ()
        self._unfolded = False

    def read_inbox_soon(self) -> None:
        """Has the signals read."""
        if self._inbox_timer is None:
            self._inbox_timer = self.set_timer(INBOX_AFTER_S, self.read_inbox)

    async def read_inbox(self) -> None:
        """Reads the signals that wait, as far as they changed."""
        self._inbox_timer = None
        await asyncio.to_thread(importlib.import_module, "screens.presenting.signals")
        await asyncio.to_thread(importlib.import_module, "opsdesk.desk.signals")
        from opsdesk.desk import signals
        from opsdesk.domain.signal import in_order

        known = self._waiting
        held = await self.try_to(lambda desk: signals.waiting(desk, known))
        if held is not None:
            self._waiting, self.inbox = held, in_order(held.values())
            self.narrow_inbox()
            self.show_state()

    def narrow_inbox(self) -> None:
        """Lists the signals that fit the filter."""
        self.listed = self.inbox
        if self.words and self.inbox:
            from screens.presenting.signals import signal_text

            fits = fitting(self.words)
            self.listed = [signal for signal in self.inbox if fits(signal_text(signal))]
        self._keys = [signal.name for signal in self.listed]

    def above_incidents(self, rows: Sequence[Row], now: datetime, width: int) -> Rows:
        """The signals above the incidents' rows."""
        if not self.listed:
            return Rows.finished(rows)
        from screens.presenting.signals import Shown, inbox_rows, incidents_heading

        waiting, few = len(self.listed), self._few(len(rows))
        most = waiting if self._unfolded else few
        shown = Shown(self.listed[:most], self._keys[:most], waiting, FOLD if waiting > few else "")
        heading = [incidents_heading()] if rows and rows[0].selectable else []
        return inbox_rows(shown, now, width).above([*heading, *rows])

    def waiting_words(self) -> tuple[str, bool]:
        """`3 signals wait`, and whether one of them is bad; an empty text where none does."""
        number = len(self.inbox)
        words = f"{number:,} signal{' waits' if number == 1 else 's wait'}" if number else ""
        return words, any(0 < signal.severity <= 2 and not signal.resolved for signal in self.inbox)

    def show_keys(self) -> None:
        self.hint.say(desk_keys if self._selected() is None else signal_keys)

    def choose_keys(self) -> None:
        """Another row is selected, which is all that was asked for where none was: the keys are those of a signal or of
        the desk, unless something else is said."""
        if any(self.hint.says(said) for said in (desk_keys, signal_keys, choose_first)):
            self.show_keys()

    def open_signal(self, key: str) -> bool:
        """Opens a row of the inbox; False for any other row."""
        if self._selected() is not None:
            self.action_read_signal()
        elif key == FOLD:
            self._fold_or_unfold()
        else:
            return False
        return True

    def _fold_or_unfold(self) -> None:
        """Shows all signals, the first of the others being selected, or few of them again."""
        shown = self._few(len(self.state.running) + len(self.state.past))
        hidden = self.listed[shown] if len(self.listed) > shown else None
        self._unfolded = not self._unfolded
        self.show_state()
        if self._unfolded and hidden is not None:
            self.incidents.select_key(hidden.name)

    def _few(self, incidents: int) -> int:
        """How many are shown above so many lines of incidents; all where only the line that says so would be saved."""
        from screens.presenting.signals import few

        shown, waiting = few(self.incidents.container_size.height, incidents), len(self.listed)
        return waiting if waiting == shown + 1 else shown

    def action_read_signal(self) -> None:
        """Everything that its source said."""
        if (signal := self.chosen_signal()) is not None:
            begin(self, partial(self._read, signal), group=OPENING)

    def chosen_signal(self) -> Signal | None:
        """The selected signal; where none is, that is said."""
        signal = self._selected()
        if signal is None:
            self.hint.say(choose_first)
        return signal

    def _selected(self) -> Signal | None:
        key = self.incidents.selected_key or ""
        return self._waiting.get(int(key.removeprefix(SIGNAL))) if key.startswith(SIGNAL) else None

    async def _read(self, signal: Signal) -> None:
        from opsdesk.desk import signals
        from screens.presenting.signals import signal_page

        said = await self.try_to(lambda desk: signals.reports(desk, signal.number))
        if said is not None:
            page = signal_page(signal, said, self.session.now, self.session.zone)
            self.show_text(f"{signal.name} {signal.title}", page)
