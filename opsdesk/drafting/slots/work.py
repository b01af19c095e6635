"""What is being done: the step that was taken, the plan, who does what, what waits for a decision.

Customers hear of steps in plain words (PD-SC: the chosen action and when it was decided); the desk as they were typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from opsdesk.domain.action import Action, by_urgency, same_work
from opsdesk.domain.vocabulary import ActionStatus, Lane, Outcome
from opsdesk.drafting.facts import INTERNAL, PUBLIC, Fact, FactState
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import objection
from opsdesk.drafting.phrasing import counted, labelled, listed, tidy
from opsdesk.drafting.slots.causes import ENGINEERS, MOST_LINES
from opsdesk.drafting.slots.telling import confirmed, for_customers, unknown
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
        yield replace(public, key="mitigation", audiences=INTERNAL | PUBLIC)
    yield confirmed("mitigated_at", when, at=at, evidence=evidence)


def plan(frame: Frame) -> Iterator[Fact]:
    """What was decided to do about it, and when: in the plan's words inside, in plain words outside."""
    doing = _fixes(frame)
    words = "" if _carried_out(frame) else labelled(frame.incident.plan)[0]
    if not words and not doing:
        yield unknown("plan", "what to do next" if frame.incident.mitigation else "how to fix it")
        return
    if words and not objection(words):
        yield confirmed("plan", _under_way(frame, words, doing), evidence=("plan",), audiences=INTERNAL)
    yield _public_plan(frame, words, doing)


def actions(frame: Frame) -> Iterator[Fact]:
    """Who does what: the fixes beside the plan for the desk, every open action with its check-in for engineers."""
    words, _ = labelled(frame.incident.plan)
    beside = [action for action in _fixes(frame) if same_work(words, [action]) is None]
    if beside:
        yield confirmed("actions", _in_progress(beside), at=_given(beside), evidence=_names(beside), audiences=INTERNAL)
    open_ = [action for action in by_urgency(frame.incident.actions.values(), frame.now) if not action.status.is_over]
    number = f"{len(open_) or 'none'} open"
    yield confirmed("open_actions", number, evidence=_names(open_) or ("actions",), audiences=ENGINEERS)
    for action in open_[:MOST_LINES]:
        line = _line(frame, action)
        yield confirmed(
            f"actions.{action.name}", line, at=action.given_at, evidence=(action.name,), audiences=ENGINEERS
        )
    if len(open_) > MOST_LINES:
        more = f"{len(open_) - MOST_LINES} more on the board"
        yield confirmed("actions.more", more, evidence=_names(open_[MOST_LINES:]), audiences=ENGINEERS)


def tried(frame: Frame) -> Iterator[Fact]:
    """What was done and did not help: worth as much to the next one on the call as what did."""
    for action in _failed(frame)[-MOST_LINES:]:
        text = f"{action.name} {_shown(action.text)}: {action.outcome}"
        yield confirmed(f"tried.{action.name}", text, at=action.ended_at, evidence=(action.name,), audiences=ENGINEERS)


def decisions(frame: Frame) -> Iterator[Fact]:
    """What waits for somebody's decision (PD-SC: executives hear which one is needed): the blocked actions."""
    blocked = [action for action in frame.incident.actions.values() if action.status is ActionStatus.BLOCKED]
    if not blocked:
        yield Fact("decision", "nothing is blocked", FactState.RULED_OUT, None, ("actions",), INTERNAL)
        return
    waits = [
        f"“{_shown(action.text)}” is blocked{f' ({_shown(action.why)})' if action.why else ''}" for action in blocked
    ]
    yield confirmed("decision", listed(waits, most=3), evidence=_names(blocked), audiences=INTERNAL)


def needs(frame: Frame) -> Iterator[Fact]:
    """What the call lacks (the N of CAN): a commander, owners, testers, a way past a block."""
    lacking = list(_lacking(frame))
    if not lacking:
        nothing = "nothing is blocked, unowned or untested"
        yield Fact("needs", nothing, FactState.RULED_OUT, None, ("actions", "hypotheses"), ENGINEERS)
        return
    yield confirmed(
        "needs", counted(len(lacking), "thing"), evidence=tuple(name for name, _ in lacking), audiences=ENGINEERS
    )
    for name, text in lacking[:MOST_LINES]:
        yield confirmed(f"needs.{name}", text, evidence=(name,), audiences=ENGINEERS)


