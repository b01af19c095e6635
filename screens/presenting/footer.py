"""The last line of a screen: which keys do what, as many as fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

BACK: Final = ("? help", "q back")
"""What stands at the end of most of them."""
_GAP: Final = "  "


def footer(keys: Sequence[str], width: int, last: Sequence[str] = BACK) -> str:
    """The keys that fit, those named first before the others; the last ones, help and the way back, always do."""
    shown = list(keys)
    while shown and len(_GAP.join((*shown, *last))) > width:
        shown.pop()
    return _GAP.join((*shown, *last))
