"""What users see: impact, how many, which services, what to do meanwhile, what it did to their data.

PD-IR: what is wrong as a user sees it, before anything about systems.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from opsdesk.domain.criteria import TriageInputs, inputs_from_json
from opsdesk.domain.errors import BadInput
from opsdesk.domain.parts import AffectedService
from opsdesk.domain.vocabulary import Milestone, ServiceState
from opsdesk.drafting.facts import EVERYBODY, INTERNAL, PUBLIC, Fact, FactState
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import Public, public_objection
from opsdesk.drafting.phrasing import in_past, labelled, listed, says_how_many, says_well_again, sentences, tidy
from opsdesk.drafting.slots.telling import confirmed, for_customers, told, unknown
from opsdesk.drafting.slots.when import OVER

SEEN = "what users see"

_FARES = {
    ServiceState.FULL_OUTAGE: ("is unavailable", "are unavailable"),
    ServiceState.PARTIAL_OUTAGE: ("is partly unavailable", "are partly unavailable"),
    ServiceState.DEGRADED: ("does not work as it should", "do not work as they should"),
}
"""Worst first: one and several services. “Outage” is kept for total ones (PD-PM), so it isn't used at all."""
_EVER: Final = datetime.min.replace(tzinfo=UTC)
_DATA_EFFECT: Final = re.compile(
    r"\b(?:data|writes?|orders?|records?|messages?|files?|entries|payments)\b[^.;]{0,80}"
    r"\b(?:lost|loss|safe|intact|deleted|missing|corrupt\w*|duplicated?|twice)\b"
    r"|\b(?:lost|loss of|lose)\b[^.;]{0,20}\bdata\b",
    re.IGNORECASE,
)


def impact(frame: Frame) -> Iterator[Fact]:
    """The effect in the commander's words, and the same in the past once it lies before the step that ended it."""
    words, _ = labelled(frame.incident.impact)
    at = frame.incident.impact_at
    if not words:
        yield unknown("impact", SEEN)
        return
    evidence = frame.stamp(at, "impact")
    yield from told(frame, confirmed("impact", words, at=at, evidence=evidence), "the impact", SEEN)
    if at:
        yield confirmed("impact_at", frame.clock(at), at=at, evidence=evidence)
    over = frame.incident.status in OVER
    if not over and _before_the_step(frame):
        yield unknown("seen_now", "what users see now", evidence=evidence)
    if (over or _before_the_step(frame)) and not says_well_again(words):
        past = confirmed("past_impact", in_past(_without_data(words) if over else words), at=at, evidence=evidence)
        yield from told(frame, past, "the impact", "what users saw")


def scope(frame: Frame) -> Iterator[Fact]:
    """How many it concerns: in the impact's own words, or from triage, where it is an estimate."""
    words, _ = labelled(frame.incident.impact)
    if says_how_many(words):
        at = frame.incident.impact_at
        readable = public_objection(words, frame.rules) is None
        audiences = EVERYBODY if readable else INTERNAL
        yield confirmed("scope", words, at=at, evidence=frame.stamp(at, "impact"), audiences=audiences)
    elif share := _triage(frame).users_pct:
        estimate = f"about {share:g} % of users are affected"
        yield Fact("scope", estimate, FactState.SUSPECTED, None, ("triage",), EVERYBODY)
    else:
        yield unknown("scope", "how many users are affected")


def services(frame: Frame) -> Iterator[Fact]:
    """Which services suffer and how, worst first; which still do after the step that should help; which work again."""
    named = list(frame.incident.services.values())
    suffering = [item for item in named if item.state is not ServiceState.OPERATIONAL]
    if not suffering:
        yield unknown("services", "which services are affected")
    else:
        yield from _by_audience(frame, "services", suffering, _how_they_fare)
    stepped = frame.incident.mitigation_at
    if stepped and (still := [item for item in suffering if item.since >= stepped]):
        yield from _by_audience(frame, "services_still", still, _how_they_fare)
    back = [item for item in named if item.state is ServiceState.OPERATIONAL and frame.still_holds(item.since)]
    if back:
        yield from _by_audience(frame, "services_back", back, _work_again)


