"""How promises stand on a day: waiting ages in any zone, what blocks them, what became of those of a team."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.commitment import Blocker, Commitment, Ending, Promise
from opsdesk.domain.commitment_happenings import Blocked, Ended, Escalated, Moved, Promised, Unblocked
from opsdesk.domain.commitment_record import Record, records
from opsdesk.domain.commitment_standing import State, standing, standings
from opsdesk.domain.commitment_words import blocked_words, due_words, moved_words, standing_words
from opsdesk.domain.dossier import Happening, Page
from opsdesk.domain.team import Roster

NOW = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
TODAY = NOW.date()
PROMISE = Promise("payments", "bo", "web", "API v2", "the contract test passes", date(2026, 12, 1))
ZONES = [ZoneInfo(name) for name in ("UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Stockholm")]


def told(*happenings: Happening[Commitment], number: int = 1, days: int = 1) -> Commitment:
    """A commitment to which that happened, so many days apart."""
    held = Commitment(number=number)
    for seq, happening in enumerate(happenings):
        at = NOW + seq * timedelta(days=days)
        held = happening.change(held, Page(seq + 1, "", at, at, "ana", happening))
    return held


def state(commitment: Commitment, today: date = TODAY, *others: Commitment) -> State:
    return standing(commitment, {held.number: held for held in (commitment, *others)}, today, UTC).state


@pytest.mark.parametrize(
    ("today", "expected", "words"),
    [
        (date(2026, 11, 23), State.OPEN, "by 2026-12-01, in 8 days"),
        (date(2026, 11, 24), State.DUE, "by 2026-12-01, in 7 days"),
        (date(2026, 12, 1), State.DUE, "by 2026-12-01, today"),
        (date(2026, 12, 2), State.OVERDUE, "by 2026-12-01, 1 day overdue"),
    ],
)
def test_the_day_that_was_agreed_on(today: date, expected: State, words: str) -> None:
    held = standing(told(Promised(PROMISE)), {}, today, UTC)
    assert (held.state, due_words(held)) == (expected, words)


def test_a_moved_date_is_kept_with_every_one_before() -> None:
    held = told(Promised(PROMISE), Moved(date(2026, 12, 8), "ill"), Moved(date(2027, 1, 8), "ill again"))
    assert (held.promise.due, held.first_due, len(held.moves)) == (date(2027, 1, 8), date(2026, 12, 1), 2)
    assert moved_words(held) == "moved 2 times, first promised by 2026-12-01"
    undated = told(Promised(replace(PROMISE, due=None)), Moved(date(2026, 12, 8)))
    assert (undated.promise.due, undated.moves) == (date(2026, 12, 8), ())


def test_blocked_goes_before_overdue_and_counts_from_the_first_day() -> None:
    held = told(Promised(PROMISE), Blocked(Blocker(words="no licence")), Blocked(Blocker(team="ledger")))
    one = standing(held, {}, date(2026, 12, 5), UTC)
    assert (one.state, one.blocked, one.over, one.left) == (State.BLOCKED, 17, 4, None)
    assert blocked_words(one) == "blocked for 17 days by ledger"
    assert state(told(Promised(PROMISE), Blocked(Blocker(words="x")), Unblocked())) is State.OPEN


def test_what_waited_for_a_promise_that_was_kept_can_go_on() -> None:
    waiting = told(Promised(PROMISE), Blocked(Blocker(2, words="the schema")))
    first = told(Promised(replace(PROMISE, deliverable="schema")), number=2)
    assert state(waiting, TODAY, first) is State.BLOCKED
    for ending, expected in ((Ending.KEPT, State.OPEN), (Ending.RELEASED, State.OPEN), (Ending.BROKEN, State.BLOCKED)):
        over = Ended(ending, TODAY).change(first, Page(2, "", NOW, NOW, "bo", Ended(ending, TODAY)))
        assert state(waiting, TODAY, over) is expected
    one = standing(waiting, {2: told(Promised(PROMISE), Ended(Ending.KEPT, TODAY), number=2)}, TODAY, UTC)
    assert blocked_words(one) == "can go on: COM-2 is kept"


def test_promises_that_wait_for_each_other_are_named_in_their_circle() -> None:
    ring = [told(Promised(PROMISE), Blocked(Blocker(number % 3 + 1)), number=number) for number in (1, 2, 3)]
    beside = told(Promised(PROMISE), Blocked(Blocker(1)), number=4)
    held = {one.commitment.number: one for one in standings([*ring, beside], TODAY, UTC)}
    assert held[2].circle == ("COM-2", "COM-3", "COM-1")
    assert held[4].circle == ()
    assert "in a circle: COM-1 → COM-2 → COM-3 → COM-1" in blocked_words(held[1])


def test_one_that_is_over_waits_no_longer() -> None:
    late = told(Promised(PROMISE), Escalated(1, "di", "late"), Ended(Ending.KEPT, date(2026, 12, 3), "seen"), days=10)
    one = standing(late, {}, date(2030, 1, 1), UTC)
    assert (one.state, one.waiting, one.over, late.kept_late, late.level) == (State.KEPT, 20, 0, True, 1)
    assert standing_words(one) == "kept 2026-12-03, after the day agreed on · escalated to di (level 1) · seen"


def test_the_record_of_a_team_counts_what_became_of_its_promises() -> None:
    on_time, late = (Ended(Ending.KEPT, day) for day in (date(2026, 12, 1), date(2026, 12, 2)))
    several = (
        told(Promised(PROMISE), on_time, number=1),
        told(Promised(replace(PROMISE, giver="Payments")), Moved(date(2026, 12, 1), "x"), late, number=2),
        told(Promised(PROMISE), Moved(date(2026, 12, 2), "x"), Moved(date(2026, 12, 3), "y"), number=3),
        told(Promised(PROMISE), Ended(Ending.BROKEN, TODAY, "no"), number=4),
        told(Promised(PROMISE), Ended(Ending.RELEASED, TODAY, "no"), number=5),
        told(Promised(replace(PROMISE, person="", due=date(2026, 11, 1))), number=6),
        told(Promised(PROMISE), Blocked(Blocker(team="web")), number=7),
    )
    (held,) = records(standings(several, date(2026, 11, 20), UTC), Roster([], ["payments"])).values()
    assert held == Record("payments", 2, 1, 1, 1, 2, 3, 3, 1, 1, 1, 3)
    assert held.share == pytest.approx(2 / 3)
    assert held.words == ("kept 2 of 3, 1 late · 2 renegotiated, 3 moves · 1 released · 3 open · 1 overdue · 1 blocked")
    assert (Record().share, Record().words) == (None, "none ended yet")


moments = st.timedeltas(timedelta(), timedelta(days=700)).map(lambda span: NOW - timedelta(days=300) + span)


@settings(max_examples=60)
@given(moments, moments, st.integers(0, 400), st.sampled_from(ZONES), st.booleans())
def test_ages_never_fall_as_days_pass(
    made: datetime, blocked: datetime, days: int, zone: ZoneInfo, held_up: bool
) -> None:
    since = max(made, blocked)
    held = Commitment(1, promise=PROMISE, made_at=made, blocker=Blocker(words="x", since=since) if held_up else None)
    today = since.astimezone(zone).date() + timedelta(days=days)
    now, later = (standing(held, {}, day, zone) for day in (today, today + timedelta(days=1)))
    assert later.waiting == now.waiting + 1
    assert now.waiting >= (now.blocked or 0) == (days if held_up else 0)
    assert min(now.over, now.left or 0) >= 0
    assert bool(now.over) == (today > date(2026, 12, 1))
    assert later.rank[0] <= now.rank[0]


@settings(max_examples=30)
@given(moments, st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_zones_differ_by_a_day_at_most(made: datetime, zone: ZoneInfo, other: ZoneInfo) -> None:
    held = Commitment(1, promise=PROMISE, made_at=made)
    now = made + timedelta(days=30, hours=7)
    ages = [standing(held, {}, now.astimezone(each).date(), each).waiting for each in (zone, other)]
    assert abs(ages[0] - ages[1]) <= 1
