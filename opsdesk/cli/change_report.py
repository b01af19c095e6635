"""An assessed change for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from opsdesk.domain.change_risk import Assessment, Factor, Never, rehearsal_is_current
from opsdesk.domain.rigor import REHEARSAL, Demand, Rigor
from opsdesk.domain.risk_questions import HIGHEST
from opsdesk.domain.text import one_line

Rehearsed = date | Never | None


def as_text(found: Assessment, rigor: Rigor, rehearsed: Rehearsed, today: date) -> str:
    """The tier first, then what made it so, then what it demands."""
    return "\n".join([_headline(found), *_why(found, rigor), *_demanded(found, rehearsed, today)])


def as_json(found: Assessment, rigor: Rigor, rehearsed: Rehearsed, today: date) -> dict[str, Any]:
    """The same with stable keys."""
    return {
        "tier": found.tier,
        "score": found.score,
        "tier_by_score": found.by_score,
        "likelihood": _factor(found.likelihood),
        "impact": _factor(found.impact),
        "raised": [
            {"floor": moved.floor, "from": moved.before, "to": moved.after, "why": moved.because}
            for moved in found.raises
        ],
        "unknown": found.unknown,
        "tier_if_never_rehearsed": found.if_never_rehearsed,
        "emergency": found.review_within_days is not None,
        "review_within_days": found.review_within_days,
        "demands": [
            {
                "id": demand.id,
                "tier": demand.tier,
                "sentence": demand.sentence,
                "evidence": demand.evidence,
                "within_days": demand.within_days or None,
                "met": met(demand, rehearsed, today),
            }
            for demand in found.demands
        ],
        "rigor_version": rigor.version,
    }


def met(demand: Demand, rehearsed: Rehearsed, today: date) -> bool | None:
    """Whether what was said meets a demand. None: nothing was said of it."""
    if demand.evidence != REHEARSAL or rehearsed is None:
        return None
    return isinstance(rehearsed, date) and rehearsal_is_current(rehearsed, demand, today)


def _factor(factor: Factor) -> dict[str, Any]:
    return {
        "value": factor.value,
        "given": factor.given,
        "suggested": factor.suggested,
        "why": [
            {"question": reason.question.id, "answer": reason.answer, "points": reason.points}
            for reason in factor.reasons
        ],
    }


def _headline(found: Assessment) -> str:
    path = " · emergency" if found.review_within_days is not None else ""
    score = f"likelihood {found.likelihood.value} × impact {found.impact.value} = {found.score}"
    return f"{found.tier}{path} · {score}"


def _why(found: Assessment, rigor: Rigor) -> Iterator[str]:
    low, high = rigor.band(found.by_score)
    yield "why:"
    yield f"  a score of {low} to {high} is {found.by_score}"
    for moved in found.raises:
        yield f"  raised from {moved.before} to {moved.after}: {moved.because}"
    yield from _factor_lines(found.likelihood)
    yield from _factor_lines(found.impact)
    if found.if_never_rehearsed:
        yield f"  nobody said when its rollback was rehearsed; if never, it is {found.if_never_rehearsed}"


def _factor_lines(factor: Factor) -> Iterator[str]:
    sum_of = f"1 and half of {factor.points} points, rounded up, {HIGHEST} at most"
    if not factor.given:
        yield f"  {factor.axis} {factor.value} by the answers: {sum_of}"
    elif factor.suggested is None:
        yield f"  {factor.axis} {factor.value} as given"
    else:
        yield f"  {factor.axis} {factor.value} as given; the answers suggest {factor.suggested}: {sum_of}"
    yield from (f"    {reason.sentence}" for reason in factor.reasons if reason.points)


def _demanded(found: Assessment, rehearsed: Rehearsed, today: date) -> Iterator[str]:
    yield "demands:"
    width = max((len(demand.id) for demand in found.demands), default=0)
    for demand in found.demands:
        yield f"  {demand.id:<{width}}  {one_line(demand.sentence)}{_standing(demand, rehearsed, today)}"
    if found.review_within_days is not None:
        yield f"  emergency: the same, its documents may follow; review it within {found.review_within_days} days"


def _standing(demand: Demand, rehearsed: Rehearsed, today: date) -> str:
    """How recent its evidence must be, and how it stands where something was said of it."""
    said = [f"within {demand.within_days} days"] if demand.within_days else []
    held = met(demand, rehearsed, today)
    if held is not None:
        when = f"{rehearsed}, {(today - rehearsed).days} days ago" if isinstance(rehearsed, date) else "never"
        said.append(f"{'met' if held else 'not met'}: {when}")
    return f" ({'; '.join(said)})" if said else ""
