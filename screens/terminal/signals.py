"""Being asked to stop from outside: what is typed is saved and the terminal restored before the app goes."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable
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
