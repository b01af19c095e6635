"""The screens beside desk and war room: by which key and command each is opened, and where its code lies.

A screen's module is imported when somebody opens it for the first time, and stays as it was left from then on.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from opsdesk.domain.values import dataclass

if TYPE_CHECKING:
    from screens.session import Session
    from screens.skeleton import Skeleton


@dataclass(frozen=True, slots=True)
class Place:
    """A screen that can be gone to. Its name in `PLACES` is the command that opens it."""

    title: str
    module: str
    screen: str
    key: str = ""
    """A function key; none for what is opened from other screens, by its command and from the palette."""
    what: str = ""
    """What to show there first, for a screen that goes by several names."""

    def make(self, session: Session) -> Skeleton[Any]:
        """The screen itself."""
        made: Skeleton[Any] = getattr(importlib.import_module(self.module), self.screen)(session)
        return made


PLACES: dict[str, Place] = {
    "checks": Place("Checklists", "screens.checklists", "ChecklistsScreen", "f4"),
    "changes": Place("Changes", "screens.changes", "ChangesScreen", "f5"),
    "vendors": Place("Vendors", "screens.vendors", "VendorsScreen", "f6"),
    "rituals": Place("Rituals", "screens.rituals", "RitualsScreen", "f7"),
    "teams": Place("Teams", "screens.teams", "TeamsScreen", what="teams"),
    "commitments": Place("Commitments", "screens.teams", "TeamsScreen", what="commitments"),
    "runbooks": Place("Runbooks", "screens.runbooks", "RunbooksScreen", "f8"),
    "postmortems": Place("Postmortems", "screens.postmortems", "PostmortemsScreen", "f9"),
    "followups": Place("Follow-ups", "screens.followups", "FollowUpsScreen", what="followups"),
    "recurrences": Place("Recurrences", "screens.followups", "FollowUpsScreen", what="recurrences"),
    "metrics": Place("Metrics", "screens.metrics", "MetricsScreen"),
    "rollbacks": Place("Rollbacks", "screens.rollbacks", "RollbacksScreen"),
    "services": Place("Services", "screens.registry", "RegistryScreen", what="services"),
    "people": Place("People", "screens.registry", "RegistryScreen", what="people"),
}
"""By name. What isn't there yet isn't listed."""

FIRST_PLACES = ("desk", "incident")
"""The two that the app itself keeps: F2 and F3, the incident looked at last."""
