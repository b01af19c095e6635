"""How risky a planned change is: likelihood times impact, the tier of that score, and the floors that may raise it.

A person may give likelihood and impact; what isn't given is suggested from the answers. Questions of an axis that was
given aren't asked, so leaving them open raises nothing; an answer that is there still counts for the floors.

The order matters: first the step up for a rollback that was never rehearsed, then the floor of what can't be undone.
The other way round every irreversible change would be extreme, since it has no rollback to rehearse. Nothing that gets
worse ever lowers the tier, whatever the settings say, and that is tested.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Final, Literal

from opsdesk.domain.bounds import Within
from opsdesk.domain.rigor import Demand, Rigor, Tier
from opsdesk.domain.risk_questions import HIGHEST, Axis, Reason, RiskAnswers, Rollback, reasons, suggested
from opsdesk.domain.values import dataclass

Never = Literal["never"]
NEVER: Final = "never"

Grade = Annotated[int, Within(1, HIGHEST)]


@dataclass(frozen=True, slots=True)
class ChangeRisk:
    """All that a change's tier depends on."""

    answers: RiskAnswers = RiskAnswers()
    likelihood: Grade | None = None
    """As a person judges it; None: as the answers suggest."""
    impact: Grade | None = None
    irreversible: bool = False
    """It can't be undone; so says the answer “impossible” to how it is rolled back, too."""
    rehearsed: date | Never | None = None
    """When its rollback was last rehearsed; None: nobody said, which raises nothing and is told."""
    emergency: bool = False


@dataclass(frozen=True, slots=True)
class Factor:
    """Likelihood or impact, with where it comes from."""

    axis: Axis
    value: int
    given: bool
    """A person gave it; otherwise it is what the answers suggest."""
    suggested: int | None
    """What the answers suggest; None when it was given and some of its questions are open, which would only guess."""
    reasons: tuple[Reason, ...]
    """What made up the suggestion."""

    @property
    def unknown(self) -> tuple[str, ...]:
        """The questions that count as their worst because nobody answered."""
        return tuple(held.question.id for held in self.reasons if held.answer is None)

    @property
    def points(self) -> int:
        """The sum of its reasons."""
        return sum(reason.points for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Raise:
    """A floor that moved the tier."""

    floor: Literal["never-rehearsed", "irreversible"]
    before: Tier
    after: Tier
    because: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the risk of a change is, why, and what it demands."""

    likelihood: Factor
    impact: Factor
    by_score: Tier
    raises: tuple[Raise, ...]
    """In the order in which they moved the tier."""
    tier: Tier
    demands: tuple[Demand, ...]
    """Every piece of evidence that is asked for, that of the lower tiers first."""
    review_within_days: int | None
    """Of an emergency: the same demands, whose documents may follow until the review. None for a planned change."""
    if_never_rehearsed: Tier | None
    """The tier it has if its rollback was never rehearsed, when nobody said and that would move it; otherwise None."""

    @property
    def score(self) -> int:
        """1 to 25."""
        return self.likelihood.value * self.impact.value

    @property
    def unknown(self) -> tuple[str, ...]:
        """The questions whose answers could still lower the score."""
        return (*self.likelihood.unknown, *self.impact.unknown)


def assess(risk: ChangeRisk, rigor: Rigor) -> Assessment:
    """The risk of a change, as far as anyone knows it."""
    likelihood = _factor(Axis.LIKELIHOOD, risk.likelihood, risk.answers)
    impact = _factor(Axis.IMPACT, risk.impact, risk.answers)
    by_score = rigor.tier_of(likelihood.value * impact.value)
    raises = _raises(by_score, risk, rigor)
    tier = raises[-1].after if raises else by_score
    return Assessment(
        likelihood=likelihood,
        impact=impact,
        by_score=by_score,
        raises=raises,
        tier=tier,
        demands=rigor.demanded(tier),
        review_within_days=rigor.emergency_review_days if risk.emergency else None,
        if_never_rehearsed=_if_never_rehearsed(by_score, tier, risk, rigor),
    )


def rehearsal_is_current(rehearsed: date, demand: Demand, today: date) -> bool:
    """Whether a rehearsal is recent enough for a demand; one that is still to come is none."""
    return rehearsed <= today and (not demand.within_days or (today - rehearsed).days <= demand.within_days)


def _factor(axis: Axis, given: int | None, answers: RiskAnswers) -> Factor:
    held = reasons(answers, axis)
    suggestion = suggested(held)
    if given is None:
        return Factor(axis, suggestion, given=False, suggested=suggestion, reasons=held)
    if any(reason.answer is None for reason in held):
        return Factor(axis, given, given=True, suggested=None, reasons=())
    return Factor(axis, given, given=True, suggested=suggestion, reasons=held)


def _raises(tier: Tier, risk: ChangeRisk, rigor: Rigor) -> tuple[Raise, ...]:
    """The floors that move a tier, one after the other."""
    moved = []
    if risk.rehearsed == NEVER and (after := tier.up(rigor.never_rehearsed_steps)) is not tier:
        moved.append(Raise("never-rehearsed", tier, after, "its rollback was never rehearsed"))
        tier = after
    why_not = _why_irreversible(risk)
    if why_not and rigor.irreversible_at_least.rank > tier.rank:
        moved.append(Raise("irreversible", tier, rigor.irreversible_at_least, why_not))
    return tuple(moved)


def _why_irreversible(risk: ChangeRisk) -> str:
    """Why it counts as one that can't be undone; empty when it doesn't."""
    if risk.irreversible or risk.answers.rollback is Rollback.IMPOSSIBLE:
        return "it can't be undone"
    if risk.answers.rollback is None and risk.impact is None:
        return "nobody said how it is rolled back, so it counts as one that can't be undone"
    return ""


def _if_never_rehearsed(by_score: Tier, tier: Tier, risk: ChangeRisk, rigor: Rigor) -> Tier | None:
    if risk.rehearsed is not None:
        return None
    raises = _raises(by_score, replace(risk, rehearsed=NEVER), rigor)
    then = raises[-1].after if raises else by_score
    return then if then is not tier else None
