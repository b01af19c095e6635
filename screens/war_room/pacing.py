"""Between two updates in the war room: what changed since the last one, and when the next is asked for."""

from __future__ import annotations

from datetime import datetime

from opsdesk.domain.cadence import hold
from screens.session import Session
from screens.war_room.opening import Opening
from screens.war_room.updating import Updating

USUAL_SNOOZE = "15m"


class Pacing(Updating, part=True):
    """The update's clock."""

    def __init__(self, session: Session, opening: Opening) -> None:
        super().__init__(session, opening)
        self._drafted_at: datetime | None = None

    def tick(self) -> None:
        """The draft tells times to the minute, so it is drafted anew with each."""
        super().tick()
        minute = self.session.now.replace(second=0, microsecond=0)
        if minute != self._drafted_at:
            self._drafted_at = minute
            self.show_draft()

    def show_facts(self) -> None:
        """The facts behind the selected sentence, in full; a person's own words have none behind them."""
        if not self._drafter_ready:
            return
        proposal = self.proposal()
        if proposal.edit:
            self.say("your own words rest on no fact; c says what changed since the last update")
        elif keys := self.draft.selected_facts:
            from screens.presenting.facts import facts_details

            self.show_text("What this sentence rests on", facts_details(proposal, keys, self.session.zone))

    def action_since_last(self) -> None:
        """What changed for the audience since it heard last, in full."""
        if not self._drafter_ready:
            self.say("the drafter is still loading", problem=True)
            return
        from screens.presenting.since import since_details

        details = since_details(self.proposal(), self.incident, self.session.now, self.session.zone)
        self.show_text(f"Since the last update to {self.audience}", details)

    def action_snooze(self) -> None:
        """Begins a snooze of the audience's next update; the reason is typed."""
        self.begin_line(f":snooze {self.audience} {USUAL_SNOOZE} ")

    def action_pause(self) -> None:
        """Begins a pause of the audience's updates, or resumes what is held back."""
        held = hold(self.incident, self.audience, self.session.now)
        self.begin_line(f":{'resume' if held else 'pause'} {self.audience} ")
