"""A postmortem as a document: sections of facts, each with the entries it stands on, and what people answered.

Every form of it, Markdown, HTML, an editor's text or a screen, is made from this one; and it is this one in which names
give way to roles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from opsdesk.domain.followup import FollowUp
from opsdesk.domain.parts import ProposedFollowUp
from opsdesk.domain.postmortem import Postmortem
from opsdesk.domain.shape import Shape
from opsdesk.domain.values import dataclass


class Part(StrEnum):
    """The sections that are filled from the incident."""

    OVERVIEW = "overview"
    IMPACT = "impact"
    FACTORS = "contributing factors"
    RESOLUTION = "resolution"
    RESPONDERS = "responders"
    MILESTONES = "milestones"
    DETECTION = "detection"
    """The milestones until somebody had it in hand."""
    HYPOTHESES = "hypotheses"
    TRIED = "what was tried"
    DECISIONS = "decisions"
    CHANGED = "what changed"
    SEEN_BEFORE = "seen before"
    MESSAGES = "messages sent"
    TIMELINE = "timeline"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the desk knows, and what it knows it from."""

    words: str
    entries: tuple[int, ...] = ()
    """Numbers of the incident's entries."""
    refs: tuple[str, ...] = ()
    """What else of the desk it stands on: `CHG-3`, `INC-2`."""
    at: datetime | None = None
    """When it happened (UTC), where it has a time of its own."""
    approx: bool = False
    by: str = ""
    """Who wrote it down."""
    detail: str = ""
    """A text of any length that belongs to it: a message as it was sent."""

    @property
    def evidence(self) -> str:
        """`#12, #14, CHG-3`: what it stands on."""
        return ", ".join((*(f"#{seq}" for seq in self.entries), *self.refs))


@dataclass(frozen=True, slots=True)
class Document:
    """All of a postmortem."""

    postmortem: Postmortem
    title: str
    """The incident's, as it is now."""
    severity: int
    status: str
    day: date | None
    """On which it began (UTC)."""
    now: datetime
    kinds: Mapping[str, str]
    """What each kind of contributing factor means."""
    facts: Mapping[Part, tuple[Fact, ...]] = field(default_factory=dict)
    follow_ups: tuple[FollowUp, ...] = ()
    ideas: tuple[ProposedFollowUp, ...] = ()
    """What was proposed while it ran, and nobody decided on."""
    shape: Shape | None = None
    """The incident at a glance, for forms that draw it."""

    def of(self, part: Part) -> tuple[Fact, ...]:
        """The facts of a section."""
        return self.facts.get(part, ())

    @property
    def heading(self) -> str:
        """`Postmortem PM-3: INC-7 Card payments fail`."""
        return f"Postmortem {self.postmortem.name}: {self.postmortem.incident_name} {self.title}"
