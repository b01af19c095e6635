"""What a record's hypotheses and evidence tell, as entries of the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import count

from opsdesk.domain.entries import Dated
from opsdesk.domain.entries.board import (
    EvidenceFiled,
    EvidenceJudged,
    HypothesisBanded,
    HypothesisClosed,
    HypothesisRaised,
    HypothesisReopened,
    HypothesisTested,
)
from opsdesk.domain.hypothesis import Judgement
from opsdesk.domain.vocabulary import HypothesisStatus, Rating
from opsdesk.formats.record.model import Record
from opsdesk.formats.record.numbers import Numbers, evidence_lists
from opsdesk.formats.record.ordered import Ordered, derived, history, own_json
from opsdesk.formats.record.rows import EvidenceRow, HypothesisRow, TimelineRow
from opsdesk.formats.record.words import hypothesis_kind, hypothesis_status

_SUPPORT = {True: Rating.RATHER_CONSISTENT, False: Rating.RATHER_INCONSISTENT, None: Rating.NEUTRAL}


def board_happenings(record: Record, numbers: Numbers) -> Iterator[Ordered]:
    """Every hypothesis raised, tested, closed, and every fact filed."""
    facts, rows = count(1), count(1)
    filed_at = {
        number: fact.at
        for group, (_, evidence) in zip(numbers.evidence, evidence_lists(record), strict=True)
        for number, fact in zip(group, evidence, strict=True)
    }
    for place, row in enumerate(record.hypotheses):
        number, group = numbers.hypotheses[place], numbers.evidence[place]
        yield _raised(row, number, place + 1)
        yield from _filed(zip(group, row.evidence, facts, strict=False), number)
        yield from _history(zip(row.history, rows, strict=False), row.raised_at, filed_at)
        yield from _standing(row, number, group)
    yield from _filed(zip(numbers.evidence[-1], record.evidence, facts, strict=False), 0)


def _raised(row: HypothesisRow, number: int, place: int) -> Ordered:
    foreign = own_json(row, "evidence", "history")
    kind = hypothesis_kind(row.kind, row.statement)
    raised = HypothesisRaised(number, row.statement, kind, row.parent or 0, foreign=foreign, row=place)
    return row.raised_at, Dated(row.raised_at, raised, row.raised_by)


def _filed(rows: Iterable[tuple[int, EvidenceRow, int]], hypothesis: int) -> Iterator[Ordered]:
    for number, row, place in rows:
        judged = tuple(Judgement(number, on, rating) for on, rating in _ratings(row, hypothesis).items())
        filed = EvidenceFiled(number, row.text, judged, foreign=own_json(row), row=place)
        yield row.at, Dated(row.at, filed, row.by, row.approx)


def _ratings(row: EvidenceRow, hypothesis: int) -> dict[int, Rating]:
    """How a fact sits with each hypothesis; the one it stands under comes first."""
    ratings = {hypothesis: _SUPPORT[row.supports]} if hypothesis else {}
    return ratings | {int(name[1:]): Rating.from_sign(sign) for name, sign in row.ratings.items()}


def _history(
    rows: Iterable[tuple[TimelineRow, int]], raised_at: datetime, filed_at: dict[int, datetime]
) -> Iterator[Ordered]:
    """A fact was rated after it was filed, whatever time the rating says."""
    for place, dated in history(rows, raised_at):
        judged = dated.payload
        yield max(place, filed_at.get(judged.evidence, place)) if isinstance(judged, EvidenceJudged) else place, dated


def _standing(row: HypothesisRow, number: int, facts: Sequence[int]) -> Iterator[Ordered]:
    """Where the hypothesis stood at the end, as far as its history doesn't tell how it came there."""
    told = {type(item.entry.payload) for item in row.history if item.entry}
    last = max([row.raised_at, *(fact.at for fact in row.evidence)])
    if row.tester and HypothesisTested not in told:
        yield derived(row.raised_at, HypothesisTested(number, row.tester, derived=True))
    if row.band and HypothesisBanded not in told:
        yield derived(last, HypothesisBanded(number, row.band, derived=True))
    status = hypothesis_status(row.status)
    if status.is_closed and not told & {HypothesisClosed, HypothesisReopened}:
        proof = row.closed_by_evidence or (0 if row.reason else _proof(row, status, facts))
        closed = HypothesisClosed(number, status, row.reason, proof, row.explains, derived=True)
        yield derived(row.closed_at or last, closed)


def _proof(row: HypothesisRow, status: HypothesisStatus, facts: Sequence[int]) -> int:
    """Number of the last fact that speaks for the verdict; 0 when none does."""
    wanted = status is HypothesisStatus.CONFIRMED
    fitting = [number for number, fact in zip(facts, row.evidence, strict=True) if fact.supports is wanted]
    return fitting[-1] if fitting else 0
