"""One meeting of a ritual: how long each item took, what was decided, who does what, and what was put aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from opsdesk.domain.dossier import Dossier
from opsdesk.domain.ritual import AgendaItem, Charter, Ritual
from opsdesk.domain.values import dataclass


class Ending(StrEnum):
    """How a meeting ended."""

    HELD = "held"
    BROKEN_OFF = "broken off"
    """It counts as not held: its date is open again."""


class AgreedStatus(StrEnum):
    """Where an agreed action stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the desk filled in for an input when the meeting began."""

    input: str
    lines: tuple[str, ...] = ()
    more: int = 0
    """How many lines there were beside these."""

    @property
    def heading(self) -> str:
        """`overdue actions`."""
        return input_words(self.input)

    @property
    def count(self) -> int:
        """How many lines there were in all."""
        return len(self.lines) + self.more


@dataclass(frozen=True, slots=True)
class Turn:
    """From a moment on (UTC) an item, by its place from 0, was talked about."""

    item: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """Words that were kept: a decision, something parked, or a note; with the item that they belong to."""

    words: str
    item: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """An action that came out of a meeting, with the one person who answers for it."""

    number: int
    task: str
    owner: str
    due_on: date | None = None
    item: int = 0
    status: AgreedStatus = AgreedStatus.OPEN
    why: str = ""

    @property
    def name(self) -> str:
        """`A2`, as typed and shown."""
        return f"A{self.number}"

    @property
    def is_open(self) -> bool:
        """Somebody still has to do it."""
        return self.status is AgreedStatus.OPEN


@dataclass(frozen=True, slots=True)
class Meeting(Dossier):
    """A meeting as its pages tell it. The charter is that of the day, whatever becomes of the ritual.

    What the desk filled in when it began stays on its first page: lists read every meeting and need none of it.
    """

    PREFIX: ClassVar[str] = "MTG"

    ritual: int = 0
    charter: Charter = Charter()
    slot: datetime | None = None
    """The date of the ritual's rule that it was held for; None: it was held beside the rule."""
    planned_at: datetime | None = None
    """When it should have begun: its slot, or what that was moved to."""
    begun_at: datetime | None = None
    begun_by: str = ""
    ended_at: datetime | None = None
    ended_by: str = ""
    ending: Ending | None = None
    why: str = ""
    turns: tuple[Turn, ...] = ()
    present: tuple[str, ...] = ()
    decisions: tuple[Said, ...] = ()
    actions: tuple[Agreed, ...] = ()
    parked: tuple[Said, ...] = ()
    notes: tuple[Said, ...] = ()

    @property
    def title(self) -> str:
        """What its ritual was called."""
        return self.charter.title

    @property
    def ritual_name(self) -> str:
        """`RIT-2`."""
        return Ritual.called(self.ritual)

    @property
    def over(self) -> bool:
        """It has ended, and nothing of what it agreed is left to do."""
        return self.ended_at is not None and not self.open_actions

    @property
    def under_way(self) -> bool:
        """People sit in it now."""
        return self.ended_at is None

    @property
    def held(self) -> bool:
        """It took place."""
        return self.ending is Ending.HELD

    @property
    def empty(self) -> bool:
        """Nobody decided anything and nobody has anything to do."""
        return not self.decisions and not self.actions

    @property
    def item(self) -> int:
        """The place of the item that is talked about, or was last."""
        return self.turns[-1].item if self.turns else 0

    @property
    def current(self) -> AgendaItem:
        """That item."""
        return self.charter.items[self.item]

    @property
    def open_actions(self) -> tuple[Agreed, ...]:
        """What is still to be done."""
        return tuple(action for action in self.actions if action.is_open)

    def spent(self, item: int, now: datetime) -> timedelta:
        """How long an item was talked about, all its turns together."""
        return sum((end - turn.at for turn, end in self._spans(now) if turn.item == item), timedelta(0))

    def left(self, now: datetime) -> timedelta | None:
        """What is left of the current item's minutes, negative once they are over; None where nobody said how many."""
        minutes = self.current.minutes
        return timedelta(minutes=minutes) - self.spent(self.item, now) if minutes else None

    def took(self, now: datetime) -> timedelta:
        """From its beginning to its end, or to now."""
        return (self.ended_at or now) - self.begun_at if self.begun_at else timedelta(0)

    def _spans(self, now: datetime) -> Sequence[tuple[Turn, datetime]]:
        ends = [*(turn.at for turn in self.turns[1:]), self.ended_at or now]
        return list(zip(self.turns, ends, strict=False))


def filled_in(item: AgendaItem, gathered: Iterable[Gathered]) -> tuple[Gathered, ...]:
    """What the desk filled in for an item, of all that it gathered."""
    return tuple(held for held in gathered if held.input in item.inputs)


def input_words(name: str) -> str:
    """`overdue actions` for `overdue-actions`; a follow-up keeps its hyphen."""
    return name.replace("-", " ").replace("follow up", "follow-up")
