"""Linking evidence to the chosen change: which demand, then what shows that it is met."""

from __future__ import annotations

from opsdesk.desk import changes
from opsdesk.desk.changes_outlook import Outlook
from opsdesk.domain.change_evidence import Item
from screens.dialogs.choose import Choose
from screens.presenting.changes_asking import evidence_hint
from screens.skeleton import Skeleton
from screens.widgets.capture_line import Question

ENTER = "↵ writes it   Esc back"


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

    def ask_evidence(self, held: Outlook, item: Item) -> None:
        """Asks for one piece; what the desk has stands there already."""
        number, demand, rigor = held.change.number, item.demand.id, self.session.settings.rigor

        async def answered(typed: str) -> None:
            if typed.strip():
                await self.try_to(lambda desk: changes.link(desk, number, demand, typed, rigor))

        self.ask(Question(demand, answered), evidence_hint(item, ENTER), held.offers.get(demand, ""))
