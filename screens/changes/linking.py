"""Linking evidence to the chosen change: which demand, then what shows that it is met; and its checklist's run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from opsdesk.desk import changes, checklists, runs
from opsdesk.desk.changes_outlook import Outlook
from opsdesk.desk.desk import Desk
from opsdesk.domain.change_evidence import Item
from screens.dialogs.choose import Choose
from screens.messages import PlaceWanted
from screens.presenting.changes_asking import evidence_hint
from screens.skeleton import Skeleton
from screens.widgets.capture_line import Question

ENTER = "↵ writes it   Esc back"
CHECKS = "checks"
"""The screen of checklists and their runs."""


class Linking(Skeleton[Outlook]):
    """The evidence of the chosen change."""

    def action_link(self) -> None:
        """Links evidence to a demand, one that is missing as a rule."""
        held = self.needed("link evidence to")
        if held is None:
            return
        choosable = held.missing or held.items
        if not choosable:
            self.say(f"{held.change.name} was noted after it had happened: nothing is demanded of it")
            return

        def answered(chosen: tuple[int, ...] | None) -> None:
            if chosen:
                self.ask_evidence(held, choosable[chosen[0]])

        title = f"{held.change.name} waits for evidence" if held.missing else f"Evidence of {held.change.name}"
        options = [f"{item.demand.id} · {item.words}" for item in choosable]
        self.app.push_screen(Choose(title, options, several=False), answered)

    async def action_checklist(self) -> None:
        """To the checklist's run that belongs to it, or begins one."""
        if (held := self.needed("work through a checklist for")) is None:
            return
        number = held.change.number
        asked = await self.try_to(lambda desk: _checklists(desk, number))
        if asked is None:
            return
        run, names = asked
        if run:
            self.post_message(PlaceWanted(CHECKS, run))
        elif not names:
            self.say("there is no checklist yet: F4 makes the first")
        else:
            self._choose_checklist(held, names)

    def _choose_checklist(self, held: Outlook, names: Sequence[str]) -> None:
        number, rigor = held.change.number, self.session.settings.rigor

        async def answered(chosen: tuple[int, ...] | None) -> None:
            if chosen:
                name = names[chosen[0]]
                run = await self.try_to(lambda desk: changes.begin_checklist(desk, number, name, rigor))
                if run is not None:
                    self.post_message(PlaceWanted(CHECKS, run.call))

        self.app.push_screen(Choose(f"Begin a checklist for {held.change.name}", names, several=False), answered)

    def ask_evidence(self, held: Outlook, item: Item, typed: str | None = None) -> None:
        """Asks for one piece; what the desk has stands there already."""
        number, demand, rigor = held.change.number, item.demand.id, self.session.settings.rigor

        async def answered(typed: str) -> None:
            if typed.strip():
                again = partial(self._ask_again, number, demand, typed)
                await self.try_to(lambda desk: changes.link(desk, number, demand, typed, rigor, item), again)

        offered = held.offers.get(demand, "") if typed is None else typed
        self.ask(Question(demand, answered), evidence_hint(item, ENTER), offered)

    def _ask_again(self, number: int, demand: str, typed: str) -> None:
        """With what was typed, once somebody else's evidence for the same demand was seen."""
        held = next((one for one in self.items or () if one.change.number == number), None)
        item = next((one for one in held.items if one.demand.id == demand), None) if held else None
        if held is not None and item is not None:
            self.ask_evidence(held, item, typed)


def _checklists(desk: Desk, number: int) -> tuple[str, tuple[str, ...]]:
    """The run under way that belongs to a change, empty when there is none, and the checklists there are."""
    run = next((run.call for run in runs.listed(desk, under_way=True) if run.change == number), "")
    return run, () if run else tuple(kept.template.name for kept in checklists.templates(desk))
