"""What became of users' data, told at every stage from the moment at which somebody says it."""

from __future__ import annotations

import pytest

from opsdesk.domain.entries import declaration
from opsdesk.domain.vocabulary import Audience, Stage, Status
from tests.drafting.drafting_story import Story, investigating
from tests.drafting.told_story import proposed, send

AT_WORK = (Stage.INVESTIGATING, Stage.SCOPE_UPDATE, Stage.IDENTIFIED, Stage.MONITORING)


def watched(data: str, *, seen_since: bool) -> Story:
    """14:30: a step was taken, and what users see was stated before it or since."""
    impact = declaration.ImpactStated(f"12 % of orders fail. Data: {data}")
    story = investigating().tell(20 if seen_since else 8, declaration.Mitigated("restarted the workers"))
    return story.tell(21 if seen_since else 7, impact).tell(22, declaration.StatusChanged(Status.MONITORING))


@pytest.mark.parametrize("seen_since", [True, False])
@pytest.mark.parametrize("audience", Audience)
def test_it_is_told_while_a_step_is_watched(audience: Audience, seen_since: bool) -> None:
    made = proposed(watched("300 orders were entered twice", seen_since=seen_since), 30, audience)
    assert made.draft.stage is Stage.MONITORING
    assert "Data effect: 300 orders were entered twice." in made.text
    assert not made.blocking


@pytest.mark.parametrize("stage", AT_WORK)
def test_support_can_say_what_customers_read_of_it(stage: Stage) -> None:
    story = watched("300 orders were entered twice", seen_since=False)
    assert "- “Data effect: 300 orders were entered twice.”" in proposed(story, 30, Audience.SUPPORT, stage).text


LACKING = "We do not yet have a plain description of what this means for users' data."


@pytest.mark.parametrize("stage", [*AT_WORK, Stage.NO_NEWS, Stage.CORRECTION])
def test_what_customers_can_not_read_of_it_is_said_to_be_held_back(stage: Stage) -> None:
    story = send(investigating().tell(8, declaration.ImpactStated("15 % of uploads fail. Data: 230 files lost")), 9)
    made = proposed(story, 10, stage=stage)
    assert "230" not in made.text
    assert LACKING in made.text
    assert any(notice.startswith("the effect on data: “files lost”") for notice in made.draft.notices)
    assert not {finding.rule for finding in made.blocking} & {"SEC1", "CRT7"}


def test_inside_it_is_told() -> None:
    story = investigating().tell(8, declaration.ImpactStated("15 % of uploads fail. Data: 230 files lost"))
    text = proposed(story, 10, Audience.EXECUTIVES).text
    assert "Data effect: 230 files lost." in text
    assert "do not yet have" not in text


def test_a_summary_says_what_it_holds_back() -> None:
    story = investigating().tell(20, declaration.StatusChanged(Status.RESOLVED, "Data: 40 rows of db-eu-1_old lost"))
    made = proposed(story.tell(30, declaration.StatusChanged(Status.CLOSED)), 31)
    assert "db-eu" not in made.text
    assert LACKING in made.text


def test_an_effect_in_words_that_are_not_for_customers_is_asked_for_while_it_is_watched() -> None:
    story = investigating().tell(20, declaration.Mitigated("switched off sharing"))
    story.tell(21, declaration.ImpactStated("the data of 340 customers was exposed"))
    made = proposed(story.tell(22, declaration.StatusChanged(Status.MONITORING)), 30)
    assert "We do not yet have a plain description of what users see." in made.text
    assert any(notice.startswith("the impact: ") for notice in made.draft.notices)
