"""Planned changes, and those that were only noted after they had happened: what is known of one, and where it stands.

A change is planned, gets its evidence, is approved, rolled out in stages, and ends as done, rolled back or failed. What
happened without a plan is recorded: nothing was demanded of it, and everything else is the same.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from opsdesk.domain.change_parts import Approval, ChangePlan, ChangeSort, Piece, Review, StageMark, Verdict
from opsdesk.domain.dossier import Dossier
from opsdesk.domain.rigor import Tier
from opsdesk.domain.values import dataclass


class ChangeState(StrEnum):
    """Where a change stands."""

    PLANNED = "planned"
    APPROVED = "approved"
    ROLLING_OUT = "rolling out"
    DONE = "done"
    ROLLED_BACK = "rolled back"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Nothing more is rolled out."""
        return self in {ChangeState.DONE, ChangeState.ROLLED_BACK, ChangeState.FAILED, ChangeState.CANCELLED}


ENDINGS = (ChangeState.DONE, ChangeState.ROLLED_BACK, ChangeState.FAILED)
"""How a rollout ends."""


@dataclass(frozen=True, slots=True)
class Change(Dossier):
    """Everything known of one change. Made by `fold`, never edited."""

    PREFIX: ClassVar[str] = "CHG"

    plan: ChangePlan = ChangePlan()
    verdict: Verdict | None = None
    """None for a recorded one, of which nothing was demanded."""
    recorded: bool = False
    """Noted after it had happened."""
    origin: str = ""
    """Of a recorded one that was taken in: the tool and what that calls it, so that it is known when it comes again."""
    said_risk: Tier | None = None
    """Of a recorded one: how risky its source says it was."""
    state: ChangeState = ChangeState.PLANNED
    pieces: tuple[Piece, ...] = ()
    approval: Approval | None = None
    began_at: datetime | None = None
    began_by: str = ""
    marks: tuple[StageMark, ...] = ()
    ended_at: datetime | None = None
    ended_by: str = ""
    ending: str = ""
    """Why or how it ended, in words."""
    incident: int = 0
    """The incident that it led to; 0: none."""
    told: tuple[int, ...] = ()
    """That incident and its entry that notes the change; empty where none does."""
    outcome_known: bool = True
    """Somebody could say whether it failed; not so for what was only noted."""
    review: Review | None = None

    @property
    def title(self) -> str:
        """What a list calls it."""
        return self.plan.title

    @property
    def what(self) -> str:
        """`payments · deploy`: what it touched and what kind it was, as far as somebody said so."""
        sort = "" if self.plan.sort is ChangeSort.OTHER else str(self.plan.sort)
        return " · ".join(filter(None, (", ".join(self.plan.services), sort)))

    @property
    def over(self) -> bool:
        """Nothing more is to be done about it; a review that is due still is."""
        return self.state.is_over and not self.review_due_at

    @property
    def tier(self) -> Tier | None:
        """How risky it was assessed, or else said to be; None: nobody said."""
        return self.verdict.tier if self.verdict else self.said_risk

    @property
    def emergency(self) -> bool:
        """It took the path of what can't wait."""
        return self.plan.risk.emergency

    @property
    def review_due_at(self) -> datetime | None:
        """By when an emergency is to be reviewed, counted from its approval; None when nothing is due."""
        if not (self.emergency and self.approval and self.verdict) or self.review:
            return None
        if self.state is ChangeState.CANCELLED:
            return None
        return self.approval.at + timedelta(days=self.verdict.review_days)

    @property
    def stages_left(self) -> tuple[str, ...]:
        """The planned stages that weren't reached yet."""
        reached = {mark.stage for mark in self.marks}
        return tuple(stage for stage in self.plan.stages if stage not in reached)

    @property
    def deployed_at(self) -> datetime | None:
        """When it first reached production: when its rollout began, or, for a recorded one, when it happened."""
        return None if self.state is ChangeState.CANCELLED else self.began_at

    @property
    def failed(self) -> bool | None:
        """It needed somebody to step in at once; None while that is unknown."""
        if self.incident or self.state in {ChangeState.ROLLED_BACK, ChangeState.FAILED}:
            return True
        return False if self.state is ChangeState.DONE and self.outcome_known else None

    @property
    def recovered_at(self) -> datetime | None:
        """When service was back by undoing it; for other failures its incident knows."""
        return self.ended_at if self.state is ChangeState.ROLLED_BACK else None

    @property
    def rework(self) -> bool | None:
        """It wasn't wanted but for an incident; None for a recorded one of which nobody said so."""
        return True if self.plan.fixes else None if self.recorded else False

    def piece(self, demand: str) -> Piece | None:
        """What is linked to a demand."""
        return next((held for held in self.pieces if held.demand == demand), None)
