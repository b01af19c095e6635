"""What is being done: who does what, what was tried in vain, what waits for a decision, what the call lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from opsdesk.domain.action import Action, by_urgency, same_work
from opsdesk.domain.vocabulary import ActionStatus, Lane
from opsdesk.drafting.facts import INTERNAL, Fact, FactState
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import objection
from opsdesk.drafting.phrasing import as_name, labelled, spelled, tidy
from opsdesk.drafting.slots.causes import ENGINEERS, MOST_LINES
from opsdesk.drafting.slots.telling import confirmed

_MOST_WAITS = 3
"""Blocked actions that executives read of by name."""


def actions(frame: Frame) -> Iterator[Fact]:
    """Who does what: the fixes beside the plan for the desk, every open action with its check-in for engineers."""
    words, _ = labelled(frame.incident.plan)
    beside = [action for action in fixes(frame) if same_work(words, [action]) is None]
    if beside:
        yield confirmed(
            "actions", _in_progress(frame, beside), at=latest(beside), evidence=names_of(beside), audiences=INTERNAL
        )
    open_ = by_urgency(frame.open_actions, frame.now)
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
    for action in frame.in_vain[-MOST_LINES:]:
        text = f"{action.name} {action.outcome}: {shown(frame, action.text)}"
        yield confirmed(f"tried.{action.name}", text, at=action.ended_at, evidence=(action.name,), audiences=ENGINEERS)


def decisions(frame: Frame) -> Iterator[Fact]:
    """What waits for somebody's decision (PD-SC: executives hear which one is needed): the blocked actions."""
    blocked = [action for action in frame.open_actions if action.status is ActionStatus.BLOCKED]
    if not blocked:
        yield Fact("decision", "nothing is blocked", FactState.RULED_OUT, None, ("actions",), INTERNAL)
        return
    waits = [_waiting(frame, action) for action in blocked[:_MOST_WAITS]]
    more = [f"And {len(blocked) - _MOST_WAITS} more"] if len(blocked) > _MOST_WAITS else []
    yield confirmed("decision", ". ".join(waits + more), evidence=names_of(blocked), audiences=INTERNAL)


def needs(frame: Frame) -> Iterator[Fact]:
    """What the call lacks (the N of CAN): a commander, owners, testers, a way past a block."""
    lacking = list(_lacking(frame))
    if not lacking:
        over = frame.incident.status.is_over  # nobody has to test then what may stand untested for good
        nothing = "nothing is blocked or unowned" if over else "nothing is blocked, unowned or untested"
        yield Fact("needs", nothing, FactState.RULED_OUT, None, ("actions", "hypotheses"), ENGINEERS)
        return
    yield confirmed(
        "needs", spelled(len(lacking), "thing"), evidence=tuple(name for name, _ in lacking), audiences=ENGINEERS
    )
    for name, text in lacking[:MOST_LINES]:
        yield confirmed(f"needs.{name}", text, evidence=(name,), audiences=ENGINEERS)


def fixes(frame: Frame) -> list[Action]:
    """The actions that somebody carries out now so that it ends."""
    doing = (action for action in frame.open_actions if action.status is ActionStatus.DOING)
    return [action for action in doing if action.lane is Lane.FIX]


def _lacking(frame: Frame) -> Iterator[tuple[str, str]]:
    over = frame.incident.status.is_over
    if frame.incident.commander is None and not over:
        yield "commander", "nobody is in command"
    for action in frame.open_actions:
        if action.status is ActionStatus.BLOCKED:
            yield action.name, _waiting(frame, action)
        elif not action.owners:
            yield action.name, f"{action.name} needs an owner: {shown(frame, action.text)}"
    for cause in frame.standing:
        if not cause.tester and not over:
            yield cause.name, f"{cause.name} needs somebody to test it"


def _waiting(frame: Frame, action: Action) -> str:
    """What is blocked, and why: the block before the work, so that nothing reads as if the work blocked something."""
    why = f" ({shown(frame, action.why)})" if tidy(action.why) else ""
    return f"{action.name} is blocked{why}: {shown(frame, action.text)}"


def _line(frame: Frame, action: Action) -> str:
    owners = ", ".join(map(as_name, action.owners)) or "nobody yet"
    state = "" if action.status is ActionStatus.DOING else f", {action.status}"
    check = f", check-in {frame.clock(action.check_in_at)}" if action.check_in_at else ""
    return f"{action.name} {owners}{state}{check}: {shown(frame, action.text)}"


def _in_progress(frame: Frame, doing: list[Action]) -> str:
    first = [shown(frame, action.text) for action in doing[:3]]
    more = [f"and {len(doing) - 3} more"] if len(doing) > 3 else []
    return "; ".join(first + more)


def shown(frame: Frame, text: str) -> str:
    """An action's words, unless they promise an end or state a cause that isn't confirmed, which nobody is told."""
    barred = objection(text, cause_known=bool(frame.confirmed), people=frame.people)
    return f"(not shown: it {barred.why})" if barred else tidy(text) or "(nothing said)"


def names_of(things: list[Action]) -> tuple[str, ...]:
    """`A1`, `A4`: the evidence that actions are."""
    return tuple(action.name for action in things)


def latest(doing: list[Action]) -> datetime | None:
    """When the newest of some actions was given."""
    return max((action.given_at for action in doing if action.given_at), default=None)
