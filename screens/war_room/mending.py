"""Questions on the line of the war room, and what they mend: an entry edited, struck or undone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from opsdesk.desk import amending
from opsdesk.desk.decision import Decision
from opsdesk.domain.entries import Entry
from opsdesk.domain.errors import DeskError
from opsdesk.domain.text import one_line
from screens.war_room.room import Room
from screens.widgets.capture_line import Question


class Mending(Room, part=True):
    """What is asked and then done; an answer that the desk refuses is on the line again, beside the reason."""

    def ask_and_do(
        self,
        prompt: str,
        decide: Callable[[str], Decision],
        typed: str = "",
        *,
        again: Callable[[str], None] | None = None,
    ) -> None:
        """Asks on the line and does what `decide` makes of the answer. `again` asks anew after a refusal, where the
        question itself has to be another one then."""

        async def answered(text: str) -> None:
            try:
                await self.do(decide(text))
            except DeskError as error:
                await self.resync()
                if again is not None:
                    again(text)
                elif text.strip():
                    self.ask_and_do(prompt, decide, text)
                self.say(error.message, problem=True)

        self.capture.ask(Question(prompt, answered), typed)

    async def mend_last(self) -> None:
        """Puts my last entry on the line to be mended."""
        if (entry := await self._undo_candidate()) is not None:
            self.edit_entry(entry)

    def edit_entry(self, entry: Entry, typed: str | None = None) -> None:
        """Asks for an entry's words on the line, with a time before them for when it really happened. After somebody
        else's edit both texts are shown, mine still on the line: Enter then puts it over theirs."""
        mark = self.incident.marks.get(entry.seq)
        seen = mark.edits if mark else 0
        local = entry.at.astimezone(self.session.zone)

        def decide(text: str) -> Decision:
            from opsdesk.desk.capture.correction import corrected

            return corrected(entry, text, now=self.session.now, zone=self.session.zone, seen_edits=seen)

        again = "" if typed is None else ", over theirs" if seen else " again"
        words = entry.payload.text if typed is None else typed
        self.ask_and_do(f"edit {local:%H:%M}{again}", decide, words, again=lambda text: self.edit_entry(entry, text))

    async def action_undo(self) -> None:
        """Takes back my last entry, naming it first."""
        entry = await self._undo_candidate()
        if entry is None:
            return

        async def answered(yes: bool | None) -> None:
            if yes and await self.try_do(amending.strike(entry, amending.UNDONE)):
                self.say(f"undone: {one_line(entry.payload.headline_in(self.session.zone))}")

        self.confirm("Undo your last entry?", (one_line(entry.payload.headline_in(self.session.zone)),), answered)

    def confirm(
        self, question: str, details: Sequence[str], answered: Callable[[bool | None], Awaitable[None]]
    ) -> None:
        """Asks a question with two answers."""
        from screens.dialogs.confirm import Confirm

        self.app.push_screen(Confirm(question, details), answered)

    async def _undo_candidate(self) -> Entry | None:
        """My newest entry, where it can be undone; why it can't is said."""
        number = self.number
        try:
            return await self.session.desk.ask(lambda desk: desk.undo_candidate(number))
        except DeskError as error:
            self.say(error.message, problem=True)
            return None