def follow_ups(frame: Frame) -> Iterator[Fact]:
    """What is proposed so that it doesn't come back: the words inside, the number outside. Nothing is promised."""
    proposed = list(frame.incident.follow_ups.values())
    if not proposed:
        yield unknown("follow_ups", "what we will change because of this")
        return
    evidence = tuple(f"follow-up {item.number}" for item in proposed)
    words = "; ".join(_shown(item.text) for item in proposed[:MOST_LINES])
    yield confirmed("follow_ups", words, evidence=evidence, audiences=INTERNAL)
    number = counted(len(proposed), "thing")
    yield confirmed(for_customers("follow_ups"), number, evidence=evidence, audiences=PUBLIC)


def _did(frame: Frame, words: str) -> str:
    if step := plain_step(words):
        return step.did
    return f"took this step: {words}," if is_plain(words, frame.rules, frame.people()) else "took a step against it"


def _public_plan(frame: Frame, words: str, doing: list[Action]) -> Fact:
    """“decided at 14:11 UTC to undo a recent change and are doing it now”: completes “We …”."""
    key, evidence = for_customers("plan"), (*_names(doing), *(("plan",) if words else ()))
    steps = [(action, step) for action in doing if (step := plain_step(action.text))]
    if steps:
        action, step = steps[-1]
        return confirmed(
            key, _carrying_out(frame, action, step), at=action.given_at, evidence=(action.name,), audiences=PUBLIC
        )
    if words and (step := plain_step(words)):
        return confirmed(key, f"plan to {step.do}", evidence=evidence, audiences=PUBLIC)
    text = f"are taking {counted(len(doing), 'step')} against it" if doing else "have a plan against it"
    return confirmed(key, text, at=_given(doing), evidence=evidence, audiences=PUBLIC)


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


def _fixes(frame: Frame) -> list[Action]:
    working = {ActionStatus.DOING, ActionStatus.OPEN}
    return [a for a in frame.incident.actions.values() if a.lane is Lane.FIX and a.status in working]


def _failed(frame: Frame) -> list[Action]:
    bad = {Outcome.DID_NOT_HELP, Outcome.MADE_IT_WORSE}
    return [a for a in frame.incident.actions.values() if a.status is ActionStatus.DONE and a.outcome in bad]


def _lacking(frame: Frame) -> Iterator[tuple[str, str]]:
    over = frame.incident.status.is_over
    if frame.incident.commander is None and not over:
        yield "commander", "nobody is in command"
    for action in frame.incident.actions.values():
        if action.status is ActionStatus.BLOCKED:
            reason = f" ({_shown(action.why)})" if action.why else ""
            yield action.name, f"{action.name} is blocked{reason}: {_shown(action.text)}"
        elif not action.status.is_over and not action.owners:
            yield action.name, f"{action.name} needs an owner: {_shown(action.text)}"
    for cause in frame.standing:
        if not cause.tester and not over:
            yield cause.name, f"{cause.name} needs somebody to test it"


def _line(frame: Frame, action: Action) -> str:
    owners = ", ".join(action.owners) or "nobody yet"
    state = "" if action.status is ActionStatus.DOING else f", {action.status}"
    check = f" (check-in {frame.clock(action.check_in_at)})" if action.check_in_at else ""
    return f"{action.name} {owners}: {_shown(action.text)}{state}{check}"


def _in_progress(doing: list[Action]) -> str:
    shown = [_shown(action.text) for action in doing[:3]]
    more = [f"and {len(doing) - 3} more"] if len(doing) > 3 else []
    return "; ".join(shown + more)


def _shown(text: str) -> str:
    """An action's words, unless they promise an end: a named action may have a time, the incident may not."""
    barred = objection(text)
    return f"(not shown: it {barred.why})" if barred else tidy(text)


def _names(things: list[Action]) -> tuple[str, ...]:
    return tuple(action.name for action in things)


def _given(doing: list[Action]) -> datetime | None:
    return max((action.given_at for action in doing if action.given_at), default=None)
