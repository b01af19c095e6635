"""All dates of a ritual as a calendar is told them: a rule on a wall clock, and the dates on which it is otherwise."""

from __future__ import annotations

from datetime import datetime

from opsdesk.domain.ritual import Move
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """A recurring entry, by RFC 5545."""

    rule: str
    """Its UNTIL is in UTC, as that asks for beside a start with a zone."""
    first: datetime
    """The rule's first date, on the wall clock of the zone and without one."""
    zone: str
    skipped: tuple[datetime, ...] = ()
    """UTC, as a move's slot."""
    moves: tuple[Move, ...] = ()
