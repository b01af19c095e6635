"""Postmortems: what is added to an incident's log afterwards so that something is learnt from it.

Nothing that the log says is copied: times, hypotheses, decisions and messages are read from the incident whenever the
postmortem is (`postmortem_filling`). What may become of one, and what has to be there before, is `postmortem_gates`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from opsdesk.domain.dossier import Dossier
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Milestone, Status


class State(StrEnum):
    """How far it is. A step ahead passes a gate; a step back, and calling it off, need a reason."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    REVIEWED = "reviewed"
    CLOSED = "closed"
    CALLED_OFF = "called off"
    """Nobody needs it: it was a drill, or another one covers it."""

    @property
    def is_over(self) -> bool:
        """Nobody has to do anything for it."""
        return self in {State.CLOSED, State.CALLED_OFF}

    @property
    def ahead(self) -> State | None:
        """The next step; None at the end."""
        return {State.DRAFT: State.IN_REVIEW, State.IN_REVIEW: State.REVIEWED, State.REVIEWED: State.CLOSED}.get(self)


@dataclass(frozen=True, slots=True)
class Factor:
    """Something that made the incident possible, worse or longer; never a person."""

    number: int
    kind: str
    """Id of a kind of the taxonomy (`postmortem_factors`)."""
    words: str
    entries: tuple[int, ...] = ()
    """Numbers of the incident's entries that show it."""

    @property
    def name(self) -> str:
        """`F2`, as typed and shown."""
        return f"F{self.number}"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Somebody looked at a milestone and says that it was then, or that nobody knows when (None)."""

    milestone: Milestone
    at: datetime | None
    by: str
    why: str = ""
    """What makes a time right that looks wrong."""


@dataclass(frozen=True, slots=True)
class Review:
    """The meeting in which it was reviewed."""

    on: date
    present: tuple[str, ...]
    meeting: int = 0
    """The ritual's meeting, where it was held on this desk; 0: elsewhere."""


@dataclass(frozen=True, slots=True)
class Postmortem(Dossier):
    """A postmortem as its pages tell it."""

    PREFIX: ClassVar[str] = "PM"

    incident: int = 0
    subject: str = ""
    """The incident's title when it was begun; the incident itself says what it is called now."""
    severity: int = 0
    """The same of its severity."""
    asked_by: str = ""
    """Why it was begun: what policy says of such an incident, or who asked for it."""
    owner: str = ""
    """Who sees to it, by short name; empty: nobody has it."""
    state: State = State.DRAFT
    state_why: str = ""
    since: datetime | None = None
    """Since when it has this state."""
    began_at: datetime | None = None
    preliminary_due: datetime | None = None
    draft_due: date | None = None
    meeting_due: date | None = None
    counted_at: datetime | None = None
    """When policy's dates were counted anew, from the end that was the newest then; None: when it was begun."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """What was answered, as typed, by the ids of the questions (`postmortem_prompts`)."""
    answered_by: Mapping[str, str] = field(default_factory=dict)
    """Who wrote each of them last."""
    factors: tuple[Factor, ...] = ()
    last_factor: int = 0
    """The highest number given so far: F2 never names two things."""
    confirmed: tuple[Confirmed, ...] = ()
    review: Review | None = None

    @property
    def title(self) -> str:
        """What a list calls it."""
        return self.subject

    @property
    def over(self) -> bool:
        """It is closed or called off."""
        return self.state.is_over

    @property
    def incident_name(self) -> str:
        """`INC-7`."""
        return f"INC-{self.incident}"

    def counts_anew(self, incident: Incident) -> bool:
        """Its dates go back to an end that was none: its incident was opened again since, or that end was undone."""
        counted = self.counted_at or self.began_at
        if counted is None or self.state is State.CALLED_OFF:
            return False
        again = incident.reopened_at
        return (again is not None and counted <= again) or _ended_since(incident, counted)

    def was_called_off_before(self, incident: Incident) -> bool:
        """Somebody said that nobody needs it, and its incident ended anew since."""
        return self.state is State.CALLED_OFF and self.since is not None and _ended_since(incident, self.since)

    @property
    def is_draft_again(self) -> bool:
        """It was closed, and is a draft because its incident ended anew."""
        return self.state is State.DRAFT and self.counted_at is not None and self.since == self.counted_at

    def answer(self, prompt: str) -> str:
        """What was answered to a question, or an empty text."""
        return self.answers.get(prompt, "")

    def factor(self, number: int) -> Factor | None:
        """A factor by its number."""
        return next((held for held in self.factors if held.number == number), None)

    def confirmation(self, milestone: Milestone) -> Confirmed | None:
        """What was said last of a milestone."""
        return next((held for held in self.confirmed if held.milestone is milestone), None)


def _ended_since(incident: Incident, moment: datetime) -> bool:
    """An incident that is resolved and then closed ended when it was resolved."""
    ended = None if incident.status is Status.CLOSED else incident.status_at
    return incident.status.is_over and ended is not None and moment < ended
