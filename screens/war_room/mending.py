"""Questions on the line of the war room, and what they mend: an entry edited, struck or undone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from opsdesk.desk import amending
from opsdesk.desk.decision import Decision
from opsdesk.domain.entries import Entry
from opsdesk.domain.errors import DeskError
from opsdesk.domain.text import one_line, quoted
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience
from screens.war_room.keeping import Keeping


@dataclass(frozen=True, slots=True)
class Asked:
    """Something asked on the line: what and about what, as it is kept while it is half-answered, and in words."""

    what: str
    about: str
    prompt: str
    decide: Callable[[str], Decision]
    """Makes of the answer what is done; raises DeskError."""
    again: Callable[[str], None] | None = None
    """Asks anew after a refusal, where the question itself has to be another one then."""


class Mending(Keeping, part=True):
    """What is asked and then done; an answer that the desk refuses is on the line again, beside the reason."""

    def ask_and_do(self, asked: Asked, typed: str = "", then: Callable[[], None] | None = None) -> None:
        """Asks on the line and does what is decided by the answer; `then` follows once it is done."""

        async def answered(text: str) -> None:
            try:
                await self.do(asked.decide(text), takes=self.half_answered.key)
            except DeskError as error:
                await self.resync()
                if asked.again is not None:
                    asked.again(text)
                elif text.strip():
                    self.ask_and_do(asked, text, then)
                self.say(error.message, problem=True)
            else:
                if then is not None:
                    then()

        question = self.half_answered.question(
            asked.what, asked.about, asked.prompt, answered, lambda _: self.keep_soon()
        )
        self.capture.ask(question, typed)

    async def mend_last(self) -> None:
        """Puts my last entry on the line to be mended."""
        if (entry := await self._undo_candidate()) is not None:
            self.edit_entry(entry)

    def edit_entry(
        self, entry: Entry, typed: str | None = None, *, seen: int | None = None, again: bool = False
    ) -> None:
        """Asks for an entry's words on the line, with a time before them for when it really happened. After somebody
        else's edit both texts are shown, mine still on the line: Enter then puts it over theirs. `seen` is how often it
        had been edited when it was asked for, unless that is now."""
        mark = self.incident.marks.get(entry.seq)
        edits = (mark.edits if mark else 0) if seen is None else seen
        local = entry.at.astimezone(self.session.zone)

        def decide(text: str) -> Decision:
            from opsdesk.desk.capture.correction import corrected

            return corrected(entry, text, now=self.session.now, zone=self.session.zone, seen_edits=edits)

        once_more = "" if not again else ", over theirs" if edits else " again"
        asked = Asked(
            "edit",
            f"{entry.seq} {edits}",
            f"edit {local:%H:%M}{once_more}",
            decide,
            lambda text: self.edit_entry(entry, text, again=True),
        )
        self.ask_and_do(asked, entry.payload.text if typed is None else typed)

    def strike_entry(self, entry: Entry, typed: str = "") -> None:
        """Asks why an entry is taken out of account."""
        prompt = f"strike {quoted(entry.payload.headline_in(self.session.zone))}: why"
        self.ask_and_do(Asked("strike", str(entry.seq), prompt, lambda why: amending.strike(entry, why)), typed)

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
            if isinstance(error, amending.WasSent):
                self.offer_correction(error.audience)
            self.say(error.message, problem=True)
            return None

    def offer_correction(self, audience: Audience) -> None:
        """For the update's pane: what was sent can be set right only by another text."""
