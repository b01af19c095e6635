"""From the risk of a change to its verdict: the tier, why, and what it demands, as the policy says on that day."""

from __future__ import annotations

from collections.abc import Iterator

from opsdesk.domain.change_parts import Verdict, asked_of
from opsdesk.domain.change_risk import Assessment, ChangeRisk, Factor, assess
from opsdesk.domain.rigor import Rigor


def verdict_of(risk: ChangeRisk, rigor: Rigor) -> Verdict:
    """What a change of that risk is kept under."""
    found = assess(risk, rigor)
    return Verdict(
        tier=found.tier,
        score=found.score,
        likelihood=found.likelihood.value,
        impact=found.impact.value,
        why=tuple(because(found, rigor)),
        asked=asked_of(found.demands),
        rigor_version=rigor.version,
        review_days=found.review_within_days or 0,
    )


def because(found: Assessment, rigor: Rigor) -> Iterator[str]:
    """What made the tier, a sentence each: the band of the score, what raised it, then what made up each number."""
    low, high = rigor.band(found.by_score)
    yield f"a score of {low} to {high} is {found.by_score}"
    for moved in found.raises:
        yield f"raised from {moved.before} to {moved.after}: {moved.because}"
    if found.if_never_rehearsed:
        yield f"nobody said when its rollback was rehearsed; if never, it is {found.if_never_rehearsed}"
    yield from _factor(found.likelihood)
    yield from _factor(found.impact)


def _factor(factor: Factor) -> Iterator[str]:
    if factor.given:
        other = f"; the answers suggest {factor.suggested}" if factor.suggested not in {None, factor.value} else ""
        yield f"{factor.axis} {factor.value} as given{other}"
        return
    said = ", ".join(reason.sentence for reason in factor.reasons if reason.points)
    yield f"{factor.axis} {factor.value}: {said or 'nothing speaks for more'}"
