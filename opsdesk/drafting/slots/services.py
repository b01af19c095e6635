"""Which services suffer and how, worst first; which still do after the step that should help; which work again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from opsdesk.domain.parts import AffectedService
from opsdesk.domain.vocabulary import ServiceState
from opsdesk.drafting.facts import INTERNAL, PUBLIC, Fact, FactState
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import Public, public_objection
from opsdesk.drafting.phrasing import as_name, capital, labelled, listed
from opsdesk.drafting.slots.telling import confirmed, for_customers, unknown
from opsdesk.drafting.slots.when import OVER

Say = Callable[[list[AffectedService]], str]

_FARES = {
    ServiceState.FULL_OUTAGE: ("is unavailable", "are unavailable"),
    ServiceState.PARTIAL_OUTAGE: ("is partly unavailable", "are partly unavailable"),
    ServiceState.DEGRADED: ("does not work as it should", "do not work as they should"),
}
"""Worst first: one and several services. “Outage” is kept for total ones (PD-PM), so it isn't used at all."""


def services(frame: Frame) -> Iterator[Fact]:
    """How the services fare: all of them, those that the impact leaves out, those that still suffer, those back."""
    named = list(frame.incident.services.values())
    suffering = [item for item in named if item.state is not ServiceState.OPERATIONAL]
    back = [item for item in named if item.state is ServiceState.OPERATIONAL and frame.still_holds(item.since)]
    if suffering:
        yield from _by_audience(frame, "services", suffering, _how_they_fare)
    elif not back:
        yield unknown("services", "which services are affected")
    if back:
        yield from _by_audience(frame, "services_back", back, _work_again)
    yield from _beside_the_end(frame, _not_said_to_be_over(frame, suffering), back)


def _beside_the_end(frame: Frame, suffering: list[AffectedService], back: list[AffectedService]) -> Iterator[Fact]:
    """What is told of those that suffer as far as their own end, or that of all of it, isn't said."""
    if beside := [item for item in suffering if not _in_the_impact(frame, item)]:
        yield from _by_audience(frame, "services_too", beside, _how_they_fare)
    step = frame.last_step
    still = [item for item in suffering if step and item.since >= step.at]
    if still:
        yield from _by_audience(frame, "services_still", still, _how_they_fare)
    if step and (still or back) and len(still) < len(suffering):
        yield unknown("services_since", f"whether {_those_of_which_nobody_said(frame, suffering, still)} again")


def _not_said_to_be_over(frame: Frame, suffering: list[AffectedService]) -> list[AffectedService]:
    """Those of which nobody said that they work again, by name or with all the others."""
    if frame.incident.status in OVER:
        return []
    recovered = frame.recovered_at
    return [item for item in suffering if recovered is None or item.since > recovered]


def _in_the_impact(frame: Frame, item: AffectedService) -> bool:
    """The impact speaks of it already, in better words, and no step came between."""
    words, _ = labelled(frame.incident.impact)
    said, step = frame.incident.impact_at, frame.last_step
    if not words or public_objection(words, frame.rules) or (said and step and said < step.at <= item.since):
        return False
    return as_name(item.name).casefold() in words.casefold()


def _by_audience(frame: Frame, key: str, items: list[AffectedService], say: Say) -> Iterator[Fact]:
    """The services for the desk, and for customers without those that bear a technical name."""
    evidence = tuple(stamp for item in items for stamp in frame.stamp(item.since, f"service {item.name}"))
    at = max(item.since for item in items)
    barred = {item.name: public_objection(item.name, Public(cause_known=True, lint=frame.lint)) for item in items}
    plain = [item for item in items if not barred[item.name]]
    fact = confirmed(key, say(items), at=at, evidence=evidence)
    if len(plain) == len(items):
        yield fact
        return
    yield replace(fact, audiences=INTERNAL)
    asks = f"services: {next(filter(None, barred.values()))}; give the service a name that customers know"
    if plain:
        yield replace(fact, key=for_customers(key), text=say(plain), audiences=PUBLIC, asks=asks)
        return
    lacking = "a plain list of the services that are affected"
    yield Fact(for_customers(key), lacking, FactState.UNKNOWN, at, evidence, PUBLIC, asks)


def _those_of_which_nobody_said(frame: Frame, suffering: list[AffectedService], still: list[AffectedService]) -> str:
    """Named beside some others they would be missed: a list is read as all there is."""
    silent = [item for item in suffering if item not in still]
    if any(public_objection(item.name, Public(cause_known=True, lint=frame.lint)) for item in silent):
        return "the other services work"
    return f"{_names(silent)} {'works' if len(silent) == 1 else 'work'}"


def _names(items: list[AffectedService]) -> str:
    return listed([as_name(item.name) or "one service" for item in items], others="other services")


def _how_they_fare(items: list[AffectedService]) -> str:
    groups = {state: [item for item in items if item.state is state] for state in _FARES}
    fare = [f"{_names(group)} {_FARES[state][len(group) > 1]}" for state, group in groups.items() if group]
    return ". ".join([*fare[:1], *map(capital, fare[1:])])


def _work_again(items: list[AffectedService]) -> str:
    return f"{_names(items)} {'works' if len(items) == 1 else 'work'} normally again"
