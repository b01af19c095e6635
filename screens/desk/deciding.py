"""What is decided about the chosen signal: it is an incident, or none. That it belongs to one is `merging`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.binding import Binding, BindingType

from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import DeskError
from screens.desk.base import DeskState
from screens.desk.inbox import Inbox
from screens.messages import IncidentChosen
from screens.session import Session
from screens.widgets.capture_line import Question

if TYPE_CHECKING:
    from opsdesk.domain.criteria import TriageInputs
    from opsdesk.domain.incident import Incident
    from opsdesk.domain.signal import Signal

SIGNAL_BINDINGS: list[BindingType] = [
    Binding("d", "declare_signal", "Declare the signal", id="signal.declare"),
    Binding("m", "merge_signal", "Merge the signal into an incident", id="signal.merge"),
    Binding("x", "dismiss_signal", "Dismiss the signal", id="signal.dismiss"),
    Binding("X", "dismiss_resolved", "Dismiss all resolved signals", id="signal.dismiss_resolved"),
    Binding("v", "read_signal", "Read the signal", id="signal.read"),
    Binding("u", "undo_signal", "Undo your last decision on a signal", id="signal.undo"),
]


class Deciding(Inbox, part=True):
    """Nothing is decided by a letter alone: each asks something first, or can be taken back."""

    def __init__(self, session: Session, state: DeskState | None = None) -> None:
        super().__init__(session, state)
        self._decided: list[Sequence[int]] = []
        """The signals that were decided on here, at a time, the last at the end."""

    def action_declare_signal(self) -> None:
        """Asks for the title, the signal's own being there; Enter declares, then triage asks, with what is known."""
        if (signal := self.chosen_signal()) is not None:
            self._ask_title(signal, signal.title)

    def action_dismiss_signal(self) -> None:
        """Asks why it is no incident."""
        if (signal := self.chosen_signal()) is not None:
            self._ask_why_not(signal)

    def action_dismiss_resolved(self) -> None:
        """Asks whether all that are resolved by themselves are to go; of a filtered list only those that it shows."""
        from screens.dialogs.confirm import Confirm

        resolved = [signal.number for signal in self.listed if signal.resolved]
        if not resolved:
            self.say("no signal that waits is resolved")
            return

        async def answered(yes: bool | None) -> None:
            from opsdesk.desk import signals

            if yes:
                done = f"{len(resolved)} dismissed: {signals.BY_ITSELF}"
                why = signals.BY_ITSELF
                self.say_if(await self.decide(resolved, lambda desk: signals.dismiss(desk, resolved, why), done))

        self.app.push_screen(Confirm(f"Dismiss the {len(resolved)} that their sources call resolved?"), answered)

    async def action_undo_signal(self) -> None:
        """Takes back what was decided here last, so that it waits again."""
        from opsdesk.desk import signals
        from opsdesk.domain.signal_words import names_words

        if not self._decided:
            self.say("nothing that you decided on signals here is left to take back (older: opsdesk signal undo SIG-3)")
            return
        decided = self._decided.pop()
        undone = await self.try_to(lambda desk: signals.undo(desk, decided))
        if undone is not None:
            self.show_keys()
            self.notify(f"{names_words(undone)}: waiting again", markup=False)
            await self.resync()

    def _ask_title(self, signal: Signal, typed: str) -> None:
        async def answered(title: str) -> None:
            await self._declare_from(signal, title)

        self.ask(Question(f"declare {signal.name} as", answered, opens=True), typed=typed)

    async def _declare_from(self, signal: Signal, title: str) -> None:
        from opsdesk.desk import signals_declaring

        def declare(desk: Desk) -> tuple[Incident, TriageInputs]:
            inputs = signals_declaring.guessed(desk, signal)
            return signals_declaring.declare(desk, signal.number, title).incident, inputs

        declared = await self.try_to(declare)
        if declared is not None:
            await self._triage(*declared)

    async def _triage(self, incident: Incident, inputs: TriageInputs) -> None:
        """The triage form with what the signal tells; the incident is declared already, whatever is answered."""
        from screens.triaging import ask_triage

        then = partial(self.post_message, IncidentChosen(incident.number))
        await ask_triage(self, incident, self.session.desk.ask, then, inputs)

    def _ask_why_not(self, signal: Signal, typed: str = "") -> None:
        from opsdesk.desk import signals

        async def answered(why: str) -> None:
            number = signal.number
            done = f"{signal.name} is dismissed"
            if refused := await self.decide([number], lambda desk: signals.dismiss(desk, [number], why), done):
                self._ask_why_not(signal, why)
                self.say(refused)

        self.ask(Question(f"why is {signal.name} no incident?", answered), typed=typed)

    def say_if(self, refused: str) -> None:
        """Says why something was refused, if it was."""
        if refused:
            self.say(refused)

    async def decide(self, numbers: Sequence[int], what: Callable[[Desk], Any], done: str) -> str:
        """Decides on signals, and says that it is done; gives back why it was refused."""
        try:
            await self.session.desk.ask(what)
        except DeskError as error:
            return error.message
        self._decided.append(numbers)
        self.notify(f"{done}; u takes it back", markup=False)
        self.show_keys()
        await self.resync()
        await self.read_inbox()
        return ""
