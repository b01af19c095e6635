"""The gates by themselves: what a step waits for, and that a step further waits for no less."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from opsdesk.domain import followup
from opsdesk.domain.followup import FollowUp, Task
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import Mark, MilestoneTime, ProposedFollowUp
from opsdesk.domain.postmortem import Factor, Postmortem, State
from opsdesk.domain.postmortem_gates import Known, Reason, has_numbers, missing
from opsdesk.domain.postmortem_prompts import PROMPTS
from opsdesk.domain.vocabulary import Milestone, Status

NOW = datetime(2026, 11, 17, 14, 42, tzinfo=UTC)
UNKNOWN = {milestone: MilestoneTime(milestone, None, stated=True) for milestone in Milestone}
INCIDENT = Incident(number=1, status=Status.RESOLVED, impact="12 % fail", milestones=UNKNOWN)
TASK = Task("Add an alert", owner="bo", done_test="it fires")
WHOLE = Postmortem(
    number=1,
    incident=1,
    owner="ana",
    answers={prompt.id: "said" for prompt in PROMPTS if prompt.needed and prompt.id != "impact"},
    factors=(Factor(1, "release", "4.2", (3,)),),
)
KNOWN = Known(INCIDENT, NOW, (FollowUp(number=1, task=TASK, incident=1),))


def test_a_whole_one_passes_and_each_step_asks_for_more() -> None:
    assert missing(WHOLE, KNOWN) == ()
    reviewing = replace(WHOLE, state=State.IN_REVIEW)
    assert [reason.about for reason in missing(reviewing, KNOWN)] == ["review"]
    reviewed = replace(WHOLE, state=State.REVIEWED)
    assert [reason.words for reason in missing(reviewed, KNOWN)] == [
        "FU-1 is open: done, declined, or carried on as a ticket"
    ]
    for state in (State.CLOSED, State.CALLED_OFF):
        assert missing(replace(WHOLE, state=state), KNOWN) == ()


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.REVIEWED])
def test_what_a_draft_needs_is_needed_ever_after(state: State) -> None:
    blamed = replace(KNOWN, faults=(Reason("trend", "“One-off or trend”: this blames a person"),))
    bare = replace(WHOLE, state=state, owner="", answers={}, factors=())
    words = [reason.words for reason in missing(bare, blamed)]
    assert {"nobody owns it: name one person", "no contributing factor is named"} <= {*words}
    assert "“One-off or trend”: this blames a person" in words
    assert "“Overview” isn't answered" in words


def test_what_was_struck_shows_nothing_any_more() -> None:
    struck = replace(KNOWN, incident=replace(INCIDENT, marks={3: Mark(3, struck=True)}))
    assert [reason.words for reason in missing(WHOLE, struck)] == ["F1 “4.2” stands on no entry: link what shows it"]
    more = replace(WHOLE, factors=(Factor(1, "release", "4.2", (3, 4)),))
    assert missing(more, struck) == ()


def test_follow_ups_are_commitments_before_it_is_reviewed() -> None:
    state = replace(WHOLE, state=State.IN_REVIEW)
    wrong = replace(
        KNOWN,
        follow_ups=(FollowUp(number=2, task=replace(TASK, done_test="")),),
        ideas=(ProposedFollowUp(4, "limit the pool"),),
        follow_up_faults=("FU-2: nobody owns it: name one person",),
    )
    assert [reason.words for reason in missing(state, wrong) if reason.about == "follow-ups"] == [
        "FU-2: nobody owns it: name one person",
        "FU-2 has no done-test: say what is looked at when it is done",
        "idea 4 “limit the pool” isn't decided: make a follow-up of it, or decline it",
    ]


@pytest.mark.parametrize(
    "task",
    [
        FollowUp(number=1, task=TASK, state=followup.State.DONE),
        FollowUp(number=1, task=TASK, state=followup.State.DECLINED),
        FollowUp(number=1, task=replace(TASK, ticket="OPS-12")),
    ],
    ids=["done", "declined", "a ticket"],
)
def test_it_closes_once_each_is_done_declined_or_carried_on(task: FollowUp) -> None:
    none = replace(WHOLE, state=State.REVIEWED, answers={**WHOLE.answers, "none-because": "it goes"})
    assert missing(none, replace(KNOWN, follow_ups=(task,))) == ()


@pytest.mark.parametrize(
    ("words", "so"), [("12 %", True), ("one in ٣", True), ("Unknown: no logs", True), ("many", False), ("", False)]
)
def test_an_impact_has_a_number_or_says_that_nobody_knows(words: str, so: bool) -> None:
    assert has_numbers(words) is so
