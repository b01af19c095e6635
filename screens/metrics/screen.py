"""The metrics screen: a service a row, by name and never by its numbers, and all of it beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import cycle
from typing import ClassVar

from textual.binding import Binding, BindingType

from opsdesk.desk import metrics
from opsdesk.desk.desk import Desk
from screens.presenting.listing import Look
from screens.presenting.metrics import Numbers, metrics_look
from screens.session import Session
from screens.skeleton import Skeleton

SPANS = (metrics.USUAL_DAYS, 180, 365, 30)
"""Days that one looks back, in the order in which `w` goes through them."""

HELP = """\
# What is shown here

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
    """Every service of the registry, and every other that was deployed."""

    KEYS = ("w window", "Enter open", "/ filter", "y copy", "E export")
    HELP = HELP
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w", "window", "Look back further", id="metrics.window")]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._spans = cycle(SPANS)
        self.days = next(self._spans)

    @cached_property
    def look(self) -> Look[Numbers]:
        return metrics_look(ascii_only=self.session.settings.ascii)

    def reading(self) -> Callable[[Desk], Sequence[Numbers]]:
        days = self.days

        def read(desk: Desk) -> list[Numbers]:
            found = metrics.measured(desk, days=days)
            return [Numbers(held, found, days) for held in found.services]

        return read

    async def action_window(self) -> None:
        """Over another span of days."""
        self.days = next(self._spans)
        await self.resync()
