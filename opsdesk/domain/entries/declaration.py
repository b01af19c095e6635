"""Entries about the incident as a whole: declared, triaged, its status, severity, impact and milestones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import ClassVar

from opsdesk.domain.entries.base import Entry, Payload, payload
from opsdesk.domain.growing import with_item, without
from opsdesk.domain.incident import Incident
from opsdesk.domain.labels import (
    goes_with_mitigation,
    impact_keeping_workaround,
    keeping_data,
    mitigation_keeping_workaround,
    states_effect,
    with_labels,
)
from opsdesk.domain.parts import AffectedService, Link, MilestoneTime, PaceHold
from opsdesk.domain.policy import standing
from opsdesk.domain.times import day_and_clock_in
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Classification, Milestone, Origin, ServiceState, Status

_REACHED_BY_STATUS = {Status.MONITORING: Milestone.MITIGATED, Status.RESOLVED: Milestone.RESOLVED}
_TAKEN_BACK = (Milestone.RECOVERED, Milestone.RESOLVED)
"""What is no longer so once it is open again: that users had recovered, and that it was over. That it got better at
first is still so."""


def reach(incident: Incident, milestone: Milestone, entry: Entry) -> Incident:
    """The incident with a milestone reached at the entry's time, unless it has a time already."""
    if milestone in incident.milestones:
        return incident
    reached = MilestoneTime(milestone, entry.at, entry.approx)
    return replace(incident, milestones=with_item(incident.milestones, milestone, reached))


def _paced_anew(before: Incident, after: Incident, entry: Entry, *, from_now: bool) -> Incident:
    """Whoever held the pace of updates back did so for a milder incident: once it is worse, nothing is held back, and
    `from_now` the pace asks for nothing before: nobody was late for what wasn't asked for."""
    return _unheld(after, entry, from_now=from_now) if standing(after).rank > standing(before).rank else after


def _unheld(incident: Incident, entry: Entry, *, from_now: bool) -> Incident:
    since = {audience: PaceHold(audience, entry.at, entry.at, "", entry.by) for audience in Audience}
    return replace(incident, holds=since if from_now else {})


@payload
@dataclass(frozen=True, slots=True)
class Declared(Payload):
    """The incident was opened."""

    KIND: ClassVar[str] = "incident.declared"
    TEXT: ClassVar[str] = "title"
    GLYPH: ClassVar[str] = "⚑"

    title: str
    severity: int = 0
    origin: Origin = Origin.LIVE
    is_dated: bool = False
    """From a desk's own record, which says when it was declared; of another's, only the earliest time is known."""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        opened = replace(
            incident,
            number=entry.incident,
            title=self.title,
            severity=self.severity,
            origin=self.origin,
            foreign=self.foreign,
            declared_at=entry.at,
            declared_by=entry.by,
        )
        return reach(opened, Milestone.DECLARED, entry) if self.is_dated or not self.derived else opened

    def headline(self) -> str:
        return f"declared{f' SEV-{self.severity}' if self.severity else ''}: {self.title}"


@payload
@dataclass(frozen=True, slots=True)
class Retitled(Payload):
    """The title says now what it is."""

    KIND: ClassVar[str] = "incident.retitled"
    TEXT: ClassVar[str] = "title"
    GLYPH: ClassVar[str] = "⚑"

    title: str

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return replace(incident, title=self.title)

    def headline(self) -> str:
        return f"title: {self.title}"


@payload
@dataclass(frozen=True, slots=True)
class Triaged(Payload):
    """What triage said, with the rule that fired, the inputs (JSON) and the policy's version."""

    KIND: ClassVar[str] = "incident.triaged"
    GLYPH: ClassVar[str] = "⚑"

    classification: Classification
    severity: int
    rule: str
    inputs: str
    policy_version: int = 1
    watch: bool = False
    paces_from_now: bool = False
    """What a worse class asks for is asked for from then on, and not since the declaration."""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        triaged = replace(
            incident,
            classification=self.classification,
            severity=self.severity,
            watch=self.watch,
            triage_rule=self.rule,
            triage_inputs=self.inputs,
            policy_version=self.policy_version,
        )
        return _paced_anew(incident, triaged, entry, from_now=self.paces_from_now)

    def headline(self) -> str:
        return f"triaged {self.classification}, SEV-{self.severity}{' (watch)' if self.watch else ''}: {self.rule}"


@payload
@dataclass(frozen=True, slots=True)
class SeverityChanged(Payload):
    """Raised at once when unsure; lowered with a reason."""

    KIND: ClassVar[str] = "incident.severity"
    TEXT: ClassVar[str] = "why"
    GLYPH: ClassVar[str] = "⚑"

    severity: int
    why: str = ""
    paces_from_now: bool = False
    """As of a triage."""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return _paced_anew(incident, replace(incident, severity=self.severity), entry, from_now=self.paces_from_now)

    def headline(self) -> str:
        return f"SEV-{self.severity}{f': {self.why}' if self.why else ''}"


