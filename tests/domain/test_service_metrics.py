"""The metrics of a service from changes and incidents: a fixture worked out by hand, and what each part means."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_parts import ChangePlan, ChangeSort
from opsdesk.domain.dora import Deployment, DoraMetrics, Median, Rate, Window
from opsdesk.domain.dora_sources import bad_spells, deployments, unrecorded
from opsdesk.domain.error_budget import BadSpell, BudgetStanding
from opsdesk.domain.hypothesis import Hypothesis
from opsdesk.domain.incident import Incident
from opsdesk.domain.metrics_words import frequency_words, metric_rows, share_words, span_words, uncounted_words
from opsdesk.domain.objective import read_promise
from opsdesk.domain.parts import AffectedService, MilestoneTime, NotedChange
from opsdesk.domain.service import Service
from opsdesk.domain.service_metrics import Metrics, ServiceMetrics, frequency_course, metrics
from opsdesk.domain.speed_hint import Speed
from opsdesk.domain.vocabulary import HypothesisKind, HypothesisStatus, Milestone, Origin, ServiceState, Status
from tests.texts import texts


def day(text: str) -> datetime:
    """A moment of November 2026: `9 16:00`."""
    number, clock = text.split()
    return datetime.fromisoformat(f"2026-11-{int(number):02d}T{clock}+00:00")


def change(
    number: int,
    deployed: str,
    committed: str = "",
    state: ChangeState = ChangeState.DONE,
    *,
    ended: str = "",
    incident: int = 0,
    services: tuple[str, ...] = ("payments",),
    **more: Any,
) -> Change:
    """A change that reached production."""
    plan = ChangePlan(f"release {number}", services=services, committed_at=day(committed) if committed else None)
    plan = replace(plan, **more)
    began = day(deployed)
    return Change(
        number, plan=plan, state=state, began_at=began, ended_at=day(ended) if ended else began, incident=incident
    )


def incident(
    number: int,
    *,
    status: Status = Status.RESOLVED,
    services: tuple[str, ...] = ("payments",),
    causes: tuple[tuple[str, HypothesisStatus], ...] = (),
    noted: tuple[str, ...] = (),
    origin: Origin = Origin.LIVE,
    **reached: str,
) -> Incident:
    """An incident with the milestones that it reached."""
    times = {Milestone(name): MilestoneTime(Milestone(name), day(at)) for name, at in reached.items()}
    declared = times.get(Milestone.DECLARED) or times.get(Milestone.STARTED)
    return Incident(
        number,
        status=status,
        origin=origin,
        declared_at=declared.at if declared else None,
        milestones=times,
        services={name: AffectedService(name, ServiceState.DEGRADED, day("1 00:00")) for name in services},
        hypotheses={
            place: Hypothesis(place, text, status=state) for place, (text, state) in enumerate(causes, start=1)
        },
        changes={place: NotedChange(place, text, day("1 00:00")) for place, text in enumerate(noted, start=1)},
    )


PAYMENTS = Service("payments", objective="99.9 % of payments within 2 s, 30 days")
CONFIRMED, RULED_OUT, OPEN = HypothesisStatus.CONFIRMED, HypothesisStatus.RULED_OUT, HypothesisStatus.OPEN

FORTNIGHT = Window(day("2 00:00"), day("16 00:00"))

CHANGES = (
    # Before the window by a second: no part of anything but its incident's bad minutes.
    change(1, "1 23:59:59", "1 10:00", ChangeState.FAILED, incident=1),
    # Lead time 2 h 30 min; went well.
    change(2, "2 00:00", "1 21:30"),
    # Lead time 12 h; rolled back at 09:37:30, 2,250 s after it began; no incident.
    change(3, "4 09:00", "3 21:00", ChangeState.ROLLED_BACK, ended="4 09:37:30"),
    # Lead time 45 min; made to fix incident 1: rework.
    change(4, "4 11:00", "4 10:15", fixes=1),
    # Commit unknown; incident 2 recovered at 08:10:00.000001, 600.000001 s after it began.
    change(5, "11 08:00", incident=2),
    # Committed after it was deployed: the lead time is unknown. Suspected by incident 3 only: nobody knows.
    change(6, "13 12:00", "14 12:00"),
    # Lead time 1 h. Incident 3's confirmed cause; service isn't back.
    change(7, "15 20:00", "15 19:00"),
    # A provider's notice, and one that was cancelled in the middle: no deployments.
    change(8, "5 00:00", "4 00:00", sort=ChangeSort.VENDOR_NOTICE),
    change(9, "5 00:00", "4 00:00", ChangeState.CANCELLED),
    # Another service's, and one of which nobody said what it changed.
    change(10, "6 00:00", "5 00:00", services=("ledger",)),
    change(11, "7 00:00", services=()),
)

INCIDENTS = (
    # 60 min of it.
    incident(1, started="2 00:00", recovered="2 01:00"),
    # 10 min and a microsecond of it.
    incident(2, started="11 08:00", recovered="11 08:10:00.000001", mitigated="11 08:05"),
    # Goes on since 15 Nov 23:00, and declared is all that is known: at least 60 min.
    incident(
        3, status=Status.IDENTIFIED, declared="15 23:00",
        causes=(("CHG-7 filled the pool", CONFIRMED), ("CHG-6 did it", OPEN)), noted=("CHG-6 is out", "a flag flipped"),
    ),
    # None of these counts: a demo, a duplicate, and another service's.
    incident(4, origin=Origin.DEMO, started="3 00:00", resolved="9 00:00", causes=(("CHG-2", CONFIRMED),)),
    incident(5, status=Status.DUPLICATE, started="3 00:00", resolved="9 00:00"),
    incident(6, services=("ledger",), started="3 00:00", resolved="9 00:00"),
)  # fmt: skip

BY_HAND = DoraMetrics(
    # 2, 3, 4, 5, 6, 7
    deployments=6,
    # 2,700 s (4), 3,600 s (7), 9,000 s (2), 43,200 s (3): the middle two make (3,600 + 9,000) / 2. 5 and 6 are unknown.
    lead_time=Median(Fraction(6300), n=4, unknown=2),
    # 6 in 14 days.
    frequency=Fraction(3, 7),
    # no (2), yes (3), no (4), yes (5), ? (6), yes (7)
    fail_rate=Rate(hits=3, n=5, unknown=1),
    # 2,250 s (3) and 600.000001 s (5): their mean. 7 isn't back.
    recovery=Median(Fraction("1425.0000005"), n=2, unknown=1),
    # Planned ones are no rework unless they fix: only 4.
    rework_rate=Rate(hits=1, n=6, unknown=0),
)

BUDGET_BY_HAND = BudgetStanding(
    # 0.1 % of 30 days are 43.2 min; 60 + 10 + 1/60,000,000 + 60 min are spent; one of them began earlier still.
    allowed=Fraction("43.2"),
    spent=130 + Fraction(1, 60_000_000),
    unknown=1,
)


def fixture() -> Metrics:
    return metrics([PAYMENTS, Service("cards")], CHANGES, INCIDENTS, FORTNIGHT)


def of_payments() -> ServiceMetrics:
    return next(one for one in fixture().services if one.service == "payments")


def test_the_five_agree_with_those_worked_out_by_hand_to_the_last_digit() -> None:
    assert of_payments().five == BY_HAND


def test_the_budget_agrees_with_the_one_worked_out_by_hand_to_the_last_digit() -> None:
    assert of_payments().budget == BUDGET_BY_HAND
    assert BUDGET_BY_HAND.overspent == 130 + Fraction(1, 60_000_000) - Fraction("43.2")


def test_both_numbers_speak_for_holding() -> None:
    hint = of_payments().hint
    assert hint.speed is Speed.HOLD
    assert hint.reasons == (
        "3 of 5 deployments failed (60 %); of 1 more nobody said: 30 % or more is a reason to hold",
        "at least 130 of 43.2 bad minutes are spent: nothing is left of the error budget",
    )


def test_services_stand_by_name_and_what_isnt_counted_is_told() -> None:
    found = fixture()
    assert [one.service for one in found.services] == ["cards", "ledger", "payments"]
    assert (found.without_service, found.unrecorded) == (1, 1)
    assert uncounted_words(found) == (
        "1 deployment names no service",
        "1 change was noted on incidents and nowhere else: opsdesk change add makes them count",
    )


def test_the_course_has_every_deployment_once() -> None:
    held = of_payments()
    assert frequency_course(held) == [1, 0, 2, 0, 0, 0, 0, 0, 1, 1, 0, 1], "in parts of 28 hours"
    assert [row.course for row in metric_rows(held, ascii_only=True)][1] == "+.@.....++.+"


def test_the_rows_say_from_how_many() -> None:
    assert [(row.label, row.value, row.basis) for row in metric_rows(of_payments())] == [
        ("lead time", "1 h 45 min", "median, n = 4, 2 unknown"),
        ("frequency", "3 a week", "n = 6"),
        ("fail rate", "60 %", "3 of n = 5, 1 unknown"),
        ("recovery", "23 min", "median, n = 2, 1 unknown"),
        ("rework rate", "16.7 %", "1 of n = 6"),
        (
            "error budget",
            "0 of 43.2 min left, 86.8 overspent",
            "99.9 % over 30 days, at most: of 1 incident nobody knows how long",
        ),
    ]
    bare = next(one for one in fixture().services if one.service == "cards")
    assert [(row.value, row.basis) for row in metric_rows(bare)] == [
        ("–", "median, n = 0"), ("none", "n = 0"), ("–", "0 of n = 0"), ("–", "median, n = 0"), ("–", "0 of n = 0"),
        ("–", "no objective"),
    ]  # fmt: skip


# What makes a deployment fail


def outcome(*incidents: Incident, state: ChangeState = ChangeState.DONE, **more: Any) -> Deployment:
    [made] = deployments([change(7, "15 20:00", "15 19:00", state, **more)], incidents)
    return made


@pytest.mark.parametrize(
    ("causes", "noted", "failed"),
    [
        ((), (), False),
        ((), ("CHG-7 went out",), None),
        ((("chg-7 filled the pool", OPEN),), (), None),
        ((("CHG-7 filled the pool", CONFIRMED),), (), True),
        ((("CHG-7 filled the pool", RULED_OUT),), ("CHG-7 went out",), False),
        ((("a disk died", CONFIRMED),), ("CHG-7 went out",), False),
        ((("CHG-70 filled the pool", CONFIRMED),), (), False),
    ],
)
def test_an_incident_says_whether_a_change_failed(
    causes: tuple[tuple[str, HypothesisStatus], ...], noted: tuple[str, ...], failed: bool | None
) -> None:
    held = incident(1, causes=causes, noted=noted, started="15 20:10", recovered="15 21:00")
    assert outcome(held).failed is failed
    assert outcome(held).recovered_at == (day("15 21:00") if failed else None)
    assert outcome(held, state=ChangeState.FAILED).failed is True
    assert outcome(held, fixes=1).failed is False, "what was made to fix it is none of its suspects"
    path = replace(
        held, hypotheses={place: replace(one, kind=HypothesisKind.PATH) for place, one in held.hypotheses.items()}
    )
    assert outcome(path).failed in {False, None}, "a way out is no cause"


def test_service_is_back_when_the_incident_says_so_else_when_the_rollback_was_done() -> None:
    rolled_back = {"state": ChangeState.ROLLED_BACK, "ended": "15 20:30", "incident": 1}
    assert outcome(**rolled_back).recovered_at == day("15 20:30")
    known = {"started": "15 20:10", "mitigated": "15 20:40", "resolved": "15 23:00"}
    assert outcome(incident(1, **known), **rolled_back).recovered_at == day("15 20:40")
    assert outcome(incident(1, **known, recovered="15 22:00"), **rolled_back).recovered_at == day("15 22:00")
    open_still = incident(1, status=Status.IDENTIFIED, started="15 20:10")
    assert outcome(open_still, **rolled_back).recovered_at is None
    twice = incident(2, causes=(("CHG-7", CONFIRMED),), started="15 21:10", recovered="15 23:30")
    assert outcome(incident(1, **known), twice, **rolled_back).recovered_at == day("15 23:30")


def test_a_change_of_two_services_is_a_deployment_of_each() -> None:
    made = deployments([change(1, "2 00:00", services=("payments", "ledger"))], [])
    assert [one.service for one in made] == ["payments", "ledger"]


def test_how_long_an_incident_was_bad_is_told_as_far_as_it_is_known() -> None:
    [known] = bad_spells("payments", [incident(1, started="2 00:00", resolved="2 02:00")])
    assert known == BadSpell(day("2 00:00"), day("2 02:00"))
    [least] = bad_spells("payments", [incident(1, declared="2 00:00", resolved="2 02:00")])
    assert least == BadSpell(day("2 00:00"), day("2 02:00"), begun_before=True)
    assert bad_spells("ledger", [incident(1, started="2 00:00")]) == []
    assert unrecorded([incident(1, noted=("CHG-1", "a flag")), incident(2, origin=Origin.REPLAY, noted=("x",))]) == 1


# Objectives


@pytest.mark.parametrize(
    ("words", "share", "days", "said"),
    [
        ("99.9 % of payments within 2 s, a month", "0.999", 30, True),
        ("99,95% per quarter", "0.9995", 90, True),
        ("99 % over 28 days", "0.99", 28, True),
        ("95 % answered within 1 day, weekly", "0.95", 7, True),
        ("99.5 % of requests", "0.995", 30, False),
        ("three nines", None, 0, False),
        ("100 %", None, 0, False),
        ("0 % lost", None, 0, False),
        ("1999.9 %", None, 0, False),
        ("", None, 0, False),
    ],
)
def test_an_objective_is_read_from_its_words(words: str, share: str | None, days: int, said: bool) -> None:
    promise = read_promise(words)
    if share is None:
        assert promise is None
        return
    assert promise
    assert (promise.objective.share, promise.objective.window) == (Fraction(share), timedelta(days=days))
    assert promise.window_said is said


@given(texts(max_size=60))
def test_no_words_of_an_objective_break_the_reader(words: str) -> None:
    promise = read_promise(words)
    assert promise is None or 0 < promise.objective.share < 1


# Words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (frequency_words(Fraction(0)), "none"),
        (frequency_words(Fraction(5, 2)), "2.5 a day"),
        (frequency_words(Fraction(1, 7)), "1 a week"),
        (frequency_words(Fraction(1, 90)), "0.3 in 30 days"),
        (frequency_words(Fraction(1, 3660)), "under 0.1 in 30 days"),
        (span_words(None), "–"),
        (span_words(Fraction(75, 2)), "38 s"),
        (span_words(Fraction(9000)), "2 h 30 min"),
        (share_words(Fraction(1, 3)), "33.3 %"),
        (share_words(Fraction(1, 9999)), "under 0.1 %"),
        (share_words(Fraction(0)), "0 %"),
    ],
)
def test_numbers_are_said_as_people_say_them(said: str, words: str) -> None:
    assert said == words


@given(st.lists(st.tuples(st.integers(0, 13), st.booleans()), max_size=8))
def test_every_deployment_of_the_window_stands_in_exactly_one_part(days: list[tuple[int, bool]]) -> None:
    made = [
        change(place, f"{2 + at} 12:00", "", ChangeState.FAILED if failed else ChangeState.DONE)
        for place, (at, failed) in enumerate(days, start=1)
    ]
    [held] = metrics([PAYMENTS], made, [], FORTNIGHT).services
    assert sum(part.deployments for part in held.course) == held.five.deployments == len(days)
    assert sum(part.fail_rate.hits for part in held.course) == held.five.fail_rate.hits
