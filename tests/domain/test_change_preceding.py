"""What changed before an incident: what counts, in which order, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.change import Change, ChangeState
from opsdesk.domain.change_parts import ChangePlan, ChangeSort, StageMark, Verdict
from opsdesk.domain.change_preceding import START_IS_A_GUESS, Preceding, Reach, Start, preceding
from opsdesk.domain.hypothesis import Hypothesis
from opsdesk.domain.incident import Incident
from opsdesk.domain.nudges import changed_before
from opsdesk.domain.nudges.change import ASKED_FOR
from opsdesk.domain.rigor import Tier
from tests.fakes import START

DEPENDS_ON = {"web": ("checkout",), "checkout": ("payments",), "payments": ("ledger", "checkout"), "search": ()}
AFFECTED = ("payments",)


def change(number: int, minutes_before: float, *services: str) -> Change:
    began_at = START - timedelta(minutes=minutes_before)
    plan = ChangePlan(f"change {number}", services=services)
    return Change(number, plan=plan, began_at=began_at, state=ChangeState.DONE)


def found(*changes: Change, within: timedelta = timedelta(hours=24)) -> list[Preceding]:
    return [*preceding(changes, Start(START, AFFECTED), DEPENDS_ON, within)]


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
    assert ranked[5].why[0] == "search is another service"


def test_its_evidence_is_what_speaks_for_it() -> None:
    touching, unknown, other = found(change(1, 20, "payments"), change(2, 20), change(3, 20, "search"))
    assert touching.evidence == "CHG-1 (payments · deploy): payments is affected, 20 min before the start"
    assert unknown.evidence == "CHG-2 (deploy): 20 min before the start"
    assert other.evidence == "CHG-3 (search · deploy): 20 min before the start"


def test_only_what_reached_production_in_time_counts() -> None:
    late = START_IS_A_GUESS.total_seconds() / 60
    cancelled = replace(change(4, 5, "payments"), state=ChangeState.CANCELLED)
    planned = Change(5, plan=ChangePlan("planned", services=("payments",)))
    long_ago, just_after, after = change(1, 25 * 60, "payments"), change(2, -late, "payments"), change(3, -late - 1)
    assert numbers(long_ago, just_after, after, cancelled, planned) == [2]
    assert found(just_after)[0].why[1] == f"{late:.0f} min after the start"


def test_a_later_stage_and_taking_it_back_are_changes_too() -> None:
    stage = StageMark("all", START - timedelta(minutes=3), "bo")
    assert found(replace(change(1, 600, "payments"), marks=(stage,)))[0].before == timedelta(minutes=3)
    ended_at = START - timedelta(minutes=7)
    back = replace(change(2, 600, "payments"), state=ChangeState.ROLLED_BACK, ended_at=ended_at)
    assert found(back)[0].why == ("payments is affected", "7 min before the start", "it was rolled back")


def test_without_affected_services_nearness_and_risk_are_left() -> None:
    near, far = change(1, 10, "a"), change(2, 90, "b")
    ranked = preceding([far, near], Start(START), {})
    assert [(one.change.number, one.reach) for one in ranked] == [(1, Reach.UNSAID), (2, Reach.UNSAID)]
    assert ranked[0].why[0] == "nobody said what is affected", "what it touched was said"


def test_a_service_that_the_title_names_is_looked_at_first_until_somebody_says_what_is_affected() -> None:
    told, near, other = change(1, 50, "payments"), change(2, 20), change(3, 20, "search")
    ranked = preceding([near, other, told], Start(START, title="Payments fail in Europe"), DEPENDS_ON)
    assert [(one.change.number, one.reach) for one in ranked] == [
        (1, Reach.MEANT),
        (3, Reach.UNSAID),
        (2, Reach.UNKNOWN),
    ]
    assert ranked[0].why[0] == "payments is in the incident's title"
    [said] = preceding([told], Start(START, ("search",), "Payments fail"), DEPENDS_ON)
    assert said.reach is Reach.OTHER, "what somebody said is affected counts, and no guess"


@pytest.mark.parametrize(
    ("seconds_before", "known", "when"),
    [
        (0, True, "at the start"),
        (59, True, "at the start"),
        (-59, True, "at the start"),
        (60, True, "1 min before the start"),
        (-240, True, "4 min after the start"),
        (30, False, "when it was declared"),
        (5400, False, "1 h 30 min before it was declared"),
    ],
)
def test_how_long_before_reads_well_at_any_distance(seconds_before: int, known: bool, when: str) -> None:
    held = change(1, seconds_before / 60, "payments")
    [one] = preceding([held], Start(START, AFFECTED, known=known), DEPENDS_ON)
    assert one.when == when


def titled(
    number: int, minutes_before: float, title: str, *services: str, sort: ChangeSort = ChangeSort.DEPLOY
) -> Change:
    held = change(number, minutes_before, *services)
    return replace(held, plan=replace(held.plan, title=title, sort=sort))


def test_a_rare_word_of_the_title_tells_what_was_touched_where_nobody_said_it() -> None:
    changes = [
        titled(1, 60, "Prow bumped to v20190208"),
        titled(2, 10, "Deploy of the mail gateway"),
        titled(3, 5, "Slow query log of the mail gateway enabled"),
    ]
    ranked = preceding(changes, Start(START, title="Kubernetes Prow is slow, mail late"), {})
    assert [(one.change.number, one.reach, one.through) for one in ranked] == [
        (1, Reach.NAMED, "prow"),
        (3, Reach.UNKNOWN, ""),
        (2, Reach.UNKNOWN, ""),
    ]
    assert ranked[0].why == ("“prow” is in its title", "1 h before the start")


def test_a_word_that_many_titles_share_tells_nothing_of_any() -> None:
    changes = [titled(number, number, f"gateway {number}") for number in range(1, 9)]
    assert {one.reach for one in preceding(changes, Start(START, title="gateway slow"), {})} == {Reach.UNKNOWN}


def test_words_never_speak_against_what_the_registry_knows() -> None:
    [one] = preceding([titled(1, 5, "payments page of search", "search")], Start(START, AFFECTED), DEPENDS_ON)
    assert one.reach is Reach.OTHER


def test_what_the_registry_doesnt_know_is_not_taken_for_another_service() -> None:
    [one] = found(titled(1, 5, "SYD", "Sydney (SYD)"))
    assert (one.reach, one.why[0]) == (Reach.STRANGE, "nobody here knows what it touched")
    [same] = preceding([change(1, 5, "a new one")], Start(START, ("a new one",)), DEPENDS_ON)
    assert same.reach is Reach.SAME, "what the incident calls affected needs no registry"


def test_a_vendors_untied_window_counts_for_less_than_a_change_of_ours() -> None:
    notice = ChangeSort.VENDOR_NOTICE
    ranked = found(
        titled(1, 1, "SYD", "Sydney (SYD)", sort=notice),
        titled(2, 100, "ours"),
        titled(3, 100, "mail", "ledger", sort=notice),
    )
    assert [one.change.number for one in ranked] == [3, 2, 1], "one that is tied to a service of ours counts in full"


def test_a_start_that_nobody_knows_lets_distance_count_for_less() -> None:
    far, near = titled(1, 160, "Prow bumped"), [titled(number, number, "mail gateway") for number in range(2, 6)]
    start = Start(START, title="Prow is slow", known=False)
    assert preceding([far, *near], start, {})[0].change.number == 1


def test_a_risk_that_was_told_counts_as_one_that_was_assessed() -> None:
    told, untold = replace(change(1, 20, "payments"), said_risk=Tier.EXTREME), change(2, 15, "payments")
    assert numbers(told, untold) == [1, 2]
    assert "its risk is extreme" in found(told)[0].why


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
        return sum(each.weight for each in preceding([held], Start(START, AFFECTED), DEPENDS_ON, timedelta(days=9)))

    assert weight(one, minutes, 0) >= weight(one, minutes + more, 0)
    assert weight(one, minutes, 7 if failed else 0) >= weight(one, minutes, 0)
    if one and other and one.rank >= other.rank:
        assert weight(one, minutes, 0) >= weight(other, minutes, 0)


def open_incident(*causes: str) -> Incident:
    held = {number: Hypothesis(number, words) for number, words in enumerate(causes, start=1)}
    return Incident(number=1, declared_at=START, hypotheses=held)


def test_it_is_said_unasked_at_the_beginning_while_nobody_thought_of_a_change() -> None:
    ranked = found(change(4, 20, "payments"), change(5, 90, "payments"))
    [said] = changed_before(ranked, open_incident("the disk is full"), START)
    assert said.says == "look at CHG-4 change 4, which came before"
    assert said.why == "payments is affected, 20 min before the start; 1 more before it"
    assert not [*changed_before(ranked, open_incident("CHG-5 broke it"), START)]
    assert not [*changed_before(ranked, open_incident(), START + ASKED_FOR)]
    assert not [*changed_before(found(change(2, 20, "search")), open_incident(), START)], "it touched something else"
