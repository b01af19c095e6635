"""Evidence: what meets a demand, what doesn't and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from opsdesk.domain.change_evidence import Item, missing
from opsdesk.domain.change_happenings import Approved, EvidenceLinked
from opsdesk.domain.change_parts import Piece, PieceSort
from opsdesk.domain.change_risk import ChangeRisk
from opsdesk.domain.rigor import DEFAULT_RIGOR, Rigor, Tier
from tests.domain.changes_story import EXTREME, FACTS, GOOD, HIGH, SMALL, looked_at, planned
from tests.domain.test_change_risk import RISKS, rigors, worsened


def item(piece: Piece) -> Item:
    """What becomes of one piece of evidence of an extreme change."""
    held = looked_at(planned(EXTREME, EvidenceLinked(piece=piece)))
    return next(one for one in held if one.demand.id == piece.demand)


@pytest.mark.parametrize("demand", GOOD)
def test_each_demand_is_met_by_what_it_asks_for(demand: str) -> None:
    assert item(GOOD[demand]).problem == ""


def test_every_demand_that_ships_has_its_case() -> None:
    assert {"pre-authorised", *GOOD} == {demand.id for demand in DEFAULT_RIGOR.demands}


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        (Piece("peer-review", PieceSort.PERSON, "ana"), "asks for the change"),
        (Piece("rollback-steps", PieceSort.PROCEDURE, number=2), "has no checklist of its steps"),
        (Piece("rollback-steps", PieceSort.PROCEDURE, number=4), "isn't followed any more: nobody deploys so"),
        (Piece("rollback-steps", PieceSort.PROCEDURE, number=9), "isn't on this desk"),
        (Piece("trigger-metric", PieceSort.PROCEDURE, number=2), "names no metric and threshold"),
        (Piece("rollback-rehearsed", PieceSort.PROCEDURE, number=2), "was never rehearsed"),
        (Piece("rollback-rehearsed", PieceSort.PROCEDURE, number=3), "the drill on 2026-11-10 failed"),
        (Piece("rollback-rehearsed", PieceSort.RUN, number=1), "is no drill of a rollback"),
        (Piece("rollback-rehearsed", PieceSort.RUN, number=4), "hasn't worked to its end"),
        (Piece("rollback-rehearsed", PieceSort.RUN, number=9), "isn't on this desk"),
        (Piece("rollback-rehearsed", PieceSort.DAY, on=date(2026, 8, 18)), "91 days ago; 90 are the most"),
        (Piece("rollback-rehearsed", PieceSort.DAY, on=date(2026, 11, 18)), "is still to come"),
        (Piece("rollback-rehearsed", PieceSort.WORDS, "last spring"), "names no day"),
        (Piece("checklist-pauses", PieceSort.RUN, number=2), "was abandoned"),
        (Piece("checklist-pauses", PieceSort.RUN, number=9), "isn't on this desk"),
        (Piece("checklist-pauses", PieceSort.CHECKLIST, "short"), "has no pause to decide at"),
        (Piece("checklist-pauses", PieceSort.CHECKLIST, "gone"), "isn't on this desk"),
    ],
    ids=lambda value: f"{value.demand} {value.words}" if isinstance(value, Piece) else "",
)
def test_what_is_no_evidence_says_why(piece: Piece, said: str) -> None:
    assert item(piece).problem == said
    assert item(piece).words == f"{piece.words} · {said}"


@pytest.mark.parametrize(
    "piece",
    [
        Piece("rollback-steps", PieceSort.WORDS, "helm rollback"),
        Piece("rollback-rehearsed", PieceSort.DAY, on=date(2026, 8, 19)),
        Piece("rollback-rehearsed", PieceSort.PROCEDURE, number=1),
        Piece("checklist-pauses", PieceSort.CHECKLIST, "release"),
    ],
    ids=lambda piece: f"{piece.demand} {piece.words}",
)
def test_other_forms_of_the_same_evidence_count(piece: Piece) -> None:
    assert item(piece).met


def test_one_person_is_no_two_reviewers_and_the_older_word_counts() -> None:
    first = EvidenceLinked(piece=Piece("second-reviewer", PieceSort.PERSON, "bo"))
    second = EvidenceLinked(piece=Piece("peer-review", PieceSort.PERSON, "bo"))
    held = {one.demand.id: one for one in looked_at(planned(HIGH, first, second))}
    assert sum(held[name].met for name in ("peer-review", "second-reviewer")) == 1
    watcher = EvidenceLinked(piece=Piece("watcher", PieceSort.PERSON, "bo"))
    assert all(one.met for one in looked_at(planned(HIGH, second, watcher)) if one.piece)


def test_two_planned_stages_are_a_rollout_in_stages_and_one_is_not() -> None:
    problem = {
        count: next(
            one.problem
            for one in looked_at(planned(HIGH, stages=("canary", "eu", "all")[:count]))
            if one.demand.id == "staged-rollout"
        )
        for count in (0, 1, 2)
    }
    assert problem == {0: "fewer than 2 stages are planned", 1: "fewer than 2 stages are planned", 2: ""}


def test_the_approval_itself_meets_one_demand() -> None:
    before, after = looked_at(planned(SMALL))[0], looked_at(planned(SMALL, Approved()))[0]
    assert (before.demand.id, before.problem, before.by_approving) == ("pre-authorised", "", True)
    assert (after.problem, after.by_approving) == ("", False)


def test_what_is_due_at_the_start_doesn_t_stand_in_the_way_of_the_approval() -> None:
    held = looked_at(
        planned(EXTREME, *(EvidenceLinked(piece=piece) for name, piece in GOOD.items() if name != "go-no-go"))
    )
    assert missing(held, "approval") == ()
    assert [one.demand.id for one in missing(held)] == ["go-no-go"]


def test_evidence_grows_old() -> None:
    change = planned(HIGH, EvidenceLinked(piece=GOOD["rollback-rehearsed"]))
    later = replace(FACTS, today=date(2027, 2, 1))
    assert [len(missing(looked_at(change, facts))) for facts in (FACTS, later)] == [9, 10]


@settings(max_examples=60)
@given(RISKS, rigors())
def test_more_risk_never_asks_for_less_evidence(risk: ChangeRisk, rigor: Rigor) -> None:
    asked = {one.demand for one in looked_at(planned(risk, rigor=rigor))}
    for worse in worsened(risk):
        assert asked <= {one.demand for one in looked_at(planned(worse, rigor=rigor))}


def test_the_tier_and_why_stay_as_they_were_found() -> None:
    verdict = planned(HIGH).verdict
    assert verdict is not None
    assert (verdict.tier, verdict.score, verdict.likelihood, verdict.impact) == (Tier.HIGH, 12, 3, 4)
    assert verdict.why == ("a score of 12 to 19 is high", "likelihood 3 as given", "impact 4 as given")
