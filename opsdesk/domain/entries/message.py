"""Entries about what was told to people outside the call."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from opsdesk.domain.entries.base import Entry, Payload, payload
from opsdesk.domain.growing import with_item
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import SentFact, SentUpdate
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience, Stage


@payload
@dataclass(frozen=True, slots=True)
class UpdateSent(Payload):
    """A text left the desk; it can't be undone, only corrected by the next one."""

    KIND: ClassVar[str] = "update.sent"
    GLYPH: ClassVar[str] = "✉"
    COUNTER: ClassVar[str] = "update"

    number: int
    audience: Audience
    stage: Stage
    message: str
    channel: str = ""
    next_at: datetime | None = None
    """When the words themselves promise the next update (UTC); None when they promise no time."""
    approved_by: str = ""
    facts: tuple[SentFact, ...] = ()
    findings: tuple[str, ...] = ()
    override: str = ""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        sent = SentUpdate(
            self.number,
            self.audience,
            self.stage,
            self.message,
            entry.at,
            entry.by,
            self.channel,
            self.next_at,
            self.approved_by,
            self.facts,
            self.findings,
            self.override,
            self.foreign,
        )
        return replace(incident, updates=with_item(incident.updates, self.number, sent))

    def headline(self) -> str:
        return f"to {self.audience}: {self.message}"
