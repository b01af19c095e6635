"""Which driver an app of ours runs on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual import constants

if TYPE_CHECKING:
    from textual.driver import Driver


def driver_class() -> type[Driver] | None:
    """The hardened driver where Textual would take its Linux driver; None leaves the choice to Textual.

    That is so on Windows, and where `TEXTUAL_DRIVER` names another one, as serving the app to a browser does.
    """
    if sys.platform == "win32" or constants.DRIVER is not None:
        return None
    from screens.terminal.linux_driver import SafeLinuxDriver  # needs termios

    return SafeLinuxDriver
