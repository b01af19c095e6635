"""What somebody put off on the agenda, as a dossier: one for the whole desk, since snoozes are few and short-lived."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from opsdesk.domain.agenda import Snooze
from opsdesk.domain.dossier import Cabinet, Dossier, Happening, Page
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Snoozes(Dossier):
    """Every snooze that was over when the newest page was written is gone."""

    PREFIX: ClassVar[str] = "SNZ"

    held: tuple[Snooze, ...] = ()

    @property
    def by_key(self) -> dict[str, Snooze]:
        """The snoozes by what they hold back."""
        return {snooze.key: snooze for snooze in self.held}


@dataclass(frozen=True, slots=True)
class Snoozed(Happening[Snoozes]):
    """Somebody put an item off."""

    KIND: ClassVar[str] = "snoozed"
    key: str
    until: datetime
    why: str

    def change(self, state: Snoozes, page: Page[Snoozes]) -> Snoozes:
        """The newest word on an item counts."""
        new = Snooze(self.key, self.until, self.why, page.by)
        kept = (held for held in state.held if held.key != self.key and held.until > page.at)
        return replace(state, held=(*kept, new))

    def headline(self) -> str:
        """What the history says."""
        return f"snoozed {self.key}: {self.why}"


@dataclass(frozen=True, slots=True)
class Woken(Happening[Snoozes]):
    """An item is due again before its snooze was over."""

    KIND: ClassVar[str] = "woken"
    key: str

    def change(self, state: Snoozes, page: Page[Snoozes]) -> Snoozes:
        """It is held back no more."""
        return replace(state, held=tuple(held for held in state.held if held.key != self.key))

    def headline(self) -> str:
        """What the history says."""
        return f"woke {self.key}"


SNOOZES = Cabinet("snoozes", Snoozes, (Snoozed, Woken))
