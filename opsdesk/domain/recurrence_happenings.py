"""What can happen to a recurrence, and the cabinet that all of them are kept in."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Final

from opsdesk.domain.dossier import Cabinet, Happening, Page
from opsdesk.domain.recurrence import Improvement, Means, Recurrence
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Linked(Happening[Recurrence]):
    """Somebody says that an incident is an earlier one come back."""

    KIND: ClassVar[str] = "linked"
    FINAL: ClassVar[bool] = True
    incident: int = 0
    earlier: int = 0
    why: str = ""

    def change(self, state: Recurrence, page: Page[Recurrence]) -> Recurrence:
        linked = replace(state, incident=self.incident, earlier=self.earlier, why=self.why)
        return replace(linked, linked_at=page.at, linked_by=page.by, dismissed="")

    def headline(self) -> str:
        return f"INC-{self.incident} is INC-{self.earlier} again: {self.why}"


@dataclass(frozen=True, slots=True)
class Proposed(Happening[Recurrence]):
    """The desk said that an incident may be an earlier one; what somebody made of that comes after it."""

    KIND: ClassVar[str] = "proposed"
    FINAL: ClassVar[bool] = True
    incident: int = 0
    earlier: int = 0

    def change(self, state: Recurrence, page: Page[Recurrence]) -> Recurrence:
        return replace(state, incident=self.incident, earlier=self.earlier, why="proposed")

    def headline(self) -> str:
        return f"INC-{self.incident} may be INC-{self.earlier} again"


@dataclass(frozen=True, slots=True)
class Improved(Happening[Recurrence]):
    """Something was made of it, in the system where it belongs."""

    KIND: ClassVar[str] = "improved"
    FINAL: ClassVar[bool] = True
    """It stands in that system, too: there it is taken back."""
    means: Means = Means.ALERT
    about: str = ""
    words: str = ""
    owner: str = ""

    def change(self, state: Recurrence, page: Page[Recurrence]) -> Recurrence:
        made = Improvement(self.means, self.about, self.words, self.owner, page.at, page.by)
        return replace(state, improvements=(*state.improvements, made))

    def headline(self) -> str:
        return f"{self.means} {self.about} ({self.owner}): {self.words}"


@dataclass(frozen=True, slots=True)
class Dismissed(Happening[Recurrence]):
    """It is none after all, or nothing is made of it."""

    KIND: ClassVar[str] = "dismissed"
    why: str = ""

    def change(self, state: Recurrence, page: Page[Recurrence]) -> Recurrence:
        return replace(state, dismissed=self.why)

    def headline(self) -> str:
        return f"dismissed: {self.why}"


RECURRENCES: Final = Cabinet("recurrence", Recurrence, (Linked, Proposed, Improved, Dismissed))