@payload
@dataclass(frozen=True, slots=True)
class StatusChanged(Payload):
    """Investigating → identified → monitoring → resolved → closed; also cancelled and duplicate."""

    KIND: ClassVar[str] = "incident.status"
    TEXT: ClassVar[str] = "why"
    GLYPH: ClassVar[str] = "»"

    status: Status
    why: str = ""
    paces_from_now: bool = False
    """As of a triage, where it is open again."""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        reopened = incident.status.is_over and not self.status.is_over
        resolution = {Status.RESOLVED: self.why, Status.CLOSED: incident.resolution}.get(self.status, "")
        changed = replace(incident, status=self.status, status_why=self.why, status_at=entry.at, resolution=resolution)
        if reopened:
            again = without(changed.milestones, *_TAKEN_BACK)
            changed = replace(changed, milestones=again, reopened_at=entry.at, reopened_why=self.why)
            changed = _unheld(changed, entry, from_now=self.paces_from_now)
        milestone = _REACHED_BY_STATUS.get(self.status)
        return reach(changed, milestone, entry) if milestone else changed

    def headline(self) -> str:
        return f"{self.status}{f': {self.why}' if self.why else ''}"


@payload
@dataclass(frozen=True, slots=True)
class MilestoneSet(Payload):
    """Somebody gave a milestone its time, or said that nobody knows it (None)."""

    KIND: ClassVar[str] = "incident.milestone"
    GLYPH: ClassVar[str] = "◆"

    milestone: Milestone
    reached_at: datetime | None = None
    approx: bool = False

    def change(self, incident: Incident, entry: Entry) -> Incident:
        stated = MilestoneTime(self.milestone, self.reached_at, self.approx, stated=True)
        return replace(incident, milestones=with_item(incident.milestones, self.milestone, stated))

    def headline(self) -> str:
        return self.headline_in(UTC)

    def headline_in(self, zone: tzinfo) -> str:
        if self.reached_at is None:
            return f"{self.milestone}: time unknown"
        return f"{self.milestone} {'about ' if self.approx else ''}{day_and_clock_in(self.reached_at, zone)}"


@payload
@dataclass(frozen=True, slots=True)
class ImpactStated(Payload):
    """What users see, with numbers."""

    KIND: ClassVar[str] = "incident.impact"
    TEXT: ClassVar[str] = "impact"
    GLYPH: ClassVar[str] = "="

    impact: str
    keeps_workaround: bool = False
    """What users can do, as said before, still holds unless these words say another; see `opsdesk.domain.labels`."""
    is_addition: bool = False
    """These are labels alone, said of what users see since it was stated."""
    keeps_data: bool = False
    """What happened to data, as said before, still holds unless these words say another."""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        if self.is_addition and states_effect(incident.impact):
            return self._add_to(incident)
        impact = impact_keeping_workaround(self.impact, incident) if self.keeps_workaround else self.impact
        impact = keeping_data(impact, incident.impact) if self.keeps_data else impact
        if not incident.first_impact:
            incident = replace(incident, first_impact=impact, first_impact_at=entry.at)
        return replace(incident, impact=impact, impact_at=entry.at)

    def headline(self) -> str:
        return f"impact: {self.impact}"

    def _add_to(self, incident: Incident) -> Incident:
        if goes_with_mitigation(self.impact, incident):
            return replace(incident, mitigation=with_labels(incident.mitigation, self.impact))
        return replace(incident, impact=with_labels(incident.impact, self.impact))


@payload
@dataclass(frozen=True, slots=True)
class Mitigated(Payload):
    """Something was done that should make it better for users."""

    KIND: ClassVar[str] = "incident.mitigation"
    TEXT: ClassVar[str] = "mitigation"
    GLYPH: ClassVar[str] = "~"

    mitigation: str
    keeps_workaround: bool = False
    """As of an impact."""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        kept = mitigation_keeping_workaround(self.mitigation, incident) if self.keeps_workaround else self.mitigation
        return replace(incident, mitigation=kept, mitigation_at=entry.at)

    def headline(self) -> str:
        return f"mitigation: {self.mitigation}"


@payload
@dataclass(frozen=True, slots=True)
class PlanStated(Payload):
    """What we do next, in one line, for whoever joins; an empty one withdraws the plan."""

    KIND: ClassVar[str] = "incident.plan"
    TEXT: ClassVar[str] = "plan"
    GLYPH: ClassVar[str] = "→"

    plan: str

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return replace(incident, plan=self.plan)

    def headline(self) -> str:
        return f"plan: {self.plan}" if self.plan else "plan withdrawn"


@payload
@dataclass(frozen=True, slots=True)
class ServiceStated(Payload):
    """How a service fares from now on."""

    KIND: ClassVar[str] = "incident.service"
    GLYPH: ClassVar[str] = "◇"

    service: str
    state: ServiceState

    def change(self, incident: Incident, entry: Entry) -> Incident:
        before = incident.services.get(self.service)
        works = self.state is ServiceState.OPERATIONAL
        suffered_at = (before.suffered_at if before else None) if works else entry.at
        affected = AffectedService(self.service, self.state, entry.at, suffered_at)
        return replace(incident, services=with_item(incident.services, self.service, affected))

    def headline(self) -> str:
        return f"{self.service}: {self.state}"


@payload
@dataclass(frozen=True, slots=True)
class LinkKept(Payload):
    """Where the bridge, the dashboard or the chat is."""

    KIND: ClassVar[str] = "incident.link"
    GLYPH: ClassVar[str] = "↗"

    name: str
    url: str

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return replace(incident, links=with_item(incident.links, self.name, Link(self.name, self.url)))

    def headline(self) -> str:
        return f"{self.name}: {self.url}"
