"""Entries about actions: given, delayed, handed on, blocked, ended, dropped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import Any, ClassVar

from opsdesk.domain.action import Action
from opsdesk.domain.entries.base import Entry, Payload, payload
from opsdesk.domain.entries.people import present
from opsdesk.domain.growing import with_item
from opsdesk.domain.incident import Incident
from opsdesk.domain.times import clock_in
from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import ActionStatus, Lane, Outcome


def _changed(incident: Incident, number: int, **fields: Any) -> Incident:
    """The incident with one action changed; as it was when the action has been struck meanwhile."""
    held = incident.actions.get(number)
    if held is None:
        return incident
    return replace(incident, actions=with_item(incident.actions, number, replace(held, **fields)))


@payload
@dataclass(frozen=True, slots=True)
class ActionGiven(Payload):
    """Work was given to a person, with a time to check in."""

    KIND: ClassVar[str] = "action.given"
    TEXT: ClassVar[str] = "task"
    GLYPH: ClassVar[str] = "@"
    COUNTER: ClassVar[str] = "action"

    number: int
    task: str
    owners: tuple[str, ...] = ()
    lane: Lane = Lane.FIX
    check_in_at: datetime | None = None
    every_minutes: int = 0
    tests: tuple[int, ...] = ()
    time_unknown: bool = False
    """A record didn't say when it was given; the entry stands where it ended."""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        given = Action(
            self.number,
            self.task,
            self.owners,
            self.lane,
            given_at=None if self.time_unknown else entry.at,
            given_by=entry.by,
            check_in_at=self.check_in_at,
            every_minutes=self.every_minutes,
            tests=self.tests,
            foreign=self.foreign,
        )
        for owner in self.owners:
            incident = present(incident, owner, entry)
        return replace(incident, actions=with_item(incident.actions, self.number, given))

    def headline(self) -> str:
        return f"A{self.number} {', '.join(self.owners) or 'nobody yet'}: {self.task}"


@payload
@dataclass(frozen=True, slots=True)
class CheckInSet(Payload):
    """When somebody asks next."""

    KIND: ClassVar[str] = "action.check-in"
    GLYPH: ClassVar[str] = "@"

    number: int
    check_in_at: datetime | None = None
    every_minutes: int = 0
    """0 leaves it as often as it was."""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        repeated = {"every_minutes": self.every_minutes} if self.every_minutes else {}
        return _changed(incident, self.number, check_in_at=self.check_in_at, **repeated)

    def headline(self) -> str:
        return self.headline_in(UTC)

    def headline_in(self, zone: tzinfo) -> str:
        when = clock_in(self.check_in_at, zone) if self.check_in_at else "none"
        return f"A{self.number} check-in {when}"


@payload
@dataclass(frozen=True, slots=True)
class ActionReassigned(Payload):
    """Somebody else answers for it."""

    KIND: ClassVar[str] = "action.reassigned"
    GLYPH: ClassVar[str] = "@"

    number: int
    owners: tuple[str, ...] = ()

    def change(self, incident: Incident, entry: Entry) -> Incident:
        for owner in self.owners:
            incident = present(incident, owner, entry)
        return _changed(incident, self.number, owners=self.owners)

    def headline(self) -> str:
        return f"A{self.number} now {', '.join(self.owners) or 'nobody'}"


@payload
@dataclass(frozen=True, slots=True)
class ActionMoved(Payload):
    """It belongs in another lane."""

    KIND: ClassVar[str] = "action.lane"
    GLYPH: ClassVar[str] = "@"

    number: int
    lane: Lane

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return _changed(incident, self.number, lane=self.lane)

    def headline(self) -> str:
        return f"A{self.number} is to {self.lane}"


@payload
@dataclass(frozen=True, slots=True)
class ActionBlocked(Payload):
    """It can't go on, and why; an unblocked action is doing again."""

    KIND: ClassVar[str] = "action.blocked"
    TEXT: ClassVar[str] = "why"
    GLYPH: ClassVar[str] = "@"

    number: int
    why: str = ""
    blocked: bool = True

    def change(self, incident: Incident, entry: Entry) -> Incident:
        status = ActionStatus.BLOCKED if self.blocked else ActionStatus.DOING
        return _changed(incident, self.number, status=status, why=self.why)

    def headline(self) -> str:
        return f"A{self.number} {'blocked' if self.blocked else 'goes on'}{f': {self.why}' if self.why else ''}"


@payload
@dataclass(frozen=True, slots=True)
class ActionEnded(Payload):
    """It is done, with what it did for the incident; a second one says that later, or otherwise."""

    KIND: ClassVar[str] = "action.ended"
    TEXT: ClassVar[str] = "why"
    GLYPH: ClassVar[str] = "✓"

    number: int
    outcome: Outcome = Outcome.NOT_SAID
    why: str = ""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        held = incident.actions.get(self.number)
        why = self.why or (held.why if held and held.status is ActionStatus.DONE else "")
        return _changed(
            incident, self.number, status=ActionStatus.DONE, outcome=self.outcome, ended_at=entry.at, why=why
        )

    def headline(self) -> str:
        outcome = "" if self.outcome is Outcome.NOT_SAID else f", {self.outcome}"
        return f"A{self.number} done{outcome}{f': {self.why}' if self.why else ''}"


@payload
@dataclass(frozen=True, slots=True)
class ActionDropped(Payload):
    """It will not be done, and why."""

    KIND: ClassVar[str] = "action.dropped"
    TEXT: ClassVar[str] = "why"
    GLYPH: ClassVar[str] = "✗"

    number: int
    why: str = ""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return _changed(incident, self.number, status=ActionStatus.DROPPED, ended_at=entry.at, why=self.why)

    def headline(self) -> str:
        return f"A{self.number} dropped{f': {self.why}' if self.why else ''}"
