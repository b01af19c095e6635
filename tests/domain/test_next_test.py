"""The next best test: what is proposed, in which order, and what never is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from opsdesk.domain.hypothesis import Evidence, Hypothesis, Judgement
from opsdesk.domain.incident import Incident
from opsdesk.domain.next_test import best_line, leading_causes, next_tests
from opsdesk.domain.parts import Presence
from opsdesk.domain.vocabulary import HypothesisKind, HypothesisStatus, Rating

START = datetime(2026, 11, 17, 14, 0, tzinfo=UTC)


def board(causes: int, facts: int, **rated: int) -> Incident:
    """`E1H2=2` is a cell: very consistent."""
    cells = {(int(name[1]), int(name[3])): rating for name, rating in rated.items()}
    return Incident(
        hypotheses={number: Hypothesis(number, f"cause {number}") for number in range(1, causes + 1)},
        evidence={number: Evidence(number, f"fact {number}", START) for number in range(1, facts + 1)},
        judgements={cell: Judgement(*cell, Rating(rating)) for cell, rating in cells.items()},
    )


def test_a_fact_that_is_rated_for_one_and_not_for_its_rival() -> None:
    first = next_tests(board(2, 1, E1H1=1))[0]
    assert (first.hypotheses, first.evidence, first.cells, first.gain) == ((1, 2), 1, ((1, 2),), 2)
    assert first.says == "find out whether E1 fits H2 too"
    assert first.why == "“fact 1” speaks for H1; if H2 is right, would it show the same?"
    assert first.task == "would “fact 1” also show if it is “cause 2”?"


def test_the_stronger_it_speaks_the_earlier_it_comes() -> None:
    assert [test.evidence for test in next_tests(board(2, 3, E1H1=1, E2H1=2, E3H1=1))] == [2, 3, 1, 0]


def test_where_no_fact_tells_them_apart_one_is_to_be_found() -> None:
    bare = next_tests(board(2, 0))
    assert [test.why for test in bare] == [
        "nothing was filed on H1 or H2; what would show under one and not under the other?"
    ]
    same = next_tests(board(2, 1, E1H1=1, E1H2=1))
    assert same[0].why == "no evidence does so far; what would show under one and not under the other?"


def test_what_is_told_apart_already_is_asked_no_more() -> None:
    assert next_tests(board(2, 1, E1H1=2, E1H2=-2)) == ()
    apart = board(2, 2, E1H1=1, E1H2=-1, E2H1=1)
    assert next_tests(apart) == (), "E2 could set them no further apart than E1 does"
    assert best_line(apart) == "@ test H1 H2: "
    assert best_line(board(1, 0)) == ""


def test_parts_of_a_cause_and_paths_and_what_is_closed_are_no_rivals() -> None:
    base = board(4, 0)
    held = dict(base.hypotheses)
    held[2] = replace(held[2], parent=1)
    held[3] = replace(held[3], status=HypothesisStatus.RULED_OUT)
    held[4] = replace(held[4], kind=HypothesisKind.PATH)
    assert next_tests(replace(base, hypotheses=held)) == ()


def test_who_has_nothing_to_do_is_asked() -> None:
    base = board(2, 1, E1H1=1)
    asked = best_line(replace(base, people={"bo": Presence("bo", START)}))
    assert asked == "@bo test H1 H2: would “fact 1” also show if it is “cause 2”? in 10m"
    assert best_line(base).startswith("@ test H1 H2: ")


cells = st.dictionaries(st.tuples(st.integers(1, 5), st.integers(1, 4)), st.sampled_from(list(Rating)), max_size=14)


@settings(max_examples=80)
@given(cells, st.lists(st.sampled_from(list(HypothesisStatus)), min_size=4, max_size=4))
def test_rated_cells_are_never_proposed_and_what_splits_more_comes_first(
    rated: dict[tuple[int, int], Rating], statuses: list[HypothesisStatus]
) -> None:
    base = board(4, 5)
    held = {number: replace(item, status=statuses[number - 1]) for number, item in base.hypotheses.items()}
    judged = {cell: Judgement(*cell, rating) for cell, rating in rated.items()}
    incident = replace(base, hypotheses=held, judgements=judged)
    found, leading = next_tests(incident), {cause.number for cause in leading_causes(incident)}
    assert all(cell not in rated and cell[1] in leading for test in found for cell in test.cells)
    gains = [test.gain for test in found]
    assert gains == sorted(gains, reverse=True)
    assert all(1 <= gain <= 4 for gain in gains)
    assert all(set(test.hypotheses) <= leading for test in found)
    assert len({test.key for test in found}) == len(found)


@settings(max_examples=60)
@given(cells)
def test_an_answer_settles_its_question(rated: dict[tuple[int, int], Rating]) -> None:
    base = board(4, 5)
    judged = {cell: Judgement(*cell, rating) for cell, rating in rated.items()}
    incident = replace(base, judgements=judged)
    for test in next_tests(incident):
        filled = {cell: Judgement(*cell, Rating.NEUTRAL) for cell in test.cells}
        after = replace(incident, judgements={**judged, **filled})
        assert not test.cells or test.key not in {one.key for one in next_tests(after)}
