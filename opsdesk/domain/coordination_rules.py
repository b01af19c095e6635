"""When which mechanism fits, as data.

A dependency in which one waits wants a plan and dates, a mutual one wants talk, a shared surface wants a standard
(Thompson 1967); a collaboration is to end some day (Team Topologies). The thresholds are this desk's own.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from opsdesk.domain.coordination_facts import LITTLE_TIME, Bond, Facts, counted
from opsdesk.domain.coordination_mechanism import Aspect, Rule
from opsdesk.domain.team import Way

LONG_BLOCKED: Final = 14
"""Days after which a blocked promise is nobody's own matter any more."""
LONG_TOGETHER: Final = 90
"""Days after which a collaboration without an end is asked about."""
OFTEN: Final = 2


def _unreliable(facts: Facts) -> bool:
    return facts.broken + facts.moves + facts.overdue >= OFTEN


def _little_time(facts: Facts) -> bool:
    return facts.shared_time is not None and facts.shared_time < LITTLE_TIME


def _disagree(facts: Facts) -> bool:
    return len(facts.ways) > 1


def _as_ever(_: Facts) -> bool:
    return True


def _why_unreliable(facts: Facts) -> str:
    late = f", {facts.overdue} overdue now" if facts.overdue else ""
    missed = f"{facts.broken} broken and {counted(facts.moves, 'moved date')} so far{late}"
    return f"{missed}: dates are agreed on too lightly"


def _hours(facts: Facts) -> str:
    hours = facts.shared_time.total_seconds() / 3600 if facts.shared_time is not None else 0
    return f"they are at work at the same time for {hours:.0f} h a week"


