"""F7: rituals by the date they are held next, held from here, and whether each is worth its time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from opsdesk.desk import meetings, rituals, rituals_standing
from opsdesk.desk.desk import Desk
from opsdesk.domain.meeting import Meeting
from opsdesk.domain.ritual import Charter
from opsdesk.domain.ritual_happenings import RITUALS
from opsdesk.domain.ritual_slots import slot_for
from opsdesk.domain.ritual_standing import Standing
from opsdesk.domain.ritual_words import cost_words, stamp
from opsdesk.domain.text import one_line
from screens.presenting.listing import Look
from screens.presenting.rituals import rituals_look
from screens.rituals.deciding import Deciding
from screens.rituals.forms import RitualForm
from screens.rituals.help_text import HELP
from screens.rituals.meeting_screen import MeetingScreen
from screens.skeleton.keys import EDIT, NEW, UNDO, mark
from screens.working import begin

FROM_NOTHING = "from nothing"


class RitualsScreen(Deciding):
    """Every ritual that is held; Enter holds a meeting of the chosen one."""

    KEYS = (
        "n new",
        "Enter hold it",
        "v in full",
        "s skip",
        "m move",
        "p proposal",
        "space action done",
        "w in writing",
        "e edit",
        "/ filter",
        "o sort",
        "u undo",
    )
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        NEW,
        EDIT,
        mark("Action done, or dropped"),
        UNDO,
        Binding("v", "view", "Show it in full", id="rituals.view"),
        Binding("s", "skip", "Skip its next date", id="rituals.skip"),
        Binding("m", "move", "Move its next date", id="rituals.move"),
        Binding("p", "proposal", "Do what is proposed", id="rituals.proposal"),
        Binding("w", "in_writing", "In writing: a page in a meeting's place", id="rituals.in_writing"),
        Binding("d", "retire", "Retire", id="rituals.retire"),
    ]

    @cached_property
    def look(self) -> Look[Standing]:
        return rituals_look(self.session)

    def reading(self) -> Callable[[Desk], Sequence[Standing]]:
        policy = self.session.settings.meetings
        return lambda desk: rituals_standing.overview(desk, policy)

    async def resync(self) -> None:
        """Under a meeting nobody sees the list: it is read again when they come back to it."""
        if self.items is None or not self._covered:
            await super().resync()

    async def open_at(self, what: str) -> None:
        """A ritual, or the one that a meeting was held of."""
        if self._covered:
            self.app.pop_screen()
        await super().open_at(what)
        if what.startswith(f"{Meeting.PREFIX}-"):
            held = (one for one in self.items or () if any(what == meeting.name for meeting in one.meetings))
            self.select(next((one.ritual.name for one in held), ""))

    def open_item(self, item: Standing) -> None:
        """Goes on with its meeting; begins one on a yes."""
        number = item.ritual.number
        if item.under_way is not None:
            begin(self, partial(self._hold, number), group="hold")
            return
        charter, currency = item.ritual.charter, self.session.settings.meetings.currency
        slot = slot_for(item.slots, self.session.now)
        details = (
            f"for {stamp(slot.planned_at, self.session.zone)}" if slot else "for none of its dates: none is near",
            f"{len(charter.items)} items, {charter.minutes} min, {charter.people} people",
            f"costs {cost_words(item, currency)}",
        )
        self.confirm(f"Begin {one_line(item.ritual.title)} now?", details, lambda: self._hold(number))

    def action_view(self) -> None:
        """To the chosen one in full, which stands over the list where both don't fit."""
        if (held := self.needed("show")) is not None:
            super().open_item(held)

    def follow(self, key: str) -> None:
        """A meeting's minutes, or the meeting itself while it is under way."""
        number = int(key.removeprefix(f"{Meeting.PREFIX}-"))
        begin(self, partial(self._open_meeting, number), group="hold")

    def action_new(self) -> None:
        """Asks for a ritual, which begins with one of those that ship or with nothing."""
        from opsdesk.formats.ritual import shipped

        ours = list(shipped().values())
        lines = [*(f"{charter.title} · {charter.minutes} min · {charter.purpose}" for charter in ours), FROM_NOTHING]
        begins = [*ours, Charter()]
        self.choose("Which one is it like?", lines, lambda place: self._open_form(begins[place]))

    async def action_edit(self) -> None:
        """Asks for what reads otherwise."""
        if (held := self.needed("edit")) is not None:
            ritual = held.ritual
            await self.open_form(
                f"ritual “{ritual.name}”",
                lambda typed: RitualForm(self.session, ritual, ritual.charter, typed),
                lambda edited: self.select(edited.name),
            )

    async def action_undo(self) -> None:
        """Takes back what the person wrote last of the chosen one."""
        if (held := self.needed("undo something of")) is not None:
            await self.undo_in(RITUALS, held.ritual.number, rituals.undo)

    @property
    def _covered(self) -> bool:
        return any(isinstance(screen, MeetingScreen) for screen in self.app.screen_stack)

    async def _open_form(self, charter: Charter) -> None:
        await self.open_form(
            f"ritual “new {charter.title}”",
            lambda typed: RitualForm(self.session, None, charter, typed),
            lambda added: self.select(added.name),
        )

    async def _hold(self, ritual: int) -> None:
        settings = self.session.settings
        held = await self.try_to(lambda desk: meetings.enter(desk, settings, ritual))
        if held is not None:
            await self._open(held)

    async def _open_meeting(self, number: int) -> None:
        held = await self.try_to(lambda desk: meetings.one(desk, number))
        if held is not None:
            await self._open(held)

    async def _open(self, held: Meeting) -> None:
        gathered = await self.try_to(lambda desk: meetings.gathered(desk, held.number))
        if gathered is not None:
            self.app.push_screen(MeetingScreen(self.session, held, gathered))
