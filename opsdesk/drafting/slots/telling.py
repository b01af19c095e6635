"""How a builder makes facts: for everybody, or for the desk and in another form for customers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from opsdesk.domain.vocabulary import Audience
from opsdesk.drafting.facts import EVERYBODY, INTERNAL, PUBLIC, WITHHELD, Fact, FactState
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import Objection, Public, cause_objection, objection, public_objection
from opsdesk.drafting.phrasing import sentences


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
    """A fact in the commander's own words, for whoever may read them, sentence by sentence.

    Where a sentence is barred the slot says so and asks for plain words: `name` is what the words are (“the impact”),
    `lacks` what they are to say (“what users see”).
    """
    reading = rules or frame.rules
    inside = _readable(fact, name, lacks, lambda text: _objection_inside(text, reading, frame.people))
    outside = _readable(fact, name, lacks, lambda text: public_objection(text, reading))
    if inside == outside:
        yield inside
    else:
        yield replace(inside, audiences=INTERNAL)
        yield replace(outside, key=for_customers(fact.key), audiences=PUBLIC)


def _objection_inside(text: str, rules: Public, people: tuple[str, ...]) -> Objection | None:
    return (
        cause_objection(text, people)
        if rules.of_cause
        else objection(text, cause_known=rules.cause_known, people=people)
    )


def withheld(fact: Fact, barred: str, lacks: str) -> Fact:
    """The same slot without its words: `barred` says which ones are in the way, `lacks` what plain ones are to say."""
    asks = f"{barred}; say in plain words {lacks}"
    return replace(fact, text=f"{WITHHELD}{lacks}", state=FactState.UNKNOWN, asks=asks)


def _readable(fact: Fact, name: str, lacks: str, bars: Callable[[str], Objection | None]) -> Fact:
    """The fact with its readable sentences; unknown when there are none."""
    barred = {sentence: bars(sentence) for sentence in sentences(fact.text)}
    first = next(filter(None, barred.values()), None)
    if first is None:
        return fact
    asks = f"{name}: {first}; say in plain words {lacks}"
    left = [sentence for sentence, objected in barred.items() if objected is None]
    if left:
        return replace(fact, text=". ".join(left), lacks=f"{WITHHELD}the rest of {lacks}", asks=asks)
    return replace(fact, text=f"{WITHHELD}{lacks}", state=FactState.UNKNOWN, asks=asks)
