"""An impact that says that it works again is told as such, to every audience."""

from __future__ import annotations

import pytest

from opsdesk.domain.entries import declaration
from opsdesk.domain.vocabulary import Audience, ServiceState, Status
from tests.drafting.drafting_story import Story, declared, without_news
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
