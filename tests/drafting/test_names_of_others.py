"""Whose name it is that a step or a cause says nobody can tell: customers read it only where it is spoken of anyway."""

from __future__ import annotations

import pytest

from opsdesk.domain.entries import board, declaration, people, work
from opsdesk.domain.vocabulary import Audience, HypothesisKind, HypothesisStatus, Lane, Status
from tests.drafting.drafting_story import Story, investigating, minute
from tests.drafting.told_story import proposed


def doing(step: str) -> Story:
    """A step is under way."""
    story = investigating().tell(8, declaration.ImpactStated("Uploads to Cargo fail"))
    story.tell(8, declaration.StatusChanged(Status.IDENTIFIED))
    return story.tell(8, work.ActionGiven(9, step, ("eli",), Lane.FIX, minute(40)))


@pytest.mark.parametrize("audience", [Audience.CUSTOMERS, Audience.SUPPORT])
@pytest.mark.parametrize(
    "step",
    ["switch Klarna off before they notice", "delete the corrupted rows of customer Volvo", "let @bo look at it"],
)
def test_a_step_with_somebody_elses_name_is_told_without_its_words(audience: Audience, step: str) -> None:
    text = proposed(doing(step), 9, audience).text
    assert step not in text
    assert "started work on a fix at" in text


def test_a_name_that_is_spoken_of_anyway_may_stand() -> None:
    assert "take new uploads off Cargo" in proposed(doing("take new uploads off Cargo"), 9).text


@pytest.mark.parametrize("audience", Audience)
def test_nobody_is_blamed_by_name_in_any_draft(audience: Audience) -> None:
    story = doing("undo the change").tell(10, people.PersonJoined("bob"))
    story.tell(11, board.HypothesisRaised(30, "a bad config push by Bob emptied the cache", HypothesisKind.CAUSE))
    story.tell(12, board.HypothesisClosed(30, HypothesisStatus.CONFIRMED, explains=True))
    drafted = proposed(story, 13, audience)
    assert "Bob" not in drafted.text
    assert not [finding for finding in drafted.findings if finding.rule == "BLM1"]


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("cause", ["bob ran the cleanup script on prod", "Bob's script", "bob deleted the table"])
def test_nobody_is_named_in_a_cause_in_any_draft(audience: Audience, cause: str) -> None:
    story = doing("undo the change").tell(10, people.PersonJoined("bob"))
    story.tell(11, board.HypothesisRaised(30, cause, HypothesisKind.CAUSE))
    story.tell(12, board.HypothesisClosed(30, HypothesisStatus.CONFIRMED, explains=True))
    drafted = proposed(story, 13, audience)
    assert "bob" not in drafted.text.casefold()
    assert "We do not yet have a plain description of the cause, which is confirmed." in drafted.text
    assert not [finding for finding in drafted.findings if finding.rule == "BLM1"]


@pytest.mark.parametrize("audience", Audience)
def test_nobody_is_blamed_by_name_in_what_users_see_or_what_is_suspected(audience: Audience) -> None:
    story = investigating().tell(8, people.PersonJoined("bob"))
    story.tell(9, declaration.ImpactStated("2,100 orders are missing, bob dropped the table"))
    story.tell(10, board.HypothesisRaised(30, "bob pushed a wrong config", HypothesisKind.CAUSE))
    drafted = proposed(story, 13, audience)
    assert "bob" not in drafted.text.casefold()
    assert not [finding for finding in drafted.findings if finding.rule == "BLM1"]
