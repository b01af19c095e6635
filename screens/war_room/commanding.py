"""What a commander opens from the war room: triage, the matrix, starters, roles, exports, the handover."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from opsdesk.desk import actions, hypotheses, people
from opsdesk.desk.decision import Decision
from opsdesk.domain import staffing
from opsdesk.domain.errors import BadInput
from opsdesk.domain.starters import Starter, StarterKind, starters_for
from opsdesk.domain.vocabulary import HypothesisKind, Lane, Role
from opsdesk.store.reads.timeline import TimelineRow
from screens.terminal.key_order import OPENING
from screens.war_room.mending import Asked
from screens.war_room.publishing import Publishing
from screens.working import begin

if TYPE_CHECKING:
    from textual.screen import ScreenResultCallbackType as Answered

Places = tuple[int, ...] | None
"""What was chosen from a list, by place; None when it was left."""


class Commanding(Publishing, part=True):
    """Dialogs over the war room."""

    def ask_again(self) -> None:
        if self.half_answered.waiting is not None or self.was_half_triaged:
            from screens.war_room.asked_again import ask_again

            begin(self, partial(ask_again, self), group=OPENING)

    async def action_triage(self) -> None:
        """The triage form; what it says is recorded with the rule that fired."""
        from screens.triaging import ask_triage

        again = self.capture.input.focus
        await ask_triage(self, self.incident, self.show_written, again, as_it_is=lambda: self.incident)

    def action_severity(self, typed: str = "") -> None:
        """Asks for the severity, and why; what is half-typed on the line waits, so it can be raised in mid-sentence. An
        answer that lacks something is there again, beside what it lacks."""

        def decide(text: str) -> Decision:
            reading = self.read(f":sev {text}")
            if reading.decision is None:
                raise BadInput(reading.problem)
            return reading.decision

        self.ask_and_do(Asked("severity", "", "severity 1–5, and why", decide), typed, self.timeline.follow)

    def action_matrix(self) -> None:
        """The evidence matrix."""
        from screens.matrix import MatrixScreen

        self.app.push_screen(MatrixScreen(self.session, self.incident), lambda _: self._came_back())

    def action_shape(self) -> None:
        """Milestones, updates, hypotheses and actions as lanes over time."""
        from screens.shape import open_shape

        begin(self, partial(open_shape, self, self.number, self._came_back), group=OPENING)

    def action_roll_back(self) -> None:
        """The procedure that takes a suspected change back, begun with Enter."""
        from screens.war_room.rolling_back import roll_back

        begin(self, partial(roll_back, self), group=OPENING)

    def action_preceding(self, hours: str = "") -> None:
        """What changed just before, to be made a hypothesis or rolled back."""
        from screens.war_room.preceding import show_preceding

        begin(self, partial(show_preceding, self, hours), group=OPENING)

    def action_seen_before(self) -> None:
        """Incidents like this one, with what fixed them."""
        begin(self, self._show_seen_before, group=OPENING)

    async def _show_seen_before(self) -> None:
        from opsdesk.desk.similar import seen_before
        from opsdesk.formats.markdown.seen_before import seen_before_page

        number = self.number
        found = await self.session.desk.ask(lambda desk: seen_before(desk, number))
        self.show_text("Seen before", seen_before_page(found, self.session.zone))

    def action_consult(self) -> None:
        """The runbooks of the affected services, and why not to trust those that are stale."""
        from screens.war_room.consulting import consult

        begin(self, partial(consult, self), group=OPENING)

    async def action_weigh(self, named: str = "") -> None:
        """What was weighed for a decision, and whether it worked."""
        from screens.war_room.weighing import weigh

        await weigh(self, named)

    def show_decision(self, row: TimelineRow) -> None:
        """A decision in full, from any entry about it."""
        from screens.presenting.decisions import decision_details

        self.show_text("Decision", decision_details(self.incident, row, self.session.zone))

    def action_starters(self) -> None:
        """Usual causes and first steps; what is marked goes on the board."""
        offered = starters_for(self.incident, self.session.settings.starters)

        async def answered(places: Places) -> None:
            for place in places or ():
                await self.try_do(_taken(offered[place]))
            self.capture.input.focus()

        words = [f"{starter.kind:<11}{starter.text}" for starter in offered]
        self._choose("What is usual for such an incident?", words, answered, several=True)

    def action_roles(self) -> None:
        """Who has which role, and which ones nobody has: choose one, then say who takes it."""
        missing = staffing.unstaffed(self.incident, self.session.settings.policy)
        held = [role for role in self.incident.roles.values() if role.until is None]
        choices = [*missing, *dict.fromkeys(role.role for role in held)]
        words = [
            f"{role:<24}{', '.join(item.person for item in self.incident.holders(role)) or 'nobody'}"
            for role in choices
        ]

        def answered(places: Places) -> None:
            if places:
                self.ask_who(choices[places[0]])

        self._choose("Roles", words, answered)

    def ask_who(self, role: Role, typed: str = "") -> None:
        """Asks who takes a role."""
        self.ask_and_do(Asked("role", role, f"who is {role}?", lambda name: people.take_role(name, role)), typed)

    def action_export(self, kind: str = "") -> None:
        """An export as Markdown, to read, copy or save."""
        from screens.war_room.exporting import export

        begin(self, partial(export, self, kind), group=OPENING)

    def _choose(
        self, title: str, options: Sequence[str], answered: Answered[tuple[int, ...]], *, several: bool = False
    ) -> None:
        from screens.dialogs.choose import Choose

        self.app.push_screen(Choose(title, options, several=several), answered)

    def action_tell_apart(self) -> None:
        """Begins the action that would tell the leading causes apart: what for, and by which fact, stands there."""
        from opsdesk.domain.next_test import best_line

        line = best_line(self.incident)
        if not line:
            self.say("two open causes are needed to tell apart", problem=True)
        else:
            self.begin_line(line)

    def _came_back(self) -> None:
        self.capture.input.focus()
        begin(self, self.resync)


def _taken(starter: Starter) -> Decision:
    if starter.kind is StarterKind.ACTION:
        return actions.give(starter.text, (), check_in_at=None, lane=Lane(starter.lane))
    kind = HypothesisKind.PATH if starter.kind is StarterKind.PATH else HypothesisKind.CAUSE
    return hypotheses.raise_hypothesis(starter.text, kind)
