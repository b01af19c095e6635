"""The crash boundary: the one place where any exception may end up, and where it doesn't end the app."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from traceback import walk_tb
from typing import Any, ClassVar, Final

from textual import on
from textual._context import active_message_pump
from textual.app import App
from textual.driver import Driver
from textual.message import Message
from textual.message_pump import MessagePump

from screens.terminal.crash import Crash, CrashLoop, crash_place, record_crash
from screens.terminal.crash_panel import CrashPanel
from screens.terminal.driver import driver_class
from screens.terminal.render import install_render_cleaning
from screens.terminal.signals import HANGUP_CODE, install_signal_handlers

CRASHED_CODE: Final = 70
"""The exit code of an app that gave up: EX_SOFTWARE of sysexits.h."""

_SAVE_SECONDS: Final = 2.0
_EXIT_SECONDS: Final = 2.0

_textual_dispatch: Final = MessagePump._dispatch_message


class GuardedApp(App[None]):
    """An app that keeps what was typed: over exceptions, signals, and a terminal that goes away.

    An exception, a thread's too, opens a crash panel and leaves a report in `crash_folder`. The same place crashing
    three times in ten seconds, a crash of the panel, or one while starting ends the app, with the report's path on
    standard error.
    Under `run_test` exceptions surface in the test, unless `guard_in_tests` is set.
    """

    guard_in_tests: ClassVar[bool] = False

    def __init__(self, *, crash_folder: Path) -> None:
        """The folder is made when the first report needs it."""
        super().__init__()
        install_render_cleaning()
        _install_crash_boundary()
        self._crash_folder = crash_folder
        self._crash_loop = CrashLoop()
        self._unseen: dict[str, Crash] = {}
        self._afloat = False
        self._main: asyncio.Task[object] | None = None
        self._leaving: asyncio.Task[None] | None = None
        self._patience: asyncio.TimerHandle | None = None
        self._last_words = ""
        self._threads_before: Callable[[threading.ExceptHookArgs], object] | None = None

    async def save_everything(self) -> None:
        """Save what was typed and not yet stored. For subclasses; it has two seconds and must not block the loop."""

    def leave(self, code: int, last_words: str = "") -> None:
        """Save everything, then exit with a code; `last_words` go to standard error once the terminal is restored."""
        if self._leaving is None:
            self._last_words = last_words
            with self._context():
                self._leaving = asyncio.create_task(self._save_and_exit(code))

    def terminal_gone(self) -> None:
        """The driver has lost its terminal."""
        self.leave(HANGUP_CODE)

    @on(Driver.SignalResume)
    def repaint(self) -> None:
        """Back from being stopped (TSTP, then `fg`): the terminal was given away and came back empty, and Textual would
        paint only what changes from here on."""
        self.refresh(layout=True)

    @property
    def survives(self) -> bool:
        """Whether an exception is kept from ending what it happened in."""
        return self._afloat and not self._exit and not self._surfaces

    @property
    def _surfaces(self) -> bool:
        """Whether exceptions are Textual's to handle: in tests, and before there is a driver to tell a test by."""
        return self._driver is None or (self.is_headless and not self.guard_in_tests)

    def get_driver_class(self) -> type[Driver]:
        """The hardened driver where there is one."""
        return driver_class() or super().get_driver_class()

    async def run_async(self, **options: Any) -> Any:
        """Run the app; whatever it has to say at its end is said on a restored terminal."""
        try:
            return await super().run_async(**options)
        finally:
            if self._patience is not None:
                self._patience.cancel()
            if self._last_words:
                with suppress(OSError):
                    sys.stderr.write(self._last_words + "\n")

    def _on_mount(self) -> None:
        """Textual calls this beside the `on_mount` of subclasses, after theirs."""
        self._main = asyncio.current_task()
        if not self.is_headless:
            install_signal_handlers(self.leave)
        if not self._surfaces:
            self._hear_of_threads()
        self._afloat = True

    def _hear_of_threads(self) -> None:
        """What a thread ends in comes here too: on standard error it would be lost under the screen."""
        loop = asyncio.get_running_loop()
        before = self._threads_before = threading.excepthook

        def ended(thread: threading.ExceptHookArgs) -> None:
            if isinstance(thread.exc_value, Exception) and not loop.is_closed():
                loop.call_soon_threadsafe(self._handle_exception, thread.exc_value)
            else:
                before(thread)

        threading.excepthook = ended

    async def _save_and_exit(self, code: int) -> None:
        await self._saved()
        self.exit(return_code=code)
        if self._main is not None:  # a handler that never ends would keep the app from seeing its own exit
            self._patience = asyncio.get_running_loop().call_later(_EXIT_SECONDS, self._main.cancel)

    async def _saved(self) -> bool:
        """Save everything within the time there is; whether that worked."""
        saving = asyncio.create_task(self.save_everything())
        await asyncio.wait({saving}, timeout=_SAVE_SECONDS)
        if not saving.done() or saving.cancelled():
            saving.cancel()
            return False
        error = saving.exception()
        if isinstance(error, Exception) and self._surfaces:
            super()._handle_exception(error)
        elif error is not None:
            self._record(error)
        return error is None

    def _record(self, error: BaseException) -> Crash:
        return record_crash(error, self._crash_folder, datetime.now(UTC))

    async def _shutdown(self) -> None:
        """What is still at work ends before the widgets do that it would look for: that is no crash."""
        self.workers.cancel_all()
        await super()._shutdown()
        if self._threads_before is not None:
            threading.excepthook, self._threads_before = self._threads_before, None

    def _handle_exception(self, error: Exception) -> None:
        """Textual brings whatever no handler has caught."""
        if self._surfaces:
            super()._handle_exception(error)
        elif not self.survives:
            self._go_down(error)
        elif self._leaving is None:
            self._survive(error)

    def _survive(self, error: Exception) -> None:
        """Go on after an exception; what fails again while its panel is up or due is the same failure."""
        place = crash_place(error)
        hopeless = _panel_failed(error)
        if place in self._unseen and not hopeless:
            return
        crash = self._record(error)
        if hopeless or self._crash_loop.closed_by(place, monotonic()):
            self.leave(CRASHED_CODE, str(crash))
        else:
            self._announce(crash)

    def _fatal_error(self) -> None:
        """Instead of Textual's traceback with local variables."""
        if self._exception is not None and not self.is_headless:
            self._go_down(self._exception)
        self._close_messages_no_wait()

    def _go_down(self, error: Exception) -> None:
        """An exception before the app is up, or while it goes down: nothing to go on with."""
        self._last_words = self._last_words or str(self._record(error))
        self._return_code = self._return_code or CRASHED_CODE
        self._close_messages_no_wait()

    def _announce(self, crash: Crash) -> None:
        """Show crashes one panel at a time, each place once."""
        self._unseen[crash.place] = crash
        if len(self._unseen) == 1:
            self.call_later(self._show_panel)

    async def _show_panel(self) -> None:
        crash = next(iter(self._unseen.values()))
        saved = await self._saved()
        leave = partial(self.leave, CRASHED_CODE, str(crash))
        self.push_screen(
            CrashPanel(crash, saved=saved, leave=leave, after_closing=partial(self._panel_closed, crash.place))
        )

    def _panel_closed(self, place: str) -> None:
        del self._unseen[place]
        if self._unseen:
            self.call_later(self._show_panel)


def _panel_failed(error: BaseException) -> bool:
    """Whether the crash panel itself has crashed, or couldn't be opened."""
    node = active_message_pump.get(None)
    while node is not None and not isinstance(node, CrashPanel):
        node = node._parent
    opening = GuardedApp._show_panel.__code__
    return node is not None or any(frame.f_code is opening for frame, _line in walk_tb(error.__traceback__))


def _install_crash_boundary() -> None:
    """Keep widgets alive that fail over a message; Textual ends a widget's message loop before it tells the app."""
    MessagePump._dispatch_message = _dispatch_guarded  # type: ignore[method-assign]  # no hook is offered for it


async def _dispatch_guarded(self: MessagePump, message: Message) -> None:
    try:
        await _textual_dispatch(self, message)
    except Exception as error:
        app = self.app
        if not (isinstance(app, GuardedApp) and app.survives):
            raise
        app._handle_exception(error)
