"""Rituals and meetings in words, and what a form's lines make of roles and items."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.errors import BadInput
from opsdesk.domain.meeting import Agreed, AgreedStatus, Meeting, Turn
from opsdesk.domain.meeting_words import action_words, timer_words
from opsdesk.domain.ritual import AgendaItem, Charter, Recurrence, Seat
from opsdesk.domain.ritual_typed import item_of, item_typed, seat_of, seat_typed
from opsdesk.domain.ritual_words import recurrence_words

START = datetime(2026, 11, 17, 15, tzinfo=UTC)
NAMES = st.text("abc é", min_size=1, max_size=12).map(str.strip).filter(bool)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("", "held on request"),
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=26", "every week on Mon, 26 times, at 10:00 UTC"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "every 2 weeks on Tue, Thu, no end, at 10:00 UTC"),
        ("FREQ=MONTHLY;BYDAY=1WE;UNTIL=20271231", "every month on first Wed, until 2027-12-31, at 10:00 UTC"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on last Fri, no end, at 10:00 UTC"),
        ("FREQ=DAILY", "every day, no end, at 10:00 UTC"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29, at 10:00 UTC"),
        ("FREQ=MONTHLY;BYDAY=-3FR", "FREQ=MONTHLY;BYDAY=-3FR, at 10:00 UTC"),
    ],
)
def test_a_rule_in_words(rule: str, words: str) -> None:
    assert recurrence_words(Recurrence(rule)) == words


def test_the_clock_of_an_item_says_what_is_left_and_what_is_over() -> None:
    timed = Meeting(charter=Charter("x", agenda=(AgendaItem("a", 5),)), begun_at=START, turns=(Turn(0, START),))
    assert timer_words(timed, START + timedelta(seconds=100)) == "03:20 left of 5 min"
    assert timer_words(timed, START + timedelta(seconds=372)) == "01:12 over its 5 min"
    untimed = Meeting(charter=Charter("x", agenda=(AgendaItem("a"),)), begun_at=START, turns=(Turn(0, START),))
    assert timer_words(untimed, START + timedelta(minutes=2)) == "02:00 so far"


def test_an_action_says_what_became_of_it() -> None:
    assert action_words(Agreed(2, "ask", "bo")) == "A2 bo: ask"
    assert action_words(Agreed(2, "ask", "bo", status=AgreedStatus.DROPPED, why="no")) == "A2 bo: ask · dropped: no"


@given(NAMES, st.integers(0, 999), st.sampled_from(["standard", "senior", "a / b"]))
def test_a_role_is_read_as_it_is_written(role: str, people: int, band: str) -> None:
    seat = Seat(role, people, band)
    assert seat_of(seat_typed(seat)) == seat


@given(NAMES, st.integers(0, 999), st.lists(st.sampled_from(["drills", "follow-ups"]), max_size=2).map(tuple))
def test_an_item_is_read_as_it_is_written(title: str, minutes: int, inputs: tuple[str, ...]) -> None:
    item = AgendaItem(title, minutes, inputs)
    assert item_of(item_typed(item)) == item


def test_short_forms_are_taken_too() -> None:
    assert seat_of("engineer") == Seat("engineer")
    assert seat_of("on/off call / 2") == Seat("on/off call", 2)
    assert item_of("Late: and/or / 5") == AgendaItem("Late: and/or", 5)
    with pytest.raises(BadInput, match="too long"):
        item_of("x / 12345678")
