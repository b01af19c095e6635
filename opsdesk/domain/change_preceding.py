"""What changed just before an incident began: most incidents come from a change. Ranked by how near it was, by what it
touched and by its risk, each with its reasons; a rank is where to look first, and proves nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.dependencies import DependsOn, needed_by, reached
from opsdesk.domain.rigor import Tier
from opsdesk.domain.times import spoken
from opsdesk.domain.values import dataclass

WITHIN: Final = timedelta(hours=24)
"""How far back is looked unless somebody says otherwise."""
START_IS_A_GUESS: Final = timedelta(minutes=10)
"""So much after the start as it is known now a change still counts as before it: starts are found to be earlier."""


class Reach(StrEnum):
    """How what a change touched is related to what is affected; the nearest relation stands first."""

    SAME = "affected"
    NEEDED = "needed by what is affected"
    UNKNOWN = "nobody said what it touched"
    NEEDING = "depends on what is affected"
    OTHER = "another service"


_REACH: Final = {Reach.SAME: 1.0, Reach.NEEDED: 0.8, Reach.UNKNOWN: 0.4, Reach.NEEDING: 0.3, Reach.OTHER: 0.1}
_RISK: Final = {None: 1.0, Tier.STANDARD: 0.8, Tier.NORMAL: 1.0, Tier.HIGH: 1.2, Tier.EXTREME: 1.3}
_FAILED: Final = 1.2
_HALF_AFTER: Final = timedelta(hours=2)
"""A change so long before counts half of one that was made at the very start."""


@dataclass(frozen=True, slots=True)
class Preceding:
    """A change that went before an incident."""

    change: Change
    at: datetime
    """When it, or a stage of it, reached production last before the incident began."""
    before: timedelta
    """How long before; less than zero where it came a little after the start that is assumed."""
    reach: Reach
    through: str = ""
    """The service by which it reaches what is affected."""

    @property
    def weight(self) -> float:
        """From 0 to less than 2: where to look first."""
        near = _HALF_AFTER / (_HALF_AFTER + max(self.before, timedelta(0)))
        risk = _RISK[self.change.verdict.tier if self.change.verdict else None]
        return _REACH[self.reach] * near * risk * (_FAILED if self.change.failed else 1.0)

    @property
    def when(self) -> str:
        """How long before the start, in words."""
        return f"{spoken(self.before)} before the start" if self.before > timedelta(0) else "at the start"

    @property
    def why(self) -> tuple[str, ...]:
        """What speaks for it, the strongest first."""
        return tuple(self._reasons())

    def _reasons(self) -> Iterator[str]:
        if self.through:
            yield f"{self.through} {'' if self.reach is Reach.NEEDING else 'is '}{self.reach}"
        elif self.reach is Reach.UNKNOWN:
            yield self.reach
        yield self.when
        if self.change.verdict and self.change.verdict.tier.rank >= Tier.HIGH.rank:
            yield f"its risk is {self.change.verdict.tier}"
        if self.change.failed:
            yield (
                f"it was {self.change.state}" if self.change.state is not ChangeState.DONE else "it led to an incident"
            )


def preceding(
    changes: Iterable[Change],
    affected: Collection[str],
    depends_on: DependsOn,
    started_at: datetime,
    within: timedelta = WITHIN,
) -> tuple[Preceding, ...]:
    """The changes that reached production in the time before a start, the likeliest first; the newer of equals."""
    needed, needing = reached(affected, depends_on), reached(affected, needed_by(depends_on))
    found = []
    for change in changes:
        moments = [at for at in _moments(change) if started_at - within <= at <= started_at + START_IS_A_GUESS]
        if moments:
            reach, through = _reach(change, affected, needed, needing)
            found.append(Preceding(change, max(moments), started_at - max(moments), reach, through))
    return tuple(sorted(found, key=lambda one: (-one.weight, one.before, -one.change.number)))


def _moments(change: Change) -> Iterator[datetime]:
    """When it reached production, a stage at a time; taking it back is a change as well."""
    if change.deployed_at:
        yield change.deployed_at
        yield from (mark.at for mark in change.marks)
        if change.state is ChangeState.ROLLED_BACK and change.ended_at:
            yield change.ended_at


def _reach(
    change: Change, affected: Collection[str], needed: Collection[str], needing: Collection[str]
) -> tuple[Reach, str]:
    touched = change.plan.services
    if not touched or not affected:
        return Reach.UNKNOWN, ""
    for reach, services in ((Reach.SAME, affected), (Reach.NEEDED, needed), (Reach.NEEDING, needing)):
        for service in touched:
            if service in services:
                return reach, service
    return Reach.OTHER, ""
