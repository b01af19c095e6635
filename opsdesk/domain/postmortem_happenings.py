"""What can happen to a postmortem, and the cabinet that all of them are kept in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import ClassVar, Final

from opsdesk.domain.dossier import Cabinet, Happening, Page
from opsdesk.domain.growing import with_item, without
from opsdesk.domain.postmortem import Confirmed, Factor, Postmortem, Review, State
from opsdesk.domain.postmortem_prompts import BY_ID
from opsdesk.domain.text import short
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Milestone

_LONGEST_HEADLINE: Final = 80


@dataclass(frozen=True, slots=True)
class Begun(Happening[Postmortem]):
    """It was begun, with the dates that policy sets."""

    KIND: ClassVar[str] = "begun"
    FINAL: ClassVar[bool] = True
    incident: int = 0
    subject: str = ""
    severity: int = 0
    asked_by: str = ""
    owner: str = ""
    preliminary_due: datetime | None = None
    draft_due: date | None = None
    meeting_due: date | None = None

    def change(self, state: Postmortem, page: Page[Postmortem]) -> Postmortem:
        return replace(
            state,
            incident=self.incident,
            subject=self.subject,
            severity=self.severity,
            asked_by=self.asked_by,
            owner=self.owner,
            preliminary_due=self.preliminary_due,
            draft_due=self.draft_due,
            meeting_due=self.meeting_due,
            began_at=page.at,
            since=page.at,
        )

    def headline(self) -> str:
        return f"begun for INC-{self.incident}: {self.asked_by}"


@dataclass(frozen=True, slots=True)
class CountedAnew(Happening[Postmortem]):
    """Its incident ended anew after it was open again, and policy's dates count from that end. What was closed is a
    draft again, and people meet again: what they had looked at was an end that was none."""

    KIND: ClassVar[str] = "counted_anew"
    preliminary_due: datetime | None = None
    draft_due: date | None = None
    meeting_due: date | None = None

    def change(self, state: Postmortem, page: Page[Postmortem]) -> Postmortem:
        counted = replace(
            state,
            preliminary_due=self.preliminary_due,
            draft_due=self.draft_due,
            meeting_due=self.meeting_due,
            counted_at=page.at,
        )
        if state.state is not State.CLOSED:
            return counted
        why = f"{state.incident_name} ended anew"
        return replace(counted, state=State.DRAFT, state_why=why, since=page.at, review=None)

    def headline(self) -> str:
        return f"counted from the new end: {f'meeting by {self.meeting_due}' if self.meeting_due else 'no meeting'}"


@dataclass(frozen=True, slots=True)
class Assigned(Happening[Postmortem]):
    """Somebody sees to it from now on; an empty name: nobody does."""

    KIND: ClassVar[str] = "assigned"
    owner: str = ""

    def change(self, state: Postmortem, page: Page[Postmortem]) -> Postmortem:
        return replace(state, owner=self.owner)

    def headline(self) -> str:
        return f"owner: {self.owner or 'nobody'}"


@dataclass(frozen=True, slots=True)
class Planned(Happening[Postmortem]):
    """The meeting was set to another day, and the draft with it."""

    KIND: ClassVar[str] = "planned"
    meeting_due: date | None = None
    draft_due: date | None = None
    why: str = ""

    def change(self, state: Postmortem, page: Page[Postmortem]) -> Postmortem:
        return replace(state, meeting_due=self.meeting_due, draft_due=self.draft_due)

    def headline(self) -> str:
        return f"meeting by {self.meeting_due}{f': {self.why}' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class Answered(Happening[Postmortem]):
    """A question was answered; no words: the answer was taken away."""

    KIND: ClassVar[str] = "answered"
    prompt: str = ""
    words: str = ""

    def change(self, state: Postmortem, page: Page[Postmortem]) -> Postmortem:
        others = (without(state.answers, self.prompt), without(state.answered_by, self.prompt))
        if not self.words:
            return replace(state, answers=others[0], answered_by=others[1])
        answers = with_item(others[0], self.prompt, self.words)
        return replace(state, answers=answers, answered_by=with_item(others[1], self.prompt, page.by))

    def headline(self) -> str:
        known = BY_ID.get(self.prompt)
        return f"{known.title if known else self.prompt}: {short(self.words, _LONGEST_HEADLINE) or 'no answer'}"


@dataclass(frozen=True, slots=True)
class FactorNamed(Happening[Postmortem]):
    """A contributing factor was named, or says something else now."""

    KIND: ClassVar[str] = "factor_named"
    number: int = 0
    kind: str = ""
    words: str = ""
    entries: tuple[int, ...] = ()

    def change(self, state: Postmortem, page: Page[Postmortem]) -> Postmortem:
        others = [held for held in state.factors if held.number != self.number]
        named = [*others, Factor(self.number, self.kind, self.words, self.entries)]
        in_order = tuple(sorted(named, key=lambda held: held.number))
        return replace(state, factors=in_order, last_factor=max(state.last_factor, self.number))

    def headline(self) -> str:
        return f"F{self.number} {self.kind}: {self.words}"


@dataclass(frozen=True, slots=True)
class FactorDropped(Happening[Postmortem]):
    """Something turned out to be no contributing factor."""

    KIND: ClassVar[str] = "factor_dropped"
    number: int = 0

    def change(self, state: Postmortem, page: Page[Postmortem]) -> Postmortem:
        return replace(state, factors=tuple(held for held in state.factors if held.number != self.number))

    def headline(self) -> str:
        return f"F{self.number} is none"


@dataclass(frozen=True, slots=True)
class MilestoneConfirmed(Happening[Postmortem]):
    """Somebody looked at a milestone: it was then, or nobody knows."""

    KIND: ClassVar[str] = "milestone_confirmed"
    milestone: Milestone = Milestone.STARTED
    reached_at: datetime | None = None
    why: str = ""
    told: tuple[int, ...] = ()

    def change(self, state: Postmortem, page: Page[Postmortem]) -> Postmortem:
        others = tuple(held for held in state.confirmed if held.milestone is not self.milestone)
        return replace(state, confirmed=(*others, Confirmed(self.milestone, self.reached_at, page.by, self.why)))

    def headline(self) -> str:
        told = f"{self.reached_at:%Y-%m-%d %H:%M} UTC" if self.reached_at else "nobody knows when"
        return f"{self.milestone}: {told}{f' ({self.why})' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class ReviewHeld(Happening[Postmortem]):
    """People met and went through it."""

    KIND: ClassVar[str] = "review_held"
    review: Review | None = None

    def change(self, state: Postmortem, page: Page[Postmortem]) -> Postmortem:
        return replace(state, review=self.review)

    def headline(self) -> str:
        return f"reviewed on {self.review.on} with {', '.join(self.review.present)}" if self.review else "no review"


@dataclass(frozen=True, slots=True)
class Moved(Happening[Postmortem]):
    """It went a step ahead or back, or was called off."""

    KIND: ClassVar[str] = "moved"
    state: State = State.DRAFT
    why: str = ""
    told: tuple[int, ...] = ()

    def change(self, state: Postmortem, page: Page[Postmortem]) -> Postmortem:
        return replace(state, state=self.state, state_why=self.why, since=page.at)

    def headline(self) -> str:
        return f"{self.state}{f': {self.why}' if self.why else ''}"


POSTMORTEMS: Final = Cabinet(
    "postmortem",
    Postmortem,
    (
        Begun,
        CountedAnew,
        Assigned,
        Planned,
        Answered,
        FactorNamed,
        FactorDropped,
        MilestoneConfirmed,
        ReviewHeld,
        Moved,
    ),
)
