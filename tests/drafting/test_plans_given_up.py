"""A plan that readers were told of and that another one replaced, or none did: never told as unchanged."""

from __future__ import annotations

import pytest

from opsdesk.domain.entries import declaration, work
from opsdesk.domain.vocabulary import Audience, Stage, Status
from tests.drafting.drafting_story import Story, investigating
from tests.drafting.told_story import proposed, send

UNDO = "undo the relay change"
MOVE = "move mail to the second provider"


def told(plan: str = UNDO, status: Status = Status.IDENTIFIED) -> Story:
    """14:12: everybody heard of a plan."""
    story = investigating()
    if status is not Status.INVESTIGATING:
        story.tell(9, declaration.StatusChanged(status))
    story.tell(10, declaration.PlanStated(plan))
    for audience in Audience:
        send(story, 12, audience)
    return story


@pytest.mark.parametrize("status", [Status.INVESTIGATING, Status.IDENTIFIED])
@pytest.mark.parametrize(("plan", "was"), [(UNDO, "undo a recent change"), ("warn all shops by mail", None)])
def test_customers_hear_that_another_one_replaced_it(plan: str, was: str | None, status: Status) -> None:
    made = proposed(told(plan, status).tell(20, declaration.PlanStated(MOVE)), 21)
    assert made.draft.stage is not Stage.NO_NEWS
    assert "Unchanged" not in made.text
    assert f"The plan in our update of 14:12 UTC no longer holds (“{was or plan}”)." in made.text
    assert f"We plan this: {MOVE}." in made.text
    assert not {finding.rule for finding in made.blocking} - {"CRT3"}


@pytest.mark.parametrize("audience", [Audience.EXECUTIVES, Audience.ENGINEERS])
@pytest.mark.parametrize(
    ("then", "said"), [(MOVE, f"changed the plan (before: “{UNDO}”)"), ("", f"gave up the plan “{UNDO}”")]
)
def test_inside_it_is_named(audience: Audience, then: str, said: str) -> None:
    made = proposed(told().tell(20, declaration.PlanStated(then)), 21, audience)
    assert f"Since our last update at 14:12 UTC we {said}." in made.text
    assert "unchanged" not in made.text
    assert not {finding.rule for finding in made.blocking} - {"CRT3", "NXT1"}


def test_that_there_is_none_any_more_is_told_too() -> None:
    text = proposed(told().tell(20, declaration.PlanStated("")), 21).text
    assert "The plan in our update of 14:12 UTC no longer holds (“undo a recent change”)." in text
    assert "how to fix it" in text


@pytest.mark.parametrize(
    "then", [f"{MOVE} tonight", "move mail", "moving the mail to the second provider, then to a third"]
)
def test_the_same_plan_in_more_or_fewer_words_still_holds(then: str) -> None:
    assert "no longer holds" not in proposed(told(MOVE).tell(20, declaration.PlanStated(then)), 21).text


def test_a_plan_that_is_carried_out_was_not_given_up() -> None:
    begun = told().tell(20, work.ActionGiven(9, "roll back 4.2", ("bo",)), declaration.PlanStated(MOVE))
    assert "no longer holds" not in proposed(begun, 21).text
    taken = told().tell(20, declaration.Mitigated("mail goes another way"), declaration.PlanStated(MOVE))
    assert "no longer holds" not in proposed(taken, 21).text
