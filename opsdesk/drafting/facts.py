"""What a fact is, and the ledger that holds the facts of one incident at one moment.

A ledger is the only thing a draft is made of: what isn't in it can't be said (PD-SC: never lie or guess).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Final

from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Audience
from opsdesk.drafting.phrasing import tidy

EVERYBODY = frozenset(Audience)
INTERNAL = EVERYBODY - {Audience.CUSTOMERS}
PUBLIC = frozenset({Audience.CUSTOMERS, Audience.SUPPORT})
"""Customers, and support, who repeat to customers what customers may be told."""


def slot_of(key: str) -> str:
    """The slot that a fact's key names, without item and audience."""
    return key.partition(":")[0].partition(".")[0]


class FactState(StrEnum):
    """How sure a fact is; what isn't known is a fact too, and is told as one (CDC's CERC)."""

    CONFIRMED = "confirmed"
    SUSPECTED = "suspected"
    RULED_OUT = "ruled out"
    UNKNOWN = "unknown"


WITHHELD: Final = "a plain description of "
"""How the words of a fact begin that isn't told until somebody says it in plain words."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that may be said, to whom, and what stands behind it."""

    key: str
    """A stable slot (`cause`), one thing in it (`actions.A1`), or as one audience sees it (`cause:customers`)."""
    text: str
    """Words without a full stop; of an unknown fact what isn't known: “how many users are affected”."""
    state: FactState
    as_of: datetime | None
    """When it was said, or since when it is so (UTC); None of what is read off the desk as it stands."""
    evidence: tuple[str, ...]
    """Names of what it rests on: `H1`, `E2`, `A3`, `impact 14:02`."""
    audiences: frozenset[Audience]
    asks: str = ""
    """What the commander has to say before this slot can be filled; empty when nothing is held back."""
    lacks: str = ""
    """What is held back beside the text; completes “We do not yet have …”."""

    @property
    def slot(self) -> str:
        """The slot it fills, without item and audience."""
        return slot_of(self.key)

    @property
    def is_item(self) -> bool:
        """It is one of several things in its slot."""
        return "." in self.key

    @property
    def words(self) -> str:
        """The text as shown where no sentence stands around it."""
        return f"not known: {self.text}" if self.state is FactState.UNKNOWN else self.text


@dataclass(frozen=True)
class Ledger(Mapping[str, Fact]):
    """The facts of an incident by key, in the order in which they are told."""

    facts: Mapping[str, Fact]

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Ledger:
        """A ledger of these facts; a key stands for one fact only."""
        return cls({fact.key: _on_one_line(fact) for fact in facts})

    def __getitem__(self, key: str) -> Fact:
        return self.facts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    @cached_property
    def by_slot(self) -> Mapping[str, tuple[Fact, ...]]:
        """Every fact under its slot."""
        slots: dict[str, tuple[Fact, ...]] = {}
        for fact in self.facts.values():
            slots[fact.slot] = (*slots.get(fact.slot, ()), fact)
        return slots

    def as_of(self, key: str) -> datetime | None:
        """As of when a fact holds: its own time, or the moment of the ledger."""
        return self.facts[key].as_of or self.facts["now"].as_of

    def seen_by(self, audience: Audience) -> list[Fact]:
        """Everything that an audience may be told."""
        return [fact for fact in self.facts.values() if audience in fact.audiences]

    def slot(self, name: str, audience: Audience) -> Fact | None:
        """What a slot says to an audience; None when it has nothing to say."""
        facts = self.by_slot.get(name, ())
        return next((fact for fact in facts if audience in fact.audiences and not fact.is_item), None)


def _on_one_line(fact: Fact) -> Fact:
    """Whatever was typed stays inside its sentence: a line break in it would begin another one."""
    return fact if fact.text.isprintable() else replace(fact, text=tidy(fact.text))
