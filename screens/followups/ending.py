"""What can be done about the chosen follow-up or idea: done, declined, moved, opened again, taken on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from opsdesk.desk import followups, followups_ideas
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput
from opsdesk.domain.followup import FollowUp, Idea
from opsdesk.domain.followup_happenings import FOLLOW_UPS
from opsdesk.domain.followup_standing import Standing
from opsdesk.domain.text import one_line
from screens.followups import forms
from screens.presenting.followups import Kept
from screens.skeleton import Skeleton
from screens.teams.forms import a_day
from screens.widgets.capture_line import Question

Write = Callable[[Desk, str], FollowUp]
ENTER = "↵ keeps it   Esc back"


class Ending(Skeleton[Any]):
    """Asks on the line, and writes the answer; a refused one is said."""

    def done(self, held: Standing) -> None:
        """Asks what was seen when its done-test was looked at."""
        followup, today = held.followup, self.session.today
        test = followup.task.done_test
        hint = f"done when {one_line(test)}" if test else "nobody said when it is done"
        self._ask(
            followup, "what was seen?", hint, lambda desk, said: followups.done(desk, followup.number, said, today)
        )

    def decline(self, held: Kept) -> None:
        """Asks why nobody does it."""
        today = self.session.today
        if isinstance(held, Idea):
            incident, number = held.incident, held.number
            self._ask_about(
                f"{held.name}: why declined?",
                held.text,
                lambda desk, why: followups_ideas.decline_idea(desk, incident, number, why, today),
            )
            return
        of = held.followup
        self._ask(of, "why declined?", "", lambda desk, why: followups.decline(desk, of.number, why, today))

    def move(self, held: Standing) -> None:
        """Asks for another day, and why."""
        followup, today = held.followup, self.session.today

        def write(desk: Desk, said: str) -> FollowUp:
            day, _, why = said.strip().partition(" ")
            to = a_day(day)
            if to is None:
                raise BadInput("say to which day it moves, and why: 2026-12-24 the vendor is late")
            return followups.move(desk, followup.number, to, why, today=today)

        self._ask(followup, "moves to", "2026-12-24 why", write)

    def reopen(self, held: Standing) -> None:
        """Asks why it isn't over after all."""
        of = held.followup
        self._ask(of, "why open again?", "", lambda desk, why: followups.reopen(desk, of.number, why))

    async def take_on(self, idea: Idea | None) -> None:
        """Asks for what makes a commitment of it: one owner, a day, what shows that it is done."""
        await self.open_form(
            f"follow-up “{idea.name if idea else 'new'}”",
            lambda typed: forms.new_form(self.session, idea, typed),
            lambda kept: self.select(kept.name),
        )

    async def edit(self, held: Standing) -> None:
        """Asks for what reads otherwise."""
        followup = held.followup
        await self.open_form(
            f"follow-up “{followup.name}”",
            lambda typed: forms.edit_form(self.session, followup, typed),
            lambda kept: self.select(kept.name),
        )

    async def undo_of(self, held: Standing) -> None:
        """Names what the person wrote last, and takes it back on a yes; its incident says so too."""
        await self.undo_in(FOLLOW_UPS, held.followup.number, followups.undo)

    def _ask(self, followup: FollowUp, prompt: str, hint: str, write: Write) -> None:
        about = " · ".join(part for part in (one_line(followup.title), hint) if part)
        self._ask_about(f"{followup.name} {prompt}", about, write)

    def _ask_about(self, prompt: str, about: str, write: Write) -> None:
        async def answered(said: str) -> None:
            kept = await self.try_to(lambda desk: write(desk, said))
            if kept is not None:
                self.select(kept.name)

        self.ask(Question(prompt, answered), f"{one_line(about)}   {ENTER}")
