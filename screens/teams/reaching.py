"""What can be done about the chosen team: its contacts tried, one that failed, its way of working, its end."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from opsdesk.desk import teams
from opsdesk.desk.teams_standing import Standing
from opsdesk.domain.team import Team
from opsdesk.domain.text import one_line
from screens.reaching import AsksWhoAnswers
from screens.teams.forms import way_form
from screens.widgets.capture_line import Question


class Reaching(AsksWhoAnswers[Any]):
    """Asks which contact, and writes what came of it."""

    def check(self, held: Standing) -> None:
        """Asks which contacts were tried."""
        if (team := self._page_of(held, "check")) is None:
            return
        self.ask_who_answered(team, lambda names: self.try_to(lambda desk: teams.check(desk, team.number, names)))

    def fail(self, held: Standing) -> None:
        """Asks which contact failed, and how."""
        if (team := self._page_of(held, "check")) is None:
            return
        self.ask_who_failed(
            team, lambda name, why: self.try_to(lambda desk: teams.fail(desk, team.number, name, why=why))
        )

    async def agree(self, held: Standing) -> None:
        """Asks how it works with another team: one of those it said something of, or the first that waits."""
        if (team := self._page_of(held, "say how it works")) is None:
            return
        said = [one.team for one in team.relations]
        met = [one.commitment.promise.receiver for one in held.owes]
        met += [one.commitment.promise.giver for one in held.waits]
        others = tuple(dict.fromkeys((*(name for name in met if name not in said), *said)))
        await self.open_form(
            f"way of “{team.name}”",
            lambda typed: way_form(self.session.desk, team, others, others[0] if others else "", typed),
            lambda kept: self.select(kept.name),
        )

    def retire(self, held: Standing) -> None:
        """Asks why there is no such team any more."""
        if (team := self._page_of(held, "retire")) is None:
            return

        def answered(why: str) -> Awaitable[Team | None]:
            return self.try_to(lambda desk: teams.retire(desk, team.number, why))

        self.ask(Question("why is it retired", answered), f"{one_line(team.title)}   ↵ retires it   Esc back")

    def _page_of(self, held: Standing, to: str) -> Team | None:
        if held.team is None:
            self.say(f"nobody keeps a page of {held.name} to {to}: e begins one")
        return held.team
