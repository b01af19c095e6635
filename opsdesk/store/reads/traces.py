"""What all incidents left by which each can be recognised: read at once, since whole incidents would take seconds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from opsdesk.domain.times import parse_iso
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import HypothesisStatus, Origin, Status

INCIDENTS = (
    "SELECT i.number, i.title, i.impact, i.origin, i.status, coalesce(s.at, i.declared_at), r.at, i.status_at"
    " FROM incident i"
    " LEFT JOIN milestone s ON s.incident = i.number AND s.milestone = 'started'"
    " LEFT JOIN milestone r ON r.incident = i.number AND r.milestone = 'resolved'"
    " WHERE i.origin IN ('live', 'imported') AND i.status NOT IN ('cancelled', 'duplicate') ORDER BY i.number"
)
SERVICES = "SELECT incident, name FROM affected_service"
CAUSES = "SELECT incident, statement FROM hypothesis WHERE kind = 'cause' AND status = ?"
CHANGES = "SELECT incident, text FROM noted_change"


@dataclass(frozen=True, slots=True)
class Left:
    """What one incident left, in the words that people typed."""

    number: int
    title: str
    impact: str
    began_at: datetime | None
    ended_at: datetime | None
    """None: nobody knows, or it isn't over."""
    running: bool
    """People are still on it; of an imported one nobody says so."""
    services: frozenset[str]
    causes: tuple[str, ...]
    """What was confirmed; a suspicion says nothing afterwards."""
    changes: tuple[str, ...]
    """Changes that somebody named."""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that may name a vendor."""
        return self.title, *self.causes, *self.changes


def left_by_incidents(connection: sqlite3.Connection) -> list[Left]:
    """What every incident left that really was one, by number; no replay and no demo."""
    services = _several(connection.execute(SERVICES))
    causes = _several(connection.execute(CAUSES, (HypothesisStatus.CONFIRMED.value,)))
    changes = _several(connection.execute(CHANGES))
    return [
        Left(
            number,
            title,
            impact,
            _moment(began),
            _moment(resolved or (status_at if Status(status).is_over else None)),
            origin == Origin.LIVE and not Status(status).is_over,
            frozenset(services.get(number, ())),
            tuple(causes.get(number, ())),
            tuple(changes.get(number, ())),
        )
        for number, title, impact, origin, status, began, resolved, status_at in connection.execute(INCIDENTS)
    ]


def _moment(text: str | None) -> datetime | None:
    return parse_iso(text) if text else None


def _several(rows: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for number, text in rows:
        found.setdefault(number, []).append(text)
    return found
