"""Signals: what another tool reports and nobody has decided on yet; one signal is one problem of one source.

A source that reports the same problem again after it was decided begins a new signal, which names the earlier ones:
what comes back for the third time in a week is a fault of its own, and nobody sees that in a number on an old one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar, Final

from opsdesk.domain.dossier import Dossier
from opsdesk.domain.signal_report import Condition
from opsdesk.domain.values import dataclass

MOST_SERVICES: Final = 20
"""Services that a signal names; a status page may list hundreds."""
_NOBODY_SAID: Final = 2.5
"""Where a signal without a severity stands: below those that are known to be bad, above those that are known not to."""


class Ending(StrEnum):
    """What somebody decided about a signal."""

    WAITING = "waiting"
    MERGED = "merged"
    DECLARED = "declared"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Signal(Dossier):
    """One problem as its source tells it, and what became of it here. Made by `fold`, never edited."""

    PREFIX: ClassVar[str] = "SIG"

    source: str = ""
    key: str = ""
    """What the source calls the problem."""
    about: str = ""
    rule: str = ""
    """What the source calls the rule behind it; empty where it names none."""
    condition: Condition = Condition.TOLD
    claimed: str = ""
    """The severity in the source's own word."""
    severity: int = 0
    """What that word means here, 1 (worst) to 5; 0: nobody knows."""
    services: tuple[str, ...] = ()
    """As the desk calls them."""
    url: str = ""
    began_at: datetime | None = None
    """When the problem began, by the source."""
    first_at: datetime | None = None
    """When the source reported it first …"""
    newest_at: datetime | None = None
    """… and last."""
    firings: int = 0
    """How often it was reported to fire."""
    reports: int = 0
    opened_at: datetime | None = None
    """When it was taken in here."""
    earlier: tuple[int, ...] = ()
    """Signals of the same problem that were decided before this one began, oldest first."""
    ending: Ending = Ending.WAITING
    incident: int = 0
    """The incident it became a part of, or that was declared from it."""
    ended_at: datetime | None = None
    ended_by: str = ""
    why: str = ""
    """Why it was dismissed."""

    @property
    def title(self) -> str:
        """What a list calls it."""
        return self.about

    @property
    def over(self) -> bool:
        """Somebody decided on it. That its source calls it resolved decides nothing: somebody may want to know."""
        return self.ending is not Ending.WAITING

    @property
    def resolved(self) -> bool:
        """By its source."""
        return self.condition is Condition.RESOLVED

    @property
    def since(self) -> datetime | None:
        """When it began, as far as anybody said."""
        return self.began_at or self.first_at


def in_order(signals: Iterable[Signal]) -> list[Signal]:
    """As somebody has to look at them: what is over by itself last, then the worst first, then the newest."""
    return sorted(signals, key=_rank)


def _rank(signal: Signal) -> tuple[bool, float, float, int]:
    newest = signal.newest_at or datetime.min.replace(tzinfo=UTC)
    return signal.resolved, signal.severity or _NOBODY_SAID, -newest.timestamp(), -signal.number
