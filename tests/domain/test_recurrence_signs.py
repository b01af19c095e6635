"""What speaks for an incident being an earlier one again, and what doesn't; what comes too often."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.followup import FollowUp, State, Task
from opsdesk.domain.recurrence_patterns import ordinal, patterns
from opsdesk.domain.recurrence_signs import Index, Sign, Trace
from opsdesk.domain.recurrence_wording import common_words, telling
from opsdesk.domain.recurrence_words import about_follow_ups
from tests.fakes import START

DAY = timedelta(days=1)
PAY = frozenset({"payments"})
FIRST = Trace(1, "Card payments fail", START - 40 * DAY, START - 39 * DAY, PAY)
AGAIN = Trace(2, "Card payments fail", START, None, PAY)


def signs(later: Trace, earlier: Trace, *words: str) -> list[Sign]:
    """What is said for it where the titles of both are these words, too."""
    known = [replace(one, words=telling(" ".join(words), one.services, ())) for one in (later, earlier)]
    return [reason.sign for held in Index(known).proposals(known[0]) for reason in held.reasons]


POOL = ("pool", "exhausted")
UNSEEN = replace(AGAIN, services=frozenset(), factors=frozenset({"detection"}))
NOTHING = {
    "a service": (AGAIN, FIRST, ()),
    "effects and places": (AGAIN, FIRST, ("fail", "errors", "europe", "payments", "rolled", "back")),
    "one word": (replace(AGAIN, services=frozenset()), FIRST, ("pool",)),
    "a factor": (UNSEEN, replace(FIRST, factors=frozenset({"detection"})), ()),
    "they overlap": (replace(AGAIN, began_at=FIRST.ended_at), FIRST, POOL),
    "long ago": (replace(AGAIN, began_at=START + 400 * DAY), FIRST, POOL),
    "one word of the causes": (
        replace(AGAIN, causes=frozenset({"pool"})),
        replace(FIRST, causes=frozenset({"pool"})),
        (),
    ),
    "nobody knows when": (replace(AGAIN, began_at=None), FIRST, POOL),
    "it came before": (FIRST, AGAIN, POOL),
}


@pytest.mark.parametrize("case", NOTHING)
def test_what_proves_nothing(case: str) -> None:
    later, earlier, words = NOTHING[case]
    assert signs(later, earlier, *words) == []


@pytest.mark.parametrize(
    ("change", "words", "found"),
    [
        ({"services": frozenset()}, ("pool", "exhausted"), [Sign.WORDS]),
        ({}, ("pool",), [Sign.WORDS, Sign.SERVICE]),
        ({"factors": frozenset({"capacity"})}, (), [Sign.FACTOR, Sign.SERVICE]),
        ({"vendors": frozenset({"Acme"})}, (), [Sign.SERVICE, Sign.VENDOR]),
        ({"changes": frozenset({"CHG-4"}), "services": frozenset()}, (), [Sign.CHANGE]),
        ({"causes": frozenset({"pool", "leak"}), "services": frozenset()}, (), [Sign.CAUSE]),
    ],
    ids=["words", "word", "factor", "vendor", "change", "cause"],
)
def test_what_speaks_for_it(change: dict[str, frozenset[str]], words: tuple[str, ...], found: list[Sign]) -> None:
    assert signs(replace(AGAIN, **change), replace(FIRST, **change), *words) == found


def test_a_service_that_fails_again_soon_may_never_have_been_mended() -> None:
    soon = replace(AGAIN, began_at=START - 30 * DAY)
    [held] = Index([FIRST, soon]).proposals(soon)
    assert held.why == "both hit payments; it was over for 9 days"


def test_of_words_only_telling_ones_count() -> None:
    said = "2026: the pools of EU payments failed again, checkout rolled back"
    assert telling(said, ["payments api"], {"checkout"}) == {"pool"}
    assert common_words(["card pool"] * 4 + ["card"]) == {"card", "pool"}
    assert common_words(["card pool"] * 3) == frozenset()


def event(number: int, days: float, *, lasts: float = 0.1, service: str = "payments") -> Trace:
    began = START - timedelta(days=days)
    return Trace(number, "", began, began + timedelta(days=lasts), frozenset({service}))


def test_the_third_time_in_90_days_is_a_process_problem() -> None:
    held = [event(1, 80), event(2, 40), event(3, 1), event(4, 5, service="web"), event(5, 200)]
    [pattern] = patterns(held, START)
    assert pattern.words == "service payments: third time in 90 days, a process problem (INC-3, INC-2, INC-1)"


def test_incidents_that_overlap_are_one_event() -> None:
    assert patterns([event(1, 80), event(2, 40, lasts=2), event(3, 39)], START) == []


def test_what_is_declared_while_one_goes_on_belongs_to_it() -> None:
    on = replace(event(1, 2), ended_at=None, running=True)
    assert patterns([on, event(2, 1), event(3, 0.5)], START) == []
    [pattern] = patterns([event(4, 60), event(5, 30), on, event(2, 1)], START)
    assert pattern.times == 3


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 9)), max_size=12))
def test_no_more_times_than_incidents_and_never_one_outside_the_days(spans: list[tuple[int, int]]) -> None:
    held = [event(number, days, lasts=lasts) for number, (days, lasts) in enumerate(spans, start=1)]
    for pattern in patterns(held, START):
        assert 3 <= pattern.times <= len(pattern.incidents)
        assert all(spans[number - 1][0] < 90 for number in pattern.incidents)


def test_counting() -> None:
    assert [ordinal(count) for count in (3, 6, 7, 11, 21, 112)] == ["third", "sixth", "7th", "11th", "21st", "112th"]


def followup(number: int, state: State, ended: datetime | None, due: date) -> FollowUp:
    task = Task("Add a limit", owner="bo", due=due)
    over = {"ended_at": ended, "ended_on": ended.date()} if ended else {}
    return FollowUp(number, task=task, opened_at=START - 39 * DAY, state=state, outcome="too dear", **over)


def test_what_had_become_of_its_follow_ups_when_it_came_back() -> None:
    due = START.date() - 10 * DAY
    held = [
        followup(1, State.DONE, START - DAY, due),
        followup(2, State.DONE, START + DAY, due),
        followup(3, State.DECLINED, START - DAY, due),
        followup(4, State.OPEN, None, START.date() + DAY),
        replace(followup(5, State.OPEN, None, due), opened_at=START + DAY),
    ]
    assert list(about_follow_ups(held, START)) == [
        "came back after its follow-up FU-1 was closed",
        "FU-2 was 10 days overdue then",
        "FU-3 had been declined: too dear",
        "FU-4 was open then",
    ]
    assert list(about_follow_ups(held[4:], START)) == ["nothing had been taken on after it"]
