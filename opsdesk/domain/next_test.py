"""The next best test: what would set the leading causes furthest apart, from what the evidence matrix doesn't say yet.

After Heuer's analysis of competing hypotheses: a fact that fits all of them tells nothing, however well it fits. So
the most useful question is about a fact that speaks for or against one leading cause and that nobody held against its
rival: *if the other were right, would one see the same?* Where no fact does, it is what would show under only one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from opsdesk.domain.hypothesis import Evidence, Hypothesis
from opsdesk.domain.incident import Incident
from opsdesk.domain.staffing import idle
from opsdesk.domain.text import short
from opsdesk.domain.values import dataclass

LEADING: Final = 3
"""Causes from the top of the board that are worth telling apart."""
RECENT: Final = 100
"""Facts, the newest, that are looked through: the question is what to do now."""
PLAIN_SPLIT: Final = 2
"""How far a test without a fact to begin with sets two causes apart at the least: `+` for one, `-` for the other."""
LONGEST: Final = 40
"""Signs of a fact or a statement that a proposal repeats."""
MINUTES: Final = 10
"""Until somebody asks what a proposed test showed."""

Cell = tuple[int, int]
"""A cell of the matrix: number of the evidence, number of the hypothesis."""


@dataclass(frozen=True, slots=True)
class NextTest:
    """Something to find out that would tell two leading causes apart."""

    hypotheses: tuple[int, int]
    """The two, the higher on the board first."""
    evidence: int
    """The fact that one of them, or neither, was held against; 0 where a new one has to be found."""
    cells: tuple[Cell, ...]
    """The empty cells of the matrix that the answer fills."""
    gain: int
    """How much further apart it can set the two than what is rated does already, 1 … 4."""
    says: str
    why: str
    task: str
    """What somebody is asked to do."""

    @property
    def key(self) -> str:
        """The same while the same is open."""
        first, second = self.hypotheses
        return f"test:{first}:{second}:{self.evidence}"


def next_tests(incident: Incident) -> tuple[NextTest, ...]:
    """Every proposal, those that set the leading causes furthest apart first; among equals the higher pair on the
    board, then a fact that is there before one to be found, then the newest fact. Rated cells are never proposed."""
    rivals = combinations(leading_causes(incident), 2)
    found = [(place, test) for place, pair in enumerate(rivals) for test in _between(incident, *pair)]
    found.sort(key=lambda item: (-item[1].gain, item[0], len(item[1].cells) or LEADING, -item[1].evidence))
    return tuple(test for _, test in found)


def leading_causes(incident: Incident) -> Sequence[Hypothesis]:
    """The open causes at the top of the board, without those that are parts of another open one."""
    still = {cause.number: cause for cause in incident.board() if not cause.status.is_closed}
    return [cause for cause in still.values() if cause.parent not in still][:LEADING]


def line_for(test: NextTest, incident: Incident) -> str:
    """The capture line that makes it a timed action: for whoever has nothing to do, else with the name left open."""
    return _line(incident, test.hypotheses, f"{test.task} in {MINUTES}m")


def best_line(incident: Incident) -> str:
    """The line for the best proposal; where every pair is told apart already, the beginning of one for the two that
    lead; empty where there are no two."""
    found, leading = next_tests(incident), leading_causes(incident)
    if found:
        return line_for(found[0], incident)
    return _line(incident, (leading[0].number, leading[1].number), "") if len(leading) > 1 else ""


def _line(incident: Incident, hypotheses: tuple[int, int], task: str) -> str:
    owner = next(iter(idle(incident)), "")
    return f"@{owner} test H{hypotheses[0]} H{hypotheses[1]}: {task}"


def _between(incident: Incident, one: Hypothesis, other: Hypothesis) -> Iterator[NextTest]:
    """What would tell two causes apart."""
    apart = _apart(incident, one.number, other.number)
    for fact in list(incident.evidence.values())[-RECENT:]:
        test = _on_fact(incident, fact, one, other, apart)
        if test is not None:
            yield test
    if apart < PLAIN_SPLIT:
        yield _without_fact(incident, one, other, apart)


def _apart(incident: Incident, one: int, other: int) -> int:
    """How far what is rated on both sets them apart already."""
    held = incident.judgements
    pairs = ((held.get((number, one)), held.get((number, other))) for number in incident.evidence)
    return max((abs(here.rating - there.rating) for here, there in pairs if here and there), default=0)


def _on_fact(incident: Incident, fact: Evidence, one: Hypothesis, other: Hypothesis, apart: int) -> NextTest | None:
    """A fact that wasn't held against both; one that says nothing either way about one of them splits nothing."""
    held = {item.number: incident.judgements.get((fact.number, item.number)) for item in (one, other)}
    empty = [item for item in (one, other) if held[item.number] is None]
    rated = next((cell for cell in held.values() if cell), None)
    gain = (2 * abs(rated.rating) if rated else PLAIN_SPLIT) - apart
    if not empty or gain <= 0:
        return None
    rival, names = empty[-1], " nor ".join(item.name for item in empty)
    if rated:
        known = f"{_quoted(fact.text)} speaks {'for' if rated.rating > 0 else 'against'} H{rated.hypothesis}"
        why = f"{known}; if {rival.name} is right, would it show the same?"
    else:
        why = f"{_quoted(fact.text)} is rated for neither {names}; under which of them would it show?"
    cells = tuple((fact.number, item.number) for item in empty)
    says = f"find out whether {fact.name} fits {rival.name} too"
    task = f"would {_quoted(fact.text)} also show if it is {_quoted(rival.statement)}?"
    return NextTest((one.number, other.number), fact.number, cells, gain, says, why, task)


def _without_fact(incident: Incident, one: Hypothesis, other: Hypothesis, apart: int) -> NextTest:
    """Nothing that is there tells them apart: something is to be looked for."""
    bare = [item.name for item in (one, other) if not _has_evidence(incident, item.number)]
    nothing = f"nothing was filed on {' or '.join(bare)}" if bare else "no evidence does so far"
    return NextTest(
        hypotheses=(one.number, other.number),
        evidence=0,
        cells=(),
        gain=PLAIN_SPLIT - apart,
        says=f"find what tells {one.name} from {other.name}",
        why=f"{nothing}; what would show under one and not under the other?",
        task=f"what shows if it is {_quoted(one.statement)} and not if it is {_quoted(other.statement)}?",
    )


def _has_evidence(incident: Incident, hypothesis: int) -> bool:
    return any(cell.hypothesis == hypothesis and cell.rating for cell in incident.judgements.values())


def _quoted(text: str) -> str:
    return f"“{short(text, LONGEST)}”"
