"""Since last time: what changed for an audience since the text it got last."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.entries import board, declaration
from opsdesk.domain.parts import SentFact
from opsdesk.domain.vocabulary import Audience, HypothesisStatus, Milestone, ServiceState
from opsdesk.drafting.told import changes_between, folded, same
from tests.drafting.drafting_story import START, WALK, identified, investigating, minute
from tests.drafting.told_story import proposed, send
from tests.texts import texts

TOKYO = timezone(timedelta(hours=9))
CUSTOMERS = Audience.CUSTOMERS


def changed(story, at: int, audience: Audience = CUSTOMERS, **how) -> list[str]:
    since = proposed(story, at, audience, **how).draft.since_last
    assert since is not None
    return [f"{change.kind} {change.key}" for change in since.changes]


def test_nothing_was_told_before_the_first_text() -> None:
    assert proposed(investigating(), 9).draft.since_last is None


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("stage", WALK)
def test_nothing_has_changed_right_after_a_text(stage, audience: Audience) -> None:
    story, at, _ = WALK[stage]
    told = send(story(), at, audience)
    for later in (at, at + 1, at + 45):
        assert changed(told, later, audience) == []


def test_a_fact_that_is_another_one_counts_once() -> None:
    told = send(investigating(), 8).tell(10, declaration.ImpactStated("30 % of card payments fail"))
    assert changed(told, 11) == ["changed impact", "changed workaround"]


def test_new_facts_and_what_is_no_longer_so() -> None:
    told = send(investigating(), 8).tell(10, declaration.ServiceStated("checkout", ServiceState.OPERATIONAL))
    assert changed(told, 11) == ["new services_back", "gone services"]
    told = send(identified(), 30).tell(31, board.HypothesisClosed(3, HypothesisStatus.RULED_OUT))
    assert changed(told, 32) == ["changed ruled_out"]


def test_each_audience_has_its_own_last_time() -> None:
    story = send(investigating(), 8).tell(10, declaration.ImpactStated("30 % fail"))
    send(story, 11, Audience.EXECUTIVES)
    assert changed(story, 12, Audience.EXECUTIVES) == []
    assert "changed impact" in changed(story, 12)


def test_another_zone_and_another_day_change_nothing() -> None:
    told = send(identified(), 30)
    assert changed(told, 31, zone=TOKYO) == []
    assert changed(told, 30 + 24 * 60) == []


def test_a_moment_that_was_mended_is_a_change_in_any_zone() -> None:
    told = send(investigating(), 8).tell(9, declaration.MilestoneSet(Milestone.STARTED, minute(-20)))
    assert changed(told, 10) == ["changed started"]
    assert changed(told, 10, zone=TOKYO) == ["changed started"]


def test_a_text_without_its_facts_is_compared_by_its_words() -> None:
    told = send(investigating(), 8, text="12 % of card payments in Europe fail.", facts=False)
    since = proposed(told, 9).draft.since_last
    assert since
    assert since.by_text
    assert since.changes == ()
    told.tell(10, declaration.ImpactStated("30 % of card payments fail"))
    assert "new impact" in changed(told, 11)


def test_a_text_of_another_tool_that_says_it_already_is_no_news() -> None:
    story = investigating().tell(10, declaration.ImpactStated("30 % of card payments fail"))
    told = send(story, 9, text="Card payments:\n30 % of card  payments fail!", facts=False)
    assert "new impact" not in changed(told, 11)


FACTS = st.lists(
    st.builds(
        SentFact,
        st.sampled_from(["impact", "cause", "cause:customers", "actions.A1", "scope", "now", "suspects.H1"]),
        st.sampled_from(["confirmed", "suspected", "unknown"]),
        st.sampled_from(["at 14:02 UTC", "at 15:02 CET", "30 % fail", ""]),
        st.none() | st.integers(0, 3).map(lambda minutes: START + timedelta(minutes=minutes)),
    ),
    max_size=6,
    unique_by=lambda fact: fact.key,
)


@given(FACTS, FACTS)
def test_changes_are_what_differs_and_nothing_else(before: list[SentFact], now: list[SentFact]) -> None:
    changes = changes_between(before, now)
    assert len({change.key for change in changes}) == len(changes)
    assert all(not same(change.before, change.now) for change in changes)
    assert all(change.before in [None, *before] and change.now in [None, *now] for change in changes)
    assert changes_between(now, now) == ()
    assert all("now" not in change.key for change in changes)


@given(texts(max_size=40), texts(max_size=40))
def test_words_are_found_in_whatever_text_holds_them(words: str, around: str) -> None:
    assert folded(words) in folded(f"{around} {words} {around}")
