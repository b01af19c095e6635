"""What differs between two versions of a checklist, a line a change."""

from __future__ import annotations

from collections.abc import Sequence

from opsdesk.domain.checklist.comparing import Difference, What, with_places
from screens.presenting.listing import Line, lines_of
from screens.widgets.line_list import Row

STYLE = {What.ADDED: "$text-success", What.REMOVED: "$text-error", What.KEPT: "$text-muted"}


def change_rows(changes: Sequence[Difference], width: int) -> tuple[Row, ...]:
    """The changes in reading order, each whole, with the step or the heading that they belong to."""
    rows: list[Row] = []
    for place, change in enumerate(with_places(changes)):
        line = Line(change.line, change.what, style=STYLE[change.what])
        rows += [Row(f"{place}.{part}", piece) for part, piece in enumerate(lines_of(line, width))]
    return tuple(rows)
