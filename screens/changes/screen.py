"""F5: what is about to change, what its risk demands, and how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from opsdesk.desk import changes, changes_outlook
from opsdesk.desk.changes_line import read_line
from opsdesk.desk.changes_outlook import Outlook
from opsdesk.desk.desk import Desk
from opsdesk.domain.change import Change
from opsdesk.domain.change_happenings import CHANGES
from opsdesk.domain.change_parts import ChangePlan
from screens.changes.help_text import HELP
from screens.changes.linking import CHECKS, ENTER
from screens.changes.plan_form import PlanForm
from screens.changes.stepping import Stepping
from screens.messages import IncidentChosen, PlaceWanted
from screens.places import PLACES
from screens.presenting.changes import changes_look
from screens.presenting.changes_parts import ITEM
from screens.presenting.listing import Look
from screens.skeleton.keys import EDIT, UNDO, mark, new
from screens.widgets.capture_line import Question

RUN, PROCEDURE, INCIDENT = "RUN-", "RB-", "INC-"
"""How what a line leads to begins."""
ROLLBACKS = "rollbacks"
TICK_S = 15.0
"""Seconds between two looks at the clock: windows, reviews and rollouts go by the minute."""


class ChangesScreen(Stepping):
    """Every change with its evidence."""

    KEYS = ("n plan", "Enter open", "space next step", "l link evidence", "f end it", "e edit", "N note one", "u undo")
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        new("Plan a change"),
        EDIT,
        mark("Next step"),
        UNDO,
        Binding("l", "link", "Link evidence", id="changes.link"),
        Binding("c", "checklist", "Its checklist's run", id="changes.checklist"),
        Binding("f", "finish", "End the rollout", id="changes.finish"),
        Binding("N", "note", "Note a change that has happened", id="changes.note"),
        Binding("i", "incident", "The incident it led to", id="changes.incident"),
        Binding("d", "cancel", "Give it up", id="changes.cancel"),
        Binding("R", "rollbacks", "Its rollback procedures", id="changes.rollbacks"),
        Binding("m", "metrics", "The numbers of its service", id="changes.metrics"),
    ]

    @cached_property
    def look(self) -> Look[Outlook]:
        return changes_look(self.session)

    def reading(self) -> Callable[[Desk], Sequence[Outlook]]:
        rigor = self.session.settings.rigor
        return lambda desk: changes_outlook.overview(desk, rigor)

    def on_mount(self) -> None:
        """Windows open and reviews fall due while nobody writes."""
        self.set_interval(TICK_S, self.show)

    async def action_new(self) -> None:
        """Plans a change."""
        await self.open_form("change “new”", lambda typed: PlanForm(self.session, None, typed), self._planned)

    async def action_edit(self) -> None:
        """Changes the plan of the chosen one."""
        if (held := self.needed("edit")) is not None:
            change = held.change
            make = partial(PlanForm, self.session, change)
            await self.open_form(f"change “{change.name}”", make, self._planned)

    def action_note(self) -> None:
        """Notes a change that has happened."""
        self.ask(Question("changed", self._note), f"14:02 deploy payments: what changed https://…   {ENTER}")

    def action_rollbacks(self) -> None:
        """The procedures that take it back."""
        if ROLLBACKS not in PLACES:
            self.say("rollback procedures are kept by `opsdesk rollback` on the command line")
        elif (held := self.chosen) is not None:
            linked = [piece.words for piece in held.change.pieces if piece.words.startswith(PROCEDURE)]
            offered = [offer for offer in held.offers.values() if offer.startswith(PROCEDURE)]
            self.post_message(PlaceWanted(ROLLBACKS, next(iter((*linked, *offered)), "")))
        else:
            self.post_message(PlaceWanted(ROLLBACKS))

    def action_metrics(self) -> None:
        """How the deployments of its service go."""
        services = self.chosen.change.plan.services if self.chosen else ()
        self.post_message(PlaceWanted("metrics", next(iter(services), "")))

    async def action_undo(self) -> None:
        """Takes back what one wrote last, unless a later step stands on it."""
        if (held := self.needed("undo something of")) is None:
            return
        await self.undo_in(CHANGES, held.change.number, changes.undo)

    def follow(self, key: str) -> None:
        """To what a line leads to; on a line of evidence it is linked."""
        held = self.chosen
        if key.startswith(ITEM) and held is not None:
            self.ask_evidence(held, next(item for item in held.items if f"{ITEM}{item.demand.id}" == key))
        elif key.startswith(RUN):
            self.post_message(PlaceWanted(CHECKS, key))
        elif key.startswith(PROCEDURE):
            self.action_rollbacks()
        elif key.startswith(INCIDENT):
            self.post_message(IncidentChosen(int(key.removeprefix(INCIDENT))))
        else:
            super().follow(key)

    def _planned(self, change: Change) -> None:
        self.select(change.name)

    async def _note(self, typed: str) -> None:
        if not typed.strip():
            return
        now, zone = self.session.now, self.session.zone

        def record(desk: Desk) -> Change:
            read = read_line(typed, now, zone, desk.service_names())
            happened = ChangePlan(title=read.title, sort=read.sort, services=read.services, link=read.link)
            return changes.record(desk, happened, at=read.at)

        noted = await self.try_to(record)
        if noted is not None:
            self.select(noted.name)
