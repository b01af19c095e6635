"""Pane 2: the hypothesis board."""

from __future__ import annotations

from datetime import datetime, tzinfo

from textual.content import Content

from opsdesk.domain.incident import Incident
from screens.presenting.board import board_counts, board_rows
from screens.widgets.line_list import LineList

EMPTY = Content("No hypothesis yet. Type “? what it could be”, or “?> a way out”; :starters offers the usual ones.")


class BoardPane(LineList):
    """Causes ranked by fewest inconsistencies, then the paths out."""

    def __init__(self) -> None:
        super().__init__(empty=EMPTY, id="board", classes="pane")
        self.border_title = "2 Hypotheses"

    def show(self, incident: Incident, now: datetime, zone: tzinfo) -> None:
        """Shows the board as it is now; the selection stays on its hypothesis."""
        self.fit_rows(lambda width: board_rows(incident, now, zone, width))
        self.say_on_border(board_counts(incident))

    @property
    def target(self) -> int | None:
        """Number of the selected hypothesis: what evidence without a number means."""
        key = self.selected_key
        return int(key[1:]) if key else None

    def step_target(self, step: int) -> None:
        """Selects the next hypothesis, or the one before."""
        if self.selected_index is not None:
            self.move_to(self.selected_index + step)
