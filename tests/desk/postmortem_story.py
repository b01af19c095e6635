"""An incident that is over, and its postmortem on the way: what the tests of postmortems tell."""

from __future__ import annotations

from datetime import timedelta

from opsdesk.config.settings import Settings
from opsdesk.desk import (
    actions,
    declaring,
    followups,
    hypotheses,
    noting,
    people,
    postmortems,
    postmortems_factors,
    postmortems_opening,
)
from opsdesk.desk.desk import Desk
from opsdesk.domain.followup import Kind, Task
from opsdesk.domain.postmortem import Postmortem
from opsdesk.domain.postmortem_prompts import NONE_BECAUSE, NOTES, PRELIMINARY, PROMPTS
from opsdesk.domain.vocabulary import Audience, Milestone, Outcome, Rating, Stage, Status
from tests.fakes import FakeClock

SETTINGS = Settings(user="ana")
IMPACT = "12 % of card payments in Europe fail"
NOT_ASKED = {PRELIMINARY, NONE_BECAUSE, NOTES}
"""Questions that nothing waits for."""


def over(desk: Desk, clock: FakeClock, *, severity: int = 2) -> int:
    """An incident that lasted an hour, with something of every kind in its log; its number."""
    declared = declaring.declare("Card payments fail in Europe", severity=severity, services=["pay"], commander="ana")
    number = desk.open_incident(declared).incident.number
    began = clock.now
    for decision in (
        declaring.set_milestone(Milestone.STARTED, began - timedelta(minutes=10), now=clock.now),
        declaring.set_milestone(Milestone.DETECTED, began - timedelta(minutes=4), now=clock.now),
        declaring.state_impact(IMPACT),
        people.join("bo"),
        hypotheses.raise_hypothesis("pool size in release 4.2"),
        hypotheses.file_evidence("errors began 2 min after it", {1: Rating.CONSISTENT}),
        actions.give("roll back 4.2", ["bo"], check_in_at=None),
        noting.record_decision("roll back on eu-1 first"),
        noting.note_change("release 4.2", "pay"),
        noting.propose_follow_up("limit the pool"),
    ):
        desk.do(number, decision)
    clock.forward(minutes=60)
    for decision in (
        declaring.apply_mitigation("rolled back 4.2"),
        actions.end(1, Outcome.HELPED),
        declaring.set_milestone(Milestone.ACKNOWLEDGED, began, now=clock.now),
        noting.record_update(Audience.CUSTOMERS, Stage.RESOLVED, "Payments work again.", channel="file"),
        declaring.set_milestone(Milestone.RECOVERED, None, now=clock.now),
        declaring.change_status(Status.MONITORING),
        declaring.change_status(Status.RESOLVED, "error rate flat for 20 min"),
    ):
        desk.do(number, decision)
    return number


def begun(desk: Desk, clock: FakeClock, *, severity: int = 2) -> Postmortem:
    """Its postmortem, with nothing in it yet."""
    return postmortems_opening.begin(desk, SETTINGS, over(desk, clock, severity=severity))


def answered(desk: Desk, held: Postmortem) -> Postmortem:
    """With every question answered that wants an answer."""
    for prompt in PROMPTS:
        if prompt.id not in NOT_ASKED:
            held = postmortems.answer(desk, held.number, prompt.id, f"12 things about {prompt.title}")
    return held


def drafted(desk: Desk, held: Postmortem) -> Postmortem:
    """With all that a review asks for."""
    answered(desk, held)
    for milestone in Milestone:
        if desk.incident(held.incident).reached(milestone) is not None:
            postmortems.confirm(desk, held.number, milestone)
    postmortems_factors.add_factor(desk, SETTINGS, held.number, "limit-reached", "the pool was at its limit", ["E1"])
    task = Task("Add an alert for a full pool", Kind.DETECT, "bo", done_test="it fires at 90 %", factor="limit-reached")
    followups.add(desk, task, desk.clock().date(), incident=held.incident)
    return postmortems.one(desk, held.number)
