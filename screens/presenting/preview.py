"""What stands below a line that is typed on: how it will be read, or what is asked for and by which keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from screens.presenting.row import MUTED, join, plain

ARROW: Final = plain("  ↳ ", MUTED)
GAP: Final = "   "
ENTER: Final = f"{GAP}↵"
LEAST_NAMED: Final = 12
"""Cells that what it is about has at least, before how it can be typed."""
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


def asked(hint: str, width: int) -> Content:
    """What is asked for, as `about · example   ↵ does it   Esc back   more`: example and keys stay in sight.

    What it is about stands in the list as well, so that it gives way where not all has room.
    """
    said, enter, after = hint.partition(ENTER)
    if not enter:
        return plain(hint, MUTED)
    does, back, more = [*after.split(GAP, 2), "", ""][:3]
    keys = plain(f"{enter}{does}{GAP if back else ''}{back}")
    told = _shortened(said, width - keys.cell_length)
    room = width - told.cell_length - keys.cell_length - len(GAP)
    return join(told, keys, f"{GAP}{more}" if more and room >= LEAST_NAMED else "").stylize(MUTED)


def _shortened(said: str, room: int) -> Content:
    whole = plain(said)
    if whole.cell_length <= room:
        return whole
    about, dot, example = said.rpartition(" · ")
    tail = plain(f"{dot}{example}")
    left = room - tail.cell_length
    if dot and left >= LEAST_NAMED:
        return join(plain(about).truncate(left, ellipsis=True), tail)
    return plain(example).truncate(max(room, 1), ellipsis=True)
