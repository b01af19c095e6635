"""Signs that an incident is an earlier one come back: what both have in common, each sign with its words and weight.

What half of all incidents have in common says nothing, so a shared service alone proposes none, and of shared words
only those count that few incidents have and that name neither an effect nor a place. Two incidents that overlapped are
one event, not a recurrence. Words are compared as sets and not by the full-text rank of `opsdesk.desk.similar`, which
likens one incident to all of them: here all of a year are likened to each other, whenever a list is shown. The weights
are this project's own proposal, judged on a hundred real incidents.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from opsdesk.domain.coordination_facts import counted
from opsdesk.domain.recurrence_wording import words_of
from opsdesk.domain.values import dataclass

WITHIN: Final = timedelta(days=365)
"""What came longer ago is another time's problem."""
SOON: Final = timedelta(days=14)
"""A service that fails again within so many days may never have been mended."""
ENOUGH: Final = 2
"""The weight from which two incidents are proposed to be linked."""


class Sign(StrEnum):
    """What two incidents can have in common."""

    CHANGE = "change"
    CAUSE = "cause"
    FACTOR = "factor"
    WORDS = "words"
    SERVICE = "service"
    VENDOR = "vendor"
    SOON = "soon after"


@dataclass(frozen=True, slots=True)
class Trace:
    """What an incident left by which it can be recognised."""

    number: int
    title: str = ""
    began_at: datetime | None = None
    ended_at: datetime | None = None
    """None: nobody knows, or it isn't over."""
    services: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    """Telling words of its title and of what users saw …"""
    causes: frozenset[str] = frozenset()
    """… and of its confirmed causes."""
    factors: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    """`CHG-4`: what led to it."""
    vendors: frozenset[str] = frozenset()
    running: bool = False
    """It isn't over: whatever is like it meanwhile is the same event."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing in common, and how much it weighs."""

    sign: Sign
    words: str
    weight: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two incidents that may be one problem, the weightiest reason first."""

    incident: int
    earlier: int
    days: int
    """From the one's beginning to the other's."""
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> int:
        """Of all its reasons."""
        return sum(reason.weight for reason in self.reasons)

    @property
    def why(self) -> str:
        """Every reason in words."""
        return "; ".join(reason.words for reason in self.reasons)


class Index:
    """Incidents by what they left, so that only those are compared that have something in common."""

    def __init__(self, traces: Iterable[Trace]) -> None:
        self._by: dict[str, list[Trace]] = {}
        for trace in traces:
            for key in _keys(trace):
                self._by.setdefault(key, []).append(trace)

    def proposals(self, later: Trace) -> list[Proposal]:
        """The earlier incidents that one may be again, the weightiest first, of several the nearest."""
        near = {one.number: one for key in _keys(later) for one in self._by.get(key, ())}
        every = (_proposal(later, one) for one in near.values())
        enough = (held for held in every if held is not None and held.weight >= ENOUGH)
        return sorted(enough, key=lambda held: (-held.weight, held.days, -held.earlier))


def _keys(trace: Trace) -> Iterator[str]:
    """A vendor or a factor is never a reason without one of these."""
    signs = (("s", trace.services), ("w", trace.words), ("c", trace.causes), ("ch", trace.changes))
    return (f"{sign} {name}" for sign, names in signs for name in names)


def _proposal(later: Trace, earlier: Trace) -> Proposal | None:
    """What both have in common; None unless the one was over before the other began, not longer ago than counts."""
    if earlier.running or earlier.began_at is None or later.began_at is None or earlier.number == later.number:
        return None
    since = later.began_at - (earlier.ended_at or earlier.began_at)
    if since <= timedelta() or later.began_at - earlier.began_at > WITHIN:
        return None
    held = sorted(_reasons(later, earlier, since), key=lambda reason: -reason.weight)
    return Proposal(later.number, earlier.number, (later.began_at - earlier.began_at).days, tuple(held))


def _reasons(later: Trace, earlier: Trace, since: timedelta) -> Iterator[Reason]:
    services, causes = later.services & earlier.services, later.causes & earlier.causes
    vendors = later.vendors & earlier.vendors
    words = (later.words & earlier.words) - causes - words_of(" ".join((*later.vendors, *earlier.vendors)))
    reasons = (
        _in_common(Sign.CHANGE, later.changes & earlier.changes, "{} led to both", 3),
        _causes(causes),
        _words(words, anchored=bool(services)),
        _in_common(Sign.FACTOR, later.factors & earlier.factors, "both had the factor {}", 1),
        _in_common(Sign.SERVICE, services, "both hit {}", 1),
        _in_common(Sign.VENDOR, vendors, "{} had a part in both", 1),
        _soon(since) if services and earlier.ended_at and since <= SOON else None,
    )
    yield from (reason for reason in reasons if reason is not None)


def _in_common(sign: Sign, shared: Collection[str], words: str, weight: int) -> Reason | None:
    return Reason(sign, words.format(_some(shared)), weight) if shared else None


def _causes(shared: Collection[str]) -> Reason | None:
    """One word is chance: causes are told in a few."""
    return Reason(Sign.CAUSE, f"their causes speak of {_some(shared)}", 3) if len(shared) >= 2 else None


def _words(said: Collection[str], *, anchored: bool) -> Reason | None:
    """Two telling words say enough; one says something where a service is the same."""
    if not said or (len(said) == 1 and not anchored):
        return None
    return Reason(Sign.WORDS, f"both speak of {_some(said)}", min(len(said), 2))


def _soon(since: timedelta) -> Reason:
    days = counted(since.days, "day") if since.days else "less than a day"
    return Reason(Sign.SOON, f"it was over for {days}", 1)


def _some(shared: Collection[str], most: int = 4) -> str:
    names = sorted(shared)
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")
