"""Numbers of a record's things: H1, E3, A2 … A row without a number of its own gets the one after the row before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from opsdesk.domain.entries.board import EvidenceJudged
from opsdesk.domain.errors import BadInput
from opsdesk.domain.values import dataclass
from opsdesk.formats.record.model import Record
from opsdesk.formats.record.rows import EvidenceRow, TimelineRow
from opsdesk.formats.record.typed import owner_of


class Numbered(Protocol):
    """A row that may bring its number."""

    @property
    def number(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number of each row, in the order of its list."""

    hypotheses: tuple[int, ...]
    evidence: tuple[tuple[int, ...], ...]
    """For each hypothesis those of its evidence; last, those of the evidence on no hypothesis."""
    actions: tuple[int, ...]
    updates: tuple[int, ...]
    changes: tuple[int, ...]
    follow_ups: tuple[int, ...]
    decisions: Mapping[int, int]
    """By the decision's place in the timeline."""


def evidence_lists(record: Record) -> list[tuple[str, Sequence[EvidenceRow]]]:
    """Place and rows of every list of evidence, in the record's order; the one on no hypothesis comes last."""
    lists = [(f"hypotheses[{i}].evidence", row.evidence) for i, row in enumerate(record.hypotheses)]
    return [*lists, ("evidence", record.evidence)]


def number(record: Record) -> Numbers:
    """The numbers of a record's rows; raises BadInput, naming the place, where they can't be."""
    places = evidence_lists(record)
    flat = [(f"{place}[{i}]", row) for place, rows in places for i, row in enumerate(rows)]
    evidence = iter(_numbers(flat))
    numbers = Numbers(
        hypotheses=_listed("hypotheses", record.hypotheses),
        evidence=tuple(tuple(next(evidence) for _ in rows) for _, rows in places),
        actions=_listed("actions", record.actions),
        updates=_listed("updates", record.updates),
        changes=_listed("changes", record.changes),
        follow_ups=_listed("postmortem_actions", record.postmortem_actions),
        decisions=_decisions(record),
    )
    for place, reason in _misplaced(record, numbers):
        raise BadInput(f"{place}: {reason}")
    return numbers


def _decisions(record: Record) -> dict[int, int]:
    places = [place for place, row in enumerate(record.timeline) if row.is_decision]
    return dict(zip(places, _numbers((f"timeline[{i}]", record.timeline[i]) for i in places), strict=True))


def _listed(name: str, rows: Sequence[Numbered]) -> tuple[int, ...]:
    return tuple(_numbers((f"{name}[{i}]", row) for i, row in enumerate(rows)))


def _numbers(rows: Iterable[tuple[str, Numbered]]) -> Iterator[int]:
    taken: set[int] = set()
    last = 0
    for place, row in rows:
        last = row.number or last + 1
        if last in taken:
            raise BadInput(f"{place}.number: {last} is taken by an earlier row")
        taken.add(last)
        yield last


def _misplaced(record: Record, numbers: Numbers) -> Iterator[tuple[str, str]]:
    """Rows that speak of a thing that isn't there, or of another than the one they stand under."""
    known = set(numbers.hypotheses)
    facts = {number for group in numbers.evidence for number in group}
    for i, (own, row) in enumerate(zip(numbers.hypotheses, record.hypotheses, strict=True)):
        if row.parent is not None and row.parent >= own:
            yield f"hypotheses[{i}].parent", f"H{row.parent} isn't older than H{own}"
        yield from _foreign_history(f"hypotheses[{i}]", own, row.history, "hypothesis", facts)
    for i, (own, action) in enumerate(zip(numbers.actions, record.actions, strict=True)):
        yield from _foreign_history(f"actions[{i}]", own, action.history, "action", facts)
    for i, noted in enumerate(record.timeline):
        if noted.entry and noted.entry.payload and owner_of(noted.entry.payload):
            yield f"timeline[{i}].entry", "belongs in the history of its hypothesis or action"
    for place, rows in evidence_lists(record):
        for i, fact in enumerate(rows):
            for name in fact.ratings:
                if int(name[1:]) not in known:
                    yield f"{place}[{i}].ratings.{name}", f"there is no {name} in this record"


def _foreign_history(
    place: str, own: int, history: Sequence[TimelineRow], of: str, facts: set[int]
) -> Iterator[tuple[str, str]]:
    for i, row in enumerate(history):
        payload = row.entry.payload if row.entry else None
        if payload is None:
            yield f"{place}.history[{i}]", "has no entry, or one that only a newer desk understands"
        elif owner_of(payload) != own or payload.KIND.startswith("action.") != (of == "action"):
            yield f"{place}.history[{i}].entry", f"doesn't speak of this {of} (its number is {own})"
        elif isinstance(payload, EvidenceJudged) and payload.evidence not in facts:
            yield f"{place}.history[{i}].entry", f"there is no E{payload.evidence} in this record"
