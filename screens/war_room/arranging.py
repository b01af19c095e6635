"""Which of the four panes have room on a screen of some size."""

from __future__ import annotations

from opsdesk.domain.values import dataclass

PANES = (1, 2, 3, 4)
"""Timeline, hypotheses, actions, update."""
SMALLEST = (60, 15)
TWO_PANES = (80, 24)
"""Columns and lines from which two panes stand one above the other; below, one with the others a key away."""
FOUR_PANES_WIDE = 120


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The panes that are shown, in order; none of them where the screen is too small."""

    panes: tuple[int, ...]
    stacked: bool
    """One above the other, not two by two."""


def arranged(width: int, height: int, chosen: int, *, zoomed: bool = False) -> Arrangement:
    """The panes on a screen of that many columns and lines; `chosen` (1 to 4) is always among them."""
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return Arrangement((), stacked=True)
    if zoomed or width < TWO_PANES[0] or height < TWO_PANES[1]:
        return Arrangement((chosen,), stacked=True)
    if width < FOUR_PANES_WIDE:
        return Arrangement((2 if chosen == 2 else 1, 4 if chosen == 4 else 3), stacked=True)
    return Arrangement(PANES, stacked=False)
