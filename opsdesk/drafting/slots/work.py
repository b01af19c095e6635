"""What is being done: who does what, what was tried in vain, what waits for a decision, what the call lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from opsdesk.domain.action import Action, by_urgency, same_work
from opsdesk.domain.vocabulary import ActionStatus, Lane, Outcome
from opsdesk.drafting.facts import INTERNAL, Fact, FactState
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import objection
from opsdesk.drafting.phrasing import counted, labelled, listed, tidy
from opsdesk.drafting.slots.causes import ENGINEERS, MOST_LINES
from opsdesk.drafting.slots.telling import confirmed


def actions(frame: Frame) -> Iterator[Fact]:
    """Who does what: the fixes beside the plan for the desk, every open action with its check-in for engineers."""
    words, _ = labelled(frame.incident.plan)
    beside = [action for action in fixes(frame) if same_work(words, [action]) is None]
    if beside:
        yield confirmed(
            "actions", _in_progress(beside), at=latest(beside), evidence=names_of(beside), audiences=INTERNAL
        )
    open_ = [action for action in by_urgency(frame.incident.actions.values(), frame.now) if not action.status.is_over]
    number = f"{len(open_) or 'none'} open"
    yield confirmed("open_actions", number, evidence=names_of(open_) or ("actions",), audiences=ENGINEERS)
    for action in open_[:MOST_LINES]:
        line = _line(frame, action)
        yield confirmed(
            f"actions.{action.name}", line, at=action.given_at, evidence=(action.name,), audiences=ENGINEERS
        )
    if len(open_) > MOST_LINES:
        more = f"{len(open_) - MOST_LINES} more on the board"
        yield confirmed("actions.more", more, evidence=names_of(open_[MOST_LINES:]), audiences=ENGINEERS)


def tried(frame: Frame) -> Iterator[Fact]:
    """What was done and did not help: worth as much to the next one on the call as what did."""
    for action in _failed(frame)[-MOST_LINES:]:
        text = f"{action.name} {shown(action.text)}: {action.outcome}"
        yield confirmed(f"tried.{action.name}", text, at=action.ended_at, evidence=(action.name,), audiences=ENGINEERS)


def decisions(frame: Frame) -> Iterator[Fact]:
    """What waits for somebody's decision (PD-SC: executives hear which one is needed): the blocked actions."""
    blocked = [action for action in frame.incident.actions.values() if action.status is ActionStatus.BLOCKED]
    if not blocked:
        yield Fact("decision", "nothing is blocked", FactState.RULED_OUT, None, ("actions",), INTERNAL)
        return
    waits = [
        f"“{shown(action.text)}” is blocked{f' ({shown(action.why)})' if action.why else ''}" for action in blocked
    ]
    yield confirmed("decision", listed(waits, most=3), evidence=names_of(blocked), audiences=INTERNAL)


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


def fixes(frame: Frame) -> list[Action]:
    """The actions that somebody carries out now so that it ends."""
    doing = (action for action in frame.incident.actions.values() if action.status is ActionStatus.DOING)
    return [action for action in doing if action.lane is Lane.FIX]


def _failed(frame: Frame) -> list[Action]:
    bad = {Outcome.DID_NOT_HELP, Outcome.MADE_IT_WORSE}
    return [a for a in frame.incident.actions.values() if a.status is ActionStatus.DONE and a.outcome in bad]


def _lacking(frame: Frame) -> Iterator[tuple[str, str]]:
    over = frame.incident.status.is_over
    if frame.incident.commander is None and not over:
        yield "commander", "nobody is in command"
    for action in frame.incident.actions.values():
        if action.status is ActionStatus.BLOCKED:
            reason = f" ({shown(action.why)})" if action.why else ""
            yield action.name, f"{action.name} is blocked{reason}: {shown(action.text)}"
        elif not action.status.is_over and not action.owners:
            yield action.name, f"{action.name} needs an owner: {shown(action.text)}"
    for cause in frame.standing:
        if not cause.tester and not over:
            yield cause.name, f"{cause.name} needs somebody to test it"


def _line(frame: Frame, action: Action) -> str:
    owners = ", ".join(action.owners) or "nobody yet"
    state = "" if action.status is ActionStatus.DOING else f", {action.status}"
    check = f" (check-in {frame.clock(action.check_in_at)})" if action.check_in_at else ""
    return f"{action.name} {owners}: {shown(action.text)}{state}{check}"


def _in_progress(doing: list[Action]) -> str:
    first = [shown(action.text) for action in doing[:3]]
    more = [f"and {len(doing) - 3} more"] if len(doing) > 3 else []
    return "; ".join(first + more)


def shown(text: str) -> str:
    """An action's words, unless they promise an end: a named action may have a time, the incident may not."""
    barred = objection(text)
    return f"(not shown: it {barred.why})" if barred else tidy(text)


def names_of(things: list[Action]) -> tuple[str, ...]:
    """`A1`, `A4`: the evidence that actions are."""
    return tuple(action.name for action in things)


def latest(doing: list[Action]) -> datetime | None:
    """When the newest of some actions was given."""
    return max((action.given_at for action in doing if action.given_at), default=None)
