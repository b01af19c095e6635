"""When each audience hears next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.cadence import (
    DueKind,
    all_due,
    described,
    due,
    first_due,
    first_due_in_words,
    latest_promise,
    most_urgent,
    promise_in_words,
    promised,
)
from opsdesk.domain.incident import Incident
from opsdesk.domain.parts import MilestoneTime, PaceHold, SentUpdate
from opsdesk.domain.policy import DEFAULT_POLICY, Cadence
from opsdesk.domain.vocabulary import Audience, Classification, Milestone, Origin, Stage, Status

DECLARED = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)
CRITICAL = Incident(number=7, severity=1, declared_at=DECLARED)
WHILE_IT_LASTS = [stage for stage in Stage if stage not in {Stage.RESOLVED, Stage.POSTMORTEM}]


def at(minutes: float) -> datetime:
    return DECLARED + timedelta(minutes=minutes)


def sent(
    incident: Incident,
    minute: float,
    stage: Stage = Stage.IDENTIFIED,
    audience: Audience = Audience.CUSTOMERS,
    next_minute: float | None = None,
) -> Incident:
    number = len(incident.updates) + 1
    promise = None if next_minute is None else at(next_minute)
    update = SentUpdate(number, audience, stage, "…", at(minute), next_at=promise)
    return replace(incident, updates={**incident.updates, number: update})


def due_in(incident: Incident, audience: Audience = Audience.CUSTOMERS) -> tuple[float, DueKind] | None:
    """Minutes from the declaration, and why."""
    waiting = due(incident, audience, DEFAULT_POLICY)
    return ((waiting.at - DECLARED).total_seconds() / 60, waiting.kind) if waiting else None


def test_the_first_external_text_on_a_critical_incident_is_due_within_five_minutes() -> None:
    assert due_in(CRITICAL) == (5, DueKind.FIRST)
    assert due_in(CRITICAL, Audience.EXECUTIVES) == (30, DueKind.FIRST)


def test_the_scope_follows_within_five_minutes_of_a_first_text_that_may_lack_it() -> None:
    first = sent(CRITICAL, 4, Stage.INVESTIGATING)
    assert due_in(first) == (9, DueKind.SCOPE)
    assert due_in(sent(first, 8, Stage.SCOPE_UPDATE)) == (28, DueKind.NEXT)
    assert due_in(sent(CRITICAL, 4, Stage.IDENTIFIED)) == (24, DueKind.NEXT), "that one had its scope"


@pytest.mark.parametrize(("minute", "next_minute"), [(60, 80), (119, 139), (120, 180), (300, 360)])
def test_critical_updates_come_every_twenty_minutes_for_two_hours(minute: float, next_minute: float) -> None:
    assert due_in(sent(CRITICAL, minute)) == (next_minute, DueKind.NEXT)


def test_the_earlier_of_promise_and_pace_counts() -> None:
    assert due_in(sent(CRITICAL, 30, next_minute=40)) == (40, DueKind.PROMISED)
    assert due_in(sent(CRITICAL, 30, next_minute=90)) == (50, DueKind.NEXT)
    assert promised(sent(CRITICAL, 30, next_minute=90), Audience.CUSTOMERS) == at(90)


def test_a_promise_is_due_where_the_policy_sets_no_pace() -> None:
    anomaly = replace(CRITICAL, severity=4)
    assert due_in(anomaly) is None
    assert due_in(sent(anomaly, 10)) is None
    assert due_in(sent(anomaly, 10, next_minute=45)) == (45, DueKind.PROMISED)


def test_a_kept_promise_is_forgotten_by_the_next_text() -> None:
    assert due_in(sent(sent(CRITICAL, 30, next_minute=40), 35)) == (55, DueKind.NEXT)


def test_an_incident_nobody_triaged_is_paced_as_significant() -> None:
    untriaged = replace(CRITICAL, severity=0)
    assert due_in(untriaged) == (15, DueKind.FIRST)
    assert due_in(replace(untriaged, classification=Classification.CRITICAL)) == (5, DueKind.FIRST)


def test_the_stated_time_of_the_declaration_counts() -> None:
    stated = {Milestone.DECLARED: MilestoneTime(Milestone.DECLARED, at(-3), stated=True)}
    assert due_in(replace(CRITICAL, milestones=stated)) == (2, DueKind.FIRST)


@pytest.mark.parametrize("status", [status for status in Status if status.is_over])
def test_nothing_is_due_by_the_pace_once_it_is_over(status: Status) -> None:
    over = sent(replace(CRITICAL, status=status), 30)
    assert all_due(over, DEFAULT_POLICY) == ()
    assert most_urgent(over, DEFAULT_POLICY, at(50)) is None


def test_readers_of_a_resolved_incident_still_wait_for_what_they_were_promised() -> None:
    told = sent(CRITICAL, 30, next_minute=40)
    assert due_in(replace(told, status=Status.RESOLVED)) == (40, DueKind.PROMISED)
    assert due_in(sent(replace(told, status=Status.RESOLVED), 41, Stage.RESOLVED)) is None
    assert due_in(replace(told, status=Status.CANCELLED)) is None
    assert due_in(replace(told, status=Status.RESOLVED, origin=Origin.IMPORTED)) is None, "others saw to that"


def test_nothing_is_due_before_anything_is_declared() -> None:
    assert most_urgent(Incident(), DEFAULT_POLICY, DECLARED) is None


def test_the_header_counts_down_to_what_is_due_first() -> None:
    incident = sent(CRITICAL, 29)
    assert [item.audience for item in all_due(incident, DEFAULT_POLICY)] == [Audience.EXECUTIVES, Audience.CUSTOMERS]
    urgent = most_urgent(incident, DEFAULT_POLICY, at(29))
    assert urgent
    assert (urgent.audience, urgent.at) == (Audience.EXECUTIVES, at(30))


@given(
    st.integers(0, 5),
    st.lists(
        st.tuples(
            st.integers(0, 600),
            st.sampled_from(Stage),
            st.sampled_from(Audience),
            st.none() | st.integers(0, 900),
        ),
        max_size=6,
    ),
)
def test_what_is_due_first_is_never_later_than_any_promise(
    severity: int, texts: list[tuple[int, Stage, Audience, int | None]]
) -> None:
    incident = replace(CRITICAL, severity=severity)
    for minute, stage, audience, promise in texts:
        incident = sent(incident, minute, stage, audience, promise)
    urgent = most_urgent(incident, DEFAULT_POLICY, DECLARED - timedelta(minutes=1))
    for audience in Audience:
        given_word, waiting = promised(incident, audience), due(incident, audience, DEFAULT_POLICY)
        assert given_word is None or (waiting is not None and waiting.at <= given_word)
        assert waiting is None or (urgent is not None and urgent.at <= waiting.at)


def test_a_promise_that_has_passed_comes_before_what_only_policy_asks_for() -> None:
    incident = sent(CRITICAL, 20, next_minute=35)
    before = most_urgent(incident, DEFAULT_POLICY, at(34))
    after = most_urgent(incident, DEFAULT_POLICY, at(37))
    assert before
    assert before.audience is Audience.EXECUTIVES, "due at 30"
    assert after
    assert (after.audience, after.left(at(37))) == (Audience.CUSTOMERS, timedelta(minutes=-2))


def test_a_late_update_that_was_also_promised_counts_from_the_promise_once_that_has_passed() -> None:
    waiting = due(sent(CRITICAL, 0, next_minute=30), Audience.CUSTOMERS, DEFAULT_POLICY)
    assert waiting
    assert (waiting.kind, waiting.at, waiting.promise) == (DueKind.NEXT, at(20), at(30))
    assert not waiting.breaks_promise(at(29))
    assert waiting.left(at(29)) == timedelta(minutes=-9)
    assert waiting.left(at(31)) == timedelta(minutes=-1)


@pytest.mark.parametrize(
    ("minute", "words"),
    [
        (29, "promised 14:30"),
        (30, "promised 14:30, due now"),
        (34.5, "promised 14:30, 4 min overdue"),
        (24 * 60 + 90, "promised Tue 14:30, 1 day 1 h overdue"),
    ],
)
def test_a_promise_in_words(minute: float, words: str) -> None:
    assert promise_in_words(at(30), at(minute), UTC) == words


@given(st.integers(0, 5), st.integers(0, 400), st.sampled_from(WHILE_IT_LASTS), st.sampled_from(Audience))
def test_keeping_the_latest_promise_keeps_the_pace(
    severity: int, minute: int, stage: Stage, audience: Audience
) -> None:
    incident = replace(CRITICAL, severity=severity)
    promise = latest_promise(incident, audience, stage, DEFAULT_POLICY, at(minute + 0.7))
    told = sent(incident, minute + 0.7, stage, audience)
    latest = due(told, audience, DEFAULT_POLICY)
    assert (promise is None) == (latest is None)
    assert promise is None or latest is None or latest.at - timedelta(minutes=1) < promise <= latest.at


def test_what_is_snoozed_or_paused_is_not_promised_by_the_pace() -> None:
    customers, executives = Audience.CUSTOMERS, Audience.EXECUTIVES
    snoozed = PaceHold(customers, at(2), at(50.5), "busy", "ana")
    held = {customers: snoozed, executives: PaceHold(executives, at(2), None, "on the call", "ana")}

    def promise(audience: Audience, minute: float) -> datetime | None:
        told = replace(CRITICAL, holds=held)
        return latest_promise(told, audience, Stage.IDENTIFIED, DEFAULT_POLICY, at(minute))

    assert promise(customers, 10) == at(50)
    assert promise(customers, 45) == at(65), "the pace asks for it later"
    assert promise(customers, 51) == at(71), "the snooze is over"
    assert promise(executives, 10) is None


def test_a_cadence_is_told_in_words() -> None:
    customers = DEFAULT_POLICY.critical.pace(Audience.CUSTOMERS)
    assert described(customers) == "first within 5 min, scope 5 min later, every 20 min for 2 h, then every 60 min"
    assert described(Cadence(15, every_minutes=30)) == "first within 15 min, every 30 min"
    assert described(Cadence()) == "when the stage changes"


def test_the_first_text_is_due_until_there_is_one() -> None:
    assert first_due(CRITICAL, Audience.CUSTOMERS, DEFAULT_POLICY) == at(5)
    assert first_due(CRITICAL, Audience.SUPPORT, DEFAULT_POLICY) is None, "no pace"
    assert first_due(sent(CRITICAL, 9), Audience.CUSTOMERS, DEFAULT_POLICY) is None
    assert first_due(sent(CRITICAL, 9), Audience.EXECUTIVES, DEFAULT_POLICY) == at(30)
    for ended, was_due in ((4, None), (5, None), (9, at(5))):
        over = replace(CRITICAL, status=Status.RESOLVED, status_at=at(ended))
        assert first_due(over, Audience.CUSTOMERS, DEFAULT_POLICY) == was_due
    assert first_due(replace(CRITICAL, origin=Origin.IMPORTED), Audience.CUSTOMERS, DEFAULT_POLICY) is None


def test_the_first_due_in_words() -> None:
    assert first_due_in_words(at(5), at(4), UTC) == "first due 14:05"
    assert first_due_in_words(at(5), at(9.5), UTC) == "first due 14:05, 4 min overdue"
