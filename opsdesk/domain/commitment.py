"""Commitments between teams: who promised what to whom, by when, what shows that it is done, and what holds it up.

A team is named by words, as the service registry names its owner teams; `opsdesk.domain.team.Roster` says which words
are one team. How long somebody has been waiting is `opsdesk.domain.commitment_standing`.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Final

from opsdesk.domain.dossier import Dossier
from opsdesk.domain.values import dataclass

HIGHEST_LEVEL: Final = 4
"""Levels of escalation: leads of both teams, their managers, those who set both teams' priorities, executives."""


class Ending(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    RELEASED = "released"
    """The receiver doesn't need it any more: neither kept nor broken."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised: all that a form asks."""

    giver: str = ""
    """The team that promised."""
    person: str = ""
    """Who of that team sees to it, by short name; empty: nobody has it."""
    receiver: str = ""
    """The team that waits."""
    deliverable: str = ""
    done_test: str = ""
    """What both sides look at to say that it is done."""
    due: date | None = None
    """The day both agreed on, as it stands now."""

    @property
    def words(self) -> str:
        """All of it in one line."""
        by = f" by {self.due}" if self.due else ""
        who = f" ({self.person})" if self.person else ""
        test = f" · done when {self.done_test}" if self.done_test else ""
        return f"{self.giver}{who} to {self.receiver}: {self.deliverable}{by}{test}"


@dataclass(frozen=True, slots=True)
class Blocker:
    """What a promise waits for: another commitment, a team, or what words say."""

    commitment: int = 0
    team: str = ""
    words: str = ""
    since: datetime | None = None
    by: str = ""

    @property
    def described(self) -> str:
        """`COM-4: the schema first`, `ledger: no capacity`, or the words alone."""
        on = Commitment.called(self.commitment) if self.commitment else self.team
        return ": ".join(part for part in (on, self.words) if part)


@dataclass(frozen=True, slots=True)
class Move:
    """A date that was agreed on anew."""

    was: date
    to: date
    why: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Escalation:
    """Somebody was asked to decide who can."""

    level: int
    to: str
    """A person's short name, or a role."""
    why: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Commitment(Dossier):
    """One promise and what became of it. Made by `fold`, never edited."""

    PREFIX: ClassVar[str] = "COM"

    promise: Promise = Promise()
    made_at: datetime | None = None
    blocker: Blocker | None = None
    moves: tuple[Move, ...] = ()
    """Oldest first: a date that moves again and again tells more than the last one."""
    escalations: tuple[Escalation, ...] = ()
    ending: Ending = Ending.OPEN
    ended_at: datetime | None = None
    ended_on: date | None = None
    """The day on which it was delivered, or given up."""
    outcome: str = ""
    """What showed that it is done, or why it wasn't."""

    @property
    def title(self) -> str:
        """What a list calls it."""
        return self.promise.deliverable

    @property
    def over(self) -> bool:
        """Nobody waits for it any more."""
        return self.ending is not Ending.OPEN

    @property
    def first_due(self) -> date | None:
        """The day that was agreed on at first."""
        return self.moves[0].was if self.moves else self.promise.due

    @property
    def level(self) -> int:
        """How high it has been escalated; 0: not at all."""
        return max((one.level for one in self.escalations), default=0)

    @property
    def kept_late(self) -> bool:
        """It was kept, after the last day that was agreed on."""
        due, on = self.promise.due, self.ended_on
        return self.ending is Ending.KEPT and due is not None and on is not None and on > due
