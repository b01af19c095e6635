"""What can happen to a commitment, and the cabinet that all of them are kept in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from opsdesk.domain.commitment import Blocker, Commitment, Ending, Escalation, Move, Promise
from opsdesk.domain.dossier import Cabinet, Happening, Page
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Promised(Happening[Commitment]):
    """One team promised another something: from here on somebody waits."""

    KIND: ClassVar[str] = "promised"
    FINAL: ClassVar[bool] = True
    promise: Promise = Promise()

    def change(self, state: Commitment, page: Page[Commitment]) -> Commitment:
        return replace(state, promise=self.promise, made_at=page.at)

    def headline(self) -> str:
        return f"promised: {self.promise.words}"


@dataclass(frozen=True, slots=True)
class Edited(Happening[Commitment]):
    """The promise reads otherwise; its date is moved, not edited."""

    KIND: ClassVar[str] = "edited"
    promise: Promise = Promise()

    def change(self, state: Commitment, page: Page[Commitment]) -> Commitment:
        return replace(state, promise=self.promise)


@dataclass(frozen=True, slots=True)
class Moved(Happening[Commitment]):
    """Another date was agreed on."""

    KIND: ClassVar[str] = "moved"
    to: date | None = None
    why: str = ""

    def change(self, state: Commitment, page: Page[Commitment]) -> Commitment:
        was, to = state.promise.due, self.to
        if was is None or to is None:
            return replace(state, promise=replace(state.promise, due=to))
        move = Move(was, to, self.why, page.at, page.by)
        return replace(state, promise=replace(state.promise, due=to), moves=(*state.moves, move))

    def headline(self) -> str:
        return f"moved to {self.to}: {self.why}"


@dataclass(frozen=True, slots=True)
class Blocked(Happening[Commitment]):
    """It can't go on before something else is there."""

    KIND: ClassVar[str] = "blocked"
    blocker: Blocker = Blocker()

    def change(self, state: Commitment, page: Page[Commitment]) -> Commitment:
        since = state.blocker.since if state.blocker else page.at
        return replace(state, blocker=replace(self.blocker, since=since, by=page.by))

    def headline(self) -> str:
        return f"blocked by {self.blocker.described}"


@dataclass(frozen=True, slots=True)
class Unblocked(Happening[Commitment]):
    """It can go on."""

    KIND: ClassVar[str] = "unblocked"
    why: str = ""

    def change(self, state: Commitment, page: Page[Commitment]) -> Commitment:
        return replace(state, blocker=None)

    def headline(self) -> str:
        return f"not blocked any more{f': {self.why}' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class Escalated(Happening[Commitment]):
    """Somebody was asked to decide who can."""

    KIND: ClassVar[str] = "escalated"
    level: int = 1
    to: str = ""
    why: str = ""

    def change(self, state: Commitment, page: Page[Commitment]) -> Commitment:
        raised = Escalation(self.level, self.to, self.why, page.at, page.by)
        return replace(state, escalations=(*state.escalations, raised))

    def headline(self) -> str:
        return f"escalated to {self.to} (level {self.level}): {self.why}"


@dataclass(frozen=True, slots=True)
class Ended(Happening[Commitment]):
    """It was kept, broken, or isn't needed any more."""

    KIND: ClassVar[str] = "ended"
    ending: Ending = Ending.KEPT
    on: date | None = None
    words: str = ""

    def change(self, state: Commitment, page: Page[Commitment]) -> Commitment:
        over = replace(state, ending=self.ending, ended_at=page.at, ended_on=self.on, outcome=self.words)
        return replace(over, blocker=None) if self.ending is Ending.KEPT else over

    def headline(self) -> str:
        return f"{self.ending}{f': {self.words}' if self.words else ''}"


COMMITMENTS: Final = Cabinet("commitment", Commitment, (Promised, Edited, Moved, Blocked, Unblocked, Escalated, Ended))
