"""The shape of an incident: what there was, in swim-lanes over time. Values only; `shape_lanes` makes them of a log.

A *lane* is a row or several about one thing: milestones, what one audience was promised, what it was sent, the
hypotheses, what one owner did. In it stand *items*, each with *marks* (moments) and *spans* (how long something
lasted). What nobody knows the time of is kept apart, never placed by guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from opsdesk.domain.shape_signs import Phase, Sign
from opsdesk.domain.values import dataclass

LEAST = timedelta(minutes=5)
"""What a picture covers at least, so that an incident two minutes old isn't all edge."""


class Group(StrEnum):
    """What lanes are about, in the order they are shown."""

    MILESTONES = "milestones"
    UPDATES = "updates"
    HYPOTHESES = "hypotheses"
    ACTIONS = "actions"


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment at which something happened."""

    sign: Sign
    at: datetime
    words: str = ""
    """What is to be read of it, the user's own words among them."""
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Something that lasted."""

    phase: Phase
    since: datetime
    until: datetime
    running: bool = False
    """It hasn't ended: `until` is only as far as the picture goes."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a lane, by the name it is known by (`H3`, `A4`, `detected`)."""

    name: str
    words: str
    """The user's, where there are some."""
    standing: str = ""
    """What became of it: `ruled out`, `made it worse`, `doing`."""
    why: str = ""
    marks: tuple[Mark, ...] = ()
    """In the order of time."""
    spans: tuple[Span, ...] = ()
    """In the order of time; they don't overlap."""

    @property
    def told(self) -> str:
        """All there is to read of it but its times: `A2 ask the provider · made it worse: wrong host`."""
        known = " · ".join(part for part in (self.words, self.standing) if part)
        return f"{self.name} {known}{f': {self.why}' if self.why else ''}"

    @property
    def is_placed(self) -> bool:
        """Somebody knows when at least one thing of it happened."""
        return bool(self.marks)

    @property
    def since(self) -> datetime:
        """Where it begins; only of one that is placed."""
        return min(self.moments())

    @property
    def until(self) -> datetime:
        """Where it ends; only of one that is placed."""
        return max(self.moments())

    def moments(self) -> Iterator[datetime]:
        """Every moment that has a place."""
        yield from (mark.at for mark in self.marks)
        for span in self.spans:
            yield from (span.since, span.until)


@dataclass(frozen=True, slots=True)
class Lane:
    """What stands under one name in a group; the items in the order in which they began."""

    group: Group
    name: str
    """An audience, an owner; empty where the group has a lane only, or for work that nobody owns."""
    items: tuple[Item, ...]
    unplaced: tuple[Item, ...] = ()
    """What is known, but not when."""
    promises: bool = False
    """Of an audience: what it was promised, instead of what it was sent."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An incident at a glance, as it stood at `now`."""

    incident: str
    since: datetime
    until: datetime
    now: datetime | None
    """The moment up to which it has run; None once it is over."""
    lanes: tuple[Lane, ...]

    def of(self, group: Group) -> list[Lane]:
        """The lanes of a group."""
        return [lane for lane in self.lanes if lane.group is group]

    def items(self) -> Iterator[Item]:
        """Everything, whether its time is known or not."""
        for lane in self.lanes:
            yield from (*lane.items, *lane.unplaced)

    def moments(self) -> list[datetime]:
        """When something happened, in order, now among it: between them it was quiet."""
        known = {at for item in self.items() for at in item.moments()}
        return sorted(known | {self.since, self.until} | ({self.now} if self.now else set()))
