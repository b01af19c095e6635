"""How a builder makes facts: for everybody, or for the desk and in another form for customers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from opsdesk.domain.vocabulary import Audience
from opsdesk.drafting.facts import EVERYBODY, INTERNAL, PUBLIC, Fact, FactState
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import Objection, Public, objection, public_objection


def confirmed(
    key: str,
    text: str,
    *,
    at: datetime | None = None,
    evidence: tuple[str, ...] = (),
    audiences: frozenset[Audience] = EVERYBODY,
) -> Fact:
    """A fact that is known."""
    return Fact(key, text, FactState.CONFIRMED, at, evidence, audiences)


def unknown(key: str, text: str, *, audiences: frozenset[Audience] = EVERYBODY, evidence: tuple[str, ...] = ()) -> Fact:
    """An empty slot: `text` is what isn't known, and completes “We do not yet know …”."""
    return Fact(key, text, FactState.UNKNOWN, None, evidence, audiences)


def for_customers(key: str) -> str:
    """The key of a slot as customers see it."""
    return f"{key}:{Audience.CUSTOMERS}"


def told(frame: Frame, fact: Fact, name: str, lacks: str, rules: Public | None = None) -> Iterator[Fact]:
    """A fact in the commander's own words, for whoever may read them.

    Whoever may not gets a slot that says so and asks for plain words: `name` is what the words are (“the impact”),
    `lacks` what they are to say (“what users see”).
    """
    if barred := objection(fact.text):
        yield _held_back(fact, fact.key, fact.audiences, name, lacks, barred)
    elif barred := public_objection(fact.text, rules or frame.rules):
        yield replace(fact, audiences=INTERNAL)
        yield _held_back(fact, for_customers(fact.key), PUBLIC, name, lacks, barred)
    else:
        yield fact


def _held_back(fact: Fact, key: str, audiences: frozenset[Audience], name: str, lacks: str, barred: Objection) -> Fact:
    asks = f"{name}: {barred}; say in plain words {lacks}"
    return Fact(key, f"plain words for {lacks}", FactState.UNKNOWN, fact.as_of, fact.evidence, audiences, asks)
