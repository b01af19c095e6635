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
    ways: tuple[str, ...] = ()

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
            foreign=self.foreign,
            ways=self.ways,
        )
        return replace(incident, updates=with_item(incident.updates, self.number, sent))

    def headline(self) -> str:
        return f"to {self.audience}: {self.message}"


@payload
@dataclass(frozen=True, slots=True)
class UpdateUndelivered(Payload):
    """No channel took a text: its readers don't have it, and wait for it as before."""

    KIND: ClassVar[str] = "update.undelivered"
    GLYPH: ClassVar[str] = "✗"

    update: int
    audience: Audience
    why: str

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return _with_update(incident, self.update, undelivered=self.why)

    def headline(self) -> str:
        return f"update {self.update} reached no {self.audience}: {self.why}"


@payload
@dataclass(frozen=True, slots=True)
class UpdateDelivered(Payload):
    """A text that no channel had taken went after all: its readers have it."""

    KIND: ClassVar[str] = "update.delivered"
    GLYPH: ClassVar[str] = "✉"

    update: int
    audience: Audience
    channel: str

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return _with_update(incident, self.update, undelivered="")

    def headline(self) -> str:
        return f"update {self.update} to {self.audience} went after all, by {self.channel}"


def _with_update(incident: Incident, number: int, *, undelivered: str) -> Incident:
    """The incident with another word on a text; as it is where it has no such text."""
    held = incident.updates.get(number)
    if held is None:
        return incident
    return replace(incident, updates=with_item(incident.updates, number, replace(held, undelivered=undelivered)))
