"""Which action comes first, which look like the same work, and which words call for a second look."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.action import Action, by_urgency, irreversible_word, lane_of, open_by_owner, same_work
from opsdesk.domain.vocabulary import ActionStatus, Lane
from tests.strategies import BASE

OWNED = ("bo",)


def action(number: int, owners: tuple[str, ...] = OWNED, left: int | None = None, **more: object) -> Action:
    check_in = None if left is None else BASE + timedelta(minutes=left)
    return Action(number, f"task {number}", owners, check_in_at=check_in, **more)


some_actions = st.lists(
    st.builds(
        action,
        st.integers(1, 50),
        st.sampled_from([(), OWNED, ("cy", "bo")]),
        st.none() | st.integers(-90, 90),
        status=st.sampled_from(ActionStatus),
    ),
    unique_by=lambda item: item.number,
)


def test_unowned_first_then_overdue_then_by_check_in_and_what_is_over_last() -> None:
    done = action(1, left=-50, status=ActionStatus.DONE)
    dropped = action(7, status=ActionStatus.DROPPED)
    unowned, overdue, soon, none = action(2, (), 60), action(3, left=-5), action(4, left=5), action(5)
    order = by_urgency([done, none, soon, overdue, dropped, unowned], BASE)
    assert [item.number for item in order] == [2, 3, 4, 5, 7, 1]


@given(some_actions)
def test_the_order_loses_nothing_and_never_puts_an_overdue_one_after_one_in_time(actions: list[Action]) -> None:
    order = by_urgency(actions, BASE)
    assert order == by_urgency(reversed(actions), BASE)
    assert sorted(item.number for item in order) == sorted(item.number for item in actions)
    owned = [item.left(BASE) for item in order if item.owners and not item.status.is_over]
    known = [left for left in owned if left is not None]
    assert known == sorted(known)
    assert owned[: len(known)] == known, "those without a check-in come after"


@given(some_actions)
def test_owners_have_their_open_work_and_nothing_else(actions: list[Action]) -> None:
    groups = open_by_owner(actions)
    assert sum(map(len, groups.values())) == sum(not item.status.is_over for item in actions)
    assert all(item.owner == owner for owner, items in groups.items() for item in items)


def test_what_is_over_is_never_due() -> None:
    assert action(1, left=-5).left(BASE) == timedelta(minutes=-5)
    assert action(1, left=-5, status=ActionStatus.DROPPED).left(BASE) is None
    assert action(1).left(BASE) is None


@pytest.mark.parametrize(
    ("text", "twin"),
    [
        ("Roll back release 4.2 on eu-1", True),
        ("on eu-1, roll back the release 4.2!", True),
        ("roll back release 4.2", True),
        ("roll back 4.1 on us-2", False),
        ("ask the provider", False),
        ("the to for", False),
        ("", False),
    ],
)
def test_the_same_work_is_known_by_its_words(text: str, twin: bool) -> None:
    held = Action(1, "roll back release 4.2 on eu-1", OWNED)
    assert same_work(text, [held]) == (held if twin else None)


def test_work_that_is_over_is_nobodys_twin() -> None:
    assert same_work("roll back", [Action(1, "roll back", OWNED, status=ActionStatus.DONE)]) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("wipe db2 and resync", "wipe"),
        ("run `rm -rf /var/lib` there", "rm"),
        ("DROP TABLE users;", "drop"),
        ("do the “failover”, then tell us", "failover"),
        ("(terminate) eu-1", "terminate"),
        ("truncate it", "truncate"),
        ("roll back 4.2", ""),
        ("look at the dropped packets", ""),
        ("ask about the form", ""),
    ],
)
def test_words_that_cannot_be_undone_are_noticed(text: str, word: str) -> None:
    assert irreversible_word(text) == word


@pytest.mark.parametrize(
    ("text", "lane"),
    [
        ("check the pool", Lane.DIAGNOSE),
        ("Verify: is it back?", Lane.DIAGNOSE),
        ("tell the customers", Lane.COMMUNICATE),
        ("ask provider for errors", Lane.COMMUNICATE),
        ("open a ticket with Okta", Lane.COMMUNICATE),
        ("raise a P1 case at AWS", Lane.COMMUNICATE),
        ("get Snowflake support on a bridge", Lane.COMMUNICATE),
        ("reach out to the vendor", Lane.COMMUNICATE),
        ("let support know", Lane.COMMUNICATE),
        ("please check the pool", Lane.DIAGNOSE),
        ("analyse the slow query log", Lane.DIAGNOSE),
        ("dump the heap of worker-3", Lane.DIAGNOSE),
        ("take a heap dump", Lane.DIAGNOSE),
        ("pull the logs of the last hour", Lane.DIAGNOSE),
        ("open the valve", Lane.FIX),
        ("take traffic off eu-1", Lane.FIX),
        ("pull the change", Lane.FIX),
        ("raise the pool size", Lane.FIX),
        ("bring eu-1 on line", Lane.FIX),
        ("create a new signing key", Lane.FIX),
        ("and", Lane.FIX),
        ("roll back 4.2", Lane.FIX),
        ("", Lane.FIX),
    ],
)
def test_the_first_word_suggests_the_lane(text: str, lane: Lane) -> None:
    assert lane_of(text) is lane
