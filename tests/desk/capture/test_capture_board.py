"""The grammar table: hypotheses and the evidence for and against them."""

from __future__ import annotations

import pytest

from opsdesk.domain.hypothesis import Hypothesis
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import (
    Band,
    HypothesisKind,
    HypothesisStatus,
    Rating,
)
from tests.desk.capture.boards import entered, reading


def raised(incident: Incident) -> Hypothesis:
    return incident.hypotheses[max(incident.hypotheses)]


def ratings(incident: Incident) -> dict[int, str]:
    newest = max(incident.evidence)
    return {cell.hypothesis: cell.rating.sign for cell in incident.judgements.values() if cell.evidence == newest}


@pytest.mark.parametrize(
    ("line", "statement", "kind", "status", "parent"),
    [
        ("? pool size in 4.2", "pool size in 4.2", HypothesisKind.CAUSE, HypothesisStatus.OPEN, 0),
        ("?   is it DNS?", "is it DNS?", HypothesisKind.CAUSE, HypothesisStatus.OPEN, 0),
        ("?> restore from the copy", "restore from the copy", HypothesisKind.PATH, HypothesisStatus.OPEN, 0),
        ("?! cable cut", "cable cut", HypothesisKind.CAUSE, HypothesisStatus.CONFIRMED, 0),
        ("? under H1 on eu-1 only", "on eu-1 only", HypothesisKind.CAUSE, HypothesisStatus.OPEN, 1),
        ("? under h3 after all", "after all", HypothesisKind.CAUSE, HypothesisStatus.OPEN, 3),
        ("? >5 % of it", ">5 % of it", HypothesisKind.CAUSE, HypothesisStatus.OPEN, 0),
    ],
)
def test_raising(line: str, statement: str, kind: HypothesisKind, status: HypothesisStatus, parent: int) -> None:
    held = raised(entered(line))
    assert (held.number, held.statement, held.kind, held.status, held.parent) == (4, statement, kind, status, parent)
    assert "H4" in reading(line).says


@pytest.mark.parametrize(
    ("line", "filed", "fact"),
    [
        ("+H1 errors began with it", {1: "+"}, "errors began with it"),
        ("++H1 same minute", {1: "++"}, "same minute"),
        ("-H1 flat", {1: "-"}, "flat"),
        ("--h1 still there", {1: "--"}, "still there"),
        ("+H1 -H2 one fact", {1: "+", 2: "-"}, "one fact"),
        ("++H1 -H3 --H2 one fact, three ratings", {1: "++", 2: "--", 3: "-"}, "one fact, three ratings"),
    ],
)
def test_evidence_with_numbers(line: str, filed: dict[int, str], fact: str) -> None:
    incident = entered(line)
    assert ratings(incident) == filed
    assert incident.evidence[max(incident.evidence)].text == fact


@pytest.mark.parametrize(
    ("sign", "words"), [("+", "for"), ("-", "against"), ("++", "strongly for"), ("--", "strongly against")]
)
def test_evidence_without_a_number_goes_to_the_target_and_says_so(sign: str, words: str) -> None:
    found = reading(f"{sign} began with it", target=1)
    assert found.says == f"{words} H1 pool size in 4.2"
    assert found.hypothesis == 1
    assert ratings(entered(f"{sign} began with it", target=1)) == {1: sign}


def test_the_preview_says_when_the_target_is_closed() -> None:
    assert reading("+ after all", target=3).says == "for H3 database failover (ruled out)"


@pytest.mark.parametrize(
    ("line", "status", "why"),
    [
        ("H1 out the graph is flat", HypothesisStatus.RULED_OUT, "the graph is flat"),
        ("h1 ruled out: flat", HypothesisStatus.RULED_OUT, "flat"),
        ("H1 out", HypothesisStatus.RULED_OUT, ""),
        ("H1 out by E1", HypothesisStatus.RULED_OUT, ""),
        ("H1 out E1", HypothesisStatus.RULED_OUT, ""),
        ("H1 out E1: it began before", HypothesisStatus.RULED_OUT, "it began before"),
        ("H1 out E7 was never restarted", HypothesisStatus.RULED_OUT, "E7 was never restarted"),
        ("H1 confirmed", HypothesisStatus.CONFIRMED, ""),
        ("H1 Confirmed: same minute", HypothesisStatus.CONFIRMED, "same minute"),
        ("H3 open the graph was cached", HypothesisStatus.OPEN, ""),
        ("H3 reopen", HypothesisStatus.OPEN, ""),
    ],
)
def test_closing_and_opening(line: str, status: HypothesisStatus, why: str) -> None:
    held = entered(line).hypotheses[int(line[1])]
    assert (held.status, held.closed_why) == (status, why)
    assert f"H{line[1]}" in reading(line).says


def test_what_rules_it_out_is_named() -> None:
    assert reading("H1 out").says == "H1 pool size in 4.2: ruled out by E1"
    assert entered("H1 out by E1").hypotheses[1].closed_by == 1
    assert entered("H1 out E1 it began before").hypotheses[1].closed_by == 1


def test_confirming_a_cause_asks_whether_it_explains_what_users_see() -> None:
    assert reading("H1 confirmed").warnings == ("does this explain what users see?",)
    assert reading("H2 confirmed").warnings == ()


@pytest.mark.parametrize("band", Band)
def test_every_band_is_typed_as_it_is_called(band: Band) -> None:
    assert entered(f"H1 {band}").hypotheses[1].band is band
    assert entered(f"h1 {str(band).upper()}").hypotheses[1].band is band
    assert f"{band.percent[0]}–{band.percent[1]} %" in reading(f"H1 {band}").says


def test_a_band_is_taken_back_and_a_tester_named() -> None:
    assert entered("H1 unrated").hypotheses[1].band is None
    assert entered("H1 @Cy").hypotheses[1].tester == "cy"
    assert entered("H1 @cy tests it").hypotheses[1].tester == "cy"
    assert reading("H1 @cy").says.endswith("cy tests it")
    assert reading("H1 @dx").says.endswith("dx (new person) tests it")


@pytest.mark.parametrize("rating", [item for item in Rating if item])
def test_signs_of_ratings_are_what_the_matrix_shows(rating: Rating) -> None:
    assert ratings(entered(f"{rating.sign}H1 x")) == {1: rating.sign}


def test_naming_a_suspicion_to_customers() -> None:
    assert reading("H1 named").says.endswith("customers may read of it, as a suspicion")
    assert entered("H1 named").hypotheses[1].named
    assert reading("h1 not named").decision is not None
    assert reading("H1 named after the release").kind == "note"
