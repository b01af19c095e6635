"""The step that was taken, what is planned, and what is to change afterwards.

Customers hear of steps in plain words (PD-SC: the chosen action and when it was decided); the desk as they were typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from opsdesk.domain.action import Action, same_work
from opsdesk.drafting.facts import EVERYBODY, INTERNAL, PUBLIC, Fact
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import objection
from opsdesk.drafting.phrasing import counted, labelled
from opsdesk.drafting.slots.causes import MOST_LINES
from opsdesk.drafting.slots.telling import confirmed, for_customers, unknown
from opsdesk.drafting.slots.work import fixes, latest, names_of, shown
from opsdesk.drafting.steps import Step, is_plain, plain_step


def mitigation(frame: Frame) -> Iterator[Fact]:
    """The step that should have helped, and when it was taken (PD-IR: the action and its time)."""
    words, _ = labelled(frame.incident.mitigation)
    at = frame.incident.mitigation_at
    if not words or at is None:
        yield unknown("mitigation", "which step helped")
        return
    when, evidence = frame.clock(at), frame.stamp(at, "mitigation")
    public = confirmed(
        for_customers("mitigation"), f"{_did(frame, words)} at {when}", at=at, evidence=evidence, audiences=PUBLIC
    )
    if not objection(words):
        yield confirmed("mitigation", f"{words} ({when})", at=at, evidence=evidence, audiences=INTERNAL)
        yield public
    else:
        yield replace(public, key="mitigation", audiences=EVERYBODY)
    yield confirmed("mitigated_at", when, at=at, evidence=evidence)


def plan(frame: Frame) -> Iterator[Fact]:
    """What was decided to do about it, and when: in the plan's words inside, in plain words outside."""
    doing = fixes(frame)
    words = "" if _carried_out(frame) else labelled(frame.incident.plan)[0]
    if not words and not doing:
        yield unknown("plan", "what to do next" if frame.incident.mitigation else "how to fix it")
        return
    public = _public_plan(frame, words, doing)
    if words and objection(words):
        yield replace(public, key="plan", audiences=EVERYBODY)
        return
    if words:
        yield confirmed("plan", _under_way(frame, words, doing), evidence=("plan",), audiences=INTERNAL)
    yield public


def follow_ups(frame: Frame) -> Iterator[Fact]:
    """What is proposed so that it doesn't come back: the words inside, the number outside. Nothing is promised."""
    proposed = list(frame.incident.follow_ups.values())
    if not proposed:
        yield unknown("follow_ups", "what we will change because of this")
        return
    evidence = tuple(f"follow-up {item.number}" for item in proposed)
    words = "; ".join(shown(item.text) for item in proposed[:MOST_LINES])
    yield confirmed("follow_ups", words, evidence=evidence, audiences=INTERNAL)
    number = counted(len(proposed), "thing")
    yield confirmed(for_customers("follow_ups"), number, evidence=evidence, audiences=PUBLIC)


def _did(frame: Frame, words: str) -> str:
    if step := plain_step(words):
        return step.did
    return f"took this step: {words}," if is_plain(words, frame.rules, frame.people()) else "took a step against it"


def _public_plan(frame: Frame, words: str, doing: list[Action]) -> Fact:
    """“decided at 14:11 UTC to undo a recent change and are doing it now”: completes “We …”."""
    key, evidence = for_customers("plan"), (*names_of(doing), *(("plan",) if words else ()))
    steps = [(action, step) for action in doing if (step := plain_step(action.text))]
    if steps:
        action, step = steps[-1]
        return confirmed(
            key, _carrying_out(frame, action, step), at=action.given_at, evidence=(action.name,), audiences=PUBLIC
        )
    if words and (step := plain_step(words)):
        return confirmed(key, f"plan to {step.do}", evidence=evidence, audiences=PUBLIC)
    text = f"are taking {counted(len(doing), 'step')} against it" if doing else "have a plan against it"
    return confirmed(key, text, at=latest(doing), evidence=evidence, audiences=PUBLIC)


def _carried_out(frame: Frame) -> bool:
    """The plan names the step that was taken last, so it is no plan any more."""
    planned = plain_step(frame.incident.plan)
    return planned is not None and planned == plain_step(frame.incident.mitigation)


def _under_way(frame: Frame, words: str, doing: list[Action]) -> str:
    """The plan, with since when somebody carries it out."""
    action = same_work(words, doing)
    return f"{words} (in progress since {frame.clock(action.given_at)})" if action and action.given_at else words


def _carrying_out(frame: Frame, action: Action, step: Step) -> str:
    if action.given_at is None:
        return f"are {step.doing}"
    return f"decided at {frame.clock(action.given_at)} to {step.do} and are doing it now"
