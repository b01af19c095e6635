"""What changed before an incident: what counts, in which order, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_parts import ChangePlan, StageMark, Verdict
from opsdesk.domain.change_preceding import START_IS_A_GUESS, Preceding, Reach, preceding
from opsdesk.domain.rigor import Tier
from tests.fakes import START

DEPENDS_ON = {"web": ("checkout",), "checkout": ("payments",), "payments": ("ledger", "checkout")}
AFFECTED = ("payments",)


def change(number: int, minutes_before: float, *services: str) -> Change:
    began_at = START - timedelta(minutes=minutes_before)
    plan = ChangePlan(f"change {number}", services=services)
    return Change(number, plan=plan, began_at=began_at, state=ChangeState.DONE)


def found(*changes: Change, within: timedelta = timedelta(hours=24)) -> list[Preceding]:
    return [*preceding(changes, AFFECTED, DEPENDS_ON, START, within)]


def numbers(*changes: Change) -> list[int]:
    return [one.change.number for one in found(*changes)]


def test_nearer_comes_first_and_what_is_affected_before_what_isnt() -> None:
    ranked = found(
        change(1, 300, "payments"),
        change(2, 20, "search"),
        change(3, 20, "ledger"),
        change(4, 20, "payments"),
        change(5, 20),
        change(6, 20, "web"),
    )
    assert [(one.change.number, one.reach) for one in ranked] == [
        (4, Reach.SAME),
        (3, Reach.NEEDED),
        (5, Reach.UNKNOWN),
        (1, Reach.SAME),
        (6, Reach.NEEDING),
        (2, Reach.OTHER),
    ]
    assert ranked[0].why == ("payments is affected", "20 min before the start")
    assert ranked[1].why[0] == "ledger is needed by what is affected"
    assert ranked[2].why[0] == "nobody said what it touched"
    assert ranked[4].why[0] == "web depends on what is affected"


def test_only_what_reached_production_in_time_counts() -> None:
    late = START_IS_A_GUESS.total_seconds() / 60
    cancelled = replace(change(4, 5, "payments"), state=ChangeState.CANCELLED)
    planned = Change(5, plan=ChangePlan("planned", services=("payments",)))
    long_ago, just_after, after = change(1, 25 * 60, "payments"), change(2, -late, "payments"), change(3, -late - 1)
    assert numbers(long_ago, just_after, after, cancelled, planned) == [2]
    assert found(just_after)[0].why[1] == "at the start"


def test_a_later_stage_and_taking_it_back_are_changes_too() -> None:
    stage = StageMark("all", START - timedelta(minutes=3), "bo")
    assert found(replace(change(1, 600, "payments"), marks=(stage,)))[0].before == timedelta(minutes=3)
    ended_at = START - timedelta(minutes=7)
    back = replace(change(2, 600, "payments"), state=ChangeState.ROLLED_BACK, ended_at=ended_at)
    assert found(back)[0].why == ("payments is affected", "7 min before the start", "it was rolled back")


def test_without_affected_services_nearness_and_risk_are_left() -> None:
    near, far = change(1, 10, "a"), change(2, 90, "b")
    assert [one.reach for one in preceding([far, near], (), {}, START)] == [Reach.UNKNOWN, Reach.UNKNOWN]
    assert [one.change.number for one in preceding([far, near], (), {}, START)] == [1, 2]


@given(
    st.sampled_from([None, *Tier]),
    st.sampled_from([None, *Tier]),
    st.integers(0, 1400),
    st.integers(0, 1400),
    st.sampled_from(["payments", "ledger", "web", "search", ""]),
    st.booleans(),
)
def test_nearer_or_riskier_never_ranks_lower(
    one: Tier | None, other: Tier | None, minutes: int, more: int, service: str, failed: bool
) -> None:
    def weight(tier: Tier | None, before: int, incident: int) -> float:
        verdict = Verdict(tier, 1, 1, 1) if tier else None
        services = (service,) if service else ()
        held = replace(change(1, before, *services), verdict=verdict, incident=incident)
        return sum(each.weight for each in preceding([held], AFFECTED, DEPENDS_ON, START, timedelta(days=9)))

    assert weight(one, minutes, 0) >= weight(one, minutes + more, 0)
    assert weight(one, minutes, 7 if failed else 0) >= weight(one, minutes, 0)
    if one and other and one.rank >= other.rank:
        assert weight(one, minutes, 0) >= weight(other, minutes, 0)
