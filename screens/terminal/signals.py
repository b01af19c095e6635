"""Being asked to stop from outside: what is typed is saved and the terminal restored before the app goes."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

HANGUP_CODE: Final = 129
"""The exit code for a terminal that went away: 128 + SIGHUP, as shells count."""


def install_signal_handlers(leave: Callable[[int], None]) -> None:
    """Have `leave(exit code)` called on the running loop for HUP, INT, QUIT and TERM; the code is 128 + the signal.

    To be called on the main thread. A key never sends these, since a full-screen app reads ^C and ^\\ as keys.
    Windows has no such signals for a loop and keeps its own ways.
    """
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        loop.add_signal_handler(number, leave, 128 + number)


@contextmanager
def interrupts_unheard() -> Iterator[None]:
    """While another program has the terminal, ^C there is meant for it, though both get it; any other signal is heard
    afterwards. To be called on the main thread."""
    if sys.platform == "win32":
        yield
        return
    heard, told = socket.socketpair()
    with heard, told:
        told.setblocking(False)
        loops = signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(loops)
            heard.setblocking(False)
            _pass_on(heard, loops)


def _pass_on(heard: socket.socket, loops: int) -> None:
    """Tells the loop of the signals that came meanwhile, as far as they were meant for the desk."""
    try:
        came = heard.recv(4096)
    except BlockingIOError:
        return
    meant = bytes(number for number in came if number != signal.SIGINT)
    if meant and loops >= 0:
        os.write(loops, meant)
