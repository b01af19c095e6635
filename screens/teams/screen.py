"""Teams, and what they promised each other: two lists with the same keys, where a key fits both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from opsdesk.desk import commitments, commitments_standing, teams, teams_standing
from opsdesk.desk.desk import Desk
from opsdesk.desk.teams_standing import Standing as Known
from opsdesk.domain.commitment import Commitment
from opsdesk.domain.commitment_happenings import COMMITMENTS
from opsdesk.domain.commitment_standing import Standing as Promised
from opsdesk.domain.team import Team
from opsdesk.domain.team_happenings import TEAMS
from screens.presenting.commitments import commitments_look
from screens.presenting.listing import Look
from screens.presenting.teams import teams_look
from screens.skeleton.keys import EDIT, NEW, UNDO, mark
from screens.skeleton.lists import SeveralLists
from screens.teams import forms
from screens.teams.coordinating import Coordinating
from screens.teams.help_text import HELP, KEYS
from screens.teams.promising import Promising
from screens.teams.reaching import Reaching
from screens.working import awaited, begin


class TeamsScreen(SeveralLists, Promising, Reaching, Coordinating):
    """Every team that is kept or named, and every commitment."""

    KEYS_OF = KEYS
    CALLED: ClassVar = {Promised: "a commitment", Known: "a team"}
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        NEW,
        EDIT,
        mark("Kept, or contacts checked"),
        UNDO,
        Binding("tab", "switch", "Teams or commitments", id="teams.switch"),
        Binding("b", "brief", "Brief for two teams", id="teams.brief"),
        Binding("w", "waits", "Who waits for whom", id="teams.waits"),
        Binding("x", "fail", "Broken, or a contact that failed", id="teams.fail"),
        Binding("l", "on_team('agree')", "The way it works with another team", id="teams.way"),
        Binding("d", "on_team('retire')", "Retire a team", id="teams.retire"),
        Binding("m", "on_commitment('move')", "Move to another date", id="teams.move"),
        Binding("B", "on_commitment('block')", "Blocked, or free again", id="teams.block"),
        Binding("exclamation_mark", "on_commitment('escalate')", "Escalate", id="teams.escalate", key_display="!"),
        Binding("r", "on_commitment('release')", "Release: not needed any more", id="teams.release"),
    ]

    @cached_property
    def looks(self) -> dict[str, Look[Any]]:
        return {"teams": teams_look(lambda: self.session.now), "commitments": commitments_look()}

    def reading(self) -> Callable[[Desk], Sequence[Any]]:
        zone = self.session.zone
        if self.which == "teams":
            return lambda desk: teams_standing.overview(desk, zone)
        return lambda desk: commitments_standing.overview(desk, zone, every=True)

    def list_of(self, key: str) -> str:
        return "commitments" if key.startswith(f"{Commitment.PREFIX}-") else "teams"

    def follow(self, key: str) -> None:
        """A commitment in its list; a team in the other one, by its number or by its name."""
        begin(self, partial(self._go_to, key), group="resync")

    async def action_new(self) -> None:
        """Asks for a team or a promise."""
        if self.which == "teams":
            await self._open_team(None, "")
        else:
            await self._open_promise(None)

    async def action_edit(self) -> None:
        """Asks for what reads otherwise; a team without a page gets one."""
        held = self.needed("edit")
        if isinstance(held, Promised):
            await self._open_promise(held)
        elif held is not None:
            await self._open_team(held.team, held.name)

    def action_mark(self) -> None:
        """A promise is kept; a team's contacts were tried."""
        self.with_chosen("mark", {Promised: self.keep, Known: self.check})

    def action_fail(self) -> None:
        """A promise is broken; a team's contact failed."""
        self.with_chosen("fail", {Promised: self.give_up, Known: self.fail})

    def action_on_commitment(self, what: str) -> None:
        """What only a commitment can be asked."""
        asked = {"move": self.move, "block": self.block, "escalate": self.escalate, "release": self.release}
        self.with_chosen(what, {Promised: asked[what]})

    async def action_on_team(self, what: str) -> None:
        """What only a team can be asked."""
        asked: dict[str, Callable[[Known], object]] = {"agree": self.agree, "retire": self.retire}
        await awaited(self.with_chosen(what, {Known: asked[what]}))

    async def action_brief(self) -> None:
        """The brief for the two teams of a commitment, or for the chosen team and another one."""
        held = self.needed("write of")
        if isinstance(held, Promised):
            await self.show_brief(held.commitment.promise.giver, held.commitment.promise.receiver)
        elif held is not None:
            self.choose_other(held)

    async def action_undo(self) -> None:
        """Takes back what the person wrote last of the chosen one."""
        held = self.needed("undo something of")
        if isinstance(held, Promised):
            await self.undo_in(COMMITMENTS, held.commitment.number, commitments.undo)
        elif held is not None and held.team is not None:
            await self.undo_in(TEAMS, held.team.number, teams.undo)
        elif held is not None:
            self.say(f"nobody keeps a page of {held.name}")

    async def _go_to(self, key: str) -> None:
        """A commitment, or a team by the name that somebody used for it."""
        if key.startswith(f"{Commitment.PREFIX}-"):
            await self.open_at(key)
            return
        zone = self.session.zone
        held = await self.try_to(lambda desk: teams_standing.standing_of(desk, key, zone))
        if held is not None:
            self.show_list("teams")
            await self.resync()
            self.select(held.key)

    async def _open_team(self, team: Team | None, name: str) -> None:
        await self.open_form(
            f"team “{team.name if team else name or 'new'}”",
            lambda typed: forms.team_form(self.session.desk, team, typed, name),
            lambda kept: self.select(kept.name),
        )

    async def _open_promise(self, held: Promised | None) -> None:
        commitment = held.commitment if held else None
        await self.open_form(
            f"commitment “{commitment.name if commitment else 'new'}”",
            lambda typed: forms.promise_form(self.session.desk, commitment, typed),
            lambda kept: self.select(kept.name),
        )
