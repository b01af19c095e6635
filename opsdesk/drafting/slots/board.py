"""What the cause could be and what it isn't: numbers for everybody, hypotheses with their evidence for engineers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from opsdesk.domain.hypothesis import Hypothesis, weigh
from opsdesk.domain.vocabulary import HypothesisStatus
from opsdesk.drafting.facts import EVERYBODY, INTERNAL, PUBLIC, Fact, FactState
from opsdesk.drafting.frame import Frame
from opsdesk.drafting.objections import objection
from opsdesk.drafting.phrasing import as_name, spelled, tidy
from opsdesk.drafting.slots.causes import ENGINEERS, MOST_LINES, behind, statement
from opsdesk.drafting.slots.telling import confirmed, for_customers

_NAMED_INSIDE = 4
"""Causes ruled out that executives read of by name."""


def suspects(frame: Frame) -> Iterator[Fact]:
    """What is looked at: the number for everybody while no cause is confirmed, the hypotheses for engineers."""
    standing = frame.standing
    if not standing:
        return
    evidence = tuple(item.name for item in standing)
    audiences = ENGINEERS if frame.confirmed else EVERYBODY
    yield confirmed("suspects", spelled(len(standing), "possible cause"), evidence=evidence, audiences=audiences)
    for item in standing[:MOST_LINES]:
        yield Fact(
            f"suspects.{item.name}",
            _line(frame, item),
            FactState.SUSPECTED,
            item.raised_at,
            behind(frame, item),
            ENGINEERS,
        )
    if len(standing) > MOST_LINES:
        more = f"{len(standing) - MOST_LINES} more on the board"
        yield confirmed("suspects.more", more, evidence=evidence[MOST_LINES:], audiences=ENGINEERS)


def ruled_out(frame: Frame) -> Iterator[Fact]:
    """What it is not: by name for the desk, as a number for customers, who must not read a cause that wasn't one."""
    out = [
        item
        for item in frame.causes
        if item.status is HypothesisStatus.RULED_OUT and not objection(item.statement, people=frame.people)
    ]
    if not out:
        return
    out.sort(key=_closed, reverse=True)
    names = [statement(item) for item in out[:_NAMED_INSIDE]]
    more = [f"and {len(out) - _NAMED_INSIDE} more"] if len(out) > _NAMED_INSIDE else []
    evidence = tuple(item.name for item in out)
    fact = Fact("ruled_out", "; ".join(names + more), FactState.RULED_OUT, out[0].closed_at, evidence, INTERNAL)
    yield fact
    number = spelled(len(out), "possible cause")
    yield replace(fact, key=for_customers("ruled_out"), text=number, audiences=PUBLIC)
    for item in out[:MOST_LINES]:
        yield replace(
            fact,
            key=f"ruled_out.{item.name}",
            text=_closed_line(frame, item),
            as_of=item.closed_at,
            evidence=behind(frame, item),
            audiences=ENGINEERS,
        )


def beside_the_point(frame: Frame) -> Iterator[Fact]:
    """Causes that are confirmed and yet don't explain what users see: engineers only."""
    for item in frame.causes:
        beside = item.status is HypothesisStatus.CONFIRMED and item.explains is False
        if beside and not objection(item.statement, people=frame.people):
            text = f"{item.name} confirmed, does not explain what users see: {statement(item)}"
            at, evidence = item.closed_at, behind(frame, item)
            yield confirmed(f"aside.{item.name}", text, at=at, evidence=evidence, audiences=ENGINEERS)


def _line(frame: Frame, item: Hypothesis) -> str:
    weight = weigh(item.number, frame.ratings_on(item.number))
    if barred := objection(item.statement, people=frame.people):
        return f"{item.name} (not shown: it {barred.why})"
    tested = f"{as_name(item.tester)} tests it" if item.tester else "nobody tests it"
    evidence = f"Evidence +{weight.consistent} −{weight.inconsistent}{_latest(frame, item)}"
    strength = f"suspected ({item.band})" if item.band else "suspected"
    return f"{item.name} {strength}, {tested}: {statement(item)}. {evidence}"


def _latest(frame: Frame, item: Hypothesis) -> str:
    """The newest evidence that speaks for or against it, with its sign."""
    cells = [cell for cell in frame.ratings_on(item.number).values() if cell.rating]
    if not cells:
        return ""
    cell = max(cells, key=lambda cell: cell.evidence)
    text = _evidence_text(frame, cell.evidence)
    return f", newest ({cell.rating.sign}): {text}" if text and not objection(text, people=frame.people) else ""


def _closed_line(frame: Frame, item: Hypothesis) -> str:
    reason = tidy(item.closed_why) or _evidence_text(frame, item.closed_by)
    when = f" at {frame.clock(item.closed_at)}" if item.closed_at else ""
    shown = f". Against it: {reason}" if reason and not objection(reason, people=frame.people) else ""
    return f"{item.name} (hypothesis ruled out{when}): {statement(item)}{shown}"


def _evidence_text(frame: Frame, number: int) -> str:
    held = frame.incident.evidence.get(number)
    return tidy(held.text) if held else ""


def _closed(item: Hypothesis) -> tuple[float, int]:
    return item.closed_at.timestamp() if item.closed_at else 0, item.number
