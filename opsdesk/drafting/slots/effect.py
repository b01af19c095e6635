"""What users see: impact, how many, which services, what to do meanwhile, what it did to their data.

PD-IR: what is wrong as a user sees it, before anything about systems.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from opsdesk.domain.labels import WORKAROUND
from opsdesk.domain.told_end import tells_the_end
from opsdesk.domain.vocabulary import Milestone, Status
from opsdesk.drafting.facts import EVERYBODY, INTERNAL, Fact, FactState
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import public_objection
from opsdesk.drafting.phrasing import (
    capital,
    denied,
    in_short_sentences,
    labelled,
    says_how_many,
)
from opsdesk.drafting.recovery_words import says_no_harm, says_nobody_is_affected, says_well_again
from opsdesk.drafting.slots.as_it_was import about_data, was_told_of_harm, what_users_saw
from opsdesk.drafting.slots.telling import confirmed, told, unknown
from opsdesk.drafting.slots.when import OVER
from opsdesk.drafting.steps import AT_WORK
from opsdesk.drafting.tense import in_past

SEEN = "what users see"
SEEN_NOW = "what users see now"
_WHETHER: Final = "whether there is a workaround"
_MEANT_FOR_DATA: Final = "what this means for users' data"
"""In words that don't say already that something became of it."""

_EVER: Final = datetime.min.replace(tzinfo=UTC)


def impact(frame: Frame) -> Iterator[Fact]:
    """The effect in the commander's words, and the same in the past once it lies before the step that ended it."""
    words = _words(frame)
    at = frame.incident.impact_at
    came_back = _before_it_came_back(frame)
    if not words or (came_back and says_no_harm(words)):
        yield unknown("impact", SEEN_NOW if words else SEEN)
        return
    evidence = frame.stamp(at, "impact")
    yield from told(frame, confirmed("impact", words, at=at, evidence=evidence), "the impact", SEEN)
    if at:
        yield confirmed("impact_at", frame.clock(at), at=at, evidence=evidence)
    over = frame.incident.status in OVER
    if not over and (came_back or _before_it_got_better(frame)):
        yield unknown("seen_now", SEEN_NOW, evidence=evidence)
    past = _past_impact(frame, words, evidence) if over or _before_it_got_better(frame) else None
    if past:
        yield from told(frame, past, "the impact", "what users saw")


def scope(frame: Frame) -> Iterator[Fact]:
    """How many it concerns: in the impact's own words, or from triage, where it is an estimate."""
    words, at = _words(frame), frame.incident.impact_at
    if _never_felt(frame, words):
        yield Fact("scope", words, FactState.RULED_OUT, at, frame.stamp(at, "impact"), EVERYBODY)
    elif says_how_many(words):
        readable = public_objection(words, frame.rules) is None
        audiences = EVERYBODY if readable else INTERNAL
        yield confirmed("scope", words, at=at, evidence=frame.stamp(at, "impact"), audiences=audiences)
    elif share := frame.triage.users_pct:
        estimate = f"about {_rounded(share)} % of users are affected"
        yield Fact("scope", estimate, FactState.SUSPECTED, None, ("triage",), EVERYBODY)
    else:
        yield unknown("scope", "how many users are affected")


def _never_felt(frame: Frame, words: str) -> bool:
    """Nobody is affected, and that is all that was ever said of it; else it says that an effect is over."""
    first, _ = labelled(frame.incident.first_impact)
    never_said = says_nobody_is_affected(words) and says_nobody_is_affected(first or words)
    return never_said and not was_told_of_harm(frame)


def _words(frame: Frame) -> str:
    return capital(in_short_sentences(labelled(frame.incident.impact)[0]))


def _rounded(share: float) -> str:
    """An estimate has no more than two digits that count."""
    return f"{share:.0f}" if share >= 1 else f"{share:.1g}"


