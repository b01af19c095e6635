"""F9: postmortems, what presses first; one is worked on over the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from opsdesk.desk import postmortems_opening, postmortems_standing
from opsdesk.desk.desk import Desk
from opsdesk.desk.postmortems_standing import Standing
from opsdesk.domain.errors import DeskError
from opsdesk.domain.followup import FollowUp
from opsdesk.domain.postmortem_gates import OWNER
from opsdesk.domain.text import one_line
from screens.messages import IncidentChosen, PlaceWanted
from screens.postmortems.help_text import HELP
from screens.postmortems.stepping import Stepping
from screens.presenting.listing import Look
from screens.presenting.postmortems import postmortems_look
from screens.skeleton import Skeleton
from screens.skeleton.keys import EDIT, NEW, UNDO, make
from screens.terminal.key_order import OPENING
from screens.working import begin

INCIDENT = "INC-"
FOLLOW_UPS = "followups"


class PostmortemsScreen(Stepping, Skeleton[Standing]):
    """Every postmortem; Enter works on the chosen one."""

    KEYS = (
        "n new",
        "Enter work on it",
        "s step ahead",
        "i about it",
        "a follow-up",
        "/ filter",
        "o sort",
        "E export",
        "e edit",
        "r step back",
        "u undo",
    )
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        NEW,
        EDIT,
        make("Follow-up of it"),
        UNDO,
        Binding("i", "about", "About it: what is known", id="postmortems.about"),
        Binding("s", "advance", "A step ahead, or what is missing", id="postmortems.advance"),
        Binding("r", "go_back", "A step back", id="postmortems.back"),
        Binding("d", "call_off", "Nobody needs it", id="postmortems.call_off"),
    ]

    @cached_property
    def look(self) -> Look[Standing]:
        return postmortems_look(lambda: self.session.today)

    @property
    def standing(self) -> Standing | None:
        return self.chosen

    def reading(self) -> Callable[[Desk], Sequence[Standing]]:
        settings = self.session.settings
        return lambda desk: postmortems_standing.overview(desk, settings, postmortems_standing.MOST_LOOKED_AT)

    def show_detail(self) -> None:
        """What an older one needs isn't read for the list, but now."""
        super().show_detail()
        one = self.chosen
        if one is not None and one.missing is None and not one.postmortem.over:
            begin(self, partial(self._look_at, one), group="looking", exclusive=True)

    async def _look_at(self, one: Standing) -> None:
        settings = self.session.settings
        try:
            looked = await self.session.desk.ask(
                lambda desk: postmortems_standing.standing_of(desk, settings, one.postmortem)
            )
        except DeskError as error:
            self.say(error.message)
            return
        self.items = [looked if held is one else held for held in self.items or ()]
        self.show()

    async def open_at(self, what: str) -> None:
        """A postmortem, or the one of an incident."""
        await super().open_at(what)
        if what.startswith(INCIDENT):
            held = (one.postmortem for one in self.items or () if one.postmortem.incident_name == what)
            self.select(next((one.name for one in held), ""))

    def open_item(self, item: Standing) -> None:
        self.work_on(item, "")

    def work_on(self, one: Standing, spot: str) -> None:
        """Opens it, at a question or a part of it."""
        begin(self, partial(self._open, one.postmortem.number, spot), group=OPENING)

    def go_to(self, about: str) -> None:
        if about == OWNER:
            begin(self, self.action_edit, group=OPENING)
        elif (one := self.chosen) is not None:
            self.work_on(one, about)

    def follow(self, key: str) -> None:
        if key.startswith(INCIDENT):
            self.post_message(IncidentChosen(int(key.removeprefix(INCIDENT))))
        elif FollowUp.numbered(key, bare=False) is not None:
            self.post_message(PlaceWanted(FOLLOW_UPS, key))
        else:
            self.go_to(key)

    def action_about(self) -> None:
        """To what is known of the chosen one, and back."""
        if self.detail.has_focus:
            self.action_back()
        elif (one := self.needed("tell about")) is not None:
            super().open_item(one)

    async def action_new(self) -> None:
        """Asks of which incident that is over."""
        incidents = await self.try_to(lambda desk: postmortems_opening.without_one(desk, desk.past_incidents()))
        if not incidents:
            self.say("every incident that is over has its postmortem")
            return
        settings = self.session.settings

        async def answered(place: int) -> None:
            number = incidents[place].number
            begun = await self.try_to(lambda desk: postmortems_opening.begin(desk, settings, number))
            if begun is not None:
                self.select(begun.name)

        lines = [one_line(f"{one.name} {one.status}: {one.title}") for one in incidents]
        self.choose("Begin the postmortem of which incident?", lines, answered)

    async def _open(self, number: int, spot: str) -> None:
        from screens.postmortems.opened import opening
        from screens.postmortems.working import WorkingScreen

        settings, by = self.session.settings, self.session.by
        opened = await self.try_to(lambda desk: opening(desk, settings, number, by))
        if opened is not None:
            self.app.push_screen(WorkingScreen(self.session, opened, spot))
