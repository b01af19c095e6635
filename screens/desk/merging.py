"""A signal becomes part of an open incident, on request with all others that name one of its services."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from screens.desk.deciding import Deciding
from screens.working import begin

if TYPE_CHECKING:
    from opsdesk.domain.incident import Incident
    from opsdesk.domain.signal import Signal


class Merging(Deciding, part=True):
    """In a storm of alerts one decision is enough for those that belong together."""

    def action_merge_signal(self) -> None:
        """Asks into which incident, the likeliest first."""
        from opsdesk.domain.signal_matching import matches
        from screens.dialogs.choose import Choose
        from screens.presenting.signals import merge_options

        signal = self.chosen_signal()
        if signal is None:
            return
        found = matches(signal, self.state.running)
        if not found:
            self.say(f"no incident is open that {signal.name} could belong to: d declares one")
            return

        def answered(places: tuple[int, ...] | None) -> None:
            if places:
                self._merge_with_others(signal, found[places[0]].incident)

        title = f"{signal.name} “{signal.title}” belongs to"
        self.app.push_screen(Choose(title, merge_options(found), several=False), answered)

    def _merge_with_others(self, signal: Signal, into: Incident) -> None:
        """Asks whether the others that name one of its services belong there, too."""
        from screens.dialogs.confirm import Confirm

        others = [one for one in self.inbox if one is not signal and not set(one.services).isdisjoint(signal.services)]
        if not others:
            self._begin_merge([signal], into)
            return

        def answered(too: bool | None) -> None:
            if too is not None:
                self._begin_merge([signal, *others] if too else [signal], into)

        names = ", ".join(signal.services)
        which = "1 more signal names" if len(others) == 1 else f"{len(others):,} more signals name"
        question = f"{which} {names}: part of {into.name}, too?"
        self.app.push_screen(Confirm(question, ["n merges the chosen one alone."]), answered)

    def _begin_merge(self, chosen: Sequence[Signal], into: Incident) -> None:
        from opsdesk.desk import signals
        from opsdesk.domain.signal_words import names_words

        numbers = [signal.number for signal in chosen]
        done = f"part of {into.name}: {names_words(chosen)}"

        async def merge() -> None:
            self.say_if(await self.decide(numbers, lambda desk: signals.merge(desk, numbers, into.number), done))

        begin(self, merge)
