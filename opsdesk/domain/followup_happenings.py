"""What can happen to a follow-up, and the cabinet that all of them are kept in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from opsdesk.domain.commitment import Move
from opsdesk.domain.dossier import Cabinet, Happening, Page
from opsdesk.domain.followup import Ending, FollowUp, State, Task
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class TakenOn(Happening[FollowUp]):
    """One person took it on: from here on the desk reminds of it."""

    KIND: ClassVar[str] = "taken_on"
    FINAL: ClassVar[bool] = True
    task: Task = Task()
    incident: int = 0
    idea: int = 0
    origin: str = ""

    def change(self, state: FollowUp, page: Page[FollowUp]) -> FollowUp:
        taken = replace(state, task=self.task, incident=self.incident, idea=self.idea, origin=self.origin)
        return _open_again(replace(taken, opened_at=page.at, opened_by=page.by), page)

    def headline(self) -> str:
        return f"taken on: {self.task.words}"


@dataclass(frozen=True, slots=True)
class IdeaDeclined(Happening[FollowUp]):
    """An idea was declined before anybody took it on; it is kept with the reason."""

    KIND: ClassVar[str] = "idea_declined"
    FINAL: ClassVar[bool] = True
    task: Task = Task()
    incident: int = 0
    idea: int = 0
    why: str = ""
    on: date | None = None

    def change(self, state: FollowUp, page: Page[FollowUp]) -> FollowUp:
        kept = replace(state, task=self.task, incident=self.incident, idea=self.idea)
        return Ended(State.DECLINED, self.on, self.why).change(kept, page)

    def headline(self) -> str:
        return f"idea declined: {self.why}"


@dataclass(frozen=True, slots=True)
class Edited(Happening[FollowUp]):
    """It reads otherwise; its day is moved, not edited."""

    KIND: ClassVar[str] = "edited"
    task: Task = Task()

    def change(self, state: FollowUp, page: Page[FollowUp]) -> FollowUp:
        return replace(state, task=self.task)

    def headline(self) -> str:
        return f"edited: {self.task.words}"


@dataclass(frozen=True, slots=True)
class Moved(Happening[FollowUp]):
    """Another day was set."""

    KIND: ClassVar[str] = "moved"
    to: date | None = None
    why: str = ""

    def change(self, state: FollowUp, page: Page[FollowUp]) -> FollowUp:
        was, task = state.task.due, replace(state.task, due=self.to)
        if was is None or self.to is None:
            return replace(state, task=task)
        return replace(state, task=task, moves=(*state.moves, Move(was, self.to, self.why, page.at, page.by)))

    def headline(self) -> str:
        return f"moved to {self.to}: {self.why}"


@dataclass(frozen=True, slots=True)
class Ended(Happening[FollowUp]):
    """It was done, or declined."""

    KIND: ClassVar[str] = "ended"
    state: State = State.DONE
    on: date | None = None
    words: str = ""
    by: str = ""
    """Who saw that it is done; empty: who wrote it."""

    def change(self, state: FollowUp, page: Page[FollowUp]) -> FollowUp:
        by = self.by or page.by
        return replace(state, state=self.state, ended_at=page.at, ended_on=self.on, ended_by=by, outcome=self.words)

    def headline(self) -> str:
        return f"{self.state}: {self.words}"


@dataclass(frozen=True, slots=True)
class Reopened(Happening[FollowUp]):
    """It turned out not to be over."""

    KIND: ClassVar[str] = "reopened"
    why: str = ""

    def change(self, state: FollowUp, page: Page[FollowUp]) -> FollowUp:
        return replace(_open_again(state, page), reopened=state.reopened + 1)

    def headline(self) -> str:
        return f"open again: {self.why}"


FOLLOW_UPS: Final = Cabinet("follow-up", FollowUp, (TakenOn, IdeaDeclined, Edited, Moved, Ended, Reopened))


def _open_again(state: FollowUp, page: Page[FollowUp]) -> FollowUp:
    if not state.over:
        return state
    ending = Ending(state.state, state.ended_on, state.ended_at, state.outcome, page.at)
    kept = replace(state, ended_before=(*state.ended_before, ending))
    return replace(kept, state=State.OPEN, ended_at=None, ended_on=None, ended_by="", outcome="")
