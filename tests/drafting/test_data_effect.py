"""What became of users' data, told at every stage from the moment at which somebody says it."""

from __future__ import annotations

import pytest

from opsdesk.domain.entries import declaration
from opsdesk.domain.vocabulary import Audience, Stage, Status
from tests.drafting.drafting_story import Story, investigating
from tests.drafting.told_story import proposed

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
