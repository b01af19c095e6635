"""Follow-ups: what somebody took on so that a problem doesn't come back, is seen sooner, or hurts less.

An incident's own follow-ups, proposed while it ran, are *ideas*; a follow-up here is a commitment of one named person
with a day and a done-test. It stays until it is done or declined, whatever becomes of its incident. What is wrong with
one is `opsdesk.domain.followup_lint`, how it stands on a day `opsdesk.domain.followup_standing`.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from opsdesk.domain.commitment import Move
from opsdesk.domain.dossier import Dossier
from opsdesk.domain.values import dataclass


class Kind(StrEnum):
    """What it changes about the next time."""

    PREVENT = "prevent"
    """It doesn't happen again, or not for that reason."""
    DETECT = "detect"
    """It is seen sooner."""
    MITIGATE = "mitigate"
    """It hurts less, or is over sooner."""


class State(StrEnum):
    """What became of it."""

    OPEN = "open"
    DONE = "done"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done: all that a form asks."""

    text: str = ""
    kind: Kind | None = None
    """None: nobody said."""
    owner: str = ""
    """One person's short name, never a team."""
    due: date | None = None
    """The day as it stands now."""
    done_test: str = ""
    """What is looked at to say that it is done."""
    inside: str = ""
    """What belongs to it …"""
    outside: str = ""
    """… and what doesn't."""
    ticket: str = ""
    """Where else it is kept: a link, or another tool's number."""
    factor: str = ""
    """The contributing factor that it answers: `F2` of its incident's postmortem, or the kind."""

    @property
    def words(self) -> str:
        """All that others ask first, in one line."""
        kind = f"{self.kind}: " if self.kind else ""
        due = f" by {self.due}" if self.due else ""
        test = f" · done when {self.done_test}" if self.done_test else ""
        return f"{kind}{self.text} ({self.owner or 'nobody'}){due}{test}"


@dataclass(frozen=True, slots=True)
class Idea:
    """What was proposed while an incident ran, and nobody has taken on or declined."""

    incident: int
    of: str
    """The incident's title."""
    number: int
    """Its own, in the incident."""
    text: str
    owner: str = ""
    """Whom the proposal names, in any words."""

    @property
    def name(self) -> str:
        """`INC-7 idea 2`."""
        return f"INC-{self.incident} idea {self.number}"


@dataclass(frozen=True, slots=True)
class Ending:
    """How it was over, for good or for a time."""

    state: State = State.DONE
    on: date | None = None
    at: datetime | None = None
    """When that was written down."""
    outcome: str = ""
    until: datetime | None = None
    """When it was opened again; None: it wasn't."""

    def held(self, at: datetime) -> bool:
        """It was over at a moment: by its day, and on that very day by when it was written down."""
        if self.on is None or self.at is None or (self.until is not None and self.until <= at):
            return False
        return self.on < at.date() or self.at <= at


@dataclass(frozen=True, slots=True)
class FollowUp(Dossier):
    """One follow-up and what became of it. Made by `fold`, never edited."""

    PREFIX: ClassVar[str] = "FU"

    task: Task = Task()
    incident: int = 0
    """The incident it comes from; 0: none."""
    idea: int = 0
    """The number that it had there while it was an idea; 0: it wasn't one."""
    origin: str = ""
    """What else it was made of: a checklist's step (`RUN-3 2.3`), a recurrence (`REC-2`)."""
    opened_at: datetime | None = None
    """When somebody took it on; None for an idea that was declined without anybody doing so."""
    opened_by: str = ""
    moves: tuple[Move, ...] = ()
    """Oldest first: a day that moves again and again tells more than the last one."""
    state: State = State.OPEN
    ended_at: datetime | None = None
    ended_on: date | None = None
    """The day on which it was done or declined."""
    ended_by: str = ""
    outcome: str = ""
    """What was seen when its done-test was looked at, or why it was declined."""
    reopened: int = 0
    """How often it turned out not to be over."""
    ended_before: tuple[Ending, ...] = ()
    """How it was over before it was opened again, the oldest first."""

    @property
    def title(self) -> str:
        """What a list calls it."""
        return self.task.text

    @property
    def over(self) -> bool:
        """Nothing more is to be done about it."""
        return self.state is not State.OPEN

    @property
    def first_due(self) -> date | None:
        """The day that was set at first."""
        return self.moves[0].was if self.moves else self.task.due

    @property
    def done_late(self) -> bool:
        """It was done after the last day that was set."""
        due, on = self.task.due, self.ended_on
        return self.state is State.DONE and due is not None and on is not None and on > due

    def ending_by(self, at: datetime) -> Ending | None:
        """How it was over at a moment, whatever became of it since; None: it wasn't."""
        last = (Ending(self.state, self.ended_on, self.ended_at, self.outcome),) if self.over else ()
        return next((ending for ending in (*self.ended_before, *last) if ending.held(at)), None)

    def due_by(self, at: datetime) -> date | None:
        """The day that was set at a moment, wherever it moved since."""
        return next((move.was for move in self.moves if move.at > at), self.task.due)

    @property
    def was_taken_on(self) -> bool:
        """Somebody took it on; an idea that was declined at once never was a commitment."""
        return self.opened_at is not None
