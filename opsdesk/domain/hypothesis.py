"""Hypotheses, the evidence filed on them, and the ranking of the board.

Ranking is the analysis of competing hypotheses (Heuer): the fewest inconsistencies first, never the most support.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from opsdesk.domain.values import dataclass
from opsdesk.domain.vocabulary import Band, HypothesisKind, HypothesisStatus, Rating


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A statement about the cause, or a path out, that evidence can speak for or against."""

    number: int
    statement: str
    kind: HypothesisKind = HypothesisKind.CAUSE
    raised_at: datetime | None = None
    raised_by: str = ""
    status: HypothesisStatus = HypothesisStatus.OPEN
    band: Band | None = None
    tester: str = ""
    parent: int = 0
    closed_at: datetime | None = None
    closed_why: str = ""
    closed_by: int = 0
    """Number of the evidence that closed it; 0 when none was named."""
    explains: bool | None = None
    """Whether the commander said that it explains what users see; None while nobody asked."""
    foreign: str = ""
    """The record's own object (JSON) when this came from a record, so that it can be given back."""
    named: bool = False
    """The commander lets customers read of it, as a suspicion."""

    @property
    def name(self) -> str:
        """`H3`, as typed and shown."""
        return f"H{self.number}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact; how it sits with each hypothesis stands in the judgements."""

    number: int
    text: str
    at: datetime
    by: str = ""
    approx: bool = False
    foreign: str = ""

    @property
    def name(self) -> str:
        """`E3`, as shown in the matrix."""
        return f"E{self.number}"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One cell of the evidence × hypothesis matrix."""

    evidence: int
    hypothesis: int
    rating: Rating


Judgements = Mapping[tuple[int, int], Judgement]


@dataclass(frozen=True, slots=True)
class Weight:
    """What the evidence adds up to for one hypothesis; strong ratings count twice."""

    consistent: int = 0
    inconsistent: int = 0


NOTHING_RATED = Weight()


def weights(judgements: Judgements) -> Mapping[int, Weight]:
    """What all evidence adds up to, by hypothesis, in one pass; those that nothing was rated on are left out."""
    ratings: defaultdict[int, list[Rating]] = defaultdict(list)
    for cell in judgements.values():
        ratings[cell.hypothesis].append(cell.rating)
    return {hypothesis: _added_up(rated) for hypothesis, rated in ratings.items()}


def weigh(hypothesis: int, judgements: Judgements) -> Weight:
    """The weight of all evidence rated on one hypothesis; for several, `weights`."""
    return _added_up([cell.rating for cell in judgements.values() if cell.hypothesis == hypothesis])


def _added_up(ratings: Sequence[Rating]) -> Weight:
    return Weight(
        consistent=sum(rating for rating in ratings if rating > 0),
        inconsistent=-sum(rating for rating in ratings if rating < 0),
    )


def ranked(hypotheses: Iterable[Hypothesis], judgements: Judgements) -> list[Hypothesis]:
    """Confirmed first, then by fewest inconsistencies, then most support, then age; ruled out last."""
    weight_of = weights(judgements)

    def key(item: Hypothesis) -> tuple[int, int, int, int]:
        weight = weight_of.get(item.number, NOTHING_RATED)
        shelf = {HypothesisStatus.CONFIRMED: 0, HypothesisStatus.RULED_OUT: 2}.get(item.status, 1)
        return shelf, weight.inconsistent, -weight.consistent, item.number

    return sorted(hypotheses, key=key)


def as_tree(board: Iterable[Hypothesis]) -> list[tuple[int, Hypothesis]]:
    """A ranked board with every sub-hypothesis under its parent: pairs of depth (0 = top) and hypothesis.

    A parent was raised before its child; a foreign record that says otherwise gets the child at the top, not a circle.
    """
    items = list(board)
    known = {item.number for item in items}
    children: dict[int, list[Hypothesis]] = {}
    for item in items:
        parent = item.parent if item.parent in known and item.parent < item.number else 0
        children.setdefault(parent, []).append(item)
    tree: list[tuple[int, Hypothesis]] = []

    def walk(parent: int, depth: int) -> None:
        for item in children.get(parent, ()):
            tree.append((depth, item))
            walk(item.number, depth + 1)

    walk(0, 0)
    return tree


def splitting_power(evidence: int, hypotheses: Iterable[int], judgements: Judgements) -> int:
    """How far a piece of evidence sets hypotheses apart: the spread of its ratings, 0 (none) … 4."""
    ratings = [judgements[evidence, number].rating for number in hypotheses if (evidence, number) in judgements]
    return max(ratings) - min(ratings) if len(ratings) > 1 else 0
