"""What is decided about the chosen ritual: a date skipped or moved, an action settled, a proposal taken, its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from opsdesk.desk import changes_times, meetings_saying, rituals
from opsdesk.desk.desk import Desk
from opsdesk.domain.errors import BadInput, DeskError
from opsdesk.domain.meeting import AgreedStatus
from opsdesk.domain.meeting_words import action_words
from opsdesk.domain.ritual import Ritual
from opsdesk.domain.ritual_health import Proposal, Remedy
from opsdesk.domain.ritual_slots import Slot
from opsdesk.domain.ritual_standing import Standing
from opsdesk.domain.ritual_words import next_words, slot_words
from opsdesk.domain.text import one_line
from opsdesk.formats.markdown.written_update import written_update
from screens.skeleton import Skeleton
from screens.widgets.capture_line import Question

WHY = "the reason is kept   ↵ {does}   Esc back"
TO_WHEN = f"{changes_times.EXAMPLE}   ↵ and then why   Esc back"
DONE, DROPPED = "done", "dropped: say why"


class Deciding(Skeleton[Standing]):
    """Every decision needs a reason, or a yes."""

    def action_skip(self) -> None:
        """Asks why it isn't held on its next date."""
        if (found := self._with_a_date("skip a date of")) is None:
            return
        ritual, slot = found
        self._ask_why(
            f"skip {slot_words(slot, self.session.zone)}: why",
            "skips it",
            lambda why: lambda desk: rituals.skip(desk, ritual.number, why, slot.planned_at),
        )

    def action_move(self) -> None:
        """Asks to when its next date is put, then why."""
        if (found := self._with_a_date("move a date of")) is None:
            return
        ritual, slot = found

        def answered(typed: str) -> None:
            try:
                to = changes_times.starts(typed, self.session.now, self.session.zone)
                if to is None:
                    raise BadInput("say to when it is moved")
            except DeskError as error:
                self.say(error.message)
                return
            self._ask_why(
                "moved: why",
                "moves it",
                lambda why: lambda desk: rituals.move(desk, ritual.number, to, why, slot.planned_at),
            )

        self.ask(Question(f"move {slot_words(slot, self.session.zone)} to", answered), TO_WHEN)

    def action_retire(self) -> None:
        """Asks why it isn't held any more."""
        if (held := self.needed("retire")) is not None:
            number = held.ritual.number
            self._ask_why(
                f"retire {held.ritual.name}: why",
                "retires it",
                lambda why: lambda desk: rituals.retire(desk, number, why),
            )

    def action_mark(self) -> None:
        """Asks of which action what became."""
        if (held := self.needed("settle an action of")) is None:
            return
        actions = [(meeting, action) for meeting in held.meetings for action in meeting.open_actions]
        if not actions:
            self.say(f"nothing that {held.ritual.name} agreed on is still to be done")
            return
        lines = [f"{meeting.name} {action_words(action)}" for meeting, action in actions]

        def settle(place: int) -> None:
            meeting, action = actions[place]
            self.choose(lines[place], (DONE, DROPPED), lambda said: self._settle(meeting.number, action.number, said))

        if len(actions) == 1:
            settle(0)
        else:
            self.choose("What became of which?", lines, settle)

    def action_proposal(self) -> None:
        """Asks to do what is proposed, naming why."""
        held = self.needed("do what is proposed for")
        if held is None:
            return
        proposal = held.health.proposal
        if proposal is None:
            self.say(f"nothing is proposed for {held.ritual.name}")
            return
        self.confirm(
            f"{proposal.words.capitalize()}: {one_line(held.ritual.title)}?",
            (proposal.why, _what_it_does(held.ritual.name, proposal)),
            lambda: self._take(held.ritual, proposal),
        )

    def action_in_writing(self) -> None:
        """Shows the page that takes its place where it only informs."""
        if (held := self.needed("write in place of")) is not None:
            self.read_page(
                f"{one_line(held.ritual.title)}, in writing",
                f"{held.ritual.name} in writing",
                written_update(held.ritual.charter),
            )

    def _with_a_date(self, to: str) -> tuple[Ritual, Slot] | None:
        """The chosen one and its next date: that one is meant, whatever others skip or move meanwhile."""
        held = self.needed(to)
        if held is not None and held.next is not None:
            return held.ritual, held.next
        if held is not None:
            self.say(f"{held.ritual.name} has no date ahead: {next_words(held, self.session.zone)}")
        return None

    def _ask_why(self, prompt: str, does: str, use_case: Callable[[str], Callable[[Desk], Ritual]]) -> None:
        async def answered(why: str) -> None:
            await self.try_to(use_case(why))

        self.ask(Question(prompt, answered), WHY.format(does=does))

    async def _settle(self, meeting: int, action: int, place: int) -> None:
        if place == 0:
            await self.try_to(lambda desk: meetings_saying.settle(desk, meeting, action, AgreedStatus.DONE))
            return

        async def answered(why: str) -> None:
            await self.try_to(lambda desk: meetings_saying.settle(desk, meeting, action, AgreedStatus.DROPPED, why))

        self.ask(Question(f"drop MTG-{meeting} A{action}: why", answered), WHY.format(does="drops it"))

    async def _take(self, ritual: Ritual, proposal: Proposal) -> None:
        number, charter = ritual.number, ritual.charter
        if proposal.remedy is Remedy.SHORTEN:
            shorter = replace(charter, minutes=proposal.minutes)
            await self.try_to(lambda desk: rituals.edit(desk, number, shorter, charter))
            return
        retired = await self.try_to(lambda desk: rituals.retire(desk, number, f"{proposal.words}: {proposal.why}"))
        if retired is not None and proposal.remedy is Remedy.ASYNC:
            self.read_page(
                f"{one_line(charter.title)}, in writing", f"{ritual.name} in writing", written_update(charter)
            )


def _what_it_does(name: str, proposal: Proposal) -> str:
    if proposal.remedy is Remedy.SHORTEN:
        return f"It is booked for {proposal.minutes} min from now on; e changes its agenda."
    page = "; the page to write in its place is shown" if proposal.remedy is Remedy.ASYNC else ""
    return f"It is retired with this reason{page}. “opsdesk ritual undo {name}” takes that back."
