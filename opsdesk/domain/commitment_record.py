"""What became of a team's promises: kept, broken, agreed on anew, and what others still wait for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from opsdesk.domain.commitment import Ending
from opsdesk.domain.commitment_standing import Standing, State
from opsdesk.domain.team import Roster
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """The promises that a team gave, counted."""

    team: str = ""
    kept: int = 0
    late: int = 0
    """Of those kept: after the last day that was agreed on."""
    broken: int = 0
    released: int = 0
    renegotiated: int = 0
    """Promises whose date moved, whatever became of them."""
    moves: int = 0
    """How often dates moved."""
    open: int = 0
    overdue: int = 0
    blocked: int = 0
    unowned: int = 0
    """Open ones that nobody sees to."""
    longest: int = 0
    """Days that somebody has been waiting for an open one."""

    @property
    def share(self) -> float | None:
        """Kept of those that were kept or broken; None while there are none."""
        ended = self.kept + self.broken
        return self.kept / ended if ended else None

    @property
    def words(self) -> str:
        """`kept 4 of 5, 1 late · 2 renegotiated, 3 moves · 1 overdue`."""
        ended = self.kept + self.broken
        late = f", {self.late} late" if self.late else ""
        moves = f", {self.moves} moves" if self.moves > self.renegotiated else ""
        parts = (
            f"kept {self.kept} of {ended}{late}" if ended else "none ended yet",
            f"{self.renegotiated} renegotiated{moves}" if self.renegotiated else "",
            f"{self.released} released" if self.released else "",
            f"{self.open} open" if self.open else "",
            f"{self.overdue} overdue" if self.overdue else "",
            f"{self.blocked} blocked" if self.blocked else "",
        )
        return " · ".join(part for part in parts if part)


def records(standings: Iterable[Standing], roster: Roster) -> dict[str, Record]:
    """The record of every team that promised something, by its name as it is kept."""
    found: dict[str, Record] = {}
    for one in standings:
        team = roster.spelt(one.commitment.promise.giver)
        found[team] = _with(found.get(team) or Record(team), one)
    return found


def record_of(team: str, standings: Iterable[Standing]) -> Record:
    """The record that some of a team's promises amount to."""
    record = Record(team)
    for one in standings:
        record = _with(record, one)
    return record


def _with(record: Record, one: Standing) -> Record:
    commitment = one.commitment
    is_open = not commitment.over
    return replace(
        record,
        kept=record.kept + (commitment.ending is Ending.KEPT),
        late=record.late + commitment.kept_late,
        broken=record.broken + (commitment.ending is Ending.BROKEN),
        released=record.released + (commitment.ending is Ending.RELEASED),
        renegotiated=record.renegotiated + bool(commitment.moves),
        moves=record.moves + len(commitment.moves),
        open=record.open + is_open,
        overdue=record.overdue + bool(one.over),
        blocked=record.blocked + (one.state is State.BLOCKED),
        unowned=record.unowned + (is_open and not commitment.promise.person),
        longest=max(record.longest, one.waiting if is_open else 0),
    )
