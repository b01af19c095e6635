"""The envelope of a log entry and what every payload has in common."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import datetime, tzinfo
from typing import Any, ClassVar, Self, TypeVar

from opsdesk.domain.codec import decode, encode
from opsdesk.domain.errors import StoreUnavailable
from opsdesk.domain.incident import Incident
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Payload:
    """What happened, in the past tense. `change` is the only place that says what it means for the incident."""

    KIND: ClassVar[str] = ""
    VERSION: ClassVar[int] = 1
    """Raised whenever a field changes its meaning; new fields with a default don't need it."""
    TEXT: ClassVar[str] = ""
    """Name of the field that holds the user's words; empty when there are none to edit."""
    GLYPH: ClassVar[str] = "·"
    COUNTER: ClassVar[str] = ""
    """Which counter numbers it; such a payload has a `number`."""

    derived: bool = field(default=False, kw_only=True)
    """It followed from a record's own keys, so it is no row of the record."""
    foreign: str = field(default="", kw_only=True)
    """The record's own object (JSON) when this came from a record, so that it can be given back."""
    row: int = field(default=0, kw_only=True)
    """Its place, from 1, among the record's rows of its kind; 0 for what was written on a desk."""

    def change(self, incident: Incident, entry: Entry) -> Incident:
        """The incident after this; `entry` is the envelope that carries it."""
        return incident

    def headline(self) -> str:
        """One line for the timeline, without time and glyph; a time that it tells is in UTC, and says so."""
        return self.text

    def headline_in(self, zone: tzinfo) -> str:
        """The headline where times are read in a zone: those that it tells are in that one, and say so."""
        return self.headline()

    def glyph(self) -> str:
        """The sign before the headline; GLYPH, unless what happened points one way or the other."""
        return self.GLYPH

    @property
    def text(self) -> str:
        """The user's words, or an empty text."""
        return str(getattr(self, self.TEXT)) if self.TEXT else ""

    @property
    def own_number(self) -> int:
        """The number it was given; 0 for a payload without a COUNTER."""
        return int(getattr(self, "number")) if self.COUNTER else 0  # noqa: B009 - the field is the subclass's

    def with_text(self, text: str) -> Self:
        """The same with other words."""
        words: dict[str, Any] = {self.TEXT: text} if self.TEXT else {}
        return replace(self, **words)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. `at` is when it happened, `recorded_at` when it was written down (both UTC)."""

    incident: int
    seq: int
    id: str
    at: datetime
    recorded_at: datetime
    by: str
    payload: Payload
    approx: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that happened and isn't in the log yet: what an import brings and a decision with times gives."""

    at: datetime
    payload: Payload
    by: str = ""
    approx: bool = False


_KINDS: dict[str, type[Payload]] = {}

P = TypeVar("P", bound=type[Payload])


def payload(cls: P) -> P:
    """Class decorator: makes a payload readable from the log under its KIND."""
    if not cls.KIND or cls.KIND in _KINDS:
        raise ValueError(f"payload {cls.__name__} needs a KIND of its own")
    _KINDS[cls.KIND] = cls
    return cls


def kinds() -> dict[str, type[Payload]]:
    """Every kind of entry there is."""
    return dict(_KINDS)


def encode_payload(item: Payload) -> dict[str, Any]:
    """The payload as the JSON object that the log keeps."""
    return encode(item)


def decode_payload(kind: str, version: int, data: dict[str, Any]) -> Payload:
    """The payload that the log holds; raises StoreUnavailable for what a newer version wrote."""
    cls = _KINDS.get(kind)
    if cls is None or version > cls.VERSION:
        raise StoreUnavailable(f"the log holds an entry ({kind} v{version}) of a newer opsdesk; update this one")
    item = decode(cls, data)
    assert isinstance(item, Payload)
    return item
