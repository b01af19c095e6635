"""By when somebody means to have done a step is told inside, and promised to nobody outside."""

from __future__ import annotations

import pytest

from opsdesk.domain.entries import declaration, work
from opsdesk.domain.vocabulary import Audience, Status
from opsdesk.drafting.time_boxes import without_time_box
from tests.drafting.drafting_story import investigating
from tests.drafting.told_story import proposed


@pytest.mark.parametrize(
    ("typed", "step"),
    [
        ("fix live by 11:30, then re-run the exports", "fix live, then re-run the exports"),
        ("rerun all failed exports by friday", "rerun all failed exports"),
        ("refund all 1,900 by fri", "refund all 1,900"),
        ("give everyone a refund within two days", "give everyone a refund"),
        ("switch the vendor at 15:00 UTC", "switch the vendor"),
        ("by 11:30: rerun the exports", "rerun the exports"),
    ],
)
def test_a_time_at_which_a_step_is_to_be_done_parts_from_it(typed: str, step: str) -> None:
    assert without_time_box(typed) == step


@pytest.mark.parametrize(
    "typed", ["stop exports until 12:00", "done in 2h", "rerun the exports tomorrow at 9", "restore orders from 2 May"]
)
def test_where_the_time_is_part_of_what_is_said_nothing_is_left(typed: str) -> None:
    assert without_time_box(typed) == ""


@pytest.mark.parametrize(
    "typed",
    [
        "move to the second map vendor",
        "move 30 % of traffic",
        "save the copy of 17:20",
        "send mails in 3 batches",
        "next: restore shop 4",
    ],
)
def test_what_names_no_time_stays(typed: str) -> None:
    assert without_time_box(typed) == typed


@pytest.mark.parametrize("typed", ["rerun all failed exports by friday", "fix live by 11:30, then re-run the exports"])
def test_a_plans_time_is_told_inside_alone(typed: str) -> None:
    story = investigating().tell(10, declaration.StatusChanged(Status.IDENTIFIED), declaration.PlanStated(typed))
    for audience in (Audience.EXECUTIVES, Audience.ENGINEERS):
        assert f"Plan: {typed}." in proposed(story, 11, audience).text
    for audience in (Audience.CUSTOMERS, Audience.SUPPORT):
        text = proposed(story, 11, audience).text
        assert f"We plan this: {without_time_box(typed)}." in text
        assert typed not in text


def test_a_plan_that_is_its_time_is_told_as_decided() -> None:
    story = investigating().tell(10, declaration.PlanStated("stop new exports until 18:30"))
    assert "We have decided what to do about it." in proposed(story, 11).text


def test_what_somebody_is_doing_by_a_time_is_told_without_it() -> None:
    story = investigating().tell(10, work.ActionGiven(9, "rerun all failed exports by friday", ("bo",)))
    assert "are doing it now: rerun all failed exports. " in proposed(story, 11).text


@pytest.mark.parametrize("typed", ["back up in 2h", "vendor says eta 16:00"])
@pytest.mark.parametrize("audience", [Audience.EXECUTIVES, Audience.ENGINEERS])
def test_a_plan_that_promises_the_end_is_withheld_inside_and_asked_for(audience: Audience, typed: str) -> None:
    story = investigating().tell(10, declaration.PlanStated(typed))
    made = proposed(story, 11, audience)
    assert "Plan:" not in made.text
    assert "We do not yet have a plain description of what is planned." in made.text
    assert "promises when it ends; say in plain words what is planned" in made.draft.notice
    assert made.draft.notice == proposed(story, 11).draft.notice
    assert "We have decided what to do about it." in proposed(story, 11).text


def test_so_is_a_step_that_does() -> None:
    story = investigating().tell(10, declaration.Mitigated("new disk is in, fixed by 18:30"))
    made = proposed(story, 11, Audience.EXECUTIVES)
    assert "Last step: a step to fix this at 14:10 UTC." in made.text
    assert "18:30" not in made.text
    assert "We took a step to fix this at 14:10 UTC." in proposed(story, 11).text
