"""Entries that are words: notes, decisions, changes somebody names, follow-ups for later."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from opsdesk.domain.entries.base import Entry, Payload, payload
from opsdesk.domain.growing import with_item
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import NotedChange, ProposedFollowUp
from opsdesk.domain.values import dataclass


@payload
@dataclass(frozen=True, slots=True)
class Noted(Payload):
    """Something happened or was seen."""

    KIND: ClassVar[str] = "note"
    TEXT: ClassVar[str] = "note"

    note: str
    label: str = ""
    """A record's own word for the kind of row (“detection”, “recovery” …)."""


@payload
@dataclass(frozen=True, slots=True)
class Decided(Payload):
    """The commander decided."""

    KIND: ClassVar[str] = "decision"
    TEXT: ClassVar[str] = "decision"
    GLYPH: ClassVar[str] = "!"

    decision: str

    def headline(self) -> str:
        return f"decided: {self.decision}"


@payload
@dataclass(frozen=True, slots=True)
class ChangeNoted(Payload):
    """Somebody named a change to production."""

    KIND: ClassVar[str] = "change.noted"
    TEXT: ClassVar[str] = "change_text"
    GLYPH: ClassVar[str] = "Δ"
    COUNTER: ClassVar[str] = "change"

    number: int
    change_text: str
    service: str = ""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        noted = NotedChange(
            self.number, self.change_text, entry.at, entry.by, self.service, entry.approx, foreign=self.foreign
        )
        return replace(incident, changes=with_item(incident.changes, self.number, noted))

    def headline(self) -> str:
        return f"change{f' to {self.service}' if self.service else ''}: {self.change_text}"


@payload
@dataclass(frozen=True, slots=True)
class FollowUpProposed(Payload):
    """Something to do after the incident."""

    KIND: ClassVar[str] = "follow-up.proposed"
    TEXT: ClassVar[str] = "follow_up"
    GLYPH: ClassVar[str] = "↻"
    COUNTER: ClassVar[str] = "follow-up"

    number: int
    follow_up: str
    owner: str = ""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        proposed = ProposedFollowUp(self.number, self.follow_up, self.owner, foreign=self.foreign)
        return replace(incident, follow_ups=with_item(incident.follow_ups, self.number, proposed))

    def headline(self) -> str:
        return f"follow-up: {self.follow_up}{f' ({self.owner})' if self.owner else ''}"
