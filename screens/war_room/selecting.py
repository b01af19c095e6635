"""What is done with the thing that is selected in the pane one is in: pinned, struck, edited, copied."""

from __future__ import annotations

from functools import partial

from opsdesk.desk import amending
from opsdesk.store.reads.timeline import TimelineRow
from screens.messages import CopyWanted
from screens.presenting.details import action_details, entry_details, hypothesis_details
from screens.war_room.commanding import Commanding
from screens.working import begin


class Selecting(Commanding, part=True):
    """The keys that mean the selected thing."""

    def _selected_entry(self, verb: str) -> TimelineRow | None:
        if self.focused is not self.timeline or self.timeline.selected_row is None:
            self.say(f"choose an entry in the timeline (1) to {verb}", problem=True)
            return None
        return self.timeline.selected_row

    async def action_pin(self) -> None:
        """Keeps the selected entry in sight, or no longer."""
        if (row := self._selected_entry("pin")) is not None:
            pinned = bool(row.mark and row.mark.pinned)
            await self.try_do(amending.pin(row.entry.seq, not pinned))

    def action_strike(self) -> None:
        """Asks why and takes the selected entry out of account, or back into it."""
        row = self._selected_entry("strike")
        if row is None:
            return
        if row.mark and row.mark.struck:
            begin(self, partial(self.try_do, amending.restore(row.entry.seq)))
        else:
            self.strike_entry(row.entry)

    async def action_edit(self) -> None:
        """Edits what is selected in the focused pane, on the line; the update in its pane."""
        if self.focused is self.draft.lines:
            await self.action_edit_draft()
        elif self.focused is self.actions and (number := self.actions.selected_number):
            self.begin_line(f"A{number} ")
        elif self.focused is self.board and self.board.target:
            self.begin_line(f"H{self.board.target} ")
        elif (row := self._selected_entry("edit")) is not None:
            self.edit_entry(row.entry)

    def action_evidence(self, sign: str) -> None:
        """Begins evidence on the hypothesis that is selected."""
        if self.board.target is None:
            self.say("no hypothesis to file evidence on yet: type “? what it could be”", problem=True)
            return
        self.begin_line(f"{sign}H{self.board.target} ")

    def action_copy(self) -> None:
        """Copies what is selected in the focused pane."""
        text = self._copied_text()
        if text:
            self.post_message(CopyWanted(text))

    def _copied_text(self) -> str:
        zone = self.session.zone
        if self.focused is self.draft.lines and self._drafter_ready:
            return self.proposal().text
        if self.focused is self.timeline and self.timeline.selected_row is not None:
            return entry_details(self.timeline.selected_row, zone)
        if self.focused is self.board and self.board.target:
            return hypothesis_details(self.incident, self.board.target, zone)
        if self.focused is self.actions and self.actions.selected_number:
            return action_details(self.incident, self.actions.selected_number, self.session.now, zone)
        return ""
