"""Pane 3: who does what, and when somebody asks."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from opsdesk.domain.incident import Incident
from screens.presenting.actions import Grouping, action_counts, action_rows
from screens.widgets.line_list import LineList

EMPTY = Content("No action yet. Type “@name what to do in 15m”: one named person, and when you ask.")


class ActionsPane(LineList):
    """Actions by urgency, owner or lane, with countdowns."""

    def __init__(self) -> None:
        super().__init__(empty=EMPTY, id="actions", classes="pane")
        self.border_title = "3 Actions"
        self.grouping = Grouping.URGENCY

    def show(self, incident: Incident, now: datetime) -> None:
        """Shows the actions as they are now; the selection stays on its action."""
        self.fit_rows(lambda width: action_rows(incident, now, width, self.grouping))
        self.say_on_border(action_counts(incident, now))

    def next_grouping(self) -> None:
        """Goes on to the next way to lay them out."""
        order = list(Grouping)
        self.grouping = order[(order.index(self.grouping) + 1) % len(order)]
        self.border_title = "3 Actions" if self.grouping is Grouping.URGENCY else f"3 Actions {self.grouping}"

    @property
    def selected_number(self) -> int | None:
        """Number of the selected action."""
        key = self.selected_key
        return int(key[1:]) if key else None
