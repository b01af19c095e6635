"""What else goes on while a change is rolled out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_calendar import Calendar, OpenIncident, related, window
from opsdesk.domain.change_grouping import Group, group_of, in_order
from opsdesk.domain.change_happenings import Approved, Begun, Cancelled, Ended
from tests.domain.changes_story import HIGH, NOW, SMALL, planned

DEPENDS_ON = {"checkout": ("payments",), "shop": ("checkout",), "payments": ("cards",), "mail": ()}
HOUR = timedelta(hours=1)


def other(number: int = 2, **more: Any) -> Change:
    return replace(planned(SMALL, **more), number=number)


def words(change: Change, *others: Change, incidents: tuple[OpenIncident, ...] = ()) -> list[str]:
    return [found.words for found in Calendar(others, incidents, DEPENDS_ON, NOW).conflicts(change)]


@pytest.mark.parametrize(
    ("services", "said"),
    [
        (("payments",), "CHG-2 is planned for then on payments: Pools"),
        (("cards",), "CHG-2 is planned for then on cards, which it depends on: Pools"),
        (("shop", "checkout"), "CHG-2 is planned for then on checkout, which depends on it: Pools"),
        (("shop", "payments"), "CHG-2 is planned for then on payments: Pools"),
        (("mail",), None),
        ((), None),
    ],
)
def test_another_change_on_the_same_or_a_dependent_service_is_pointed_out(
    services: tuple[str, ...], said: str | None
) -> None:
    assert words(planned(SMALL), other(services=services)) == ([said] if said else [])


@pytest.mark.parametrize(
    ("start", "end", "meets"),
    [(-2, 0, False), (-2, 1, True), (0, 1, True), (1, 2, False), (-1, 3, True), (0.5, 0.5, True)],
)
def test_only_windows_that_overlap_are_a_conflict(start: float, end: float, meets: bool) -> None:
    mine = planned(SMALL)
    first = mine.plan.starts_at
    assert first is not None
    assert bool(words(mine, other(starts_at=first + start * HOUR, ends_at=first + end * HOUR))) is meets


def test_what_is_over_or_has_no_window_or_is_itself_is_none() -> None:
    cancelled = replace(planned(SMALL, Cancelled(why="x")), number=2)
    done = replace(planned(SMALL, Approved(), Begun(), Ended()), number=3)
    assert words(planned(SMALL), cancelled, done, other(starts_at=None, ends_at=None), planned(SMALL)) == []
    assert words(done, other()) == []


def test_a_rollout_that_lasts_longer_than_planned_still_takes_up_its_time() -> None:
    started = NOW - 5 * HOUR
    overrun = replace(other(starts_at=started, ends_at=started + HOUR), state=ChangeState.ROLLING_OUT, began_at=started)
    assert window(overrun, NOW) is not None
    assert words(planned(SMALL, starts_at=NOW - HOUR, ends_at=NOW + HOUR), overrun) == [
        "CHG-2 is rolling out on payments: Pools"
    ]


def test_an_open_incident_on_it_comes_first() -> None:
    incidents = (OpenIncident(7, "Slow", ("cards", "mail")), OpenIncident(8, "Mail", ("mail",)))
    assert words(planned(SMALL), other(), incidents=incidents) == [
        "INC-7 is open on cards, which it depends on: Slow",
        "CHG-2 is planned for then on payments: Pools",
    ]


def test_services_are_related_however_many_lie_between_even_in_a_ring() -> None:
    assert related(("cards",), DEPENDS_ON).keys() == {"cards", "payments", "checkout", "shop"}
    assert related(("a",), {"a": ("b",), "b": ("a",)}) == {"a": "", "b": "which it depends on"}


def test_the_list_has_what_goes_on_first_then_what_is_owed_what_comes_and_what_was() -> None:
    rolling = replace(planned(SMALL, Approved(), Begun()), number=1)
    owed = replace(planned(replace(HIGH, emergency=True), Approved(why="x"), Begun(), Ended()), number=2)
    soon, late = other(3), other(4, starts_at=NOW + 99 * HOUR, ends_at=None)
    whenever = other(5, starts_at=None, ends_at=None)
    past = replace(planned(SMALL, Approved(), Begun(), Ended()), number=6)
    older = replace(past, number=7, ended_at=NOW - HOUR)
    held = [older, past, whenever, late, soon, owed, rolling]
    assert [change.number for change in in_order(held)] == [1, 2, 3, 4, 5, 6, 7]
    assert [group_of(change) for change in in_order(held)][:3] == [Group.ROLLING_OUT, Group.REVIEW_DUE, Group.PLANNED]
