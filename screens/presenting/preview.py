"""How a typed line will be read, on the line below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from screens.presenting.row import MUTED, join, plain

ARROW: Final = plain("  ↳ ", MUTED)
LEAST_SAID: Final = 10
"""Cells that the reading has at least, beside what is to be thought of."""


def read_as(says: str, warnings: Sequence[str], after: str, width: int) -> Content:
    """The reading, then what is to be thought of before Enter.

    Where both have no room the reading is cut, most of which stands in the line itself.
    """
    thought_of = plain("".join(f" · {warning}" for warning in warnings), "$text-warning")
    told = join(thought_of, plain(f"  ↵{after}", MUTED))
    room = width - ARROW.cell_length - told.cell_length
    said = plain(says)
    if warnings and said.cell_length > room:
        said = said.truncate(max(room, LEAST_SAID), ellipsis=True)
    return join(ARROW, said, told)
