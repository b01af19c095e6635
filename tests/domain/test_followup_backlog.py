"""Whether the backlog grows: what is counted, what is left out, and when nothing is claimed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.commitment import Move
from opsdesk.domain.followup import FollowUp, Kind, State, Task
from opsdesk.domain.followup_backlog import backlog_of
from opsdesk.domain.followup_backlog_words import chart_lines, growth_words, on_time_words, overdue_words
from opsdesk.domain.followup_standing import When, standing, standings

TODAY = date(2026, 11, 18)
MIDNIGHT = datetime(2026, 11, 18, tzinfo=UTC)


def followup(opened: int, due: int, ended: int | None = None, state: State = State.DONE, number: int = 1) -> FollowUp:
    """All of it in days from today."""
    return FollowUp(
        number,
        task=Task("Add", Kind.PREVENT, "ana", TODAY + timedelta(days=due)),
        opened_at=MIDNIGHT + timedelta(days=opened),
        state=State.OPEN if ended is None else state,
        ended_on=None if ended is None else TODAY + timedelta(days=ended),
    )


@pytest.mark.parametrize(
    ("opened", "closed", "growth"), [(4, 0, None), (5, 0, 1), (0, 5, -1), (9, 7, 0), (20, 8, 1), (0, 0, None)]
)
def test_it_grows_only_where_chance_doesnt_explain_it(opened: int, closed: int, growth: int | None) -> None:
    held = [followup(-3, 9) for _ in range(opened)] + [followup(-300, 9, -2) for _ in range(closed)]
    assert backlog_of(held, TODAY, UTC).growth == growth


def test_the_words_for_it() -> None:
    assert growth_words(backlog_of([], TODAY, UTC)) == "Nothing was taken on or closed in 12 weeks."
    old = backlog_of([followup(-300, 9)], TODAY, UTC)
    assert growth_words(old) == "Nothing was taken on or closed in 12 weeks; 1 older one still open."
    assert growth_words(backlog_of([followup(-3, 9)], TODAY, UTC)).startswith("Too few to say")


def test_on_time_counts_what_is_overdue_and_not_what_was_moved_away_first() -> None:
    moved = followup(-40, 5, -1)
    first = TODAY - timedelta(days=20)
    moved = FollowUp(
        2,
        task=moved.task,
        opened_at=moved.opened_at,
        state=State.DONE,
        ended_on=moved.ended_on,
        moves=(Move(first, TODAY + timedelta(days=5), "late", MIDNIGHT, "ana"),),
    )
    held = [moved, followup(-40, -9), followup(-40, -9, -10), followup(-40, -9, -8), followup(-4, 9)]
    found = backlog_of(held, TODAY, UTC)
    assert (found.on_time.of, found.on_time.kept, found.on_time.kept_first) == (4, 2, 1)
    assert on_time_words(found) == "2 of 4 done by their day, 1 by the day set at first"
    assert overdue_words(found) == "1 overdue, for 9 days"
    many = backlog_of([followup(-99, -days) for days in (1, 5, 9, 40)], TODAY, UTC)
    assert overdue_words(many) == "4 overdue, half of them for more than 7 days, the longest 40"
    three = backlog_of([followup(-99, -days) for days in (5, 9, 40)], TODAY, UTC)
    assert overdue_words(three) == "3 overdue, for 5, 9 and 40 days"


def test_the_chart_has_a_sign_a_week_and_a_twin() -> None:
    found = backlog_of([followup(-20, 9), followup(-9, 9, -1)], TODAY, UTC, weeks=4)
    assert [week.open for week in found.weeks] == [1, 1, 2, 1]
    assert [len(chart) for _, chart, _ in chart_lines(found)] == [4, 4, 4]
    assert all(chart.isascii() and words.isascii() for _, chart, words in chart_lines(found, ascii_only=True))


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(-200, 0), st.integers(-100, 100), st.none() | st.integers(0, 60)).map(
            lambda it: followup(it[0], it[1], None if it[2] is None else min(it[0] + it[2], 0))
        ),
        max_size=12,
    )
)
def test_what_was_open_follows_from_what_came_and_went(held: list[FollowUp]) -> None:
    found = backlog_of(held, TODAY, UTC)
    for before, week in zip(found.weeks, found.weeks[1:], strict=False):
        assert week.open == before.open + week.opened - week.closed
    assert found.weeks[-1].open == found.open
    assert 0 <= found.on_time.kept <= found.on_time.of
    assert len(standings(held, TODAY, UTC)) == len(held)


def test_how_one_stands() -> None:
    assert [standing(followup(-9, due), TODAY, UTC).when for due in (-1, 0, 7, 8)] == [
        When.OVERDUE,
        When.WEEK,
        When.WEEK,
        When.LATER,
    ]
    newest_first = [followup(-9, 0, ended, number=number) for number, ended in ((1, -5), (2, -1), (3, -3))]
    assert [one.followup.number for one in standings(newest_first, TODAY, UTC)] == [2, 3, 1]
