"""The projections of an incident: one table a collection, written by `projection.py` in the use case's transaction."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from opsdesk.store.tables.columns import STRICT, UTCDateTime


class IncidentRow(SQLModel, table=True):
    """The incident itself, as `opsdesk.domain.incident.Incident` without its collections."""

    __tablename__ = "incident"
    __table_args__ = (STRICT,)

    number: int = Field(primary_key=True)
    seq: int
    title: str
    origin: str
    severity: int
    classification: str | None
    watch: bool
    triage_rule: str
    triage_inputs: str
    policy_version: int
    status: str
    status_why: str
    status_at: datetime | None = Field(sa_type=UTCDateTime)
    reopened_at: datetime | None = Field(sa_type=UTCDateTime)
    reopened_why: str
    resolution: str
    impact: str
    impact_at: datetime | None = Field(sa_type=UTCDateTime)
    first_impact: str
    first_impact_at: datetime | None = Field(sa_type=UTCDateTime)
    mitigation: str
    mitigation_at: datetime | None = Field(sa_type=UTCDateTime)
    plan: str
    declared_at: datetime | None = Field(sa_type=UTCDateTime)
    declared_by: str
    last_at: datetime | None = Field(sa_type=UTCDateTime)
    foreign: str


class PartRow(SQLModel):
    """What every table of a part has: whose part it is."""

    incident: int = Field(primary_key=True, foreign_key="incident.number")


class MilestoneRow(PartRow, table=True):
    """See `opsdesk.domain.parts.MilestoneTime`."""

    __tablename__ = "milestone"
    __table_args__ = (STRICT,)

    milestone: str = Field(primary_key=True)
    at: datetime | None = Field(sa_type=UTCDateTime)
    approx: bool
    stated: bool


class AffectedServiceRow(PartRow, table=True):
    """See `opsdesk.domain.parts.AffectedService`."""

    __tablename__ = "affected_service"
    __table_args__ = (STRICT,)

    name: str = Field(primary_key=True)
    state: str
    since: datetime = Field(sa_type=UTCDateTime)
    suffered_at: datetime | None = Field(sa_type=UTCDateTime)


class LinkRow(PartRow, table=True):
    """See `opsdesk.domain.parts.Link`."""

    __tablename__ = "link"
    __table_args__ = (STRICT,)

    name: str = Field(primary_key=True)
    url: str


class HypothesisRow(PartRow, table=True):
    """See `opsdesk.domain.hypothesis.Hypothesis`."""

    __tablename__ = "hypothesis"
    __table_args__ = (STRICT,)

    number: int = Field(primary_key=True)
    statement: str
    kind: str
    raised_at: datetime | None = Field(sa_type=UTCDateTime)
    raised_by: str
    status: str
    band: str | None
    tester: str
    parent: int
    closed_at: datetime | None = Field(sa_type=UTCDateTime)
    closed_why: str
    closed_by: int
    explains: bool | None
    foreign: str
    named: bool


class EvidenceRow(PartRow, table=True):
    """See `opsdesk.domain.hypothesis.Evidence`."""

    __tablename__ = "evidence"
    __table_args__ = (STRICT,)

    number: int = Field(primary_key=True)
    text: str
    at: datetime = Field(sa_type=UTCDateTime)
    by: str
    approx: bool
    foreign: str


class JudgementRow(PartRow, table=True):
    """See `opsdesk.domain.hypothesis.Judgement`."""

    __tablename__ = "judgement"
    __table_args__ = (STRICT,)

    evidence: int = Field(primary_key=True)
    hypothesis: int = Field(primary_key=True)
    rating: int


class ActionRow(PartRow, table=True):
    """See `opsdesk.domain.action.Action`; `owners` and `tests` are JSON lists."""

    __tablename__ = "action"
    __table_args__ = (STRICT,)

    number: int = Field(primary_key=True)
    text: str
    owners: str
    lane: str
    status: str
    given_at: datetime | None = Field(sa_type=UTCDateTime)
    given_by: str
    check_in_at: datetime | None = Field(sa_type=UTCDateTime)
    every_minutes: int
    outcome: str | None
    ended_at: datetime | None = Field(sa_type=UTCDateTime)
    why: str
    tests: str
    foreign: str


class RoleHeldRow(PartRow, table=True):
    """See `opsdesk.domain.parts.RoleHeld`."""

    __tablename__ = "role_held"
    __table_args__ = (STRICT,)

    number: int = Field(primary_key=True)
    person: str
    role: str
    since: datetime = Field(sa_type=UTCDateTime)
    until: datetime | None = Field(sa_type=UTCDateTime)


class PresenceRow(PartRow, table=True):
    """See `opsdesk.domain.parts.Presence`."""

    __tablename__ = "presence"
    __table_args__ = (STRICT,)

    person: str = Field(primary_key=True)
    joined_at: datetime = Field(sa_type=UTCDateTime)
    left_at: datetime | None = Field(sa_type=UTCDateTime)


class SentUpdateRow(PartRow, table=True):
    """See `opsdesk.domain.parts.SentUpdate`; `facts`, `findings` and `ways` are JSON lists."""

    __tablename__ = "sent_update"
    __table_args__ = (STRICT,)

    number: int = Field(primary_key=True)
    audience: str
    stage: str
    text: str
    sent_at: datetime = Field(sa_type=UTCDateTime)
    sent_by: str
    channel: str
    next_at: datetime | None = Field(sa_type=UTCDateTime)
    approved_by: str
    facts: str
    findings: str
    override: str
    undelivered: str
    foreign: str
    ways: str


class PaceHoldRow(PartRow, table=True):
    """See `opsdesk.domain.parts.PaceHold`."""

    __tablename__ = "pace_hold"
    __table_args__ = (STRICT,)

    audience: str = Field(primary_key=True)
    since: datetime = Field(sa_type=UTCDateTime)
    until: datetime | None = Field(sa_type=UTCDateTime)
    why: str
    by: str


class DecisionRow(PartRow, table=True):
    """See `opsdesk.domain.decision.MadeDecision`; `options`, `risks` and `objections` are JSON lists."""

    __tablename__ = "decision"
    __table_args__ = (STRICT,)

    number: int = Field(primary_key=True)
    text: str
    at: datetime = Field(sa_type=UTCDateTime)
    by: str
    options: str
    risks: str
    objections: str
    fallback: str
    verifier: str
    check_at: datetime | None = Field(sa_type=UTCDateTime)
    worked: bool | None
    result: str
    checked_at: datetime | None = Field(sa_type=UTCDateTime)
    checked_by: str


class NotedChangeRow(PartRow, table=True):
    """See `opsdesk.domain.parts.NotedChange`."""

    __tablename__ = "noted_change"
    __table_args__ = (STRICT,)

    number: int = Field(primary_key=True)
    text: str
    at: datetime = Field(sa_type=UTCDateTime)
    by: str
    service: str
    approx: bool
    foreign: str


class ProposedFollowUpRow(PartRow, table=True):
    """See `opsdesk.domain.parts.ProposedFollowUp`."""

    __tablename__ = "proposed_follow_up"
    __table_args__ = (STRICT,)

    number: int = Field(primary_key=True)
    text: str
    owner: str
    foreign: str


class MarkRow(PartRow, table=True):
    """See `opsdesk.domain.parts.Mark`."""

    __tablename__ = "mark"
    __table_args__ = (STRICT,)

    seq: int = Field(primary_key=True)
    pinned: bool
    struck: bool
    struck_by: str
    why: str
    text: str | None
    at: datetime | None = Field(sa_type=UTCDateTime)
    edits: int


class CounterRow(PartRow, table=True):
    """See `opsdesk.domain.parts.Counter`."""

    __tablename__ = "counter"
    __table_args__ = (STRICT,)

    name: str = Field(primary_key=True)
    last: int
