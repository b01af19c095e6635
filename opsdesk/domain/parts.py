"""The smaller things an incident holds: who has which role, what was sent, which services suffer, what was marked."""

from __future__ import annotations

from datetime import datetime

from opsdesk.domain.values import dataclass
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
    suffered_at: datetime | None = None
    """When it was last said to suffer, also once it works again; None for one that never was."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where to go: the bridge, a dashboard, the chat."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class SentFact:
    """A fact that a text was sent on, as it stood then."""

    key: str
    """Its key in the ledger: `cause`, `actions.A1`, `cause:customers`."""
    state: str
    """How sure it was: “confirmed”, “suspected”, “ruled out”, “unknown”."""
    words: str
    as_of: datetime | None = None
    """Since when it was so (UTC): so that the same moment in other words, after midnight or in another zone, is known
    for the same."""


@dataclass(frozen=True, slots=True)
class SentUpdate:
    """A text that left the desk, as it left, and what it was approved on."""

    number: int
    audience: Audience
    stage: Stage
    text: str
    sent_at: datetime
    sent_by: str = ""
    channel: str = ""
    next_at: datetime | None = None
    """When the text itself promises the next one (UTC); None when it promises no time."""
    approved_by: str = ""
    """Who confirmed the text; empty for what another tool sent."""
    facts: tuple[SentFact, ...] = ()
    """What its audience could be told when it was sent."""
    findings: tuple[str, ...] = ()
    """The linter's rules that were open when it was sent."""
    override: str = ""
    """Why it was sent against the linter's errors; empty when none blocked it."""
    undelivered: str = ""
    """Why no channel took it, so that its readers don't have it; empty unless that is known of every one."""
    foreign: str = ""
    ways: tuple[str, ...] = ()
    """What another desk's channels did with it, as its record tells; a desk's own are its deliveries."""


@dataclass(frozen=True, slots=True)
class PaceHold:
    """The policy's pace for an audience, held back by somebody and for a reason: see `opsdesk.domain.cadence`."""

    audience: Audience
    since: datetime
    until: datetime | None
    """When the pace counts again; None until somebody resumes it. As `since` once it was resumed."""
    why: str
    by: str

    @property
    def is_pause(self) -> bool:
        """It holds until somebody resumes."""
        return self.until is None


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
