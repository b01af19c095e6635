"""The step that was taken, what is planned, and what is to change afterwards.

Customers hear of steps in plain words (PD-SC: the chosen action and when it was decided); the desk as they were typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from opsdesk.domain.action import Action, same_work
from opsdesk.domain.vocabulary import ActionStatus, Audience, Lane, Outcome
from opsdesk.drafting.facts import EVERYBODY, INTERNAL, PUBLIC, Fact
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import Objection, objection, step_objection
from opsdesk.drafting.phrasing import inline, labelled, spelled, tidy
from opsdesk.drafting.slots.telling import confirmed, for_customers, unknown, withheld
from opsdesk.drafting.slots.work import fixes, latest, names_of
from opsdesk.drafting.steps import AT_WORK, TakenStep, is_plain, plain_step, says_as_much
from opsdesk.drafting.time_boxes import without_time_box
from opsdesk.drafting.told import folded

_MOST_CHANGES: Final = 6


def mitigation(frame: Frame) -> Iterator[Fact]:
    """The step that should have helped, and when it was taken (PD-IR: the action and its time); inside also what did
    help while nobody knows yet what ends it."""
    inside, outside = _worded(frame.told_step), _worded(frame.last_step)
    if inside is None:
        yield from _what_helped(frame)
        return
    yield _inside(frame, inside)
    if outside:
        yield _taken(frame, outside, for_customers("mitigation"), _did(frame, outside), PUBLIC)
        yield _taken(frame, outside, "mitigated_at", frame.clock(outside.at), EVERYBODY)


def _worded(step: TakenStep | None) -> TakenStep | None:
    """A step, where it has words beside its labels."""
    return step if step and _words(step) else None


def _words(step: TakenStep) -> str:
    return labelled(step.words)[0]


def _taken(frame: Frame, step: TakenStep, key: str, text: str, audiences: frozenset[Audience]) -> Fact:
    evidence = (step.action,) if step.action else frame.stamp(step.at, "mitigation")
    return confirmed(key, text, at=step.at, evidence=evidence, audiences=audiences)


def _inside(frame: Frame, step: TakenStep) -> Fact:
    """The step in its own words; where nobody may read them in general ones, and the commander is asked for others."""
    words = _words(step)
    barred = _bars(frame, words)
    text = _did(frame, step).removeprefix("took ") if barred else f"{words} ({frame.clock(step.at)})"
    asks = f"the last step: {barred}; say in plain words what was done" if barred else ""
    return replace(_taken(frame, step, "mitigation", text, INTERNAL), asks=asks)


def _what_helped(frame: Frame) -> Iterator[Fact]:
    """Where no step was taken, a question or a search that is said to have helped: customers hear of none, and of none
    that isn't known."""
    helped = [item for item in frame.incident.actions.values() if item.outcome is Outcome.HELPED and item.ended_at]
    if not helped or frame.incident.status in AT_WORK:
        yield unknown("mitigation", "which step helped")
        return
    last, at = max(((item, item.ended_at) for item in helped if item.ended_at), key=lambda each: each[1])
    if _bars(frame, last.text) is None:
        words = f"{tidy(last.text)} ({frame.clock(at)})"
        yield confirmed("mitigation", words, at=at, evidence=(last.name,), audiences=INTERNAL)


def plan(frame: Frame) -> Iterator[Fact]:
    """What was decided to do about it, and when: in the plan's words inside, in plain words outside."""
    doing = fixes(frame)
    words = "" if _carried_out(frame) else labelled(frame.incident.plan)[0]
    if frame.incident.status.is_over:
        return
    if not words and not doing:
        yield unknown("plan", _lacking(frame))
        return
    public = _public_plan(frame, words, doing)
    if words:
        known = confirmed("plan", _under_way(frame, words, doing), evidence=("plan",), audiences=INTERNAL)
        barred = _bars(frame, words)
        inside = withheld(known, f"the plan: {barred}", "what is planned") if barred else known
        yield inside
        public = replace(public, asks=inside.asks)
    yield public


def _bars(frame: Frame, step: str) -> Objection | None:
    """Why nobody may read a step in the words in which it was written down."""
    return step_objection(step, cause_known=bool(frame.confirmed), people=frame.people)


def _lacking(frame: Frame) -> str:
    """What isn't known where nothing is under way: of a step that was begun and is blocked it is no question how."""
    if any(step.status is ActionStatus.BLOCKED and _was_decided(frame, step) for step in frame.open_actions):
        return "when the step that we decided on can go on"
    return "what to do next" if frame.last_step else "how to fix it"


def _was_decided(frame: Frame, step: Action) -> bool:
    """It is a step in so many words, or customers were told of it in its own."""
    words = _for_reading(frame, tidy(step.text)) if step.lane is Lane.FIX else ""
    return plain_step(step.text) is not None or (bool(words) and _were_told(frame, words))


