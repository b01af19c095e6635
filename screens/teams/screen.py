"""Teams, and what they promised each other: two lists with the same keys, where a key fits both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from opsdesk.desk import commitments_standing, teams_standing
from opsdesk.desk.desk import Desk
from opsdesk.desk.teams_standing import Standing as Known
from opsdesk.domain.commitment import Commitment
from opsdesk.domain.commitment_happenings import COMMITMENTS
from opsdesk.domain.commitment_standing import Standing as Promised
from opsdesk.domain.team import Team
from opsdesk.domain.team_happenings import TEAMS
from screens.presenting.commitments import commitments_look
from screens.presenting.footer import footer
from screens.presenting.listing import Look
from screens.presenting.row import MUTED, plain
from screens.presenting.teams import teams_look
from screens.session import Session
from screens.skeleton.asking import awaited
from screens.skeleton.keys import EDIT, MARK, NEW, UNDO
from screens.teams import forms
from screens.teams.coordinating import Coordinating
from screens.teams.help_text import HELP, KEYS
from screens.teams.promising import Promising
from screens.teams.reaching import Reaching
from screens.working import begin

LISTS = ("teams", "commitments")


class TeamsScreen(Promising, Reaching, Coordinating):
    """Every team that is kept or named, and every commitment."""

    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        NEW,
        EDIT,
        MARK,
        UNDO,
        Binding("tab", "switch", "Teams or commitments", id="teams.switch"),
        Binding("b", "brief", "Brief for two teams", id="teams.brief"),
        Binding("w", "waits", "Who waits for whom", id="teams.waits"),
        Binding("x", "fail", "Broken, or a contact that failed", id="teams.fail"),
        Binding("l", "on_team('agree')", "How it works with another team", id="teams.way"),
        Binding("d", "on_team('retire')", "Retire a team", id="teams.retire"),
        Binding("m", "on_commitment('move')", "Another date", id="teams.move"),
        Binding("B", "on_commitment('block')", "Blocked, or free again", id="teams.block"),
        Binding("exclamation_mark", "on_commitment('escalate')", "Escalate", id="teams.escalate", key_display="!"),
        Binding("r", "on_commitment('release')", "Not needed any more", id="teams.release"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.which = LISTS[0]

    @cached_property
    def _looks(self) -> dict[str, Look[Any]]:
        return {"teams": teams_look(lambda: self.session.now), "commitments": commitments_look()}

    @property
    def look(self) -> Look[Any]:
        return self._looks[self.which]

    @property
    def titles(self) -> Sequence[str]:
        return [look.title for look in self._looks.values()]

    def keys(self, width: int) -> Content:
        return plain(footer(KEYS[self.which], width), MUTED)

    def reading(self) -> Callable[[Desk], Sequence[Any]]:
        zone = self.session.zone
        if self.which == "teams":
            return lambda desk: teams_standing.overview(desk, zone)
        return lambda desk: commitments_standing.overview(desk, zone, every=True)

    async def open_at(self, what: str) -> None:
        """One of the lists by its name, or a team or a commitment."""
        wanted = what if what in LISTS else LISTS[what.startswith(f"{Commitment.PREFIX}-")]
        if wanted != self.which:
            self._show_list(wanted)
        await self.resync()
        self.select(what)

    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {name: partial(self.action_switch, name) for name in LISTS}

    def action_switch(self, which: str = "") -> None:
        """To the other list, or to the one named."""
        self._show_list(which or next(name for name in LISTS if name != self.which))
        begin(self, self.resync, group="resync")

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
        self._on_either(self.keep, self.check)

    def action_fail(self) -> None:
        """A promise is broken; a team's contact failed."""
        self._on_either(self.give_up, self.fail)

    def action_on_commitment(self, what: str) -> None:
        """What only a commitment can be asked."""
        asked = {"move": self.move, "block": self.block, "escalate": self.escalate, "release": self.release}
        self._on_either(asked[what], None)

    async def action_on_team(self, what: str) -> None:
        """What only a team can be asked."""
        asked: dict[str, Callable[[Known], object]] = {"agree": self.agree, "retire": self.retire}
        await awaited(self._on_either(None, asked[what]))

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
            await self.undo_in(COMMITMENTS, held.commitment.number)
        elif held is not None and held.team is not None:
            await self.undo_in(TEAMS, held.team.number)
        elif held is not None:
            self.say(f"nobody keeps a page of {held.name}")

    def _on_either(
        self, promised: Callable[[Promised], object] | None, known: Callable[[Known], object] | None
    ) -> object:
        """Does what a key means for the chosen thing, or says on which list it means something."""
        held = self.needed("do that with")
        if held is None:
            return None
        do = promised if isinstance(held, Promised) else known
        if do is None:
            self.say(f"that is asked of {'a team' if promised is None else 'a commitment'}: Tab shows the other list")
            return None
        return do(held)

    def _show_list(self, which: str) -> None:
        self.which, self.items, self.words = which, None, ""
        self.show()
        self.hint.say(self.keys)
        self.list.focus()

    async def _go_to(self, key: str) -> None:
        """A commitment, or a team by the name that somebody used for it."""
        if key.startswith(f"{Commitment.PREFIX}-"):
            await self.open_at(key)
            return
        zone = self.session.zone
        held = await self.try_to(lambda desk: teams_standing.standing_of(desk, key, zone))
        if held is not None:
            if self.which != "teams":
                self._show_list("teams")
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
