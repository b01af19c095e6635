"""What can happen to a ritual, and the cabinet that all of them are kept in. How a meeting went is its own to tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import ClassVar, Final

from opsdesk.domain.dossier import Cabinet, Happening, Page
from opsdesk.domain.ritual import KEPT, Charter, Move, Ritual, Skip
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Added(Happening[Ritual]):
    """The ritual was set up."""

    KIND: ClassVar[str] = "added"
    FINAL: ClassVar[bool] = True
    charter: Charter = Charter()

    def change(self, state: Ritual, page: Page[Ritual]) -> Ritual:
        return replace(state, charter=self.charter, scheduled_at=page.at)

    def headline(self) -> str:
        return f"set up: {self.charter.title}"


@dataclass(frozen=True, slots=True)
class Edited(Happening[Ritual]):
    """Its charter reads otherwise. With another recurrence its dates count from now, without old skips and moves."""

    KIND: ClassVar[str] = "edited"
    charter: Charter = Charter()
    what: tuple[str, ...] = ()
    """What differs, in words."""

    def change(self, state: Ritual, page: Page[Ritual]) -> Ritual:
        if self.charter.recurrence == state.charter.recurrence:
            return replace(state, charter=self.charter)
        return replace(state, charter=self.charter, scheduled_at=page.at, skips=(), moves=())

    def headline(self) -> str:
        return f"changed: {', '.join(self.what)}"


@dataclass(frozen=True, slots=True)
class Skipped(Happening[Ritual]):
    """Somebody decided that it isn't held on one of its dates."""

    KIND: ClassVar[str] = "skipped"
    slot: datetime
    why: str

    def change(self, state: Ritual, page: Page[Ritual]) -> Ritual:
        return replace(state, skips=(*state.skips, Skip(self.slot, self.why, page.by))[-KEPT:])

    def headline(self) -> str:
        return f"skipped {self.slot:%Y-%m-%d}: {self.why}"


@dataclass(frozen=True, slots=True)
class Moved(Happening[Ritual]):
    """Somebody put one of its dates to another time; the newest word on a date counts."""

    KIND: ClassVar[str] = "moved"
    slot: datetime
    to: datetime
    why: str

    def change(self, state: Ritual, page: Page[Ritual]) -> Ritual:
        kept = tuple(move for move in state.moves if move.slot != self.slot)
        return replace(state, moves=(*kept, Move(self.slot, self.to, self.why, page.by))[-KEPT:])

    def headline(self) -> str:
        return f"moved {self.slot:%Y-%m-%d} to {self.to:%Y-%m-%d %H:%M} UTC: {self.why}"


@dataclass(frozen=True, slots=True)
class Retired(Happening[Ritual]):
    """It isn't held any more."""

    KIND: ClassVar[str] = "retired"
    why: str

    def change(self, state: Ritual, page: Page[Ritual]) -> Ritual:
        return replace(state, retired=self.why)

    def headline(self) -> str:
        return f"retired: {self.why}"


RITUALS: Final = Cabinet("ritual", Ritual, (Added, Edited, Skipped, Moved, Retired))