def meanwhile(frame: Frame) -> Iterator[Fact]:
    """What users can do until it is over: words behind `Workaround:`, or triage's word that there is nothing."""
    for source, text, at in _stated(frame):
        if words := labelled(text)[1].get("workaround"):
            fact = confirmed("workaround", words, at=at, evidence=frame.stamp(at, source))
            yield from told(frame, fact, "the workaround", "what users can do meanwhile")
            return
    if _triage(frame).workaround is False:
        yield Fact("workaround", "there is no workaround", FactState.RULED_OUT, None, ("triage",), EVERYBODY)
    else:
        yield unknown("workaround", "whether there is a workaround")


def data_effect(frame: Frame) -> Iterator[Fact]:
    """What it did to data, in the commander's words (PD-IR: said at the end even when there was no effect)."""
    rules = replace(frame.rules, security_confirmed=True)
    for source, text, at in _stated(frame):
        if words := labelled(text)[1].get("data") or _about_data(text):
            fact = confirmed("data_effect", words, at=at, evidence=frame.stamp(at, source))
            yield from told(frame, fact, "the effect on data", "what happened to users' data", rules)
            return
    yield unknown("data_effect", "whether any data was lost or whether effects remain")


def _triage(frame: Frame) -> TriageInputs:
    """What triage knew; nothing where an imported log holds something else."""
    try:
        return inputs_from_json(frame.incident.triage_inputs)
    except BadInput:
        return TriageInputs()


def _before_the_step(frame: Frame) -> bool:
    """The impact was stated before the step that should have ended it, so nobody said what users see since."""
    said, stepped = frame.incident.impact_at, frame.incident.mitigation_at
    return said is not None and stepped is not None and said < stepped


def _stated(frame: Frame) -> Iterator[tuple[str, str, datetime | None]]:
    """The texts in which a commander says things that the desk has no field for, the latest word first."""
    incident = frame.incident
    if incident.status in OVER:
        yield str(incident.status), incident.status_why, incident.reached(Milestone.RESOLVED)
    texts = [
        ("impact", incident.impact, incident.impact_at),
        ("mitigation", incident.mitigation, incident.mitigation_at),
    ]
    yield from sorted(texts, key=lambda text: text[2] or _EVER, reverse=True)
    yield "plan", incident.plan, None


def _about_data(text: str) -> str:
    """The first sentence that says what happened to data, or an empty text."""
    return next((sentence for sentence in sentences(text) if _DATA_EFFECT.search(sentence)), "")


def _without_data(words: str) -> str:
    """The impact without its sentence about data, which stands by itself once it is over."""
    about = _about_data(words)
    return ". ".join(sentence for sentence in sentences(words) if sentence != about) or words


def _by_audience(
    frame: Frame, key: str, items: list[AffectedService], say: Callable[[list[AffectedService]], str]
) -> Iterator[Fact]:
    """The services for the desk, and for customers without those that bear a technical name."""
    evidence = tuple(stamp for item in items for stamp in frame.stamp(item.since, f"service {item.name}"))
    at = max(item.since for item in items)
    barred = {item.name: public_objection(item.name, Public(cause_known=True)) for item in items}
    plain = [item for item in items if not barred[item.name]]
    fact = confirmed(key, say(items), at=at, evidence=evidence)
    if len(plain) == len(items):
        yield fact
        return
    yield replace(fact, audiences=INTERNAL)
    asks = f"services: {next(filter(None, barred.values()))}; give the service a name that customers know"
    if plain:
        yield replace(fact, key=for_customers(key), text=say(plain), audiences=PUBLIC, asks=asks)
    else:
        yield Fact(
            for_customers(key),
            "plain words for which services are affected",
            FactState.UNKNOWN,
            at,
            evidence,
            PUBLIC,
            asks,
        )


def _names(items: list[AffectedService]) -> str:
    return listed([tidy(item.name) for item in items], others="other services")


def _how_they_fare(items: list[AffectedService]) -> str:
    groups = {state: [item for item in items if item.state is state] for state in _FARES}
    return "; ".join(f"{_names(group)} {_FARES[state][len(group) > 1]}" for state, group in groups.items() if group)


def _work_again(items: list[AffectedService]) -> str:
    return f"{_names(items)} {'works' if len(items) == 1 else 'work'} normally again"
