"""The board's order: fewest inconsistencies first, and sub-hypotheses under what they belong to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from opsdesk.domain.hypothesis import Hypothesis, Judgement, Weight, as_tree, ranked, splitting_power, weigh, weights
from opsdesk.domain.incident import Incident
from opsdesk.domain.vocabulary import Band, HypothesisKind, HypothesisStatus, Rating

numbers = st.integers(1, 6)
boards = st.lists(
    st.builds(Hypothesis, numbers, st.just("x"), status=st.sampled_from(HypothesisStatus), parent=st.integers(0, 7)),
    unique_by=lambda item: item.number,
)
matrices = st.dictionaries(st.tuples(numbers, numbers), st.sampled_from(Rating)).map(
    lambda cells: {key: Judgement(*key, rating) for key, rating in cells.items()}
)


def matrix(*cells: tuple[int, int, int]) -> dict[tuple[int, int], Judgement]:
    return {(evidence, number): Judgement(evidence, number, Rating(rating)) for evidence, number, rating in cells}


def test_fewest_inconsistencies_come_before_most_support() -> None:
    board = [Hypothesis(1, "much for, one against"), Hypothesis(2, "little for, nothing against")]
    cells = matrix((1, 1, 2), (2, 1, 2), (3, 1, -1), (4, 2, 1))
    assert [item.number for item in ranked(board, cells)] == [2, 1]


def test_strong_ratings_count_twice_and_neutral_ones_not_at_all() -> None:
    assert weigh(1, matrix((1, 1, 2), (2, 1, 1), (3, 1, -2), (4, 1, 0), (5, 2, -2))) == Weight(3, 2)


@given(matrices)
def test_weighing_all_at_once_says_what_weighing_each_says(cells: dict) -> None:
    rated = {cell.hypothesis for cell in cells.values()}
    assert weights(cells) == {number: weigh(number, cells) for number in rated}


def test_confirmed_heads_the_board_and_ruled_out_ends_it() -> None:
    board = [
        Hypothesis(1, "out", status=HypothesisStatus.RULED_OUT),
        Hypothesis(2, "testing", status=HypothesisStatus.TESTING),
        Hypothesis(3, "confirmed", status=HypothesisStatus.CONFIRMED),
        Hypothesis(4, "open"),
    ]
    assert [item.number for item in ranked(board, matrix((1, 3, -2)))] == [3, 2, 4, 1]


@given(boards, matrices)
def test_ranking_loses_nothing_and_breaks_ties_by_age(board: list[Hypothesis], cells: dict) -> None:
    order = ranked(board, cells)
    assert order == ranked(reversed(board), cells)
    assert sorted(item.number for item in order) == sorted(item.number for item in board)
    open_ones = [item for item in order if not item.status.is_closed]
    against = [weigh(item.number, cells).inconsistent for item in open_ones]
    assert against == sorted(against)


@given(boards, matrices)
def test_the_tree_holds_everything_once_and_children_under_their_parent(board: list[Hypothesis], cells: dict) -> None:
    order = ranked(board, cells)
    tree = as_tree(order)
    assert sorted(item.number for _, item in tree) == sorted(item.number for item in board)
    above: list[int] = []
    for depth, item in tree:
        above = above[:depth]
        assert len(above) == depth
        assert not above or above[-1] == item.parent
        above.append(item.number)


def test_a_circle_or_a_later_parent_leaves_the_child_at_the_top() -> None:
    board = [Hypothesis(1, "a", parent=2), Hypothesis(2, "b", parent=1), Hypothesis(3, "c", parent=3)]
    assert [(depth, item.number) for depth, item in as_tree(board)] == [(0, 1), (1, 2), (0, 3)]


def test_splitting_power_is_the_spread_of_ratings() -> None:
    cells = matrix((1, 1, 2), (1, 2, -2), (2, 1, 1), (2, 2, 1), (3, 1, -1))
    assert [splitting_power(evidence, (1, 2), cells) for evidence in (1, 2, 3, 4)] == [4, 0, 0, 0]


def test_only_causes_lead_and_never_one_that_is_ruled_out() -> None:
    path = Hypothesis(1, "restore the copy", HypothesisKind.PATH)
    out = Hypothesis(2, "pool", status=HypothesisStatus.RULED_OUT)
    incident = Incident(hypotheses={1: path, 2: out})
    assert incident.leading_cause is None
    assert incident.board(HypothesisKind.PATH) == [path]
    assert Incident(hypotheses={1: path, 2: out, 3: Hypothesis(3, "dns")}).leading_cause == Hypothesis(3, "dns")


def test_bands_and_signs_have_no_gap() -> None:
    ranges = [band.percent for band in Band]
    assert [low for low, _ in ranges[1:]] == [high for _, high in ranges[:-1]]
    assert [Rating.from_sign(rating.sign) for rating in Rating] == list(Rating)