RULES: Final = (
    Rule(
        Aspect.CADENCE,
        "C1",
        lambda facts: bool(facts.blocked) and not _little_time(facts),
        "15 minutes each working day, on nothing but what is blocked; it ends once nothing is",
        lambda facts: _why_blocked(facts),
    ),
    Rule(
        Aspect.CADENCE,
        "C2",
        lambda facts: facts.shared_time == timedelta() and bool(facts.open),
        "in writing twice a week, each answer within one working day; a call every two weeks, early or late in turn",
        lambda facts: "they are never at work at the same time: what waits for a meeting waits for weeks",
    ),
    Rule(
        Aspect.CADENCE,
        "C3",
        lambda facts: _little_time(facts) and bool(facts.open),
        "in writing twice a week, each answer within one working day; one call a week within the shared hours",
        lambda facts: f"{_hours(facts)}: what waits for a meeting waits for days",
    ),
    Rule(
        Aspect.CADENCE,
        "C4",
        _unreliable,
        "30 minutes a week over every open promise and its date, until two months went by with none broken or moved",
        _why_unreliable,
    ),
    Rule(
        Aspect.CADENCE,
        "C5",
        lambda facts: facts.bond is Bond.RECIPROCAL or Way.COLLABORATION in facts.ways,
        "30 minutes a week together, with a day on which it ends or is agreed on anew",
        lambda facts: "each needs what the other makes, so plans change while they work",
    ),
    Rule(
        Aspect.CADENCE,
        "C6",
        lambda facts: facts.incidents >= OFTEN,
        "a joint service review once a month",
        lambda facts: f"{counted(facts.incidents, 'incident')} touched both of late",
    ),
    Rule(
        Aspect.CADENCE,
        "C7",
        lambda facts: bool(facts.open),
        "a written line on each promise every two weeks; no meeting",
        lambda facts: "one side waits for the other's dates, and dates are told in writing",
    ),
    Rule(
        Aspect.CADENCE,
        "C8",
        _as_ever,
        "nothing regular; look at each other's page once a quarter",
        lambda facts: "nothing is promised at the moment: a meeting would have no question to answer",
    ),
    Rule(
        Aspect.DOCUMENT,
        "D1",
        lambda facts: bool(facts.circle),
        "one page that says who goes first, with what, and by when",
        lambda facts: f"{' → '.join((*facts.circle, facts.circle[0]))} wait for each other: nobody can begin",
    ),
    Rule(
        Aspect.DOCUMENT,
        "D2",
        lambda facts: bool(facts.unowned or facts.untested),
        "the list of promises, each with one named person and a done-test that both sides would read alike",
        lambda facts: _why_unclear(facts),
    ),
    Rule(
        Aspect.DOCUMENT,
        "D3",
        lambda facts: facts.bond is Bond.RECIPROCAL or Way.COLLABORATION in facts.ways,
        "one shared list of promises and one log of decisions, both read at the start of each meeting",
        lambda facts: "what either decides changes the other's plan",
    ),
    Rule(
        Aspect.DOCUMENT,
        "D4",
        lambda facts: bool(facts.first_needs or facts.second_needs),
        "a service agreement: what it promises in numbers, how changes are announced, response times, support hours",
        lambda facts: "a service of one stands on a service of the other, whatever is promised at the moment",
    ),
    Rule(
        Aspect.DOCUMENT,
        "D5",
        lambda facts: facts.incidents >= OFTEN,
        "one runbook for incidents that touch both, with who calls whom first",
        lambda facts: f"{counted(facts.incidents, 'incident')} touched both of late",
    ),
    Rule(
        Aspect.DOCUMENT,
        "D6",
        _as_ever,
        "each team's own page: purpose, how to ask, response times, contacts",
        lambda facts: "that is all somebody needs who asks for the first time",
    ),
    Rule(
        Aspect.DECISION,
        "P1",
        _disagree,
        "first the two leads say which way of working it is, and write it down on both sides",
        lambda facts: f"{facts.first} says {facts.first_says}, {facts.second} says {facts.second_says}",
    ),
    Rule(
        Aspect.DECISION,
        "P2",
        lambda facts: facts.collaborating_days > LONG_TOGETHER,
        "the two leads decide how the collaboration ends: what becomes a service, and whose",
        lambda facts: f"they have collaborated for {facts.collaborating_days} days, and no end is agreed",
    ),
    Rule(
        Aspect.DECISION,
        "P3",
        lambda facts: Way.FACILITATING in facts.ways,
        "the team that is helped decides; the helper advises, and says on which day it leaves",
        lambda facts: "help that decides makes itself needed",
    ),
    Rule(
        Aspect.DECISION,
        "P4",
        lambda facts: facts.bond is Bond.RECIPROCAL or Way.COLLABORATION in facts.ways,
        "one named person decides each question once both sides were heard, within two working days, and logs it",
        lambda facts: "either side could wait for the other's consent for ever",
    ),
    Rule(
        Aspect.DECISION,
        "P5",
        lambda facts: facts.bond is Bond.SEQUENTIAL,
        "who gives decides how; who receives decides by the done-test whether it is done",
        lambda facts: "one side makes it and the other has to live with it",
    ),
    Rule(
        Aspect.DECISION,
        "P6",
        _as_ever,
        "each team decides what is its own, and tells the other before it changes what users see of both",
        lambda facts: "neither waits for the other",
    ),
    Rule(
        Aspect.ESCALATION,
        "E1",
        lambda facts: bool(facts.without_lead or facts.stale),
        "name a lead and check the contacts of both teams first, then agree who is asked after whom",
        lambda facts: _why_unreachable(facts),
    ),
    Rule(
        Aspect.ESCALATION,
        "E2",
        lambda facts: facts.level > 0 and bool(facts.blocked or facts.overdue),
        "one level higher within two working days, with one question and the choices there are",
        lambda facts: (
            f"level {facts.level} was asked, and {facts.blocked + facts.overdue} are blocked or overdue still"
        ),
    ),
    Rule(
        Aspect.ESCALATION,
        "E3",
        lambda facts: facts.blocked_days > LONG_BLOCKED or facts.broken > 0 or bool(facts.circle),
        "to both leads together today; to those they answer to after five working days",
        lambda facts: _why_now(facts),
    ),
    Rule(
        Aspect.ESCALATION,
        "E4",
        _as_ever,
        "the persons named, then both leads one working day after a missed date, then those they answer to after five",
        lambda facts: "asked early and in this order, it is no complaint",
    ),
)
"""In each aspect the most pressing first; the last one always holds."""


def _why_blocked(facts: Facts) -> str:
    return f"{counted(facts.blocked, 'promise')} blocked, the longest for {counted(facts.blocked_days, 'day')}"


def _why_unclear(facts: Facts) -> str:
    parts = (
        f"{facts.unowned} without a person" if facts.unowned else "",
        f"{facts.untested} without a done-test" if facts.untested else "",
    )
    return ", ".join(part for part in parts if part)


def _why_unreachable(facts: Facts) -> str:
    parts = (
        f"no lead is named of {' and '.join(facts.without_lead)}" if facts.without_lead else "",
        f"contacts of {' and '.join(facts.stale)} can't be trusted" if facts.stale else "",
    )
    return "; ".join(part for part in parts if part)


def _why_now(facts: Facts) -> str:
    if facts.circle:
        return "a circle isn't broken by anybody in it alone"
    if facts.blocked_days > LONG_BLOCKED:
        return f"blocked for {facts.blocked_days} days: the persons named couldn't solve it"
    return f"{facts.broken} broken already"
