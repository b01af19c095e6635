"""Entries about entries: pinned, struck (undo is a strike of one's own last entry), restored, edited, retimed.

The amended entry itself never changes; what was done to it stands in its mark.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import ClassVar

from opsdesk.domain.entries.base import Entry, Payload, payload
from opsdesk.domain.parts import Mark
from opsdesk.domain.times import day_and_clock_in
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Amendment(Payload):
    """Something done to an earlier entry of the same incident."""

    GLYPH: ClassVar[str] = "✎"

    target: int
    """Sequence number of the amended entry."""

    def mark(self, mark: Mark, entry: Entry) -> Mark:
        """The target's mark after this."""
        raise NotImplementedError


@payload
@dataclass(frozen=True, slots=True)
class EntryPinned(Amendment):
    """Kept in sight, or no longer."""

    KIND: ClassVar[str] = "entry.pinned"

    pinned: bool = True

    def mark(self, mark: Mark, entry: Entry) -> Mark:
        return replace(mark, pinned=self.pinned)

    def headline(self) -> str:
        return f"{'pinned' if self.pinned else 'unpinned'} entry {self.target}"


@payload
@dataclass(frozen=True, slots=True)
class EntryStruck(Amendment):
    """It no longer counts; it stays readable, with who struck it and why."""

    KIND: ClassVar[str] = "entry.struck"

    why: str = ""

    def mark(self, mark: Mark, entry: Entry) -> Mark:
        return replace(mark, struck=True, struck_by=entry.by, why=self.why)

    def headline(self) -> str:
        return f"struck entry {self.target}{f': {self.why}' if self.why else ''}"


@payload
@dataclass(frozen=True, slots=True)
class EntryRestored(Amendment):
    """It counts again."""

    KIND: ClassVar[str] = "entry.restored"

    def mark(self, mark: Mark, entry: Entry) -> Mark:
        return replace(mark, struck=False, struck_by="", why="")

    def headline(self) -> str:
        return f"restored entry {self.target}"


@payload
@dataclass(frozen=True, slots=True)
class EntryEdited(Amendment):
    """Its words are others now."""

    KIND: ClassVar[str] = "entry.edited"
    TEXT: ClassVar[str] = "words"

    words: str = ""

    def mark(self, mark: Mark, entry: Entry) -> Mark:
        return replace(mark, text=self.words, edits=mark.edits + 1)

    def headline(self) -> str:
        return f"edited entry {self.target}: {self.words}"


@payload
@dataclass(frozen=True, slots=True)
class EntryRetimed(Amendment):
    """It happened at another time than first written."""

    KIND: ClassVar[str] = "entry.retimed"

    happened_at: datetime | None = None

    def mark(self, mark: Mark, entry: Entry) -> Mark:
        return replace(mark, at=self.happened_at, edits=mark.edits + 1)

    def headline(self) -> str:
        return self.headline_in(UTC)

    def headline_in(self, zone: tzinfo) -> str:
        when = day_and_clock_in(self.happened_at, zone) if self.happened_at else "its own time"
        return f"moved entry {self.target} to {when}"
