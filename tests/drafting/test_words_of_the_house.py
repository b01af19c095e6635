"""What a team's settings say of words counts where texts are drafted as where they are linted."""

from __future__ import annotations

import pytest

from opsdesk.config.linting import LintSettings, OwnRule
from opsdesk.desk.updates import Proposal, propose
from opsdesk.domain.entries import board, declaration, work
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Audience, HypothesisStatus, Lane, ServiceState, Status
from tests.drafting.drafting_story import Story, investigating, minute

OWN = LintSettings(
    allowed=("cache",),
    hosts=("skadi*",),
    rules=(
        OwnRule("OWN1", ("storefront",), "customers don't know this name", level="E", audiences=(Audience.CUSTOMERS,)),
        OwnRule("OWN2", ("basket",), "we say cart", level="W"),
    ),
)


def story() -> Story:
    told = investigating().tell(8, declaration.ImpactStated("Storefront pages fail for 12 % of users. The basket too"))
    told.tell(8, declaration.ServiceStated("storefront", ServiceState.PARTIAL_OUTAGE))
    told.tell(9, board.HypothesisClosed(1, HypothesisStatus.RULED_OUT))
    told.tell(9, board.HypothesisRaised(30, "the signing key on skadi expired"))
    told.tell(9, board.HypothesisClosed(30, HypothesisStatus.CONFIRMED, explains=True))
    told.tell(10, declaration.StatusChanged(Status.IDENTIFIED))
    return told.tell(10, work.ActionGiven(9, "empty the cache", ("eli",), Lane.FIX, minute(40)))


def drafted(audience: Audience, rules: LintSettings) -> Proposal:
    return propose(story().incident, audience, DEFAULT_POLICY, now=minute(11), rules=rules)


@pytest.mark.parametrize("audience", Audience)
def test_a_draft_passes_the_linter_that_the_settings_make(audience: Audience) -> None:
    assert not drafted(audience, OWN).blocking


def test_names_and_words_that_the_settings_keep_from_customers_are_in_no_draft_for_them() -> None:
    made = drafted(Audience.CUSTOMERS, OWN)
    assert "torefront" not in made.text
    assert "skadi" not in made.text
    assert "The basket too" in made.text  # of which the linter only warns
    assert "“Storefront” isn't for customers (customers don't know this name)" in made.draft.notice
    assert "“skadi” is a technical name" in made.draft.notice


def test_support_is_given_no_such_words_to_say_and_reads_them_itself() -> None:
    text = drafted(Audience.SUPPORT, OWN).text
    assert "“Storefront" not in text
    assert "How to recognise it: Storefront pages fail" in text


def test_a_word_that_readers_know_may_stand_in_a_step() -> None:
    assert "empty the cache" not in drafted(Audience.CUSTOMERS, LintSettings()).text
    assert "empty the cache" in drafted(Audience.CUSTOMERS, OWN).text
