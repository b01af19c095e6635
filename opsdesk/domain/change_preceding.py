"""What changed just before an incident began: most incidents come from a change. Ranked by how near it was, by what it
touched and by its risk, each with its reasons; a rank is where to look first, and proves nothing.

What a change touched isn't always known: then the words of its title say something, unless most others have them, too.
A vendor's window that nobody tied to a service of ours counts for less, since big vendors have dozens of them a day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_parts import ChangeSort
from opsdesk.domain.change_wording import telling_words, words_of
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
    MEANT = "in the incident's title"
    NAMED = "in its title"
    UNSAID = "nobody said what is affected"
    UNKNOWN = "nobody said what it touched"
    STRANGE = "nobody here knows what it touched"
    NEEDING = "depends on what is affected"
    OTHER = "another service"


_REACH: Final = {
    Reach.SAME: 1.0,
    Reach.NEEDED: 0.8,
    Reach.MEANT: 0.8,
    Reach.NAMED: 0.7,
    Reach.UNSAID: 0.4,
    Reach.UNKNOWN: 0.4,
    Reach.STRANGE: 0.4,
    Reach.NEEDING: 0.3,
    Reach.OTHER: 0.1,
}
_UNRELATED: Final = {Reach.UNSAID, Reach.UNKNOWN, Reach.STRANGE}
"""Nobody can tell whether it has to do with the incident."""
_RISK: Final = {None: 1.0, Tier.STANDARD: 0.8, Tier.NORMAL: 1.0, Tier.HIGH: 1.2, Tier.EXTREME: 1.3}
_FAILED: Final = 1.2
_UNTIED_NOTICE: Final = 0.5
_HALF_AFTER: Final = timedelta(hours=2)
"""A change so long before counts half of one that was made at the very start …"""
_HALF_AFTER_UNKNOWN: Final = timedelta(hours=6)
"""… and so long where only the declaration is known: what is noticed may have begun hours ago."""


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
    """The service, or the word of its title, by which it reaches what is affected; or the service that is another."""
    start_known: bool = True
    """False: the declaration stands for the start."""

    @property
    def weight(self) -> float:
        """From 0 to less than 2: where to look first."""
        half_after = _HALF_AFTER if self.start_known else _HALF_AFTER_UNKNOWN
        near = half_after / (half_after + max(self.before, timedelta(0)))
        untied = self.change.plan.sort is ChangeSort.VENDOR_NOTICE and self.reach in _UNRELATED
        weight = _REACH[self.reach] * near * _RISK[self.change.tier]
        return weight * (_FAILED if self.change.failed else 1.0) * (_UNTIED_NOTICE if untied else 1.0)

    @property
    def when(self) -> str:
        """How long before the start, or what stands for it, in words."""
        start = "the start" if self.start_known else "it was declared"
        if abs(self.before) < timedelta(minutes=1):
            return "at the start" if self.start_known else "when it was declared"
        return f"{spoken(self.before)} {'before' if self.before > timedelta(0) else 'after'} {start}"

    @property
    def why(self) -> tuple[str, ...]:
        """Why it stands where it does, the strongest first."""
        return (*self._relation(), *self._reasons())

    @property
    def evidence(self) -> str:
        """What speaks for it, as a fact: that nobody knows whether it has to do with the incident is none."""
        change = self.change
        what = f" ({change.what})" if change.what else ""
        told = self._reasons() if self.reach in _UNRELATED or self.reach is Reach.OTHER else self.why
        return f"{change.name}{what}: {', '.join(told)}"

    def _relation(self) -> Iterator[str]:
        if self.reach is Reach.NAMED:
            yield f"“{self.through}” is {self.reach}"
        elif self.through:
            yield f"{self.through} {'' if self.reach is Reach.NEEDING else 'is '}{self.reach}"
        elif self.reach in _UNRELATED:
            yield self.reach

    def _reasons(self) -> Iterator[str]:
        yield self.when
        if self.change.tier and self.change.tier.rank >= Tier.HIGH.rank:
            yield f"its risk is {self.change.tier}"
        if self.change.failed:
            yield (
                f"it was {self.change.state}" if self.change.state is not ChangeState.DONE else "it led to an incident"
            )


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of an incident when it is asked what went before."""

    at: datetime
    affected: tuple[str, ...] = ()
    """Services."""
    title: str = ""
    known: bool = True
    """False: nobody knows when it began, and its declaration stands for that."""


def preceding(
    changes: Iterable[Change], start: Start, depends_on: DependsOn, within: timedelta = WITHIN
) -> tuple[Preceding, ...]:
    """The changes that reached production in the time before a start, the likeliest first; the newer of equals."""
    near = [(change, at) for change in changes if (at := _last_before(change, start.at, within))]
    reach_of = _Reaching(start, depends_on, [change.title for change, _ in near])
    found = [Preceding(change, at, start.at - at, *reach_of(change), start.known) for change, at in near]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.before, -one.change.number)))


def _last_before(change: Change, start: datetime, within: timedelta) -> datetime | None:
    """When it last reached production in the time that counts."""
    return max((at for at in _moments(change) if start - within <= at <= start + START_IS_A_GUESS), default=None)


def _moments(change: Change) -> Iterator[datetime]:
    """When it reached production, a stage at a time; taking it back is a change as well."""
    if change.deployed_at:
        yield change.deployed_at
        yield from (mark.at for mark in change.marks)
        if change.state is ChangeState.ROLLED_BACK and change.ended_at:
            yield change.ended_at


class _Reaching:
    """How changes are related to what is affected: by their services, or else by the words of their titles."""

    def __init__(self, start: Start, depends_on: DependsOn, titles: Collection[str]) -> None:
        self._affected = start.affected
        self._sets = (
            (Reach.SAME, set(start.affected)),
            (Reach.NEEDED, reached(start.affected, depends_on)),
            (Reach.NEEDING, reached(start.affected, needed_by(depends_on))),
        )
        self._registered = {*depends_on, *(name for names in depends_on.values() for name in names)}
        self._title = frozenset(words_of(start.title))
        self._words = telling_words(" ".join((start.title, *start.affected)), titles)

    def __call__(self, change: Change) -> tuple[Reach, str]:
        """The nearest relation, and the service or word it goes by."""
        touched = change.plan.services
        for reach, services in self._sets:
            for service in touched:
                if service in services:
                    return reach, service
        if meant := next((name for name in touched if not self._affected and self._is_in_title(name)), ""):
            return Reach.MEANT, meant
        is_strange = bool(touched and self._registered) and self._registered.isdisjoint(touched)
        if touched and self._affected and not is_strange:
            return Reach.OTHER, touched[0]
        if named := next((word for word in words_of(change.title) if word in self._words), ""):
            return Reach.NAMED, named
        if is_strange:
            return Reach.STRANGE, ""
        return (Reach.UNSAID if touched else Reach.UNKNOWN), ""

    def _is_in_title(self, service: str) -> bool:
        """Whether the incident's title names a service, in all of its words."""
        words = {*words_of(service)}
        return bool(words) and words <= self._title
