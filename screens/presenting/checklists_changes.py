"""What differs between two versions of a checklist, a line a change."""

from __future__ import annotations

from collections.abc import Sequence

from opsdesk.domain.checklist.comparing import Difference, What
from screens.presenting.listing import Line, lines_of
from screens.widgets.line_list import Row

STYLE = {What.ADDED: "$text-success", What.REMOVED: "$text-error"}


def change_rows(changes: Sequence[Difference], width: int) -> tuple[Row, ...]:
    """The changes in reading order, each whole."""
    rows: list[Row] = []
    for place, change in enumerate(changes):
        line = Line(change.line, change.what, style=STYLE[change.what])
        rows += [Row(f"{place}.{part}", piece) for part, piece in enumerate(lines_of(line, width))]
    return tuple(rows)
