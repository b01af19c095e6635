"""Whether readers heard in time: by hand for each rule, and what holds for any log."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.entries import Entry, Payload
from opsdesk.domain.entries.declaration import Declared, MilestoneSet, SeverityChanged, StatusChanged
from opsdesk.domain.entries.message import UpdateDelivered, UpdateSent, UpdateUndelivered
from opsdesk.domain.entries.note import Noted
from opsdesk.domain.entries.pacing import UpdatesPaused, UpdatesResumed, UpdatesSnoozed
from opsdesk.domain.fold import fold
from opsdesk.domain.parts import Mark
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.update_promptness import Asked, Promptness, promptness
from opsdesk.domain.vocabulary import Audience, Milestone, Origin, Stage, Status

CUSTOMERS, EXECUTIVES = Audience.CUSTOMERS, Audience.EXECUTIVES
NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
"""When the incidents here are declared."""


def at(minutes: float) -> datetime:
    """So many minutes after the declaration."""
    return NOON + timedelta(minutes=minutes)


def told(number: int, next_at: float | None = None, *, audience: Audience = CUSTOMERS) -> UpdateSent:
    """A text, perhaps with the minute by which it promises the next one."""
    return UpdateSent(number, audience, Stage.MONITORING, "x", next_at=None if next_at is None else at(next_at))


def judged(
    *story: tuple[float, Payload],
    severity: int = 2,
    origin: Origin = Origin.LIVE,
    now: float = 24 * 60,
    marks: dict[int, Mark] | None = None,
) -> Promptness:
    """What was due in an incident of that severity, by what happened in which minute after its declaration."""
    happened = ((0.0, Declared("x", severity, origin)), *story)
    entries = [
        Entry(1, seq, f"x.{seq}", at(minute), at(minute), "ana", payload)
        for seq, (minute, payload) in enumerate(happened, start=1)
    ]
    return promptness(entries, marks or {}, origin, DEFAULT_POLICY, at(now))


def to_customers(held: tuple[Asked, ...]) -> list[tuple[float, float | None]]:
    """By which minute, and in which it came."""
    return [
        ((one.at - NOON) / timedelta(minutes=1), one.told_at and (one.told_at - NOON) / timedelta(minutes=1))
        for one in held
        if one.audience is CUSTOMERS
    ]


OVER = StatusChanged(Status.RESOLVED, "fixed")


def test_each_text_is_held_against_the_pace_of_its_time_and_a_silence_is_one_text() -> None:
    # Significant: within 15 min, then every 30.
    held = judged((10, told(1)), (45, told(2)), (60, told(3)), (200, told(4)), (210, OVER))
    assert to_customers(held.asked) == [(15, 10), (40, 45), (75, 60), (90, 200)]
    assert [one.in_time for one in held.asked if one.audience is CUSTOMERS] == [True, False, True, False]
    assert [one.late_by for one in held.asked if one.audience is CUSTOMERS][1::2] == [
        timedelta(minutes=5), timedelta(minutes=110),
    ]  # fmt: skip
    assert [one for one in held.asked if one.audience is EXECUTIVES] == [Asked(EXECUTIVES, at(30))], "never told"


def test_a_promise_comes_before_a_slower_pace_and_outlives_the_incident() -> None:
    held = judged((10, told(1, 25)), (24, told(2, 44)), (30, OVER), (50, told(3)))
    assert to_customers(held.asked) == [(15, 10), (25, 24), (44, 50)]
    assert to_customers(held.promises) == [(25, 24), (44, 50)]
    broken = judged((10, told(1, 25)), (20, OVER))
    assert to_customers(broken.promises) == [(25, None)]


def test_what_is_still_to_come_paused_milder_or_over_before_its_time_was_never_due() -> None:
    assert to_customers(judged((5, Noted("x")), now=14).asked) == []
    assert to_customers(judged((5, OVER)).asked) == []
    assert to_customers(judged((5, UpdatesPaused((CUSTOMERS,), "nobody is awake"))).asked) == []
    assert to_customers(judged((5, SeverityChanged(4, "few"))).asked) == []


def test_what_a_change_asks_for_too_late_is_due_as_long_after_it() -> None:
    worse = judged((60, SeverityChanged(1)), (63, told(1)), (90, OVER), severity=4)
    assert to_customers(worse.asked)[0] == (65, 63), "within 5 minutes, counted from when it was critical"
    resumed = judged((10, UpdatesPaused((CUSTOMERS,), "x")), (60, UpdatesResumed((CUSTOMERS,))), (70, told(1)))
    assert to_customers(resumed.asked)[0] == (75, 70)


def test_a_snooze_moves_what_isnt_due_yet_and_forgives_nothing_that_was() -> None:
    moved = judged((10, UpdatesSnoozed((CUSTOMERS,), at(40), "x")), (38, told(1)), (39, OVER))
    assert to_customers(moved.asked) == [(40, 38)]
    overdue = judged((20, UpdatesSnoozed((CUSTOMERS,), at(40), "x")), (38, told(1)), (39, OVER))
    assert to_customers(overdue.asked) == [(15, 38)]


def test_a_text_counts_from_when_a_channel_took_it_and_never_while_none_did() -> None:
    never = judged((10, told(1)), (11, UpdateUndelivered(1, CUSTOMERS, "refused")), (60, OVER))
    assert to_customers(never.asked) == [(15, None)]
    after_all = judged(
        (10, told(1, 30)),
        (11, UpdateUndelivered(1, CUSTOMERS, "refused")),
        (20, UpdateDelivered(1, CUSTOMERS, "page")),
        (29, told(2)),
        (30, OVER),
    )
    assert to_customers(after_all.asked) == [(15, 20), (30, 29)]


def test_of_an_imported_incident_only_promises_are_judged() -> None:
    held = judged((90, told(1, 120)), (110, told(2)), origin=Origin.IMPORTED)
    assert to_customers(held.asked) == to_customers(held.promises) == [(120, 110)]


def test_a_struck_change_of_severity_asked_for_nothing() -> None:
    struck = {2: Mark(2, struck=True)}
    assert to_customers(judged((1, SeverityChanged(1)), (14, told(1)), (20, OVER), marks=struck).asked) == [(15, 14)]


PAYLOADS = st.one_of(
    st.just(OVER),
    st.just(StatusChanged(Status.INVESTIGATING, "again")),
    st.integers(1, 5).map(SeverityChanged),
    st.builds(told, st.integers(1, 9), st.none() | st.integers(0, 400)),
    st.builds(UpdateUndelivered, st.integers(1, 9), st.just(CUSTOMERS), st.just("x")),
    st.builds(UpdateDelivered, st.integers(1, 9), st.just(CUSTOMERS), st.just("page")),
    st.just(UpdatesPaused((CUSTOMERS,), "x")),
    st.just(UpdatesResumed((CUSTOMERS,), "x")),
    st.builds(UpdatesSnoozed, st.just((CUSTOMERS,)), st.integers(0, 400).map(at), st.just("x")),
)
STORIES = st.lists(st.tuples(st.integers(0, 300), PAYLOADS), max_size=9)


@settings(max_examples=120, deadline=None)
@given(STORIES, st.sampled_from([Origin.LIVE, Origin.IMPORTED]), st.integers(0, 5))
def test_nothing_is_late_by_less_than_nothing_and_what_isnt_due_yet_is_not_judged(
    story: list[tuple[float, Payload]], origin: Origin, severity: int
) -> None:
    held = judged(*story, severity=severity, origin=origin, now=500)
    for one in (*held.asked, *held.promises):
        assert one.told_at is not None or one.at < at(500)
        assert one.late_by is None or one.late_by >= timedelta(0)
        assert one.in_time is (one.late_by == timedelta(0))


@settings(max_examples=40, deadline=None)
@given(STORIES)
def test_entries_that_dont_bear_on_it_change_nothing(story: list[tuple[float, Payload]]) -> None:
    began = MilestoneSet(Milestone.STARTED, at(-9))
    noisy = [item for pair in story for item in ((pair[0], Noted("x")), (pair[0], began), pair)]
    assert judged(*noisy) == judged(*story)


def test_what_is_judged_is_what_the_incident_holds() -> None:
    entries = [Entry(1, 1, "x.1", NOON, NOON, "ana", Declared("x", 2))]
    held = fold(entries)
    assert promptness(entries, held.marks, held.origin, DEFAULT_POLICY, at(16)).asked == (Asked(CUSTOMERS, at(15)),)
