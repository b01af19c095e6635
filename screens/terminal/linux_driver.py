"""Textual's driver for Linux and macOS, hardened. Chosen by `screens.terminal.driver`, since Windows has no termios."""

from __future__ import annotations

import codecs
import os
import selectors
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from typing import Any, Final, Protocol, runtime_checkable

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.message import Message

from screens.terminal.output import terminal_text
from screens.terminal.signals import HANGUP_CODE
from screens.terminal.tolerant_parser import TolerantParser

_TICK_SECONDS: Final = 0.1
_READ_BYTES: Final = 4096
_MOST_COLUMNS: Final = 2000
_MOST_ROWS: Final = 1000


@runtime_checkable
class SurvivesHangup(Protocol):
    """An app that has something to do when its terminal goes away."""

    def terminal_gone(self) -> None:
        """Called on the app's loop, possibly more than once."""


class SafeLinuxDriver(LinuxDriver):
    """Survives invalid UTF-8, sequences Textual can't parse, and the end of its terminal.

    It draws on standard output instead of standard error, so that `2>errors.log` keeps what it is for.
    """

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._file = terminal_text(self._terminal_gone)

    def run_input_thread(self) -> None:
        """Read keys until told to stop or until the terminal is gone, on a thread of its own."""
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        parser = TolerantParser(self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_TICK_SECONDS):
                    data = self._read()
                    if data is None:
                        self._terminal_gone()
                        return
                    self._process(parser.feed(decode(data)))
                self._process(parser.tick())

    def _read(self) -> bytes | None:
        """What there is to read; None when the terminal is gone: end of file, or an error such as EIO."""
        try:
            return os.read(self.fileno, _READ_BYTES) or None
        except BlockingIOError:
            return b""
        except OSError:
            return None

    def _process(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def process_message(self, message: Message) -> None:
        """Pass on what was typed, but no window size that the terminal wasn't asked for or can't have.

        The answer of a terminal to "how big are you?" can also be pasted.
        """
        if isinstance(message, Resize) and not (self._in_band_window_resize and _believable(message)):
            return
        super().process_message(message)

    def _terminal_gone(self) -> None:
        """Tell the app, from whichever thread noticed."""
        app = self._app
        leave = app.terminal_gone if isinstance(app, SurvivesHangup) else partial(app.exit, return_code=HANGUP_CODE)
        with suppress(RuntimeError):  # the loop is closed: the app has gone already
            self._loop.call_soon_threadsafe(leave)


def _believable(resize: Resize) -> bool:
    return 0 < resize.size.width <= _MOST_COLUMNS and 0 < resize.size.height <= _MOST_ROWS
