"""The incident record: one JSON object an incident, for import, export, replay and the demo.

Its shape is that of published incident records: head, timeline, hypotheses with evidence, actions, updates, changes,
follow-ups. Own keys, all optional, carry what the desk knows beyond it. Unknown keys at any level are kept.
"""

from __future__ import annotations

from typing import Self

from pydantic import Field, field_validator, model_validator

from opsdesk.domain.vocabulary import Classification, Milestone, ServiceState, Status
from opsdesk.formats.record.kept import Kept, Many, RoleName, Severity, Text, Texts, Time, Word, wrong
from opsdesk.formats.record.rows import EvidenceRow, HypothesisRow, TimelineRow
from opsdesk.formats.record.work_rows import ActionRow, ChangeRow, FollowUpRow, UpdateRow


class RoleRow(Kept):
    """Own. A person in a role."""

    person: Text
    """The person's short name."""
    role: RoleName
    """commander, deputy, scribe, customer liaison, internal liaison, subject-matter expert or responder."""
    since: Time = Field(alias="from")
    """From when on."""
    until: Time | None = None
    """Until when; null while they hold it."""


class Declaration(Kept):
    """Own. How it was declared on a desk; with it, the status follows from the timeline and from nothing else."""

    at: Time
    """When."""
    by: Text = ""
    """Who declared it."""
    title: Text = ""
    """The title it had then."""
    severity: Severity | None = None
    """The severity it had then."""


class Record(Kept):
    """An incident from start to end."""

    title: Text
    """What happened, in one line."""
    source: Texts | None = None
    """Where the facts come from: addresses, documents."""
    licence_or_terms: Text | None = None
    """Under which terms the source may be used."""
    started_at: Time | None = None
    """When it began for users; null when the source says that nobody knows. So for all milestones."""
    detected_at: Time | None = None
    """When it was noticed first."""
    declared_at: Time | None = None
    """Own. When it was called an incident."""
    acknowledged_at: Time | None = None
    """Own. When somebody took command."""
    mitigated_at: Time | None = None
    """When users were better off."""
    recovered_at: Time | None = None
    """Own. When everything worked again."""
    resolved_at: Time | None = None
    """When it was over."""
    approx_milestones: Many[Word[Milestone]] = ()
    """Own. Milestones whose times above are only about right."""
    severity_hint: Text | None = None
    """The severity in the source's words, as “SEV2 (checkout down)”; a leading SEV-n is understood."""
    severity: Severity | None = None
    """Own. 1 (worst) to 5; goes before the hint."""
    classification: Word[Classification] | None = None
    """Own. What triage said: critical, significant or anomaly."""
    watch: bool = False
    """Own. Redundancy is gone or the trend is worse."""
    status: Word[Status] | None = None
    """Own. Where it stands; without it, that follows from the updates and milestones."""
    status_reason: Text = ""
    """Own. Why it was cancelled, is a duplicate or was reopened."""
    services: Many[Text] = ()
    """Names of the services that suffered."""
    service_states: dict[Text, Word[ServiceState]] = Field(default_factory=dict)
    """Own. How each fares now; a service without a state is taken as degraded until the incident is resolved."""
    impact: Text | None = None
    """What users saw, with numbers."""
    mitigation: Text = ""
    """Own. What was done last to make it better for users."""
    plan: Text = ""
    """Own. What happens next."""
    links: dict[Text, Text] = Field(default_factory=dict)
    """Own. Where the bridge, dashboards and the chat are: name to address."""
    roles: Many[RoleRow] = ()
    """Own. Who had which role, from when until when."""
    roles_note: Text | None = None
    """How the source came to its owner roles."""
    declaration: Declaration | None = None
    """Own. How it was declared on a desk."""
    source_conflicts: Many[Text] | None = None
    """Where the sources disagree."""
    timeline: Many[TimelineRow] = ()
    """What happened, beside the things below."""
    hypotheses: Many[HypothesisRow] = ()
    """What it could have been, or how to get out."""
    evidence: Many[EvidenceRow] = ()
    """Own. Facts that are filed on no hypothesis."""
    actions: Many[ActionRow] = ()
    """Who did what."""
    updates: Many[UpdateRow] = ()
    """What was said to people outside the call."""
    changes: Many[ChangeRow] = ()
    """What was changed in production."""
    postmortem_actions: Many[FollowUpRow] = ()
    """What is to be done so that it doesn't come back."""

    @field_validator("title")
    @classmethod
    def _has_title(cls, title: str) -> str:
        if not title.strip():
            raise wrong("is empty")
        return title

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        """Unless it was declared on a desk: there somebody may have corrected the start since."""
        for milestone in (Milestone.MITIGATED, Milestone.RESOLVED):
            reached = getattr(self, f"{milestone}_at")
            if self.started_at and reached and reached < self.started_at and not self.declaration:
                raise wrong(f"{milestone}_at is earlier than started_at")
        return self
