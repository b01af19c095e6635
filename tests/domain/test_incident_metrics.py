"""The numbers of incidents: worked out by hand, and what holds for any of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from statistics import median, quantiles

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.dora import Rate, Window
from opsdesk.domain.incident import Incident
from opsdesk.domain.incident_metrics import Case, IncidentNumbers, Owed, incident_metrics
from opsdesk.domain.incident_metrics_words import (
    count_words,
    incident_rows,
    left_out_words,
    span_value,
    spread_basis,
    title_words,
)
from opsdesk.domain.incident_times import Measure, time_to
from opsdesk.domain.parts import AffectedService, MilestoneTime
from opsdesk.domain.spread import Gap, Spread, Told, spread_of
from opsdesk.domain.update_promptness import Asked, Promptness
from opsdesk.domain.vocabulary import Audience, Milestone, Origin, ServiceState, Status

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
WINDOW = Window(NOON - timedelta(days=12), NOON)


def minutes(count: float) -> timedelta:
    """A span."""
    return timedelta(minutes=count)


def incident(
    number: int,
    days_ago: float = 1,
    *,
    severity: int = 2,
    status: Status = Status.RESOLVED,
    origin: Origin = Origin.LIVE,
    services: Sequence[str] = (),
    **reached: float | None,
) -> Incident:
    """An incident with its milestones in minutes after its declaration; None: stated to be unknown."""
    declared = NOON - timedelta(days=days_ago)
    times = {
        Milestone(name): MilestoneTime(Milestone(name), None if at is None else declared + minutes(at))
        for name, at in reached.items()
    }
    held = {name: AffectedService(name, ServiceState.DEGRADED, declared) for name in services}
    return Incident(
        number,
        severity=severity,
        status=status,
        origin=origin,
        declared_at=declared,
        milestones=times,
        services=held,
    )


def numbers(*cases: Case, owed: Sequence[Owed] = ()) -> IncidentNumbers:
    """Those of all incidents together."""
    return incident_metrics(cases, owed, WINDOW).every.whole


# Spreads


def test_few_are_told_one_by_one_some_by_their_range_and_many_by_their_middle_half() -> None:
    one = spread_of([minutes(90), Gap.UNKNOWN])
    assert (one.told, span_value(one), spread_basis(one)) == (Told.VALUES, "1 h 30 min", "n = 1, 1 unknown")
    two = spread_of([minutes(90), minutes(4)])
    assert (span_value(two), spread_basis(two)) == ("4 min and 1 h 30 min", "n = 2")
    three = spread_of([minutes(90), minutes(4), minutes(7), Gap.AHEAD])
    assert (span_value(three), spread_basis(three)) == (
        "7 min", "4 min to 1 h 30 min, n = 3, 1 still to come",
    )  # fmt: skip
    many = spread_of([minutes(count) for count in range(1, 10)])
    assert (span_value(many), spread_basis(many)) == ("5 min", "half of them 3 min to 7 min, n = 9")
    assert (span_value(Spread()), spread_basis(Spread())) == ("–", "n = 0")


def test_times_that_contradict_each_other_are_unknown_and_say_so() -> None:
    odd = spread_of([minutes(4), Gap.CONTRADICTORY, Gap.UNKNOWN])
    assert (odd.n, odd.unknown, odd.contradictory) == (1, 2, 1)
    assert spread_basis(odd) == "n = 1, 2 unknown, 1 of them contradictory"


SPANS = st.timedeltas(timedelta(0), timedelta(days=40))
KNOWN_OR_NOT = st.lists(SPANS | st.sampled_from(Gap), max_size=14)


@settings(max_examples=100)
@given(KNOWN_OR_NOT)
def test_a_spread_agrees_with_the_standard_library_and_counts_everything(spans: list[timedelta | Gap]) -> None:
    held = spread_of(spans)
    assert held.n + held.unknown + held.ahead == len(spans)
    known = [Fraction(span // timedelta(microseconds=1), 1_000_000) for span in held.known]
    assert held.median == (median(known) if known else None)
    if held.told is Told.QUARTILES:
        low, _, high = quantiles(known, n=4, method="inclusive")
        assert held.bounds == (low, high)
    if held.median is not None and held.bounds is not None:
        assert 0 <= held.bounds[0] <= held.median <= held.bounds[1]


@settings(max_examples=60)
@given(KNOWN_OR_NOT, st.sampled_from(Gap), st.randoms(use_true_random=False))
def test_neither_order_nor_one_more_unknown_changes_what_is_known(
    spans: list[timedelta | Gap], gap: Gap, random: object
) -> None:
    held, more = spread_of(spans), spread_of([gap, *reversed(spans)])
    assert (held.median, held.bounds, held.known) == (more.median, more.bounds, more.known)


# Times


def test_spans_lie_between_milestones_and_are_never_guessed() -> None:
    whole = incident(1, started=-10, detected=-2, declared=0, acknowledged=1, mitigated=50, resolved=80)
    assert [time_to(whole, measure, NOON) for measure in Measure] == [minutes(8), minutes(3), minutes(60), minutes(90)]
    bare = incident(2, declared=0, resolved=80)
    assert {time_to(bare, measure, NOON) for measure in Measure} == {Gap.UNKNOWN}, "a declaration isn't the start"
    stated = incident(3, started=None, detected=1, acknowledged=1)
    assert time_to(stated, Measure.DETECT, NOON) is Gap.UNKNOWN
    assert time_to(stated, Measure.ACKNOWLEDGE, NOON) == timedelta(0), "nothing is a time, too"


def test_a_time_before_its_start_or_still_to_come_contradicts() -> None:
    assert time_to(incident(1, started=5, detected=1), Measure.DETECT, NOON) is Gap.CONTRADICTORY
    assert time_to(incident(1, started=5, resolved=60 * 24 * 2), Measure.RESOLVE, NOON) is Gap.CONTRADICTORY


def test_what_an_open_incident_may_yet_reach_is_still_to_come() -> None:
    running = incident(1, status=Status.IDENTIFIED, started=-5, mitigated=20)
    assert time_to(running, Measure.MITIGATE, NOON) == minutes(25)
    assert time_to(running, Measure.RESOLVE, NOON) is Gap.AHEAD
    assert time_to(running, Measure.DETECT, NOON) is Gap.UNKNOWN


# Numbers


@pytest.mark.parametrize("gone", [Origin.REPLAY, Origin.DEMO, Status.CANCELLED, Status.DUPLICATE])
def test_practice_and_what_was_none_count_in_nothing(gone: Origin | Status) -> None:
    real = incident(1, started=-5, resolved=30)
    other = replace(real, number=2)
    other = replace(other, origin=gone) if isinstance(gone, Origin) else replace(other, status=gone)
    asked = Promptness((Asked(Audience.CUSTOMERS, NOON),))
    assert numbers(Case(real), Case(other, asked, came_back=True)) == numbers(Case(real))


def test_an_incident_counts_in_the_part_of_the_window_in_which_it_was_declared() -> None:
    cases = [
        Case(incident(number, days_ago, started=-5, resolved=25)) for number, days_ago in ((1, 11.5), (2, 0.5), (3, 13))
    ]
    every = incident_metrics(cases, (), WINDOW).every
    assert every.whole.incidents == 2
    assert [part.incidents for part in every.course] == [1, *[0] * 10, 1]
    resolved = next(row for row in incident_rows(every) if row.label == "resolve")
    assert (resolved.value, resolved.course) == ("30 min and 30 min", "█          █")
    assert next(row.course for row in incident_rows(every, ascii_only=True) if row.label == "resolve") == "@          @"


def test_a_window_that_is_over_knows_what_became_of_its_incidents_since() -> None:
    case = Case(incident(1, started=0, resolved=3 * 24 * 60))
    over = Window(WINDOW.since, NOON - timedelta(hours=12))
    assert incident_metrics([case], (), over, now=NOON + timedelta(days=9)).every.whole.times[Measure.RESOLVE].n == 1
    assert incident_metrics([case], (), over).every.whole.times[Measure.RESOLVE].contradictory == 1


def test_each_severity_stands_for_itself_worst_first_and_those_of_none_last() -> None:
    cases = [Case(incident(number, severity=severity)) for number, severity in enumerate((0, 3, 1, 3), start=1)]
    found = incident_metrics(cases, [Owed(NOON - minutes(5), 4, True), Owed(NOON - minutes(5), None, False)], WINDOW)
    assert [(title_words(row), row.whole.incidents) for row in found.rows] == [
        ("all incidents", 4), ("SEV-1", 1), ("SEV-3", 2), ("SEV-4", 0), ("no severity", 1),
    ]  # fmt: skip
    assert [row.whole.follow_ups for row in found.rows][::3] == [Rate(1, 2, 0), Rate(1, 1, 0)]


def test_one_service_leaves_the_others_out() -> None:
    cases = [Case(incident(1, services=("payments",))), Case(incident(2, services=("search",)))]
    assert incident_metrics(cases, (), WINDOW, "payments").every.whole.incidents == 1


def test_updates_are_told_by_audience_with_how_late_the_others_came() -> None:
    due = NOON - timedelta(hours=5)

    def asked(audience: Audience, late: float | None) -> Asked:
        return Asked(audience, due, None if late is None else due + minutes(late))

    readers = Promptness(
        (*(asked(Audience.CUSTOMERS, late) for late in (-3, 0, 4, 10, None)), asked(Audience.EXECUTIVES, -1)),
        (asked(Audience.CUSTOMERS, 4),),
    )
    every = incident_metrics([Case(incident(1), readers, came_back=False)], (), WINDOW).every
    told = {row.label: (row.value, row.basis) for row in incident_rows(every)}
    assert told["updates"] == ("50 %", "3 of n = 6, 2 late by 4 min and 10 min, 1 never came")
    assert told["  customers"] == ("40 %", "2 of n = 5, 2 late by 4 min and 10 min, 1 never came")
    assert told["  executives"] == ("1 of 1", "1 of n = 1")
    assert told["promises"] == ("0 of 1", "0 of n = 1, 1 late by 4 min")
    assert told["came back"] == ("0 of 1", "0 of n = 1")
    assert told["follow-ups"] == ("–", "n = 0"), "nothing was due, which is no share at all"


def test_what_is_imported_counts_where_it_is_known_and_is_told() -> None:
    found = incident_metrics([Case(incident(1, started=-5)), Case(incident(2, origin=Origin.IMPORTED))], (), WINDOW)
    assert count_words(found.every.whole) == "n = 2, 1 of them imported"
    assert "of their updates only promises are judged" in " ".join(left_out_words(found))


INCIDENTS = st.lists(
    st.builds(
        incident,
        st.integers(1, 50),
        st.floats(0, 14),
        severity=st.integers(0, 3),
        status=st.sampled_from([Status.RESOLVED, Status.CLOSED, Status.MONITORING, Status.CANCELLED]),
        origin=st.sampled_from(Origin),
        started=st.none() | st.floats(-500, 500),
        detected=st.none() | st.floats(-500, 500),
        mitigated=st.none() | st.floats(-500, 500),
        resolved=st.none() | st.floats(-500, 500),
    ),
    max_size=8,
    unique_by=lambda one: one.number,
)


@settings(max_examples=80, deadline=None)
@given(INCIDENTS)
def test_nothing_is_negative_and_every_incident_is_known_unknown_or_still_to_come(incidents: list[Incident]) -> None:
    cases = [Case(one) for one in incidents]
    found = incident_metrics(cases, (), WINDOW)
    assert found == incident_metrics(reversed(cases), (), WINDOW), "their order says nothing"
    for row in found.rows:
        assert sum(part.incidents for part in row.course) == row.whole.incidents
        for spread in row.whole.times.values():
            assert spread.n + spread.unknown + spread.ahead == row.whole.incidents
            assert all(span >= timedelta(0) for span in spread.known)
    assert sum(row.whole.incidents for row in found.severities) == found.every.whole.incidents


@settings(max_examples=40, deadline=None)
@given(INCIDENTS)
def test_an_incident_of_which_nobody_knows_anything_changes_no_median(incidents: list[Incident]) -> None:
    before = incident_metrics([Case(one) for one in incidents], (), WINDOW).every.whole.times
    after = incident_metrics([Case(one) for one in (*incidents, incident(99))], (), WINDOW).every.whole.times
    assert [spread.median for spread in before.values()] == [spread.median for spread in after.values()]
    assert [spread.unknown + 1 for spread in before.values()] == [spread.unknown for spread in after.values()]
