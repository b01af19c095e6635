"""The metrics screen: how incidents go, then a service a row, by name and never by its numbers; all of it beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import cycle
from typing import ClassVar

from textual.binding import Binding, BindingType

from opsdesk.desk import metrics, metrics_incidents
from opsdesk.desk.desk import Desk
from screens.presenting.incident_numbers import OfIncidents
from screens.presenting.listing import Look
from screens.presenting.metrics import Numbers, OfService, metrics_look
from screens.session import Session
from screens.skeleton import Skeleton

SPANS = (metrics.USUAL_DAYS, 180, 365, 30)
"""Days that one looks back, in the order in which `w` goes through them."""

HELP = """\
# What is shown here

How incidents go, all together and by severity: how long until they were
seen, answered, better and over, from their milestones (:started 14:02,
:detected …); whether readers heard in time, by policy's pace and by what
they were promised; follow-ups done by their day; what came back. A median
says how far it spreads and from how many it is made: the middle half from
8 on, shortest to longest from 3, each by itself below that. Practice,
replays, cancelled incidents and duplicates count in nothing.

DORA's five of each service, made from the desk's changes (:changes) and
incidents: lead time from commit to production, deployments a day, the
share that failed, the time from a failed deployment to service being
back, and the share that was made because of an incident. Each says from
how many it is made; what nobody knows is never counted as zero.

The small signs show the twelve parts of the window, the oldest first; a
gap is a part of which nothing is known.

The error budget is read from the service's objective (:services), as
“99.9 % a month”: the minutes it may be bad, less those in which an
incident affected it.

Both numbers together are a hint, with its reasons. A service is held
against itself over time: no targets, and no ranking of services, teams
or people.

# Keys

j k ↑ ↓      move      g G first, last
/            filter: every word has to be in it somewhere; Escape shows all
w            look back over 90, 180, 365 or 30 days
Enter        the chosen one in full
y  E         copy as Markdown, write a Markdown file
q Escape     back
"""


class MetricsScreen(Skeleton[Numbers]):
    """All incidents and those of each severity; every service of the registry, and every other that was deployed."""

    KEYS = ("w window", "Enter open", "/ filter", "y copy", "E export")
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "window", "Window: look back further", id="metrics.window")]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._spans = cycle(SPANS)
        self.days = next(self._spans)

    @cached_property
    def look(self) -> Look[Numbers]:
        return metrics_look(ascii_only=self.session.settings.ascii)

    def reading(self) -> Callable[[Desk], Sequence[Numbers]]:
        days, policy, zone = self.days, self.session.settings.policy, self.session.zone

        def read(desk: Desk) -> list[Numbers]:
            told = metrics_incidents.measured(desk, policy, zone, days=days)
            found = metrics.measured(desk, days=days)
            incidents = [] if told.is_empty else [OfIncidents(held, told) for held in told.rows]
            return [*incidents, *(OfService(held, found) for held in found.services)]

        return read

    def one_of(self, item: Numbers) -> str:
        return "incidents" if isinstance(item, OfIncidents) else "service"

    async def action_window(self) -> None:
        """Over another span of days."""
        self.days = next(self._spans)
        await self.resync()
