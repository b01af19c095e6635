"""What can happen in a meeting, and the cabinet that all meetings are kept in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import ClassVar, Final

from opsdesk.domain.dossier import Cabinet, Happening, Page
from opsdesk.domain.meeting import Agreed, AgreedStatus, Ending, Gathered, Meeting, Said, Turn
from opsdesk.domain.ritual import Charter
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Opened(Happening[Meeting]):
    """It began, with its first item. What the desk filled in is read from here, not from the state."""

    KIND: ClassVar[str] = "opened"
    FINAL: ClassVar[bool] = True
    ritual: int = 0
    charter: Charter = Charter()
    slot: datetime | None = None
    planned_at: datetime | None = None
    gathered: tuple[Gathered, ...] = ()

    def change(self, state: Meeting, page: Page[Meeting]) -> Meeting:
        return replace(
            state,
            ritual=self.ritual,
            charter=self.charter,
            slot=self.slot,
            planned_at=self.planned_at,
            begun_at=page.at,
            begun_by=page.by,
            turns=(Turn(0, page.at),),
        )

    def headline(self) -> str:
        return f"began: {self.charter.title}"


@dataclass(frozen=True, slots=True)
class TurnedTo(Happening[Meeting]):
    """People went on to an item, or back to one."""

    KIND: ClassVar[str] = "turned_to"
    item: int = 0

    def change(self, state: Meeting, page: Page[Meeting]) -> Meeting:
        return replace(state, turns=(*state.turns, Turn(self.item, page.at)))

    def headline(self) -> str:
        return f"item {self.item + 1}"


@dataclass(frozen=True, slots=True)
class PresentTold(Happening[Meeting]):
    """Somebody said who is there; the newest word counts."""

    KIND: ClassVar[str] = "present_told"
    names: tuple[str, ...] = ()

    def change(self, state: Meeting, page: Page[Meeting]) -> Meeting:
        return replace(state, present=self.names)

    def headline(self) -> str:
        return f"here: {', '.join(self.names)}"


@dataclass(frozen=True, slots=True)
class Decided(Happening[Meeting]):
    """Something was decided."""

    KIND: ClassVar[str] = "decided"
    words: str = ""

    def change(self, state: Meeting, page: Page[Meeting]) -> Meeting:
        return replace(state, decisions=(*state.decisions, _said(self.words, state, page)))

    def headline(self) -> str:
        return f"decided: {self.words}"


@dataclass(frozen=True, slots=True)
class Parked(Happening[Meeting]):
    """Something was put aside for another time."""

    KIND: ClassVar[str] = "parked"
    words: str = ""

    def change(self, state: Meeting, page: Page[Meeting]) -> Meeting:
        return replace(state, parked=(*state.parked, _said(self.words, state, page)))

    def headline(self) -> str:
        return f"parked: {self.words}"


@dataclass(frozen=True, slots=True)
class Noted(Happening[Meeting]):
    """Something was written down."""

    KIND: ClassVar[str] = "noted"
    words: str = ""

    def change(self, state: Meeting, page: Page[Meeting]) -> Meeting:
        return replace(state, notes=(*state.notes, _said(self.words, state, page)))

    def headline(self) -> str:
        return f"noted: {self.words}"


@dataclass(frozen=True, slots=True)
class ActionAgreed(Happening[Meeting]):
    """Somebody took on something."""

    KIND: ClassVar[str] = "action_agreed"
    number: int = 0
    task: str = ""
    owner: str = ""
    due_on: date | None = None

    def change(self, state: Meeting, page: Page[Meeting]) -> Meeting:
        agreed = Agreed(self.number, self.task, self.owner, self.due_on, state.item)
        return replace(state, actions=(*state.actions, agreed))

    def headline(self) -> str:
        return f"A{self.number} {self.owner}: {self.task}"


@dataclass(frozen=True, slots=True)
class ActionSettled(Happening[Meeting]):
    """An action was done or dropped, in the meeting or long after it."""

    KIND: ClassVar[str] = "action_settled"
    number: int = 0
    status: AgreedStatus = AgreedStatus.DONE
    why: str = ""

    def change(self, state: Meeting, page: Page[Meeting]) -> Meeting:
        settled = tuple(
            replace(action, status=self.status, why=self.why) if action.number == self.number else action
            for action in state.actions
        )
        return replace(state, actions=settled)

    def headline(self) -> str:
        return f"A{self.number} {self.status}{f': {self.why}' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class Ended(Happening[Meeting]):
    """It was over."""

    KIND: ClassVar[str] = "ended"
    FINAL: ClassVar[bool] = True
    ending: Ending = Ending.HELD
    why: str = ""

    def change(self, state: Meeting, page: Page[Meeting]) -> Meeting:
        return replace(state, ending=self.ending, why=self.why, ended_at=page.at, ended_by=page.by)

    def headline(self) -> str:
        return f"{self.ending}{f': {self.why}' if self.why else ''}"


MEETINGS: Final = Cabinet(
    "meeting",
    Meeting,
    (Opened, TurnedTo, PresentTold, Decided, Parked, Noted, ActionAgreed, ActionSettled, Ended),
)


def _said(words: str, state: Meeting, page: Page[Meeting]) -> Said:
    return Said(words, state.item, page.at, page.by)
