"""Taking a change further by keys: approve, begin, mark stages, end, review, give up. Nothing happens without a yes,
a reason or a word: each step is asked for before it is written.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from opsdesk.desk import changes, changes_outlook
from opsdesk.desk.changes_outlook import Outlook
from opsdesk.domain.change import ENDINGS, Change, ChangeState
from opsdesk.domain.change_calendar import OpenIncident
from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted
from screens.changes.linking import ENTER, Linking
from screens.dialogs.choose import Choose
from screens.presenting.changes_asking import before_approval, before_start
from screens.widgets.capture_line import Question

NO_INCIDENT = "no, none of them"
INCIDENT = "INC-"
"""Stands on the line that asks for one."""


class Stepping(Linking):
    """The steps of the chosen change."""

    def action_mark(self) -> None:
        """The next step, whichever it is."""
        held = self.needed("take further")
        if held is None:
            return
        change = held.change
        if change.review_due_at and change.state.is_over:
            self._review(held)
        elif change.state is ChangeState.PLANNED:
            self._approve(held)
        elif change.state is ChangeState.APPROVED:
            self.confirm(
                f"Begin {change.name}?",
                before_start(held, self.session.now, self.session.zone),
                partial(self._begin, change),
            )
        elif change.state is ChangeState.ROLLING_OUT:
            self._go_on(change)
        else:
            self.say(f"{change.name} is {change.state}: nothing is next")

    def action_finish(self) -> None:
        """How the rollout ended."""
        held = self.needed("end")
        if held is None:
            return
        change = held.change
        if change.state is not ChangeState.ROLLING_OUT and change.outcome_known:
            self.say(f"{change.name} is {change.state}: only what is rolled out can end")
            return

        def answered(chosen: tuple[int, ...] | None) -> None:
            if chosen:
                self._end_as(change, ENDINGS[chosen[0]])

        self.app.push_screen(Choose(f"How did {change.name} end?", ENDINGS, several=False), answered)

    def action_cancel(self) -> None:
        """Gives it up; a noted one never happened."""
        if (held := self.needed("give up")) is not None:
            change = held.change
            what = "never happened because" if change.recorded else "given up because"
            self._ask(
                f"{change.name} {what}", lambda why: self._write(partial(changes.cancel, number=change.number, why=why))
            )

    def action_incident(self) -> None:
        """The incident that it led to."""
        if (held := self.needed("link an incident to")) is None:
            return
        change = held.change

        async def answered(typed: str) -> None:
            if typed.strip().upper() not in {"", INCIDENT}:
                await self._write(lambda desk: changes.link_incident(desk, change.number, _incident_in(typed)))

        self.ask(Question(f"{change.name} led to", answered), f"INC-7, or 0: none after all   {ENTER}", INCIDENT)

    def _approve(self, held: Outlook) -> None:
        change, rigor = held.change, self.session.settings.rigor
        if change.emergency:
            approve = partial(changes.approve, number=change.number, rigor=rigor)
            self._ask(f"{change.name} can't wait because", lambda why: self._write(partial(approve, why=why)))
        elif held.missing:
            self.action_link()
        else:
            step = partial(changes.approve, number=change.number, rigor=rigor)
            self.confirm(
                f"Approve {change.name}?",
                before_approval(held, self.session.now, self.session.zone),
                lambda: self._write(step),
            )

    async def _begin(self, change: Change) -> None:
        await self._write(partial(changes.begin, number=change.number, rigor=self.session.settings.rigor))

    def _go_on(self, change: Change) -> None:
        """To the next stage, or to the end when none is left."""
        if not change.stages_left:
            self._end_as(change, ChangeState.DONE)
            return
        stage = change.stages_left[0]
        reach = partial(changes.reach, number=change.number, stage=stage)
        self._ask(
            f"{change.name} reached {stage}", lambda note: self._write(partial(reach, note=note)), may_be_empty=True
        )

    def _end_as(self, change: Change, how: ChangeState) -> None:
        if how is ChangeState.DONE:
            step = partial(changes.finish, number=change.number, how=how)
            self.confirm(f"{change.name} is done?", (change.title,), lambda: self._write(step))
        else:
            self._ask(f"{change.name} {how} because", partial(self._end_badly, change, how))

    async def _end_badly(self, change: Change, how: ChangeState, why: str) -> None:
        """Ends it, and asks whether one of the open incidents is its doing."""
        ended = await self._write(partial(changes.finish, number=change.number, how=how, words=why))
        if ended is None or ended.incident:
            return
        services = ended.plan.services
        found = await self.try_to(lambda desk: changes_outlook.incidents_on(desk, services))
        if found:
            self._ask_which(ended, found)

    def _ask_which(self, change: Change, found: list[OpenIncident]) -> None:
        options = [f"INC-{one.number}  {one.title}" for one in found]

        async def answered(chosen: tuple[int, ...] | None) -> None:
            if chosen and chosen[0] < len(found):
                number = found[chosen[0]].number
                await self._write(partial(changes.link_incident, number=change.number, incident=number))

        title = f"Did {change.name} lead to an open incident?"
        self.app.push_screen(Choose(title, [*options, NO_INCIDENT], several=False), answered)

    def _review(self, held: Outlook) -> None:
        change, rigor = held.change, self.session.settings.rigor
        step = partial(changes.review, number=change.number, rigor=rigor, incomplete=bool(held.missing))

        def ask() -> None:
            self._ask(f"{change.name}: the review found", lambda words: self._write(partial(step, words=words)))

        if held.missing:
            lacking = ", ".join(item.demand.id for item in held.missing)
            details = (f"Still missing: {lacking}.", "Say in the review why it never comes, or link it first (l).")
            self.confirm(f"Review {change.name} without all its evidence?", details, ask)
        else:
            ask()

    def _ask(self, prompt: str, then: Callable[[str], object], *, may_be_empty: bool = False) -> None:
        """Asks for words on the line; without any nothing happens, unless none are needed."""

        def answered(typed: str) -> object:
            return then(typed) if typed.strip() or may_be_empty else None

        hint = f"what was seen there, or nothing   {ENTER}" if may_be_empty else ENTER
        self.ask(Question(prompt, answered), hint)

    async def _write(self, step: Callable[..., Change]) -> Change | None:
        """Does one step; None when it was refused, which is said."""
        return await self.try_to(step)


def _incident_in(typed: str) -> int:
    """7 for `INC-7` or `7`; raises BadInput."""
    said = typed.strip().upper().removeprefix(INCIDENT)
    if not said.isdecimal():
        raise BadInput(f"{quoted(typed)} is no incident (write INC-7, or 0 for none)")
    return int(said)
