"""Entries that are words: notes, decisions, changes somebody names, follow-ups for later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from opsdesk.domain.decision import MadeDecision
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
    COUNTER: ClassVar[str] = "decision"

    decision: str
    number: int = 0
    """0 for what an older desk wrote: it is the one after the decision before it."""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        number = self.number or incident.counters[self.COUNTER].last
        made = MadeDecision(number, self.decision, entry.at, entry.by)
        return replace(incident, decisions=with_item(incident.decisions, number, made))

    def headline(self) -> str:
        return f"{f'D{self.number} ' if self.number else ''}decided: {self.decision}"


def decision_numbers(log: Iterable[Entry]) -> dict[int, int]:
    """The number of each decision of a whole log, struck or not, by its entry's sequence number."""
    numbers: dict[int, int] = {}
    last = 0
    for entry in log:
        if isinstance(entry.payload, Decided):
            numbers[entry.seq] = entry.payload.number or last + 1
            last = max(last, numbers[entry.seq])
    return numbers


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
