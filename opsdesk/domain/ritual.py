"""Rituals: meetings that come again, each with a purpose, an owner, an agenda and what is to come out of it.

What a ritual is meant to be is its `Charter`; when it is held is its `Recurrence` (an RRULE of RFC 5545 in local time).
A meeting that was held is a `opsdesk.domain.meeting.Meeting`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar, Final

from opsdesk.domain.dossier import Dossier
from opsdesk.domain.values import dataclass

KEPT: Final = 200
"""Skips and moves that a ritual remembers; older ones are in its history."""
USUAL_BAND: Final = "standard"


class Aim(StrEnum):
    """The purpose test: why people must be there at the same time."""

    DECIDE = "decide"
    DISCUSS = "discuss"
    INFORM = "inform"
    """They needn't: whoever only wants to know reads it."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A role that attends, and by how many people. A band is a rate that many share, never a salary."""

    role: str
    people: int = 1
    band: str = USUAL_BAND


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of an agenda template."""

    title: str
    minutes: int = 0
    """0: nobody said how long."""
    inputs: tuple[str, ...] = ()
    """Names of what the desk fills in for it."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """When it is held. The wall clock counts: ten o'clock stays ten o'clock when summer time begins or ends."""

    rule: str = ""
    """`FREQ=WEEKLY;BYDAY=TU;COUNT=26`; empty: it is held when somebody asks for it."""
    first: date | None = None
    """The day from which the rule counts."""
    at: str = "10:00"
    zone: str = "UTC"

    @property
    def ends(self) -> bool:
        """The rule names its last date, so that somebody decides whether it goes on."""
        parts = {part.partition("=")[0].strip().upper() for part in self.rule.split(";")}
        return bool(parts & {"COUNT", "UNTIL"})


@dataclass(frozen=True, slots=True)
class Charter:
    """What a ritual is meant to be."""

    title: str = ""
    purpose: str = ""
    aim: Aim = Aim.DISCUSS
    owner: str = ""
    minutes: int = 30
    """How long it is booked for."""
    seats: tuple[Seat, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    outputs: tuple[str, ...] = ()
    """What there is afterwards that there wasn't before."""
    recurrence: Recurrence = Recurrence()

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """The agenda; where there is none the meeting itself is the one item."""
        return self.agenda or (AgendaItem(self.title, self.minutes),)

    @property
    def people(self) -> int:
        """How many attend."""
        return sum(seat.people for seat in self.seats)

    @property
    def lasts(self) -> timedelta:
        """How long it is booked for, as a span."""
        return timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Skip:
    """A date on which it isn't held; `slot` is the time by the rule (UTC)."""

    slot: datetime
    why: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """A date that was put to another time."""

    slot: datetime
    to: datetime
    why: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Ritual(Dossier):
    """A ritual as its pages tell it."""

    PREFIX: ClassVar[str] = "RIT"

    charter: Charter = Charter()
    scheduled_at: datetime | None = None
    """Since when the rule in force counts: dates before it were never promised."""
    skips: tuple[Skip, ...] = ()
    moves: tuple[Move, ...] = ()
    retired: str = ""
    """Why it isn't held any more."""

    @property
    def title(self) -> str:
        """What its charter calls it."""
        return self.charter.title

    @property
    def over(self) -> bool:
        """It isn't held any more."""
        return bool(self.retired)
