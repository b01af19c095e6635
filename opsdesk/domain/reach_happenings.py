"""What can happen to the ways to reach somebody: part of the cabinets of teams and of vendors."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from opsdesk.domain.dossier import Happening, Page
from opsdesk.domain.reach import Failed, Reach, Reachable
from opsdesk.domain.values import dataclass

R = TypeVar("R", bound=Reachable)


@dataclass(frozen=True, slots=True)
class ReachesChecked(Happening[R]):
    """Ways in were tried, and work."""

    KIND: ClassVar[str] = "reaches_checked"
    reaches: tuple[Reach, ...] = ()

    def change(self, state: R, page: Page[R]) -> R:
        return state.reached(self.reaches, page.at, page.by)

    def headline(self) -> str:
        return f"reached by {', '.join(reach.name for reach in self.reaches)}"


@dataclass(frozen=True, slots=True)
class ReachFailed(Happening[R]):
    """A way in was tried, and nobody answered."""

    KIND: ClassVar[str] = "reach_failed"
    reach: Reach | None = None
    why: str = ""
    incident: int = 0

    def change(self, state: R, page: Page[R]) -> R:
        if self.reach is None:
            return state
        return state.missed(Failed(self.reach.words, page.at, page.by, self.why, self.incident))

    def headline(self) -> str:
        where = f" in INC-{self.incident}" if self.incident else ""
        return f"{self.reach.name if self.reach else ''} failed{where}{f': {self.why}' if self.why else ''}"
