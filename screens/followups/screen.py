"""Follow-ups and recurrences: two lists with the same keys, where a key fits both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from opsdesk.desk import followups_standing, recurrences, recurrences_standing
from opsdesk.desk.desk import Desk
from opsdesk.desk.recurrences_standing import Again
from opsdesk.domain.followup import FollowUp, Idea
from opsdesk.domain.followup_standing import Standing
from opsdesk.domain.meeting import Meeting
from opsdesk.domain.recurrence import Recurrence
from opsdesk.domain.recurrence_happenings import RECURRENCES
from opsdesk.domain.recurrence_patterns import DAYS, Pattern
from opsdesk.domain.recurrence_signs import WITHIN
from opsdesk.domain.ritual import Ritual
from opsdesk.domain.runbook import Document
from screens.followups.ending import Ending
from screens.followups.help_text import HELP, KEYS
from screens.followups.recurring import Recurring
from screens.messages import IncidentChosen, PlaceWanted
from screens.presenting.followups import followups_look
from screens.presenting.followups_recurrences import recurrences_look
from screens.presenting.listing import Heading, Look, as_markdown
from screens.skeleton.keys import EDIT, UNDO, make, mark, new
from screens.skeleton.lists import SeveralLists
from screens.working import awaited, begin

INCIDENT = "INC-"
ELSEWHERE = {Document.PREFIX: "runbooks", Ritual.PREFIX: "rituals", Meeting.PREFIX: "rituals"}
"""Where an improvement is looked at, by the letters before its number; a checklist has none."""


class FollowUpsScreen(SeveralLists, Ending, Recurring):
    """Everything that was to follow from an incident, and what came back all the same."""

    KEYS_OF = KEYS
    CALLED: ClassVar = {
        Standing: "a follow-up",
        Idea: "an idea",
        Again: "a recurrence",
        Pattern: "what comes too often",
    }
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        new("New, or link two"),
        EDIT,
        mark("Done"),
        make("Take an idea on, or improve"),
        UNDO,
        Binding("tab", "switch", "Follow-ups or recurrences", id="followups.switch"),
        Binding("x", "decline", "Decline, or dismiss", id="followups.decline"),
        Binding("m", "on_followup('move')", "Move to another day", id="followups.move"),
        Binding("r", "on_followup('reopen')", "Reopen", id="followups.reopen"),
        Binding("l", "link", "Link what is proposed", id="followups.link"),
    ]

    @cached_property
    def looks(self) -> dict[str, Look[Any]]:
        session = self.session
        followups = followups_look(lambda: session.today, lambda: session.zone, ascii_only=session.settings.ascii)
        return {"followups": followups, "recurrences": recurrences_look()}

    def reading(self) -> Callable[[Desk], Sequence[Any]]:
        zone = self.session.zone
        if self.which == "recurrences":
            return _came_back
        return lambda desk: [*followups_standing.overview(desk, zone, every=True), *followups_standing.undecided(desk)]

    def markdown(self, item: Any) -> str:
        """Without the backlog, which is about all of them."""
        parts = self.look.detail(item, self.items or ())
        if self.which == "followups":
            parts = parts[next(place for place, part in enumerate(parts) if isinstance(part, Heading)) :]
        return as_markdown(self.look.name(item), parts)

    def list_of(self, key: str) -> str:
        return "recurrences" if key.startswith(f"{Recurrence.PREFIX}-") else "followups"

    def follow(self, key: str) -> None:
        """To the incident, the follow-up, or what else an improvement is."""
        prefix = key.partition("-")[0]
        if key.startswith(INCIDENT):
            self.post_message(IncidentChosen(int(key.removeprefix(INCIDENT))))
        elif prefix in {FollowUp.PREFIX, Recurrence.PREFIX}:
            begin(self, partial(self.open_at, key), group="resync")
        else:
            self.post_message(PlaceWanted(ELSEWHERE.get(prefix, "checks"), key))

    async def action_new(self) -> None:
        """Takes a follow-up on, or links two incidents."""
        if self.which == "recurrences":
            self.link_two()
        else:
            await self.take_on(None)

    async def action_edit(self) -> None:
        """Asks for what reads otherwise."""
        await awaited(self.with_chosen("edit", {Standing: self.edit, Idea: self.take_on}))

    def action_mark(self) -> None:
        """It is done."""
        self.with_chosen("mark", {Standing: self.done})

    async def action_make(self) -> None:
        """A follow-up of an idea, an improvement of a recurrence or of what comes too often."""
        await awaited(
            self.with_chosen(
                "make something of",
                {Idea: self.take_on, Again: self.improve, Pattern: self.improve_what_comes_often},
            )
        )

    def action_decline(self) -> None:
        """It isn't done, or no recurrence."""
        self.with_chosen("decline", {Standing: self.decline, Idea: self.decline, Again: self.tell_apart})

    def action_on_followup(self, what: str) -> None:
        """What only a follow-up can be asked."""
        self.with_chosen(what, {Standing: {"move": self.move, "reopen": self.reopen}[what]})

    def action_link(self) -> None:
        """Links what is proposed."""
        self.with_chosen("link", {Again: self.link})

    async def action_undo(self) -> None:
        """Takes back what the person wrote last of the chosen one."""
        held = self.needed("undo something of")
        if isinstance(held, Standing):
            await self.undo_of(held)
        elif isinstance(held, Again) and held.linked is not None:
            await self.undo_in(RECURRENCES, held.linked.number, recurrences.undo)
        elif held is not None:
            self.say("nobody wrote anything of it")


def _came_back(desk: Desk) -> Sequence[Again | Pattern]:
    """What comes too often now, and what came back or may have in as long as that counts."""
    found = recurrences_standing.overview(desk, WITHIN.days, often_in=DAYS)
    return [*found.patterns, *found.linked, *found.proposed]
