"""Deliveries: when they are tried again, when they are given up, and what is only told instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.delivery import (
    LONGEST_PAUSE,
    MOST_ATTEMPTS,
    SHORTEST_TRY,
    Delivery,
    DeliveryState,
    after,
    dropped,
    in_hand,
    not_sent,
    pause_after,
    sent,
    unsure,
)
from tests.fakes import START

QUEUED = Delivery(1, "k.slack", 7, 3, "slack", "We know.", DeliveryState.WAITING, 0, START, next_at=START)
LATER = START + timedelta(minutes=1)


def attempted(times: int = 1) -> Delivery:
    return replace(in_hand(QUEUED, "me", LATER), attempts=times)


@given(st.integers(1, 100), st.floats(0, 1))
def test_a_pause_is_doubled_up_to_a_limit_and_cut_by_half_at_most(attempts: int, jitter: float) -> None:
    pause = pause_after(attempts, jitter)
    assert pause_after(attempts, 0) / 2 <= pause <= pause_after(attempts, 0) <= LONGEST_PAUSE
    assert pause_after(attempts + 1, jitter) >= pause


def test_the_first_pauses_are_short_and_all_of_them_last_half_an_hour() -> None:
    pauses = [pause_after(attempt, 0) for attempt in range(1, MOST_ATTEMPTS)]
    assert pauses[:3] == [timedelta(seconds=15), timedelta(seconds=30), timedelta(seconds=60)]
    assert timedelta(minutes=25) < sum(pauses, timedelta()) < timedelta(minutes=40)


def test_what_went_is_over() -> None:
    over = after(attempted(), sent("status 201"), LATER, jitter=0)
    assert (over.state, over.how, over.sent_at) == (DeliveryState.SENT, "status 201", LATER)
    assert (over.next_at, over.claimed_by, over.claimed_until) == (None, "", None)
    assert over.said(LATER) == "sent by slack (status 201)"


def test_what_did_not_go_is_tried_again_later() -> None:
    over = after(attempted(2), not_sent("no connection"), LATER, jitter=0)
    assert (over.state, over.next_at) == (DeliveryState.FAILED, LATER + timedelta(seconds=30))
    assert over.said(LATER) == "failed on slack: no connection"


@pytest.mark.parametrize(
    ("outcome", "attempts", "state"),
    [
        (not_sent("status 401", again=False), 1, DeliveryState.GIVEN_UP),
        (not_sent("no connection"), MOST_ATTEMPTS, DeliveryState.GIVEN_UP),
        (unsure("no answer"), 1, DeliveryState.UNSURE),
    ],
    ids=["no use", "too often", "nobody knows"],
)
def test_what_nobody_tries_again_needs_somebody(outcome: object, attempts: int, state: DeliveryState) -> None:
    over = after(attempted(attempts), outcome, LATER + SHORTEST_TRY, jitter=0)
    assert (over.state, over.next_at) == (state, None)
    assert over.state.needs_somebody
    assert over.state.went_wrong


def test_however_often_somebody_asks_it_is_not_given_up_within_a_quarter_of_an_hour() -> None:
    over = after(
        attempted(MOST_ATTEMPTS + 3), not_sent("status 503"), QUEUED.queued_at + timedelta(minutes=1), jitter=0
    )
    assert over.state is DeliveryState.FAILED
    assert over.next_at is not None


def test_who_is_gone_while_sending_leaves_it_unsure() -> None:
    held = in_hand(QUEUED, "me", LATER)
    assert held.standing(LATER - timedelta(seconds=1)) is DeliveryState.SENDING
    assert held.standing(LATER) is DeliveryState.UNSURE
    assert "when the program ended" in held.said(LATER)


def test_who_is_gone_in_a_later_attempt_leaves_no_word_of_an_earlier_one() -> None:
    failed = after(attempted(), not_sent("no connection"), LATER, jitter=0)
    held = in_hand(failed, "me", LATER + timedelta(minutes=1))
    assert held.said(LATER) == "sending on slack"
    assert held.said(LATER + timedelta(minutes=1)) == "unsure on slack: it was being sent when the program ended"


def test_what_somebody_dropped_is_no_trouble_any_more() -> None:
    over = dropped(after(attempted(), unsure("no answer"), LATER, jitter=0), "ana", LATER)
    assert not over.state.is_open
    assert not over.standing(LATER).went_wrong
    assert over.how == "dropped by ana"
