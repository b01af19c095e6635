"""What every dialog shares: its pattern, and that little room is given to what it is about."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import ModalScreen

T = TypeVar("T")

CRAMPED = 20
"""Lines of a terminal below which a dialog takes all of them and leaves its air out."""


class Dialog(ModalScreen[T]):
    """A modal in the one pattern of `styles/dialogs.tcss`."""

    CSS_PATH = "../../styles/dialogs.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-cramped"), (CRAMPED, "-roomy")]
