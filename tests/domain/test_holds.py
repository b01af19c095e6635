"""The pace held back: snoozed, paused, resumed; and what no hold touches."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.cadence import DueKind, due, first_due, hold
from opsdesk.domain.entries import Entry, Payload
from opsdesk.domain.entries.declaration import Declared, SeverityChanged, StatusChanged, Triaged
from opsdesk.domain.entries.message import UpdateSent
from opsdesk.domain.entries.pacing import UpdatesPaused, UpdatesResumed, UpdatesSnoozed
from opsdesk.domain.fold import fold
from opsdesk.domain.incident import Incident
from opsdesk.domain.overdue import overdue_things
from opsdesk.domain.policy import DEFAULT_POLICY
from opsdesk.domain.vocabulary import Audience, Classification, Stage, Status

DECLARED = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
CUSTOMERS = Audience.CUSTOMERS


def at(minute: float) -> datetime:
    return DECLARED + timedelta(minutes=minute)


def told(*happened: tuple[float, Payload]) -> Incident:
    """A SEV-2, declared at 14:00, and what happened at minutes after it: customers hear every 30 minutes."""
    log = [(0.0, Declared("Card payments fail", 2)), *happened]
    entries = [
        Entry(1, seq, f"e{seq}", at(minute), at(minute), "ana", payload)
        for seq, (minute, payload) in enumerate(log, start=1)
    ]
    return fold(entries)


def sent(number: int, next_minute: float | None = None) -> UpdateSent:
    promise = None if next_minute is None else at(next_minute)
    return UpdateSent(number, CUSTOMERS, Stage.IDENTIFIED, f"text {number}", next_at=promise)


def snoozed(minute: float, *audiences: Audience) -> UpdatesSnoozed:
    return UpdatesSnoozed(audiences or (CUSTOMERS,), at(minute), "busy")


PAUSED = UpdatesPaused((CUSTOMERS,), "they are on the call")
RESUMED = UpdatesResumed((CUSTOMERS,))


def due_in(incident: Incident, audience: Audience = CUSTOMERS) -> tuple[float, DueKind] | None:
    waiting = due(incident, audience, DEFAULT_POLICY)
    return ((waiting.at - DECLARED).total_seconds() / 60, waiting.kind) if waiting else None


def test_a_snooze_moves_the_pace_and_only_for_its_audience() -> None:
    incident = told((5, snoozed(25)))
    assert due_in(incident) == (25, DueKind.SNOOZED)
    assert due_in(incident, Audience.EXECUTIVES) == (30, DueKind.FIRST)


def test_a_snooze_to_before_the_pace_changes_nothing() -> None:
    assert due_in(told((5, sent(1)), (6, snoozed(20)))) == (35, DueKind.NEXT)


def test_a_snooze_ends_with_the_next_text() -> None:
    incident = told((5, sent(1)), (30, snoozed(90)), (40, sent(2)))
    assert due_in(incident) == (70, DueKind.NEXT)
    assert hold(incident, CUSTOMERS, at(41)) is None


def test_a_snooze_ends_by_itself() -> None:
    incident = told((5, snoozed(25)))
    assert hold(incident, CUSTOMERS, at(24))
    assert hold(incident, CUSTOMERS, at(25)) is None


def test_a_pause_holds_through_texts_until_it_is_resumed() -> None:
    paused = told((5, PAUSED), (40, sent(1)))
    assert due_in(paused) is None
    assert hold(paused, CUSTOMERS, at(500))
    resumed = told((5, PAUSED), (40, sent(1)), (100, RESUMED))
    assert due_in(resumed) == (100, DueKind.NEXT), "a silence that was decided is no delay"
    assert hold(resumed, CUSTOMERS, at(101)) is None


def test_what_is_sent_during_a_pause_promises_and_that_is_due() -> None:
    assert due_in(told((5, PAUSED), (40, sent(1, 70)))) == (70, DueKind.PROMISED)


@pytest.mark.parametrize("held", [snoozed(120), PAUSED])
def test_no_hold_hides_a_promise(held: Payload) -> None:
    incident = told((5, sent(1, 30)), (6, held))
    assert due_in(incident) == (30, DueKind.PROMISED)
    assert f"promise to {CUSTOMERS}" in overdue_things(incident, DEFAULT_POLICY, at(31))


@pytest.mark.parametrize(
    "worse",
    [
        SeverityChanged(1, paces_from_now=True),
        Triaged(Classification.CRITICAL, 1, "core-down-for-most", "{}", paces_from_now=True),
    ],
)
def test_nobody_is_late_for_what_only_the_worse_class_asks_for(worse: Payload) -> None:
    milder = SeverityChanged(3, "a few only")
    assert due_in(told((1, milder), (4, worse))) == (5, DueKind.FIRST), "its time is still ahead"
    raised = told((1, milder), (40, PAUSED), (50, worse))
    assert due_in(raised) == (55, DueKind.FIRST)
    assert hold(raised, CUSTOMERS, at(50)) is None
    assert first_due(raised, CUSTOMERS, DEFAULT_POLICY) == at(55)
    assert due_in(told((1, milder), (10, sent(1)), (50, worse))) == (50, DueKind.NEXT), "they hear at once"
    assert due_in(told((1, milder), (50, worse), (52, sent(1)))) == (72, DueKind.NEXT)


def test_nobody_is_late_for_the_time_in_which_it_was_over() -> None:
    resolved = (10, StatusChanged(Status.RESOLVED, "works"))
    again = (900, StatusChanged(Status.INVESTIGATING, "it is back", paces_from_now=True))
    assert due_in(told(resolved, again)) == (915, DueKind.FIRST)
    assert due_in(told((5, sent(1)), resolved, again)) == (900, DueKind.NEXT)
    assert due_in(told((5, sent(1)), resolved, (20, again[1]))) == (35, DueKind.NEXT)


@pytest.mark.parametrize("worse", [SeverityChanged(1), Triaged(Classification.CRITICAL, 1, "core-down-for-most", "{}")])
@pytest.mark.parametrize("held", [snoozed(120), PAUSED])
def test_every_hold_ends_when_it_becomes_worse(held: Payload, worse: Payload) -> None:
    assert due_in(told((5, held), (7, worse))) == (5, DueKind.FIRST)
    assert due_in(told((5, held), (7, worse), (9, SeverityChanged(2, "it was not")))) == (15, DueKind.FIRST)


def test_a_hold_stays_when_it_becomes_milder() -> None:
    assert hold(told((5, PAUSED), (7, SeverityChanged(3, "few users"))), CUSTOMERS, at(8))


def test_a_hold_ends_with_the_incident_and_does_not_come_back_with_it() -> None:
    over = told((5, PAUSED), (7, StatusChanged(Status.RESOLVED, "works")))
    assert hold(over, CUSTOMERS, at(8)) is None
    again = told((5, PAUSED), (7, StatusChanged(Status.RESOLVED)), (9, StatusChanged(Status.INVESTIGATING, "is back")))
    assert due_in(again) == (15, DueKind.FIRST)


def test_one_entry_may_speak_of_everybody() -> None:
    incident = told((5, snoozed(90, *Audience)))
    assert {audience for audience in Audience if hold(incident, audience, at(6))} == set(Audience)
    assert snoozed(90, *Audience).headline() == "update to everybody snoozed until 15:30 UTC: busy"
    assert PAUSED.headline() == "updates to customers paused: they are on the call"
    assert RESUMED.headline() == "updates to customers resumed"


def test_a_promise_that_passes_rings_anew() -> None:
    incident = told((0, sent(1, 40)))
    assert overdue_things(incident, DEFAULT_POLICY, at(35)) == {"update to customers", "update to executives"}
    assert f"promise to {CUSTOMERS}" in overdue_things(incident, DEFAULT_POLICY, at(41))


HELD = st.one_of(
    st.integers(1, 400).map(snoozed),
    st.just(PAUSED),
    st.just(RESUMED),
)


@given(st.integers(0, 60), st.integers(1, 200), st.lists(st.tuples(st.integers(0, 300), HELD), max_size=4))
def test_a_promise_is_due_at_its_time_whatever_is_held(
    minute: int, promise: int, holds: list[tuple[int, Payload]]
) -> None:
    incident = told((minute, sent(1, minute + promise)), *holds)
    waiting = due(incident, CUSTOMERS, DEFAULT_POLICY)
    assert waiting
    assert waiting.at <= at(minute + promise)
    assert waiting.promise == at(minute + promise)
    assert waiting.breaks_promise(at(minute + promise))
