"""What can happen to a change, and the cabinet that all changes are kept in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_parts import Approval, ChangePlan, Piece, Review, StageMark, Verdict
from opsdesk.domain.dossier import Cabinet, Happening, Page
from opsdesk.domain.rigor import Tier
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Planned(Happening[Change]):
    """Somebody planned it, and it was assessed."""

    KIND: ClassVar[str] = "planned"
    FINAL: ClassVar[bool] = True

    plan: ChangePlan = ChangePlan()
    verdict: Verdict | None = None

    def change(self, state: Change, page: Page[Change]) -> Change:
        return replace(state, plan=self.plan, verdict=self.verdict)

    def headline(self) -> str:
        tier = f", {self.verdict.tier}" if self.verdict else ""
        return f"planned: {self.plan.title}{tier}"


@dataclass(frozen=True, slots=True)
class Recorded(Happening[Change]):
    """Somebody noted a change that had happened, before or just now."""

    KIND: ClassVar[str] = "recorded"
    FINAL: ClassVar[bool] = True

    plan: ChangePlan = ChangePlan()
    happened_at: datetime | None = None
    origin: str = ""
    """The tool it was taken in from, and what that calls it; empty: somebody typed it."""
    said_risk: Tier | None = None
    """How risky that tool says it was."""
    failed: bool = False
    """That tool says that it went wrong."""

    def change(self, state: Change, page: Page[Change]) -> Change:
        return replace(
            state,
            plan=self.plan,
            recorded=True,
            origin=self.origin,
            said_risk=self.said_risk,
            state=ChangeState.FAILED if self.failed else ChangeState.DONE,
            outcome_known=self.failed,
            began_at=self.happened_at or page.at,
            ended_at=self.happened_at or page.at,
        )

    def headline(self) -> str:
        return f"happened: {self.plan.title}"


@dataclass(frozen=True, slots=True)
class Replanned(Happening[Change]):
    """The plan was changed and assessed again; whoever approved the old one didn't approve this one."""

    KIND: ClassVar[str] = "replanned"

    plan: ChangePlan = ChangePlan()
    verdict: Verdict | None = None
    what: tuple[str, ...] = ()
    """What differs, in words."""

    def change(self, state: Change, page: Page[Change]) -> Change:
        return replace(state, plan=self.plan, verdict=self.verdict, state=ChangeState.PLANNED, approval=None)

    def headline(self) -> str:
        return f"changed the plan: {', '.join(self.what)}"


@dataclass(frozen=True, slots=True)
class EvidenceLinked(Happening[Change]):
    """Evidence was linked to a demand, in place of what was linked before."""

    KIND: ClassVar[str] = "evidence.linked"

    piece: Piece | None = None

    def change(self, state: Change, page: Page[Change]) -> Change:
        if self.piece is None:
            return state
        piece = replace(self.piece, by=page.by, at=page.at)
        return replace(state, pieces=(*_without(state.pieces, piece.demand), piece))

    def headline(self) -> str:
        return f"{self.piece.demand}: {self.piece.words}" if self.piece else self.KIND


@dataclass(frozen=True, slots=True)
class EvidenceRemoved(Happening[Change]):
    """What was linked to a demand is no evidence of it."""

    KIND: ClassVar[str] = "evidence.removed"

    demand: str = ""

    def change(self, state: Change, page: Page[Change]) -> Change:
        return replace(state, pieces=tuple(_without(state.pieces, self.demand)))

    def headline(self) -> str:
        return f"{self.demand}: removed"


@dataclass(frozen=True, slots=True)
class Approved(Happening[Change]):
    """It may be rolled out: its evidence is there, or it is an emergency."""

    KIND: ClassVar[str] = "approved"

    why: str = ""
    missing: tuple[str, ...] = ()

    def change(self, state: Change, page: Page[Change]) -> Change:
        approval = Approval(page.by, page.at, self.why, self.missing)
        return replace(state, state=ChangeState.APPROVED, approval=approval)

    def headline(self) -> str:
        return f"approved as an emergency: {self.why}" if self.missing else "approved"


@dataclass(frozen=True, slots=True)
class Begun(Happening[Change]):
    """Its rollout began."""

    KIND: ClassVar[str] = "begun"

    def change(self, state: Change, page: Page[Change]) -> Change:
        return replace(state, state=ChangeState.ROLLING_OUT, began_at=page.at, began_by=page.by)

    def headline(self) -> str:
        return "began the rollout"


@dataclass(frozen=True, slots=True)
class StageReached(Happening[Change]):
    """It reached a stage."""

    KIND: ClassVar[str] = "stage.reached"

    stage: str = ""
    note: str = ""

    def change(self, state: Change, page: Page[Change]) -> Change:
        return replace(state, marks=(*state.marks, StageMark(self.stage, page.at, page.by, self.note)))

    def headline(self) -> str:
        return f"reached {self.stage}{f': {self.note}' if self.note else ''}"


@dataclass(frozen=True, slots=True)
class Ended(Happening[Change]):
    """Its rollout ended: done, rolled back or failed."""

    KIND: ClassVar[str] = "ended"

    how: ChangeState = ChangeState.DONE
    words: str = ""
    incident: int = 0
    told: tuple[int, ...] = ()

    def change(self, state: Change, page: Page[Change]) -> Change:
        noted_well = state.recorded and self.how is ChangeState.DONE
        return replace(
            state,
            state=self.how,
            ended_at=state.ended_at if noted_well else page.at,
            ended_by=page.by,
            ending=self.words,
            incident=self.incident or state.incident,
            told=self.told or state.told,
            outcome_known=True,
        )

    def headline(self) -> str:
        return f"{self.how}{f': {self.words}' if self.words else ''}"


@dataclass(frozen=True, slots=True)
class IncidentLinked(Happening[Change]):
    """It turned out to have led to an incident; 0: it didn't after all."""

    KIND: ClassVar[str] = "incident.linked"

    incident: int = 0
    told: tuple[int, ...] = ()

    def change(self, state: Change, page: Page[Change]) -> Change:
        return replace(state, incident=self.incident, told=self.told)

    def headline(self) -> str:
        return f"led to INC-{self.incident}" if self.incident else "led to no incident"


@dataclass(frozen=True, slots=True)
class Cancelled(Happening[Change]):
    """It isn't made."""

    KIND: ClassVar[str] = "cancelled"

    why: str = ""

    def change(self, state: Change, page: Page[Change]) -> Change:
        return replace(state, state=ChangeState.CANCELLED, ended_at=page.at, ended_by=page.by, ending=self.why)

    def headline(self) -> str:
        return f"cancelled: {self.why}"


@dataclass(frozen=True, slots=True)
class Reviewed(Happening[Change]):
    """An emergency was looked at afterwards."""

    KIND: ClassVar[str] = "reviewed"

    words: str = ""
    missing: tuple[str, ...] = ()

    def change(self, state: Change, page: Page[Change]) -> Change:
        return replace(state, review=Review(page.by, page.at, self.words, self.missing))

    def headline(self) -> str:
        return f"reviewed: {self.words}"


STEPS = (Replanned, Approved, Begun, Ended, Cancelled, Reviewed)
"""What moves a change on: evidence that was there by then stays there."""

CHANGES = Cabinet(
    "change",
    Change,
    (
        Planned,
        Recorded,
        EvidenceLinked,
        EvidenceRemoved,
        StageReached,
        IncidentLinked,
        *STEPS,
    ),
)


def _without(pieces: Iterable[Piece], demand: str) -> list[Piece]:
    return [piece for piece in pieces if piece.demand != demand]
