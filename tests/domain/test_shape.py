"""An incident's shape: nothing is lost, nothing is placed where it doesn't belong, and no time is made up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.entries import Entry, Payload
from opsdesk.domain.entries.board import HypothesisClosed, HypothesisRaised, HypothesisReopened, HypothesisTested
from opsdesk.domain.entries.declaration import MilestoneSet, StatusChanged
from opsdesk.domain.entries.work import ActionBlocked, ActionEnded, ActionGiven, ActionReassigned
from opsdesk.domain.fold import fold
from opsdesk.domain.shape import LEAST, Group, Item, Shape
from opsdesk.domain.shape_cells import cells_of, fitted
from opsdesk.domain.shape_drawing import axis, drawn, picture_of
from opsdesk.domain.shape_lanes import shape_of
from opsdesk.domain.shape_line import Window
from opsdesk.domain.shape_scale import CUT_FROM, MOST_CUTS, Scale, days, pieces_of, ticks
from opsdesk.domain.shape_signs import Phase, Sign
from opsdesk.domain.shape_text import text_of
from opsdesk.domain.shape_tracks import apart, tracks_of
from opsdesk.domain.vocabulary import HypothesisStatus, Milestone, Outcome, Status
from tests.domain.shape_story import after, log_of, sent
from tests.strategies import BASE, any_text, logs, near_moments

NOW = BASE + timedelta(hours=11)
A_FEW = settings(max_examples=40, deadline=None)
columns = st.integers(20, 400)
stretches = st.lists(st.integers(1, 5_000), min_size=1, max_size=12)
"""Minutes between one thing and the next."""


def shape_at(minutes: float, *told: tuple[float, Payload]) -> Shape:
    log = log_of(*told)
    return shape_of(fold(log), log, after(minutes))


def only(shape: Shape, group: Group) -> Item:
    (lane,) = shape.of(group)
    (item,) = lane.items
    return item


def course(item: Item) -> list[tuple[Phase, int, int]]:
    """Its phases in minutes."""
    return [
        (span.phase, *(round((at - BASE) / timedelta(minutes=1)) for at in (span.since, span.until)))
        for span in item.spans
    ]


def test_a_day_that_begins_just_behind_a_break_is_named_beside_the_one_before() -> None:
    """Else `00:30` would be read as half past twelve of the evening before."""
    night = timezone(timedelta(days=1) - timedelta(hours=BASE.hour, minutes=BASE.minute + 295))
    told = [(at, HypothesisRaised(place, "x")) for place, at in enumerate((0, 300, 330, 360, 390, 420), start=1)]
    picture = picture_of(shape_at(430, *told), 80, night)
    line, below = ("".join(sign for sign, _ in cells) for cells in axis(picture, Window(0, picture.columns)))
    before, after_it = (f"{day:%a} {day.day} {day:%b}" for _, day in days(picture.scale, night)[-2:])
    assert before != after_it
    assert f"┊{before} {after_it} " in line
    assert " cut" in line + below, "how much the break leaves out has a place all the same"


@given(logs())
@A_FEW
def test_nothing_of_an_incident_is_lost_and_every_item_stands_once(log: list[Entry]) -> None:
    incident = fold(log)
    shape = shape_of(incident, log, NOW)
    names = {
        group: sorted(item.name for lane in shape.of(group) for item in (*lane.items, *lane.unplaced))
        for group in Group
    }
    sent = [f"U{number}" for number in incident.updates]
    promised = [
        f"U{number}" for number, update in incident.updates.items() if update.next_at and not update.undelivered
    ]
    assert names[Group.MILESTONES] == sorted(incident.milestones)
    assert names[Group.HYPOTHESES] == sorted(item.name for item in incident.hypotheses.values())
    assert names[Group.ACTIONS] == sorted(item.name for item in incident.actions.values())
    assert names[Group.UPDATES] == sorted(sent + promised)


@given(logs(), columns)
@A_FEW
def test_every_mark_is_within_the_picture_and_nothing_in_a_row_touches(log: list[Entry], width: int) -> None:
    shape = shape_of(fold(log), log, NOW)
    assert all(shape.since <= at <= shape.until for item in shape.items() for at in item.moments())
    picture = picture_of(shape, width, UTC)
    marks = 0
    for track in picture.tracks:
        marks += len(track.stops)
        assert all(0 <= column < width for column, _, _ in track.stops)
        assert all(one.ends + 1 < other.begins for one, other in pairwise(track.placed))
        assert all(0 <= held.begins <= held.ends < width for held in track.placed)
    assert marks == sum(len(item.marks) for item in shape.items())


@given(logs(), columns)
@A_FEW
def test_lines_are_never_wider_than_asked_for_whatever_part_is_seen(log: list[Entry], width: int) -> None:
    shape = shape_of(fold(log), log, NOW)
    assert all(len(cells_of(line)) <= width for line in text_of(shape, width, UTC))
    picture = picture_of(shape, 3 * width, UTC)
    window = Window(width, width // 2)
    lines = [*axis(picture, window), *(drawn(picture, track, window) for track in picture.tracks)]
    assert all(len(cells_of("".join(sign for sign, _ in line))) == window.room for line in lines)


@given(stretches, columns, st.data())
@A_FEW
def test_a_scale_keeps_order_and_length_and_cuts_only_what_is_long_and_quiet(
    minutes: list[int], width: int, data: st.DataObject
) -> None:
    moments = [after(sum(minutes[:place])) for place in range(len(minutes) + 1)]
    scale = Scale(pieces_of(moments), width - 1, 2)
    positions = [scale.position(at) for at in moments]
    assert positions == sorted(positions)
    assert positions[0] == 0
    assert round(positions[-1], 6) == width - 1
    assert len(scale.breaks()) <= MOST_CUTS
    assert all(any(since <= at <= until for since, until in scale.pieces) for at in moments)
    assert all(cut > CUT_FROM / 2 for _, cut in scale.breaks())
    since, until = data.draw(st.sampled_from(scale.pieces))
    per_minute = scale.drawn / (scale.shown / timedelta(minutes=1))
    length = (until - since) / timedelta(minutes=1)
    assert abs(scale.position(until) - scale.position(since) - length * per_minute) < 1e-6
    assert abs(scale.at(scale.position(since + (until - since) / 3)) - (since + (until - since) / 3)) < timedelta(
        seconds=1
    )


@given(
    near_moments,
    st.integers(5, 4_000),
    columns,
    st.sampled_from([UTC, ZoneInfo("Europe/Vienna"), ZoneInfo("Asia/Kathmandu")]),
)
@A_FEW
def test_the_axis_is_round_by_the_clock_and_names_every_day(
    since: datetime, minutes: int, width: int, zone: ZoneInfo
) -> None:
    until = since + timedelta(minutes=minutes)
    scale = Scale(((since, until),), width, 2)
    found = ticks(scale, zone, 10)
    assert all(later - earlier >= 10 for earlier, later in pairwise(map(scale.position, found)))
    assert all(not at.astimezone(zone).minute % min(scale.step_min(10), 60) for at in found if at != since)
    named = [day for _, day in days(scale, zone)]
    assert [named[0], named[-1]] == [since.astimezone(zone).date(), until.astimezone(zone).date()]
    assert len(set(named)) == (named[-1] - named[0]).days + 1


@given(st.lists(st.integers(0, 30)), st.integers(0, 30))
@A_FEW
def test_marks_of_one_thing_stand_apart_wherever_there_is_room(wanted: list[int], last: int) -> None:
    taken = apart(sorted(min(column, last) for column in wanted), last)
    assert all(0 <= column <= last for column in taken)
    assert list(taken) == sorted(taken)
    assert len(set(taken)) == min(len(taken), last + 1)


@given(any_text, st.integers(0, 40))
@A_FEW
def test_text_is_fitted_to_its_cells(text: str, room: int) -> None:
    assert len(cells_of(fitted(text, room))) == room


def test_a_wide_character_is_never_halved() -> None:
    assert fitted("连接池", 6) == "连接池"
    assert fitted("连接池", 5) == "连接…"
    assert fitted("连接池", 4) == "连 …"
    assert fitted("连接\u00ad池", 4) == "连 …"


def test_a_hypothesis_is_raised_tested_ruled_out_and_open_again() -> None:
    item = only(
        shape_at(
            60,
            (0, HypothesisRaised(1, "pool size")),
            (10, HypothesisTested(1, "bo")),
            (20, HypothesisClosed(1, HypothesisStatus.RULED_OUT, "flat rate")),
            (40, HypothesisReopened(1, "rate fell")),
        ),
        Group.HYPOTHESES,
    )
    assert course(item) == [(Phase.OPEN, 0, 10), (Phase.TESTING, 10, 20), (Phase.OPEN, 40, 60)]
    assert [mark.sign for mark in item.marks] == [Sign.RAISED, Sign.TESTED, Sign.RULED_OUT, Sign.REOPENED]
    assert item.spans[-1].running


def test_an_action_is_blocked_handed_on_and_ends() -> None:
    shape = shape_at(
        60,
        (0, ActionGiven(1, "roll back", ("ana",))),
        (5, ActionBlocked(1, "no access")),
        (15, ActionReassigned(1, ("bo",))),
        (20, ActionBlocked(1, blocked=False)),
        (30, ActionEnded(1, Outcome.MADE_IT_WORSE, "wrong host")),
    )
    item = only(shape, Group.ACTIONS)
    assert [lane.name for lane in shape.of(Group.ACTIONS)] == ["bo"]
    assert course(item) == [(Phase.DOING, 0, 5), (Phase.BLOCKED, 5, 20), (Phase.DOING, 20, 30)]
    assert item.marks[-1].sign is Sign.WORSE
    assert item.told == "A1 roll back · made it worse: wrong host"


def test_what_nobody_knows_the_time_of_is_not_placed() -> None:
    shape = shape_at(
        30,
        (0, MilestoneSet(Milestone.STARTED, None)),
        (0, ActionGiven(1, "restart", ("ana",), time_unknown=True)),
        (5, ActionGiven(2, "restore", ("ana",), time_unknown=True)),
        (9, ActionEnded(2, Outcome.HELPED)),
    )
    assert [item.name for item in shape.of(Group.MILESTONES)[0].unplaced] == ["started"]
    (lane,) = shape.of(Group.ACTIONS)
    assert [item.name for item in lane.unplaced] == ["A1"]
    (ended,) = lane.items
    assert ([mark.sign for mark in ended.marks], ended.spans) == ([Sign.HELPED], ())
    assert any("time not known: A1" in line for line in text_of(shape, 80, UTC))


def test_promises_are_kept_late_or_still_open() -> None:
    shape = shape_at(70, (0, sent(1, 20)), (18, sent(2, 40)), (50, sent(3, 90)))
    promised, told = shape.of(Group.UPDATES)
    assert promised.promises
    assert [item.marks[0].sign for item in promised.items] == [Sign.KEPT, Sign.BROKEN, Sign.PROMISED]
    assert course(promised.items[1]) == [(Phase.LATE, 40, 50)]
    assert [item.name for item in told.items] == ["U1", "U2", "U3"]
    assert shape.until == after(90)


def test_an_incident_two_minutes_old_has_a_picture_and_one_that_is_over_ends_with_it() -> None:
    young = shape_at(2, (0, HypothesisRaised(1, "pool size")))
    assert young.until - young.since == LEAST
    assert "now" in text_of(young, 80, UTC)[0]
    over = shape_at(9_000, (0, HypothesisRaised(1, "pool size")), (30, StatusChanged(Status.RESOLVED, "fixed")))
    assert (over.until, over.now) == (after(30), None)


def test_a_quiet_night_is_cut_and_the_cut_says_how_long() -> None:
    lines = text_of(
        shape_at(840, (0, HypothesisRaised(1, "a")), (30, HypothesisRaised(2, "b")), (800, HypothesisRaised(3, "c"))),
        100,
        UTC,
    )
    assert "12 h 30 min cut" in lines[0]
    assert all("┊" in line for line in lines if line.startswith("  H"))


def test_five_hundred_actions_at_once_are_laid_out() -> None:
    log = log_of(*((place % 7, ActionGiven(place, f"step {place}", (f"p{place % 5}",))) for place in range(1, 501)))
    tracks = tracks_of(shape := shape_of(fold(log), log, after(60)), Scale(pieces_of(shape.moments()), 79, 2))
    assert sum(len(track.placed) for track in tracks) == 500 + len(fold(log).milestones)
