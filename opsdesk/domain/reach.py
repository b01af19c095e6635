"""Ways to reach somebody: a team's channel and pager, a contact at a vendor. Each is checked by itself, or failed.

What was found out is kept by the words of a way in, so that what reads otherwise hasn't been checked. Why one can't be
trusted any more is `opsdesk.domain.reach_staleness`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, Self

from opsdesk.domain.contact import Contact
from opsdesk.domain.dossier import Dossier
from opsdesk.domain.values import dataclass

MOST_DAYS: Final = 3660
"""The longest interval between two checks of a contact, in days."""


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach somebody."""

    name: str
    """`channel`, `on-call`, or the contact's own."""
    words: str
    """All of it, by which its checks are kept: what reads otherwise hasn't been checked."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Somebody tried a way in, and it worked."""

    words: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Somebody tried a way in, and nobody answered there."""

    words: str
    at: datetime
    by: str
    why: str = ""
    incident: int = 0
    """Where it was needed; 0: outside of any."""


@dataclass(frozen=True, slots=True)
class Reachable(Dossier):
    """What can be reached, and what became of trying: what teams and vendors have in common."""

    checks: tuple[Checked, ...] = ()
    """The newest of each way in."""
    failures: tuple[Failed, ...] = ()
    """The newest of each way in that no check answered since."""

    @property
    def reaches(self) -> tuple[Reach, ...]:
        """The ways in, nearest first."""
        return ()

    @property
    def check_days(self) -> int:
        """Days for which a check holds; 0: the calendar never asks for one."""
        return 0

    def checked(self, reach: Reach) -> Checked | None:
        """When a way in was last known to work."""
        return next((one for one in self.checks if one.words == reach.words), None)

    def failed(self, reach: Reach) -> Failed | None:
        """When a way in failed, as long as no check answered that."""
        return next((one for one in self.failures if one.words == reach.words), None)

    def reached(self, reaches: Sequence[Reach], at: datetime, by: str) -> Self:
        """Once somebody tried ways in, and they worked."""
        tried = {reach.words for reach in reaches}
        checks = (Checked(words, at, by) for words in dict.fromkeys(reach.words for reach in reaches))
        return replace(
            self,
            checks=(*(one for one in self.checks if one.words not in tried), *checks),
            failures=tuple(one for one in self.failures if one.words not in tried),
        )

    def missed(self, failed: Failed) -> Self:
        """Once somebody tried a way in, and nobody answered."""
        return replace(self, failures=(*(one for one in self.failures if one.words != failed.words), failed))

    def as_it_reads(self) -> Self:
        """Without what was found out about ways in that read otherwise now, or are none any more."""
        still = {reach.words for reach in self.reaches}
        return replace(
            self,
            checks=tuple(one for one in self.checks if one.words in still),
            failures=tuple(one for one in self.failures if one.words in still),
        )


def reaches_of(contacts: Iterable[Contact]) -> tuple[Reach, ...]:
    """The ways in that contacts are."""
    return tuple(Reach(contact.name, contact.words) for contact in contacts)