def meanwhile(frame: Frame) -> Iterator[Fact]:
    """What users can do until it is over: the latest words behind `Workaround:`, else what triage knew of one. Once it
    is over, or said to work again, nobody needs one."""
    for source, text, at in _stated(frame):
        evidence = frame.stamp(at, source)
        if words := labelled(text)[1].get(WORKAROUND):
            fact = confirmed("workaround", words, at=at, evidence=evidence)
            yield from told(frame, fact, "the workaround", "what users can do meanwhile")
            return
        if (none := denied(text, WORKAROUND)) is not None:
            yield _no_workaround(at, evidence) if none else unknown("workaround", _WHETHER, evidence=evidence)
            return
    is_well = says_well_again(_words(frame)) and not _before_it_came_back(frame)
    if is_well or _never_felt(frame, _words(frame)) or frame.incident.status in OVER:
        return
    yield _no_workaround(None, ("triage",)) if frame.triage.workaround is False else unknown("workaround", _WHETHER)


def _no_workaround(at: datetime | None, evidence: tuple[str, ...]) -> Fact:
    return Fact("workaround", "there is no workaround", FactState.RULED_OUT, at, evidence, EVERYBODY)


def data_effect(frame: Frame) -> Iterator[Fact]:
    """What it did to data, in the commander's words (PD-IR: said at the end even when there was no effect).

    While it goes on security and data terms wait for the commander's confirmation; at the end one is owed to everybody.
    What was said before it was opened again says nothing of what it does since.
    """
    over = frame.incident.status in OVER
    began_anew = (not over and frame.incident.reopened_at) or _EVER
    rules = replace(frame.rules, security_confirmed=over or frame.rules.security_confirmed)
    for source, text, at in _stated(frame):
        if at and at < began_anew:
            continue
        if words := labelled(text)[1].get("data") or about_data(text):
            fact = confirmed("data_effect", words, at=at, evidence=frame.stamp(at, source))
            yield from told(frame, fact, "the effect on data", _MEANT_FOR_DATA, rules)
            if not over and words not in labelled(frame.incident.impact)[0]:
                now = replace(fact, key="data_now")
                yield from told(frame, now, "the effect on data", _MEANT_FOR_DATA, rules)
            return
    yield unknown("data_effect", "whether any data was lost or whether effects remain")


def _before_it_got_better(frame: Frame) -> bool:
    """The impact was stated before the step that should have ended it, or before it did: it says nothing of now."""
    said, step = frame.incident.impact_at, frame.last_step
    turns = [time for time in (step.at if step else None, frame.recovered_at) if time]
    return said is not None and any(said < turn for turn in turns)


def _before_it_came_back(frame: Frame) -> bool:
    """The impact was stated before an end that was no end: what users see since nobody said."""
    said, since = frame.incident.impact_at, frame.incident.status_at
    if said is None or since is None or since <= said or frame.incident.status not in AT_WORK:
        return False
    ends = (sent.sent_at for sent in frame.incident.updates.values() if tells_the_end(sent))
    words = _words(frame)
    well = says_no_harm(words) and not _never_felt(frame, words)
    return (well and frame.incident.status is Status.INVESTIGATING) or any(said < end <= since for end in ends)


def _past_impact(frame: Frame, words: str, evidence: tuple[str, ...]) -> Fact | None:
    """What users saw: until the last step, or all of it once it is over."""
    if _never_felt(frame, words):
        return None
    if frame.incident.status in OVER:
        return what_users_saw(frame, words, evidence)
    if says_well_again(words):
        return None
    return confirmed("past_impact", in_past(words), at=frame.incident.impact_at, evidence=evidence)


def _stated(frame: Frame) -> Iterator[tuple[str, str, datetime | None]]:
    """The texts in which a commander says things that the desk has no field for, the latest word first."""
    incident = frame.incident
    if incident.status is Status.CLOSED:
        yield "closed", incident.status_why, incident.status_at
    if incident.status in OVER:
        yield "resolved", incident.resolution, incident.reached(Milestone.RESOLVED)
    texts = [
        ("impact", incident.impact, incident.impact_at),
        ("mitigation", incident.mitigation, incident.mitigation_at),
    ]
    yield from sorted(texts, key=lambda text: text[2] or _EVER, reverse=True)
    yield "plan", incident.plan, None
