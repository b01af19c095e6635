"""What a commander opens from the war room: triage, the matrix, starters, roles, exports, the handover."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from opsdesk.desk import actions, hypotheses, people
from opsdesk.desk.decision import Decision
from opsdesk.domain import staffing
from opsdesk.domain.criteria import TriageInputs, inputs_from_json
from opsdesk.domain.errors import DeskError
from opsdesk.domain.starters import Starter, StarterKind, starters_for
from opsdesk.domain.text import slug
from opsdesk.domain.vocabulary import HypothesisKind, Lane, Role
from opsdesk.outbox.files import write_file
from screens.messages import CopyWanted
from screens.terminal.key_order import OPENING
from screens.war_room.publishing import Publishing
from screens.widgets.capture_line import Question
from screens.working import begin

if TYPE_CHECKING:
    from textual.screen import ScreenResultCallbackType as Answered

    from screens.dialogs.text_view import TextWish

Places = tuple[int, ...] | None
"""What was chosen from a list, by place; None when it was left."""

EXPORTS = ("handover", "report", "timeline", "can")


class Commanding(Publishing, part=True):
    """Dialogs over the war room."""

    def action_triage(self) -> None:
        """The triage form; what it says is recorded with the rule that fired."""
        from opsdesk.desk.triaging import triage
        from screens.dialogs.triage import TriageForm

        held = self.incident.triage_inputs
        policy = self.session.settings.policy

        async def answered(inputs: TriageInputs | None) -> None:
            if inputs is not None:
                await self.try_do(triage(inputs, policy))
            self.capture.input.focus()

        self.app.push_screen(TriageForm(inputs_from_json(held) if held else TriageInputs(), policy), answered)

    def action_severity(self) -> None:
        """Asks for the severity, and why; what is half-typed on the line waits, so it can be raised in mid-sentence."""

        async def answered(text: str) -> None:
            await self.enter(f":sev {text}")

        self.capture.ask(Question("severity 1–5, and why", answered))

    def action_matrix(self) -> None:
        """The evidence matrix."""
        from screens.matrix import MatrixScreen

        self.app.push_screen(MatrixScreen(self.session, self.incident), lambda _: self._came_back())

    def action_roll_back(self) -> None:
        """The procedure that takes a suspected change back, begun with Enter."""
        from screens.war_room.rolling_back import roll_back

        begin(self, partial(roll_back, self), group=OPENING)

    def action_preceding(self) -> None:
        """What changed just before, to be made a hypothesis or rolled back."""
        from screens.war_room.preceding import show_preceding

        begin(self, partial(show_preceding, self), group=OPENING)

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
                self._ask_who(choices[places[0]])

        self._choose("Roles", words, answered)

    def _ask_who(self, role: Role) -> None:
        self.ask_and_do(f"who is {role}?", lambda name: people.take_role(name, role))

    def action_export(self, kind: str = "") -> None:
        """An export as Markdown, to read, copy or save."""
        if kind in EXPORTS:
            begin(self, partial(self._show_export, kind), group=OPENING)
            return

        async def answered(places: Places) -> None:
            if places:
                await self._show_export(EXPORTS[places[0]])

        self._choose("Export as", EXPORTS, answered)

    def _choose(
        self, title: str, options: Sequence[str], answered: Answered[tuple[int, ...]], *, several: bool = False
    ) -> None:
        from screens.dialogs.choose import Choose

        self.app.push_screen(Choose(title, options, several=several), answered)

    async def _show_export(self, kind: str) -> None:
        from screens.dialogs.text_view import TextView

        rendering = await asyncio.to_thread(importlib.import_module, "opsdesk.desk.rendering")
        number, policy, zone = self.number, self.session.settings.policy, self.session.zone
        text = await self.session.desk.ask(lambda desk: rendering.render(desk, number, kind, policy, zone=zone))

        async def answered(wish: TextWish | None) -> None:
            if wish is not None:
                self._keep_export(kind, wish)
            self.capture.input.focus()

        self.app.push_screen(TextView(f"{self.incident.name} {kind}", text), answered)

    def _keep_export(self, kind: str, wish: TextWish) -> None:
        if wish.wish == "copy":
            self.post_message(CopyWanted(wish.text))
            return
        path = Path.cwd() / f"{slug(self.incident.name)}-{kind}.md"
        try:
            write_file(path, wish.text)
            self.say(f"written to {path}")
        except DeskError as error:
            self.say(error.message, problem=True)

    def action_tell_apart(self) -> None:
        """Asks what would tell the two leading causes apart; the answer becomes an action with a check-in."""
        leading = [item for item in self.incident.board() if not item.status.is_closed][:2]
        if len(leading) < 2:
            self.say("two open causes are needed to tell apart", problem=True)
            return
        numbers = tuple(item.number for item in leading)

        def decide(text: str) -> Decision:
            owner, _, task = text.partition(" ") if text.startswith("@") else ("", "", text)
            return hypotheses.give_discriminating_test(task, owner, numbers, self.session.now)

        names = " from ".join(item.name for item in leading)
        self.ask_and_do(f"what would tell {names}? (@name first)", decide)

    def _came_back(self) -> None:
        self.capture.input.focus()
        begin(self, self.resync)


def _taken(starter: Starter) -> Decision:
    if starter.kind is StarterKind.ACTION:
        return actions.give(starter.text, (), check_in_at=None, lane=Lane(starter.lane))
    kind = HypothesisKind.PATH if starter.kind is StarterKind.PATH else HypothesisKind.CAUSE
    return hypotheses.raise_hypothesis(starter.text, kind)