def follow_ups(frame: Frame) -> Iterator[Fact]:
    """What is proposed so that it doesn't come back: the words inside, those in plain words outside. No promise."""
    proposed = list(frame.incident.follow_ups.values())
    if not proposed:
        yield unknown("follow_ups", "what we will change because of this")
        return
    evidence = tuple(item.foreign or f"follow-up {item.number}" for item in proposed)
    texts = [tidy(item.text) for item in proposed]
    inside = [text for text in texts if text and not objection(text)]
    plain = [inline(text) for text in inside if _may_be_read(frame, text)]
    number = f"{spelled(len(proposed), 'change')} to make"
    for key, words, audiences in (
        ("follow_ups", inside, INTERNAL),
        (for_customers("follow_ups"), plain, PUBLIC),
    ):
        text = f"{number}: {_several(words, len(proposed))}" if words else number
        yield confirmed(key, text, evidence=evidence, audiences=audiences)


def _several(words: list[str], of: int) -> str:
    shown = words[:_MOST_CHANGES]
    return "; ".join(shown + ([f"and {of - len(shown)} more"] if of > len(shown) else []))


def _may_be_read(frame: Frame, text: str) -> bool:
    incident = frame.incident
    spoken_of = " ".join((incident.title, incident.impact, *incident.services))
    return is_plain(text, frame.rules, frame.people, spoken_of)


def _for_reading(frame: Frame, text: str) -> str:
    """A step that is still to be done, in its own words as far as customers may read them: without a time, which to
    them would be a promise."""
    step = without_time_box(text)
    return inline(step) if step and _may_be_read(frame, step) else ""


def _did(frame: Frame, taken: TakenStep) -> str:
    """What was done and when: completes “We …”. What was given to somebody is told in its own words only to those who
    read them when it was begun."""
    words, when = _words(taken), frame.clock(taken.at)
    if step := plain_step(words):
        return f"{step.did} at {when}"
    if taken.action:
        readable = _for_reading(frame, words)
        is_known = readable and _were_told(frame, readable)
        return f"took this step at {when}: {readable}" if is_known else f"took a step that helped at {when}"
    if _may_be_read(frame, words):
        return f"took this step at {when}: {inline(words)}"
    return f"took a step to fix this at {when}"


def _were_told(frame: Frame, words: str) -> bool:
    """Some text to customers has these words."""
    return any(folded(words) in folded(sent.text) for sent in frame.incident.told(Audience.CUSTOMERS))


def _public_plan(frame: Frame, words: str, doing: list[Action]) -> Fact:
    """“decided at 14:11 UTC to undo a recent change and are doing it now”: completes “We …”."""
    key = for_customers("plan")
    told = [(action, text) for action in doing if (text := _carrying_out(frame, action))]
    if told:
        action, text = told[-1]
        return confirmed(key, text, at=action.given_at, evidence=(action.name,), audiences=PUBLIC)
    evidence = (*names_of(doing), *(("plan",) if words else ()))
    text, at = _in_general(frame, words, doing), latest(doing)
    return confirmed(key, text, at=at, evidence=evidence, audiences=PUBLIC)


def _carrying_out(frame: Frame, action: Action) -> str:
    """A step that somebody carries out, in plain words; empty when it has none."""
    at = frame.clock(action.given_at) if action.given_at else ""
    if step := plain_step(action.text):
        return f"decided at {at} to {step.do} and are doing it now" if at else f"are {step.doing}"
    words = _for_reading(frame, tidy(action.text))
    if not words:
        return ""
    return f"decided this at {at} and are doing it now: {words}" if at else f"are doing this: {words}"


def _in_general(frame: Frame, words: str, doing: list[Action]) -> str:
    if words and (step := plain_step(words)):
        return f"plan to {step.do}"
    if readable := _for_reading(frame, words):
        return f"plan this: {readable}"
    if not doing:
        return "have decided what to do about it"
    since = min((action.given_at for action in doing if action.given_at), default=None)
    return f"started work on a fix at {frame.clock(since)}" if since else "are working on a fix"


def _carried_out(frame: Frame) -> bool:
    """The plan names the step that was taken last, or what somebody has done, so it is no plan any more."""
    words = tidy(labelled(frame.incident.plan)[0])
    if frame.last_step and says_as_much(frame.last_step.words, words):
        return True
    same = [action for action in frame.incident.actions.values() if tidy(action.text).casefold() == words.casefold()]
    return bool(same) and all(action.status is ActionStatus.DONE for action in same)


def _under_way(frame: Frame, words: str, doing: list[Action]) -> str:
    """The plan, with since when somebody carries it out."""
    action = same_work(words, doing)
    return f"{words} (in progress since {frame.clock(action.given_at)})" if action and action.given_at else words
