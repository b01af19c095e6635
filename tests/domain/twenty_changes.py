"""Twenty planned changes with likelihood, impact and tier, worked out by hand from the rules and from nothing else.

An axis that was answered is 1 and half its points, rounded up, 5 at most; the points are written behind each. A score
of 1–5 is standard, 6–11 normal, 12–19 high, 20–25 extreme; a rollback never rehearsed is one tier up, and what can't be
undone is high at least.
"""

from __future__ import annotations

from datetime import date

from opsdesk.domain.change_risk import NEVER, ChangeRisk
from opsdesk.domain.rigor import Tier
from opsdesk.domain.risk_questions import (
    CustomerVisible,
    Disruption,
    Documented,
    DoneBefore,
    Resources,
    Restorable,
    Revenue,
    RiskAnswers,
    Rollback,
    Tested,
    UsersTouched,
)

LATELY = date(2026, 11, 2)

Row = tuple[str, ChangeRisk, int, int, Tier]


def answers(likelihood: str, impact: str) -> RiskAnswers:
    """The answers in the order of the questions, `?` for an unknown one."""
    done, tested, documented, resources = likelihood.split()
    users, revenue, visible, disruption, rollback, restorable = impact.split()
    return RiskAnswers(
        done_before=None if done == "?" else DoneBefore(done),
        tested=None if tested == "?" else Tested(tested),
        documented=None if documented == "?" else Documented(documented),
        resources=None if resources == "?" else Resources(resources),
        users=None if users == "?" else UsersTouched(users),
        revenue=None if revenue == "?" else Revenue(revenue),
        customer_visible=None if visible == "?" else CustomerVisible(visible),
        disruption=None if disruption == "?" else Disruption(disruption),
        rollback=None if rollback == "?" else Rollback(rollback),
        restorable=None if restorable == "?" else Restorable(restorable),
    )


def answered(likelihood: str, impact: str) -> ChangeRisk:
    return ChangeRisk(answers(likelihood, impact), rehearsed=LATELY)


TWENTY: tuple[Row, ...] = (
    # By the answers.
    (
        "a typo on a help page",
        answered("often fully fully enough", "none none no none easy yes"),  # 0; 0
        1, 1, Tier.STANDARD,
    ),
    (
        "a feature switched on for one user in a hundred",
        answered("often fully partly enough", "few none yes none easy yes"),  # 1; 1+1
        2, 2, Tier.STANDARD,
    ),
    (
        "a shorter log retention, of which two things are unknown",
        answered("often fully fully ?", "none none no none easy ?"),  # 2; 2
        2, 2, Tier.STANDARD,
    ),
    (
        "the weekly release of a shop",
        answered("often partly fully enough", "many some yes none easy yes"),  # 2; 2+2+1
        2, 4, Tier.NORMAL,
    ),
    (
        "a larger database host",
        answered("seldom fully fully enough", "all some yes brief hard barely"),  # 2; 4+2+1+1+1+1
        2, 5, Tier.NORMAL,
    ),
    (
        "a new TLS library on every edge host",
        answered("seldom partly fully enough", "all some yes none easy yes"),  # 2+2; 4+2+1
        3, 5, Tier.HIGH,
    ),
    (
        "dropping a column that nothing reads",
        answered("seldom fully fully enough", "none none no none impossible yes"),  # 2; 3: a score of 6, then the floor
        2, 3, Tier.HIGH,
    ),
    (
        "another payment provider",
        answered("never partly partly scarce", "many much yes none hard barely"),  # 4+2+1+1; 2+4+1+1+1
        5, 5, Tier.EXTREME,
    ),
    ("something of which nothing is known", ChangeRisk(), 5, 5, Tier.EXTREME),
    # As a person judged them, at the edges of the tiers.
    ("the highest standard score", ChangeRisk(likelihood=1, impact=5, rehearsed=LATELY), 1, 5, Tier.STANDARD),
    ("the lowest normal score", ChangeRisk(likelihood=2, impact=3, rehearsed=LATELY), 2, 3, Tier.NORMAL),
    ("the highest normal score there is", ChangeRisk(likelihood=5, impact=2, rehearsed=LATELY), 5, 2, Tier.NORMAL),
    ("the lowest high score", ChangeRisk(likelihood=3, impact=4, rehearsed=LATELY), 3, 4, Tier.HIGH),
    ("the highest high score there is", ChangeRisk(likelihood=4, impact=4, rehearsed=LATELY), 4, 4, Tier.HIGH),
    ("the lowest extreme score", ChangeRisk(likelihood=4, impact=5, rehearsed=LATELY), 4, 5, Tier.EXTREME),
    # Moved by a floor.
    ("standard, never rehearsed", ChangeRisk(likelihood=1, impact=4, rehearsed=NEVER), 1, 4, Tier.NORMAL),
    ("high, never rehearsed", ChangeRisk(likelihood=3, impact=5, rehearsed=NEVER), 3, 5, Tier.EXTREME),
    ("standard, irreversible", ChangeRisk(likelihood=1, impact=2, irreversible=True), 1, 2, Tier.HIGH),
    (
        "standard, irreversible, never rehearsed",
        ChangeRisk(likelihood=1, impact=1, irreversible=True, rehearsed=NEVER),
        1, 1, Tier.HIGH,
    ),
    # An emergency has the tier that it would have anyway.
    (
        "a hotfix that can't wait",
        ChangeRisk(likelihood=3, impact=3, rehearsed=LATELY, emergency=True),
        3, 3, Tier.NORMAL,
    ),
)  # fmt: skip
