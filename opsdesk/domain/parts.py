"""The smaller things an incident holds: who has which role, what was sent, which services suffer, what was marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from opsdesk.domain.vocabulary import Audience, Milestone, Role, ServiceState, Stage


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A person in a role, from … until (None while they hold it)."""

    number: int
    person: str
    role: Role
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody who works on the incident; `left_at` is None while they are there."""

    person: str
    joined_at: datetime
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MilestoneTime:
    """When a milestone was reached; None when that is known to be unknown."""

    milestone: Milestone
    at: datetime | None
    approx: bool = False
    stated: bool = False
    """Somebody gave this time; otherwise it followed from an entry."""


@dataclass(frozen=True, slots=True)
class AffectedService:
    """A service and how it fares."""

    name: str
    state: ServiceState
    since: datetime


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go: the bridge, a dashboard, the chat."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class SentUpdate:
    """A text that left the desk, as it left."""

    number: int
    audience: Audience
    stage: Stage
    text: str
    sent_at: datetime
    sent_by: str = ""
    channel: str = ""
    next_at: datetime | None = None
    """When the text promises the next one (UTC); a maximum, never a fix time."""
    foreign: str = ""


@dataclass(frozen=True, slots=True)
class NotedChange:
    """A change to production that somebody named during the incident."""

    number: int
    text: str
    at: datetime
    by: str = ""
    service: str = ""
    approx: bool = False
    foreign: str = ""


@dataclass(frozen=True, slots=True)
class ProposedFollowUp:
    """Something to do so that it doesn't come back; the postmortem decides on it."""

    number: int
    text: str
    owner: str = ""
    foreign: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What was done to an entry after it was written; the entry itself never changes."""

    seq: int
    pinned: bool = False
    struck: bool = False
    struck_by: str = ""
    why: str = ""
    text: str | None = None
    """The text as edited last; None when it was never edited."""
    at: datetime | None = None
    """The time as corrected last."""
    edits: int = 0


@dataclass(frozen=True, slots=True)
class Counter:
    """The highest number given so far; numbers are never used twice, whatever is struck."""

    name: str
    last: int
