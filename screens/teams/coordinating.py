"""Pages about several teams: the brief for two of them, and who waits for whom."""

from __future__ import annotations

from typing import Any

from opsdesk.desk import commitments_standing, coordination
from opsdesk.desk.teams_standing import Standing
from opsdesk.formats.markdown.coordination_brief import coordination_brief
from opsdesk.formats.markdown.waits import waits_page
from screens.skeleton import Skeleton


class Coordinating(Skeleton[Any]):
    """Reads the desk and shows a page."""

    def choose_other(self, held: Standing) -> None:
        """Asks which other team the brief is about, those first that it has to do with."""
        met = _met(held)
        others = [one.name for one in self.items or () if one.name != held.name]
        others.sort(key=lambda name: (name not in met, name.casefold()))
        if others:
            self.choose(
                f"{held.name}, and which team?", others, lambda place: self.show_brief(held.name, others[place])
            )
        else:
            self.say("a brief is about two teams, and there is one")

    async def show_brief(self, first: str, second: str) -> None:
        """The brief for two teams."""
        zone = self.session.zone
        held = await self.try_to(lambda desk: coordination.brief(desk, first, second, zone))
        if held is not None:
            page = coordination_brief(held)
            self.read_page(f"{held.first.name} and {held.second.name}", f"{first} and {second} coordination", page)

    async def action_waits(self) -> None:
        """Who waits for whom."""
        zone, today = self.session.zone, self.session.today
        held = await self.try_to(lambda desk: commitments_standing.waits(desk, zone))
        if held is not None:
            self.read_page("Who waits for whom", "who waits for whom", waits_page(held, today))


def _met(held: Standing) -> frozenset[str]:
    """The teams that it promised something, or that promised it something."""
    owed = (one.commitment.promise.receiver for one in held.owes)
    return frozenset((*owed, *(one.commitment.promise.giver for one in held.waits)))
