"""Rollback procedures: what their rehearsals show, when the next drill is due, and which deployment has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.rigor import DEFAULT_RIGOR, Tier
from opsdesk.domain.rollback import ArchitectureChange, Plan, Procedure, Rehearsal, Result
from opsdesk.domain.rollback_coverage import (
    Uncovered,
    change_numbers,
    covering,
    mentioned,
    mentioned_type,
    offered,
    uncovered,
)
from opsdesk.domain.rollback_standing import Expected, Standing, by_need, standing
from opsdesk.domain.rollback_words import due_words, expected_words, gap_words, last_words, rehearsal_words
from opsdesk.domain.service import Service

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
PAYMENTS = Service("payments", depends_on=("ledger",), deployment_types=("rolling", "migration"))
WHOLE = Plan("error rate", "> 2 %", "after the schema switch", "rollback", "bo", 15, Tier.HIGH)
ROLLING = Procedure(
    1, service="payments", deployment_type="rolling", plan=WHOLE, added_at=NOW - timedelta(days=400),
    depends_on=("ledger",),
)  # fmt: skip


def rehearsed(days_ago: float, result: Result = Result.WORKED, minutes: float | None = 10, **more: int) -> Rehearsal:
    seconds = None if minutes is None else round(minutes * 60)
    return Rehearsal(NOW - timedelta(days=days_ago), result, seconds, depends_on=("ledger",), **more)


def stands(*rehearsals: Rehearsal, procedure: Procedure = ROLLING, service: Service | None = PAYMENTS) -> Standing:
    return standing(procedure, rehearsals, DEFAULT_RIGOR, NOW, service=service)


@pytest.mark.parametrize(
    ("tier", "days"), [(Tier.STANDARD, 365), (Tier.NORMAL, 180), (Tier.HIGH, 90), (Tier.EXTREME, 90)]
)
def test_a_rehearsal_holds_as_long_as_the_risk_allows(tier: Tier, days: int) -> None:
    procedure = replace(ROLLING, plan=replace(WHOLE, tier=tier))
    held = stands(rehearsed(10), procedure=procedure)
    assert held.due_on == date(2026, 11, 11) + timedelta(days=days)
    assert not held.is_due(held.due_on - timedelta(days=1))
    assert held.is_due(held.due_on)
    assert held.doubts == ()


def test_one_that_was_never_rehearsed_is_due_since_it_was_written_down() -> None:
    held = stands()
    assert (held.due_on, held.last, held.last_worked) == (date(2025, 10, 17), None, None)
    assert due_words(held, NOW.date()) == "drill due since 2025-10-17, 400 days"


def test_a_failure_puts_it_in_doubt_until_a_rehearsal_works() -> None:
    failed = Rehearsal(NOW - timedelta(days=3), Result.FAILED, 60, "2.1 the old image was gone", run=4, incident=7)
    held = stands(rehearsed(30), failed)
    [doubt] = held.doubts
    assert doubt.words == "rollback RUN-4 in INC-7 failed on 2026-11-18: 2.1 the old image was gone"
    assert (held.due_on, held.last, held.last_worked) == (date(2026, 11, 18), failed, rehearsed(30))
    assert stands(rehearsed(30), failed, rehearsed(1)).doubts == ()


def test_one_that_was_broken_off_shows_nothing() -> None:
    held = stands(rehearsed(30), rehearsed(2, Result.BROKEN_OFF, 1))
    assert held.doubts == ()
    assert held.due_on == date(2026, 10, 22) + timedelta(days=90)
    assert held.expected == Expected(Fraction(10), 1)


def test_a_changed_architecture_puts_it_in_doubt_until_a_rehearsal_works() -> None:
    changed = replace(ROLLING, changes=(ArchitectureChange(NOW - timedelta(days=5), "a queue before the ledger"),))
    assert [doubt.words for doubt in stands(rehearsed(30), procedure=changed).doubts] == [
        "architecture changed on 2026-11-16: a queue before the ledger"
    ]
    assert stands(rehearsed(30), rehearsed(4), procedure=changed).doubts == ()


@pytest.mark.parametrize(
    ("service", "words"),
    [
        (None, ["payments isn't in the registry any more"]),
        (replace(PAYMENTS, deployment_types=("migration",)),
         ["the registry no longer says that payments is deployed by rolling"]),
        (replace(PAYMENTS, depends_on=("redis",)),
         ["payments has come to depend on redis", "payments doesn't depend on ledger any more"]),
        (replace(PAYMENTS, owner_team="another", version=9), []),
    ],
)  # fmt: skip
def test_the_registry_tells_of_a_changed_architecture(service: Service | None, words: list[str]) -> None:
    assert [doubt.words for doubt in stands(rehearsed(30), service=service).doubts] == words
    assert stands(procedure=replace(ROLLING, service=""), service=None).doubts == ()


def test_the_minutes_are_the_median_of_the_last_that_worked() -> None:
    # Newest first: 30, 8, 9, 10, 11 count; the median is 10. 90 is older than five, 1 failed, one wasn't timed.
    worked = [rehearsed(day, minutes=minutes) for day, minutes in enumerate([30, 8, 9, 10, 11, 90], start=1)]
    held = stands(*worked, rehearsed(0.5, Result.FAILED, 1), rehearsed(0.2, minutes=None))
    assert held.expected == Expected(Fraction(10), 5)
    assert expected_words(held.expected) == "about 10 min (n = 5)"
    assert stands(rehearsed(1, minutes=2), rehearsed(2, minutes=3)).expected == Expected(Fraction(5, 2), 2)


def test_without_a_timed_rehearsal_it_is_an_estimate_or_unknown() -> None:
    assert expected_words(stands().expected) == "about 15 min (an estimate, never timed)"
    guessed = stands(procedure=replace(ROLLING, plan=Plan()))
    assert guessed.expected is None
    assert expected_words(guessed.expected) == "nobody knows how long it takes"
    assert expected_words(Expected(Fraction(1, 2), 1)) == "about 30 s (n = 1)"


def test_what_a_procedure_doesnt_say_is_told() -> None:
    assert stands().gaps == ()
    assert len(stands(procedure=replace(ROLLING, plan=Plan())).gaps) == 4
    half = stands(procedure=replace(ROLLING, plan=replace(WHOLE, threshold="")))
    assert gap_words(half) == "its trigger is only half said"


@pytest.mark.parametrize(("seconds", "said"), [(59, "59 s"), (89, "1 min"), (990, "17 min"), (1060, "18 min")])
def test_what_it_takes_is_said_as_the_rehearsal_that_it_took_says_it(seconds: int, said: str) -> None:
    held = stands(replace(rehearsed(1), seconds=seconds))
    assert (expected_words(held.expected), last_words(held)) == (
        f"about {said} (n = 1)",
        f"drill on 2026-11-20 worked in {said}",
    )


def test_a_rehearsal_in_words() -> None:
    assert rehearsal_words(rehearsed(1, run=3)) == "drill RUN-3 on 2026-11-20 worked in 10 min"
    assert rehearsal_words(rehearsed(1, Result.BROKEN_OFF, None)) == "drill on 2026-11-20 was broken off"


REHEARSALS = st.lists(
    st.builds(
        lambda days, result, seconds: Rehearsal(NOW - timedelta(days=days), result, seconds, depends_on=("ledger",)),
        st.integers(0, 500), st.sampled_from(Result), st.none() | st.integers(0, 9000),
    ),
    max_size=12,
)  # fmt: skip


@given(REHEARSALS, st.sampled_from(Tier))
def test_more_risk_never_delays_the_next_drill(rehearsals: list[Rehearsal], tier: Tier) -> None:
    due = [stands(*rehearsals, procedure=replace(ROLLING, plan=replace(WHOLE, tier=each))).due_on for each in Tier]
    assert due == sorted(due, reverse=True)


@given(REHEARSALS)
def test_a_failure_never_delays_the_next_drill_and_a_success_now_ends_every_doubt(rehearsals: list[Rehearsal]) -> None:
    assert stands(*rehearsals, rehearsed(0, Result.FAILED)).is_due(NOW.date())
    assert stands(*rehearsals, rehearsed(0, Result.FAILED)).due_on <= stands(*rehearsals).due_on
    after = stands(*rehearsals, rehearsed(-0.001))
    assert after.doubts == ()
    assert after.due_on == NOW.date() + timedelta(days=90)


@given(REHEARSALS, st.integers(0, 10**6))
def test_one_strange_time_never_moves_the_minutes_beyond_the_others(rehearsals: list[Rehearsal], odd: int) -> None:
    timed = [one.seconds for one in rehearsals if one.result is Result.WORKED and one.seconds is not None]
    if len(timed) >= 5:
        expected = stands(*rehearsals, Rehearsal(NOW, Result.WORKED, odd)).expected
        assert expected
        assert min(timed) <= expected.minutes * 60 <= max(timed)


def test_what_is_in_doubt_comes_first_then_what_is_due_first() -> None:
    doubted = stands(rehearsed(1, Result.FAILED), procedure=replace(ROLLING, number=1))
    due = stands(procedure=replace(ROLLING, number=2))
    fine = stands(rehearsed(1), procedure=replace(ROLLING, number=3))
    gone = stands(procedure=replace(ROLLING, number=4, retired="no rolling deployments any more"))
    assert [held.procedure.number for held in by_need([gone, fine, due, doubted])] == [1, 2, 3, 4]
    assert not gone.is_due(NOW.date())


# Which procedure, and where there is none


EVERY = Procedure(2, service="", deployment_type="migration")


def test_a_services_own_procedure_goes_before_the_one_for_every_service() -> None:
    own = Procedure(3, service="payments", deployment_type="migration")
    assert covering([own, EVERY], "payments", "migration") is own
    assert covering([own, EVERY], "ledger", "migration") is EVERY
    assert covering([replace(own, retired="why"), EVERY], "payments", "migration") is EVERY
    assert covering([own, EVERY], "payments", "rolling") is None


def test_deployment_types_without_a_procedure_are_listed() -> None:
    services = [PAYMENTS, Service("ledger", deployment_types=("migration", "config"))]
    assert uncovered(services, [ROLLING, EVERY]) == (Uncovered("ledger", "config"),)
    assert len(uncovered(services, [])) == 4


def test_a_change_without_a_type_may_be_taken_back_by_any_of_its_service() -> None:
    assert offered([ROLLING, EVERY], [PAYMENTS], "rolling") == [ROLLING]
    assert offered([ROLLING, EVERY], [PAYMENTS], "") == [ROLLING, EVERY]
    assert offered([ROLLING], [Service("ledger", deployment_types=("rolling",))], "") == []


def test_services_and_changes_are_found_in_words() -> None:
    services = [PAYMENTS, Service("pay")]
    assert mentioned("Payments: release 4.2 (chg-12, CHG-3x)", services) == [PAYMENTS]
    assert mentioned_type("the Migration of payments", services) == "migration"
    assert mentioned_type("rolling back the migration", services) == mentioned_type("a flag", services) == ""
    assert change_numbers("Payments: release 4.2 (chg-12, CHG-3x, XCHG-4)") == [12]
