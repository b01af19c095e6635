"""What is asked about a planned change, and how answers suggest its likelihood and its impact.

Likelihood is how likely the change is to go wrong, impact is how bad that would be; each is 1 to 5. Every answer has
points, 0 for the best one and more for each worse one, so that a worse answer can never suggest less. An axis is **1
and half its points, rounded up, and 5 at most**. What nobody answered counts as the worst answer. The weights are this
project's own proposal.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from opsdesk.domain.values import dataclass

HIGHEST: Final = 5
"""Of likelihood and of impact; 1 is the lowest."""


class Axis(StrEnum):
    """The two factors of a score."""

    LIKELIHOOD = "likelihood"
    IMPACT = "impact"


class DoneBefore(StrEnum):
    """How used the team is to this kind of change; the members of this and the next scales stand from best to worst."""

    OFTEN = "often"
    SELDOM = "seldom"
    NEVER = "never"


class Tested(StrEnum):
    """How much of it was tried before, in a place like production."""

    FULLY = "fully"
    PARTLY = "partly"
    NOT = "not"


class Documented(StrEnum):
    """Whether its steps are written down."""

    FULLY = "fully"
    PARTLY = "partly"
    NOT = "not"


class Resources(StrEnum):
    """Whether the people and the time that it needs are there."""

    ENOUGH = "enough"
    SCARCE = "scarce"
    LACKING = "lacking"


class UsersTouched(StrEnum):
    """How many users would feel it if it failed."""

    NONE = "none"
    FEW = "few"
    MANY = "many"
    ALL = "all"


class Revenue(StrEnum):
    """How much revenue hangs on what it touches."""

    NONE = "none"
    SOME = "some"
    MUCH = "much"


class CustomerVisible(StrEnum):
    """Whether customers would see a failure."""

    NO = "no"
    YES = "yes"


class Disruption(StrEnum):
    """How long it interrupts a service, if it goes wrong."""

    NONE = "none"
    BRIEF = "brief"
    LONG = "long"


class Rollback(StrEnum):
    """How easily it is undone."""

    EASY = "easy"
    HARD = "hard"
    IMPOSSIBLE = "impossible"


class Restorable(StrEnum):
    """Whether service can be restored within the change's window."""

    YES = "yes"
    BARELY = "barely"
    NO = "no"


@dataclass(frozen=True, slots=True)
class RiskAnswers:
    """What is known of a planned change; None is “unknown”, which is always allowed."""

    done_before: DoneBefore | None = None
    tested: Tested | None = None
    documented: Documented | None = None
    resources: Resources | None = None
    users: UsersTouched | None = None
    revenue: Revenue | None = None
    customer_visible: CustomerVisible | None = None
    disruption: Disruption | None = None
    rollback: Rollback | None = None
    restorable: Restorable | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question: a field of `RiskAnswers`, the axis it bears on, and its answers with their points."""

    id: str
    axis: Axis
    label: str
    answers: type[StrEnum]
    points: tuple[int, ...]
    """One for each answer, in their order: rising from 0."""

    @property
    def worst(self) -> StrEnum:
        """What an unknown answer counts as."""
        return list(self.answers)[-1]

    def points_of(self, answer: StrEnum) -> int:
        """What an answer adds to its axis."""
        return self.points[list(self.answers).index(answer)]


QUESTIONS: Final = (
    Question("done_before", Axis.LIKELIHOOD, "done before", DoneBefore, (0, 2, 4)),
    Question("tested", Axis.LIKELIHOOD, "tested", Tested, (0, 2, 4)),
    Question("documented", Axis.LIKELIHOOD, "documented", Documented, (0, 1, 2)),
    Question("resources", Axis.LIKELIHOOD, "people and time for it", Resources, (0, 1, 2)),
    Question("users", Axis.IMPACT, "users touched", UsersTouched, (0, 1, 2, 4)),
    Question("revenue", Axis.IMPACT, "revenue at stake", Revenue, (0, 2, 4)),
    Question("customer_visible", Axis.IMPACT, "visible to customers", CustomerVisible, (0, 1)),
    Question("disruption", Axis.IMPACT, "disruption", Disruption, (0, 1, 3)),
    Question("rollback", Axis.IMPACT, "rollback", Rollback, (0, 1, 3)),
    Question("restorable", Axis.IMPACT, "restorable within the window", Restorable, (0, 1, 2)),
)


@dataclass(frozen=True, slots=True)
class Reason:
    """What one question adds to its axis."""

    question: Question
    answer: StrEnum | None
    """None: nobody answered, so it counts as the worst."""
    points: int

    @property
    def sentence(self) -> str:
        """`tested: partly (+2)`, `tested: unknown, counted as “not” (+4)`."""
        said = self.answer or f"unknown, counted as “{self.question.worst}”"
        return f"{self.question.label}: {said} (+{self.points})"


def reasons(answers: RiskAnswers, axis: Axis) -> tuple[Reason, ...]:
    """What every question of an axis adds to it."""
    asked = ((question, getattr(answers, question.id)) for question in QUESTIONS if question.axis is axis)
    return tuple(Reason(question, answer, question.points_of(answer or question.worst)) for question, answer in asked)


def suggested(held: Iterable[Reason]) -> int:
    """The value, 1 to 5, that an axis has by its reasons."""
    points = sum(reason.points for reason in held)
    return min(HIGHEST, 1 + (points + 1) // 2)
