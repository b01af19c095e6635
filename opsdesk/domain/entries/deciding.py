"""Entries about decisions: what was weighed, who verifies it, and whether it worked. Made they are in `note`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import Any, ClassVar

from opsdesk.domain.decision import Objection
from opsdesk.domain.entries.base import Entry, Payload, payload
from opsdesk.domain.entries.people import present
from opsdesk.domain.growing import with_item
from opsdesk.domain.incident import Incident
from opsdesk.domain.times import clock_in
from opsdesk.domain.values import dataclass


def _changed(incident: Incident, number: int, **fields: Any) -> Incident:
    """The incident with one decision changed; as it was when the decision has been struck meanwhile."""
    held = incident.decisions.get(number)
    if held is None:
        return incident
    return replace(incident, decisions=with_item(incident.decisions, number, replace(held, **fields)))


@payload
@dataclass(frozen=True, slots=True)
class OptionNamed(Payload):
    """Something else could have been done."""

    KIND: ClassVar[str] = "decision.option"
    TEXT: ClassVar[str] = "option"
    GLYPH: ClassVar[str] = "!"

    number: int
    option: str

    def change(self, incident: Incident, entry: Entry) -> Incident:
        held = incident.decisions.get(self.number)
        return _changed(incident, self.number, options=(*held.options, self.option)) if held else incident

    def headline(self) -> str:
        return f"D{self.number} option: {self.option}"


@payload
@dataclass(frozen=True, slots=True)
class RiskNamed(Payload):
    """Something can go wrong with it."""

    KIND: ClassVar[str] = "decision.risk"
    TEXT: ClassVar[str] = "risk"
    GLYPH: ClassVar[str] = "!"

    number: int
    risk: str

    def change(self, incident: Incident, entry: Entry) -> Incident:
        held = incident.decisions.get(self.number)
        return _changed(incident, self.number, risks=(*held.risks, self.risk)) if held else incident

    def headline(self) -> str:
        return f"D{self.number} risk: {self.risk}"


@payload
@dataclass(frozen=True, slots=True)
class ObjectionRaised(Payload):
    """Somebody objected strongly."""

    KIND: ClassVar[str] = "decision.objection"
    TEXT: ClassVar[str] = "objection"
    GLYPH: ClassVar[str] = "!"

    number: int
    objection: str
    who: str = ""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        held = incident.decisions.get(self.number)
        if held is None:
            return incident
        return _changed(incident, self.number, objections=(*held.objections, Objection(self.objection, self.who)))

    def headline(self) -> str:
        return f"D{self.number} objection{f' of {self.who}' if self.who else ''}: {self.objection}"


@payload
@dataclass(frozen=True, slots=True)
class FallbackNamed(Payload):
    """What is done if it doesn't work."""

    KIND: ClassVar[str] = "decision.fallback"
    TEXT: ClassVar[str] = "fallback"
    GLYPH: ClassVar[str] = "!"

    number: int
    fallback: str

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return _changed(incident, self.number, fallback=self.fallback)

    def headline(self) -> str:
        return f"D{self.number} fallback: {self.fallback}"


@payload
@dataclass(frozen=True, slots=True)
class VerifierNamed(Payload):
    """Somebody looks whether it worked, and is asked at a time."""

    KIND: ClassVar[str] = "decision.verifier"
    GLYPH: ClassVar[str] = "!"

    number: int
    verifier: str
    check_at: datetime | None = None

    def change(self, incident: Incident, entry: Entry) -> Incident:
        if self.number in incident.decisions and self.verifier:
            incident = present(incident, self.verifier, entry)
        return _changed(incident, self.number, verifier=self.verifier, check_at=self.check_at)

    def headline(self) -> str:
        return self.headline_in(UTC)

    def headline_in(self, zone: tzinfo) -> str:
        when = f" at {clock_in(self.check_at, zone)}" if self.check_at else ""
        return f"D{self.number} {self.verifier or 'nobody'} verifies it{when}"


@payload
@dataclass(frozen=True, slots=True)
class DecisionChecked(Payload):
    """Somebody said whether it worked."""

    KIND: ClassVar[str] = "decision.checked"
    TEXT: ClassVar[str] = "result"
    GLYPH: ClassVar[str] = "✓"

    number: int
    worked: bool = True
    result: str = ""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        return _changed(
            incident,
            self.number,
            worked=self.worked,
            result=self.result,
            checked_at=entry.at,
            checked_by=entry.by,
        )

    def glyph(self) -> str:
        return self.GLYPH if self.worked else "✗"

    def headline(self) -> str:
        said = "worked" if self.worked else "did not work"
        return f"D{self.number} {said}{f': {self.result}' if self.result else ''}"
