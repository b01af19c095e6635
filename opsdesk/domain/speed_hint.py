"""Speed up or hold: a hint for one service from its change fail rate and its error budget, with its reasons.

A hint and nothing more: it forbids nothing, and no service is held against another. Either number alone can say “hold”;
“speed up” needs both, known and good. The limits are this project's own proposals.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import Final

from opsdesk.domain.dora import Rate
from opsdesk.domain.error_budget import BudgetStanding
from opsdesk.domain.values import dataclass

FEWEST_DEPLOYMENTS: Final = 5
"""A fail rate of fewer says nothing."""
HIGH_FAIL_RATE: Final = Fraction(30, 100)
"""From here on a fail rate is a reason to hold."""
LOW_FAIL_RATE: Final = Fraction(15, 100)
"""Up to here it is a reason to speed up."""
AMPLE_BUDGET: Final = Fraction(1, 2)
"""So much of the budget must be left to speed up."""


class Speed(StrEnum):
    """What the numbers speak for."""

    SPEED_UP = "speed up"
    AS_NOW = "go on as now"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class SpeedHint:
    """What the numbers speak for, and why: a sentence for each number, unknown ones included."""

    speed: Speed
    reasons: tuple[str, ...]


def speed_hint(fail_rate: Rate, budget: BudgetStanding | None) -> SpeedHint:
    """What the two numbers of a service speak for; no budget means that it has no objective."""
    votes = (_by_fail_rate(fail_rate), _by_budget(budget))
    reasons = tuple(reason for _, reason in votes)
    speeds = {speed for speed, _ in votes}
    if Speed.HOLD in speeds:
        return SpeedHint(Speed.HOLD, reasons)
    return SpeedHint(Speed.SPEED_UP if speeds == {Speed.SPEED_UP} else Speed.AS_NOW, reasons)


def _by_fail_rate(rate: Rate) -> tuple[Speed, str]:
    unknown = f"; of {rate.unknown} more nobody said" if rate.unknown else ""
    if rate.share is None or rate.n < FEWEST_DEPLOYMENTS:
        known = "deployment whose outcome is known is" if rate.n == 1 else "deployments whose outcome is known are"
        return Speed.AS_NOW, f"{rate.n} {known} too few for a fail rate{unknown}"
    said = f"{rate.hits} of {rate.n} deployments failed ({_percent(rate.share)}){unknown}"
    if rate.share >= HIGH_FAIL_RATE:
        return Speed.HOLD, f"{said}: {_percent(HIGH_FAIL_RATE)} or more is a reason to hold"
    worst = Fraction(rate.hits + rate.unknown, rate.n + rate.unknown)
    if worst <= LOW_FAIL_RATE:
        return Speed.SPEED_UP, f"{said}: {_percent(LOW_FAIL_RATE)} or less leaves room"
    return Speed.AS_NOW, said


def _by_budget(budget: BudgetStanding | None) -> tuple[Speed, str]:
    if budget is None:
        return Speed.AS_NOW, "there is no objective with a share of time, so no error budget"
    least = "at least " if budget.unknown else ""
    said = f"{least}{_minutes(budget.spent)} of {_minutes(budget.allowed)} bad minutes are spent"
    if not budget.left:
        return Speed.HOLD, f"{said}: nothing is left of the error budget"
    if budget.unknown:
        return Speed.AS_NOW, f"{said}; how long {budget.unknown} more lasted is unknown"
    if budget.left_share >= AMPLE_BUDGET:
        return Speed.SPEED_UP, f"{said}: {_percent(budget.left_share)} of the error budget is left"
    return Speed.AS_NOW, f"{said}: only {_percent(budget.left_share)} of the error budget is left"


def _percent(share: Fraction) -> str:
    """Whole percent, rounded down so that a limit is never shown as reached before it is."""
    return f"{share * 100 // 1} %"


def _minutes(minutes: Fraction) -> str:
    """One decimal, where there is one."""
    return f"{float(minutes):.1f}".removesuffix(".0")
