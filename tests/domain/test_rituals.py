"""Rituals as rules: what becomes of each date, how health is counted, what is proposed, what a meeting costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.dossier import Page, fold
from opsdesk.domain.errors import BadInput
from opsdesk.domain.meeting import Agreed, AgreedStatus, Ending, Meeting, Said, Turn
from opsdesk.domain.meeting_cost import cost, hourly, money
from opsdesk.domain.meeting_happenings import MEETINGS, Decided, Ended, Opened, TurnedTo
from opsdesk.domain.meeting_lint import lint
from opsdesk.domain.ritual import AgendaItem, Aim, Charter, Move, Recurrence, Ritual, Seat, Skip
from opsdesk.domain.ritual_health import Health, Remedy, health
from opsdesk.domain.ritual_slots import GRACE, SlotState, next_slot, slot_for, slots

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
WEEK = timedelta(days=7)
BANDS = {"standard": 60, "senior": 100}
CHARTER = Charter(
    "Review",
    "to see what is late",
    Aim.DECIDE,
    "ana",
    30,
    (Seat("engineer", 3), Seat("lead", 1, "senior")),
    (AgendaItem("first", 10), AgendaItem("second", 20)),
    ("a decision",),
    Recurrence("FREQ=WEEKLY;COUNT=10", START.date(), "09:00"),
)
RITUAL = Ritual(number=1, charter=CHARTER, scheduled_at=START)
DATES = [START + WEEK * week for week in range(6)]


def held(week: int, *, minutes: int = 30, late: int = 0, notes: int = 0, **what: object) -> Meeting:
    """A meeting of a week, as it was held."""
    begun = DATES[week] + timedelta(minutes=late)
    said = tuple(Said("x", 0, begun, "ana") for _ in range(notes))
    one = Meeting(
        number=week + 1,
        ritual=1,
        charter=CHARTER,
        slot=DATES[week],
        planned_at=DATES[week],
        begun_at=begun,
        ended_at=begun + timedelta(minutes=minutes),
        ending=Ending.HELD,
        notes=said,
    )
    return replace(one, **what)


def of(meetings: Sequence[Meeting], now: datetime, ritual: Ritual = RITUAL) -> Health:
    return health(ritual, slots(ritual, DATES, meetings, now), meetings, BANDS, START, now)


# Dates


def test_what_becomes_of_each_date() -> None:
    ritual = replace(
        RITUAL,
        skips=(Skip(DATES[1], "holiday"),),
        moves=(Move(DATES[3], DATES[3] + timedelta(days=2), "ana is off"),),
    )
    now = DATES[3] + timedelta(hours=1)
    found = slots(ritual, DATES, [held(0), held(2, ending=Ending.BROKEN_OFF)], now)
    assert [slot.state for slot in found] == [
        SlotState.HELD,
        SlotState.SKIPPED,
        SlotState.MISSED,
        SlotState.AHEAD,
        SlotState.AHEAD,
        SlotState.AHEAD,
    ]
    following = next_slot(found)
    assert following
    assert (following.at, following.planned_at, following.moved, following.why) == (
        DATES[3],
        DATES[3] + timedelta(days=2),
        True,
        "ana is off",
    )


@given(st.integers(-30 * 60, 30 * 60))
def test_a_meeting_is_held_for_the_nearest_open_date_within_a_day(minutes: int) -> None:
    now = DATES[2] + timedelta(minutes=minutes)
    found = slot_for(slots(RITUAL, DATES, [], now), now)
    near = abs(timedelta(minutes=minutes)) <= GRACE
    assert (found.at if found else None) == (DATES[2] if near else None)


@given(st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)), st.integers(0, 60))
def test_every_date_that_passed_is_told_once(skipped: set[int], went: set[int], days: int) -> None:
    now = START + timedelta(days=days, minutes=1)
    ritual = replace(RITUAL, skips=tuple(Skip(DATES[week], "x") for week in sorted(skipped)))
    meetings = [held(week) for week in sorted(went)]
    found = slots(ritual, DATES, meetings, now)
    assert len(found) == len(DATES)
    for slot in found:
        week = DATES.index(slot.at)
        if week in went:
            assert slot.state is SlotState.HELD
        elif week in skipped:
            assert slot.state is SlotState.SKIPPED
        else:
            passed = now - slot.planned_at
            assert slot.state is (
                SlotState.AHEAD if passed < timedelta(0) else SlotState.DUE if passed <= GRACE else SlotState.MISSED
            )


# Health


def test_health_counts_what_came_of_it() -> None:
    said = (Said("keep it", 0, START, "ana"),)
    actions = (
        Agreed(1, "a", "bo", status=AgreedStatus.DONE),
        Agreed(2, "b", "bo"),
        Agreed(3, "c", "cy", status=AgreedStatus.DROPPED, why="no"),
    )
    meetings = [held(0, decisions=said, actions=actions), held(1, late=6, minutes=45), held(2, late=5)]
    ritual = replace(RITUAL, skips=(Skip(DATES[3], "holiday"),))
    found = of(meetings, DATES[4] + timedelta(days=3), ritual)
    assert (found.held, found.skipped, found.missed, found.moved) == (3, 1, 1, 0)
    assert (found.on_time, found.timed, found.over_time) == (2, 3, 1)
    assert (found.decisions_per_run, found.actions_per_run, found.share_done) == (
        Fraction(1, 3),
        Fraction(1),
        Fraction(1, 2),
    )
    assert found.cost == Fraction(280 * 105, 60)
    assert (found.empty_in_a_row, found.proposal) == (2, None)
    assert of([], START).share_done is None


@pytest.mark.parametrize(
    ("minutes", "notes", "aim", "remedy", "length"),
    [
        (30, 0, Aim.DECIDE, Remedy.CANCEL, 0),
        (11, 2, Aim.DECIDE, Remedy.SHORTEN, 15),
        (3, 1, Aim.DISCUSS, Remedy.SHORTEN, 10),
        (28, 3, Aim.DISCUSS, Remedy.ASYNC, 0),
        (5, 0, Aim.INFORM, Remedy.ASYNC, 0),
    ],
)
def test_three_empty_runs_bring_one_proposal_with_its_reason(
    minutes: int, notes: int, aim: Aim, remedy: Remedy, length: int
) -> None:
    ritual = replace(RITUAL, charter=replace(CHARTER, aim=aim))
    empty = [held(week, minutes=minutes, notes=notes) for week in range(3)]
    now = DATES[3]
    assert of(empty[:2], now, ritual).proposal is None
    found = of(empty, now, ritual).proposal
    assert found
    assert (found.remedy, found.minutes) == (remedy, length)
    assert found.why.startswith("3 runs in a row without a decision or an action")
    fruitful = [*empty, held(3, decisions=(Said("x", 0, START, "ana"),))]
    assert of(fruitful, DATES[4], ritual).proposal is None
    assert of(empty, now, replace(ritual, retired="enough")).proposal is None


# A meeting's timer


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 3000)), max_size=12), st.integers(0, 3000))
def test_the_turns_of_all_items_add_up_to_the_meeting(turns: list[tuple[int, int]], tail: int) -> None:
    at, pages = START, [_page(1, START, Opened(1, CHARTER))]
    for item, seconds in turns:
        at += timedelta(seconds=seconds)
        pages.append(_page(len(pages) + 1, at, TurnedTo(item)))
    now = at + timedelta(seconds=tail)
    meeting = fold(MEETINGS, 1, pages)
    assert sum((meeting.spent(item, now) for item in range(2)), timedelta(0)) == meeting.took(now) == now - START
    ended = fold(MEETINGS, 1, [*pages, _page(len(pages) + 1, now, Ended())])
    assert ended.spent(0, now + WEEK) == meeting.spent(0, now)


def test_what_is_left_of_an_item_goes_below_nothing() -> None:
    meeting = Meeting(charter=CHARTER, begun_at=START, turns=(Turn(0, START),))
    assert meeting.left(START + timedelta(minutes=4)) == timedelta(minutes=6)
    assert meeting.left(START + timedelta(minutes=12)) == timedelta(minutes=-2)
    untimed = replace(meeting, charter=replace(CHARTER, agenda=(AgendaItem("talk"),)))
    assert untimed.left(START) is None


def test_a_meeting_without_an_agenda_is_its_own_item() -> None:
    meeting = fold(MEETINGS, 1, [_page(1, START, Opened(1, Charter("Talk"))), _page(2, START, Decided("yes"))])
    assert meeting.current.title == "Talk"
    assert meeting.decisions[0].item == 0


def _page(seq: int, at: datetime, happening: Opened | TurnedTo | Decided | Ended) -> Page[Meeting]:
    return Page(seq, str(seq), at, at, "ana", happening)


# Design


def test_a_cost_is_bands_times_hours_times_occurrences() -> None:
    found = cost(CHARTER, BANDS, 52)
    assert (hourly(CHARTER.seats, BANDS), found.once, found.per_year) == (280, Fraction(140), Fraction(7280))
    assert money(found.per_year, "EUR") == "7,280 EUR"
    with pytest.raises(BadInput, match="there is no rate band “star”; the settings know standard, senior"):
        cost(replace(CHARTER, seats=(Seat("x", band="star"),)), BANDS, 1)


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        ({}, []),
        ({"aim": Aim.INFORM}, ["information-only"]),
        ({"purpose": ""}, ["no-purpose"]),
        ({"outputs": ()}, ["no-outcome"]),
        ({"owner": ""}, ["no-owner"]),
        ({"agenda": ()}, ["no-agenda"]),
        ({"recurrence": Recurrence("FREQ=WEEKLY")}, ["no-end"]),
        ({"recurrence": Recurrence("FREQ=WEEKLY;UNTIL=20271231")}, []),
        ({"recurrence": Recurrence()}, []),
        ({"minutes": 90}, ["too-long"]),
        ({"minutes": 20}, ["overfull"]),
        ({"agenda": (AgendaItem("talk"),)}, ["untimed"]),
        ({"seats": ()}, ["nobody"]),
        ({"seats": (Seat("x", 9),)}, ["too-many"]),
        ({"seats": (Seat("x", 9),), "aim": Aim.DISCUSS}, []),
        ({"seats": (Seat("x", band="star"),)}, ["no-rate"]),
    ],
)
def test_what_speaks_against_a_meeting(change: dict[str, object], rules: list[str]) -> None:
    found = lint(replace(CHARTER, **change), BANDS)
    assert [one.rule for one in found] == rules
    assert all(one.words and one.advice for one in found)
