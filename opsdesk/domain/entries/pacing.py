"""Entries about how often an audience is to hear: the policy's pace snoozed, paused, resumed. See `domain.cadence`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import ClassVar

from opsdesk.domain.entries.base import Entry, Payload, payload
from opsdesk.domain.growing import with_items
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import PaceHold
from opsdesk.domain.times import clock_in
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience


@payload
@dataclass(frozen=True, slots=True)
class UpdatesSnoozed(Payload):
    """Nobody is asked for the next update before a time."""

    KIND: ClassVar[str] = "updates.snoozed"
    TEXT: ClassVar[str] = "why"
    GLYPH: ClassVar[str] = "‖"

    audiences: tuple[Audience, ...]
    until: datetime
    why: str

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return _held(incident, entry, self.audiences, max(self.until, entry.at), self.why)

    def headline(self) -> str:
        return self.headline_in(UTC)

    def headline_in(self, zone: tzinfo) -> str:
        return f"update to {_named(self.audiences)} snoozed until {clock_in(self.until, zone)}: {self.why}"


@payload
@dataclass(frozen=True, slots=True)
class UpdatesPaused(Payload):
    """Nobody is asked for updates until somebody resumes them."""

    KIND: ClassVar[str] = "updates.paused"
    TEXT: ClassVar[str] = "why"
    GLYPH: ClassVar[str] = "‖"

    audiences: tuple[Audience, ...]
    why: str

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return _held(incident, entry, self.audiences, None, self.why)

    def headline(self) -> str:
        return f"updates to {_named(self.audiences)} paused: {self.why}"


@payload
@dataclass(frozen=True, slots=True)
class UpdatesResumed(Payload):
    """The policy's pace counts again."""

    KIND: ClassVar[str] = "updates.resumed"
    TEXT: ClassVar[str] = "why"
    GLYPH: ClassVar[str] = "»"

    audiences: tuple[Audience, ...]
    why: str = ""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return _held(incident, entry, self.audiences, entry.at, self.why)

    def headline(self) -> str:
        return f"updates to {_named(self.audiences)} resumed{f': {self.why}' if self.why else ''}"


def _held(
    incident: Incident, entry: Entry, audiences: tuple[Audience, ...], until: datetime | None, why: str
) -> Incident:
    holds = {audience: PaceHold(audience, entry.at, until, why, entry.by) for audience in audiences}
    return replace(incident, holds=with_items(incident.holds, holds))


def _named(audiences: tuple[Audience, ...]) -> str:
    return ", ".join(audiences) if len(audiences) < len(Audience) else "everybody"
