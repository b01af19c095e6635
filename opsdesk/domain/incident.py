"""An incident as its log tells it: the state that decisions, drafts and screens read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import datetime, timedelta

from opsdesk.domain.action import Action
from opsdesk.domain.decision import MadeDecision
from opsdesk.domain.hypothesis import Evidence, Hypothesis, Judgement, ranked
from opsdesk.domain.parts import (
    AffectedService,
    Counter,
    Link,
    Mark,
    MilestoneTime,
    NotedChange,
    PaceHold,
    Presence,
    ProposedFollowUp,
    RoleHeld,
    SentUpdate,
)
from opsdesk.domain.told_texts import ToldTexts
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import (
    Audience,
    Classification,
    HypothesisKind,
    HypothesisStatus,
    Milestone,
    Origin,
    Role,
    Status,
)


@dataclass(frozen=True, slots=True)
class Incident:
    """Everything known of one incident. Made by `fold`, never edited; collections are read-only by convention."""

    number: int = 0
    seq: int = 0
    """Sequence number of the newest entry that is folded in; also the version an edit form refers to."""
    title: str = ""
    origin: Origin = Origin.LIVE
    severity: int = 0
    """1 (worst) … 5; 0 while nobody said."""
    classification: Classification | None = None
    watch: bool = False
    triage_rule: str = ""
    triage_inputs: str = ""
    policy_version: int = 0
    status: Status = Status.INVESTIGATING
    status_why: str = ""
    status_at: datetime | None = None
    """Since when it has this status; None while nobody changed it."""
    reopened_at: datetime | None = None
    """The last time that it was opened again; None as long as an end was the end."""
    reopened_why: str = ""
    resolution: str = ""
    """Why it counts as over, in the words that resolved it; closing keeps them, opening it again doesn't."""
    impact: str = ""
    impact_at: datetime | None = None
    first_impact: str = ""
    first_impact_at: datetime | None = None
    """What users saw as it was stated first: the last one often tells only how little was left."""
    mitigation: str = ""
    mitigation_at: datetime | None = None
    plan: str = ""
    declared_at: datetime | None = None
    declared_by: str = ""
    last_at: datetime | None = None
    """When the newest entry was written down."""
    foreign: str = ""
    milestones: Mapping[Milestone, MilestoneTime] = field(default_factory=dict)
    services: Mapping[str, AffectedService] = field(default_factory=dict)
    links: Mapping[str, Link] = field(default_factory=dict)
    hypotheses: Mapping[int, Hypothesis] = field(default_factory=dict)
    evidence: Mapping[int, Evidence] = field(default_factory=dict)
    judgements: Mapping[tuple[int, int], Judgement] = field(default_factory=dict)
    actions: Mapping[int, Action] = field(default_factory=dict)
    roles: Mapping[int, RoleHeld] = field(default_factory=dict)
    people: Mapping[str, Presence] = field(default_factory=dict)
    updates: Mapping[int, SentUpdate] = field(default_factory=dict)
    holds: Mapping[Audience, PaceHold] = field(default_factory=dict)
    decisions: Mapping[int, MadeDecision] = field(default_factory=dict)
    changes: Mapping[int, NotedChange] = field(default_factory=dict)
    follow_ups: Mapping[int, ProposedFollowUp] = field(default_factory=dict)
    marks: Mapping[int, Mark] = field(default_factory=dict)
    counters: Mapping[str, Counter] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """`INC-7`, as typed and shown."""
        return f"INC-{self.number}"

    @property
    def started_at(self) -> datetime | None:
        """When it began for users, or, while that isn't known, when it was declared."""
        known = self.milestones.get(Milestone.STARTED)
        return known.at if known and known.at else self.declared_at

    def reached(self, milestone: Milestone) -> datetime | None:
        """When a milestone was reached; None when it wasn't, or nobody knows."""
        known = self.milestones.get(milestone)
        return known.at if known else None

    def running(self, now: datetime) -> timedelta:
        """How long it has lasted, or lasted in all once it is over (what was cancelled never was resolved)."""
        end = (self.reached(Milestone.RESOLVED) or self.status_at) if self.status.is_over else None
        start = self.started_at
        return (end or now) - start if start else timedelta(0)

    def holders(self, role: Role) -> list[RoleHeld]:
        """Who holds a role now, longest first."""
        now = [held for held in self.roles.values() if held.role is role and held.until is None]
        return sorted(now, key=lambda held: (held.since, held.number))

    @property
    def commander(self) -> RoleHeld | None:
        """Who coordinates now."""
        held = self.holders(Role.COMMANDER)
        return held[-1] if held else None

    @property
    def present(self) -> list[str]:
        """Who works on it now, in the order they joined."""
        here = [who for who in self.people.values() if who.left_at is None]
        return [who.person for who in sorted(here, key=lambda who: who.joined_at)]

    @property
    def everybody(self) -> tuple[str, ...]:
        """Everybody who was ever on it: present, with a role, or with an action."""
        owners = (name for action in self.actions.values() for name in action.owners)
        return tuple(dict.fromkeys((*self.people, *(held.person for held in self.roles.values()), *owners)))

    def board(self, kind: HypothesisKind = HypothesisKind.CAUSE) -> list[Hypothesis]:
        """The hypotheses of a kind, as ranked on the board."""
        return ranked((item for item in self.hypotheses.values() if item.kind is kind), self.judgements)

    @property
    def leading_cause(self) -> Hypothesis | None:
        """The cause that heads the board, unless every cause is ruled out."""
        standing = [item for item in self.board() if item.status is not HypothesisStatus.RULED_OUT]
        return standing[0] if standing else None

    def told(self, audience: Audience) -> list[SentUpdate]:
        """The texts that an audience has, oldest first: all that were sent to it but those that no channel took."""
        return sorted(self._had_by(audience), key=self._place)

    def last_update(self, audience: Audience) -> SentUpdate | None:
        """The newest text that an audience has."""
        return max(self._had_by(audience), key=self._place, default=None) if self.updates else None

    def _place(self, update: SentUpdate) -> tuple[float, int]:
        """Where a text comes: in the log's order, since a clock that ran an hour ahead makes none the newest. A record
        of others may list its texts in any order, so there their times count."""
        return 0.0 if self.origin is Origin.LIVE else update.sent_at.timestamp(), update.number

    def _had_by(self, audience: Audience) -> Iterator[SentUpdate]:
        return (held for held in self.updates.values() if held.audience is audience and not held.undelivered)

    def told_before(self, audience: Audience, text: str) -> SentUpdate | None:
        """The text of these very words that an audience has already, however they were broken into lines; or None."""
        return ToldTexts(self.told(audience)).of_same_words(text)

    def next_number(self, counter: str) -> int:
        """The number the next hypothesis, action … gets."""
        known = self.counters.get(counter)
        return known.last + 1 if known else 1
