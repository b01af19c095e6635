"""An impact that says that it works again is told as such, to every audience."""

from __future__ import annotations

import pytest

from opsdesk.domain.entries import declaration
from opsdesk.domain.vocabulary import Audience, Milestone, ServiceState, Status
from tests.drafting.drafting_story import Story, declared, minute, without_news
from tests.drafting.told_story import proposed


def well(words: str = "card payments work again for everybody") -> Story:
    """15:05: a step was taken, and users see nothing of it any more."""
    story = without_news().tell(58, declaration.Mitigated("rolled back 4.2"), declaration.ImpactStated(words))
    return story.tell(60, declaration.StatusChanged(Status.MONITORING))


@pytest.mark.parametrize("audience", Audience)
def test_nobody_asks_for_a_workaround_or_whether_it_works_for_everyone(audience: Audience) -> None:
    text = proposed(well(), 65, audience).text
    assert "Card payments work again for everybody." in text
    assert "workaround" not in text
    assert "for everyone" not in text


def test_some_are_not_everyone() -> None:
    text = proposed(well("card payments work again in France"), 65, Audience.EXECUTIVES).text
    assert "We do not yet know whether it works again for everyone." in text


def test_support_is_not_told_to_recognise_it_by_that() -> None:
    text = proposed(well(), 65, Audience.SUPPORT).text
    assert "What users see now: Card payments work again for everybody." in text
    assert "recognise" not in text


def test_words_to_say_begin_with_a_capital() -> None:
    story = declared().tell(4, declaration.ServiceStated("payments", ServiceState.DEGRADED))
    assert "- “Payments does not work as it should.”" in proposed(story, 8, Audience.SUPPORT).text


@pytest.mark.parametrize("audience", Audience)
def test_what_still_fails_while_it_is_watched_leaves_nothing_to_ask(audience: Audience) -> None:
    story = without_news().tell(58, declaration.Mitigated("rolled back 4.2"))
    story.tell(60, declaration.StatusChanged(Status.MONITORING))
    assert "works again for everyone" in proposed(story, 61, Audience.EXECUTIVES).text
    text = proposed(story.tell(62, declaration.ImpactStated("2 % of card payments still fail")), 65, audience).text
    assert "2 % of card payments still fail" in text
    assert "for everyone" not in text


def unaffected(words: str = "no user impact so far") -> Story:
    """14:04: something is amiss that nobody feels."""
    story = declared().tell(3, declaration.MilestoneSet(Milestone.STARTED, minute(0)))
    return story.tell(4, declaration.ImpactStated(words), declaration.ServiceStated("disks", ServiceState.DEGRADED))


@pytest.mark.parametrize("audience", Audience)
def test_how_many_are_affected_is_not_open_where_nobody_is(audience: Audience) -> None:
    text = proposed(unaffected(), 5, audience).text
    assert "No user impact so far." in text
    assert "how many" not in text
    assert "recognise" not in text


@pytest.mark.parametrize("words", ["No user impact so far", "Nobody is affected"])
@pytest.mark.parametrize("audience", Audience)
def test_that_nobody_is_affected_is_told_with_its_time_from_the_step_on(audience: Audience, words: str) -> None:
    story = unaffected(words).tell(20, declaration.Mitigated("old files are deleted"))
    watched = proposed(story.tell(21, declaration.StatusChanged(Status.MONITORING)), 30, audience)
    assert watched.text.count("ffected") + watched.text.count("user impact") == 1
    assert f"As of 14:04 UTC: {words}." in watched.text
    assert "still" not in watched.text
    over = proposed(story.tell(31, declaration.StatusChanged(Status.RESOLVED, "Data: no data was lost")), 32)
    assert f"As of 14:04 UTC: {words}." in over.text
    assert not watched.blocking
    assert not over.blocking


def test_an_effect_that_is_over_is_no_effect_that_never_was() -> None:
    story = declared().tell(4, declaration.ImpactStated("12 % of payments fail"))
    story.tell(20, declaration.Mitigated("rolled back 4.2"), declaration.ImpactStated("no user impact"))
    text = proposed(story.tell(21, declaration.StatusChanged(Status.MONITORING)), 30).text
    assert "you are still affected" in text
