"""The numbers of a service as rows of words: what it is, how much, from how many, and its course as a sparkline."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import Final

from opsdesk.domain.dora import Median, Rate, Window
from opsdesk.domain.service_metrics import Metrics, ServiceMetrics, frequency_course, seconds_course, share_course
from opsdesk.domain.sparkline import sparkline
from opsdesk.domain.times import spoken
from opsdesk.domain.values import dataclass

NOTHING: Final = "–"
"""Stands where nothing is known: 0 would be a claim."""
CAUTION: Final = "A service is held against itself over time: no targets, and no ranking of services, teams or people."

_UNITS: Final = (("day", 1), ("week", 7), ("30 days", 30))


@dataclass(frozen=True, slots=True)
class MetricRow:
    """One number of a service."""

    label: str
    value: str
    basis: str
    """From how many it is made, and how many more nobody knows."""
    course: str = ""


def metric_rows(held: ServiceMetrics, *, ascii_only: bool = False) -> tuple[MetricRow, ...]:
    """DORA's five, then the error budget."""
    five = held.five
    courses = (
        seconds_course(held, "lead_time"),
        frequency_course(held),
        share_course(held, "fail_rate"),
        seconds_course(held, "recovery"),
        share_course(held, "rework_rate"),
    )
    lines = [sparkline(course, ascii_only=ascii_only).rstrip() for course in courses]
    return (
        MetricRow("lead time", span_words(five.lead_time.seconds), _of_median(five.lead_time), lines[0]),
        MetricRow("frequency", frequency_words(five.frequency), f"n = {five.deployments}", lines[1]),
        MetricRow("fail rate", share_words(five.fail_rate.share), _of_rate(five.fail_rate), lines[2]),
        MetricRow("recovery", span_words(five.recovery.seconds), _of_median(five.recovery), lines[3]),
        MetricRow("rework rate", share_words(five.rework_rate.share), _of_rate(five.rework_rate), lines[4]),
        _budget(held),
    )


def window_words(window: Window) -> str:
    """`2026-08-23 to 2026-11-21, 90 days`."""
    return f"{window.since:%Y-%m-%d} to {window.until:%Y-%m-%d}, {int(window.days)} days"


def uncounted_words(found: Metrics) -> tuple[str, ...]:
    """What the numbers leave out, a sentence each."""
    said = []
    if found.without_service:
        said.append(f"{_times(found.without_service, 'deployment names', 'deployments name')} no service")
    if found.unrecorded:
        noted = _times(found.unrecorded, "change was", "changes were")
        said.append(f"{noted} noted on incidents and nowhere else: opsdesk change add makes them count")
    return tuple(said)


def span_words(seconds: Fraction | None) -> str:
    """`2 h 30 min`; below a minute `37 s`."""
    if seconds is None:
        return NOTHING
    return f"{round(seconds)} s" if seconds < 60 else spoken(timedelta(seconds=float(seconds)))


def frequency_words(per_day: Fraction) -> str:
    """`3.5 a week`: in the shortest unit in which it is at least 1."""
    if not per_day:
        return "none"
    unit, days = next((unit for unit in _UNITS if per_day * unit[1] >= 1), _UNITS[-1])
    return f"{_decimal(per_day * days)} {'in' if unit[0].isdigit() else 'a'} {unit}"


def share_words(share: Fraction | None) -> str:
    """`33.3 %`."""
    return NOTHING if share is None else f"{_decimal(share * 100)} %"


def _budget(held: ServiceMetrics) -> MetricRow:
    if held.promise is None or held.budget is None:
        why = "the objective names no share of time" if held.objective else "no objective"
        return MetricRow("error budget", NOTHING, why)
    budget, days = held.budget, held.promise.objective.window.days
    left = f"{_decimal(budget.left)} of {_decimal(budget.allowed)} min left"
    over = f", {_decimal(budget.overspent)} overspent" if budget.overspent else ""
    usual = "" if held.promise.window_said else " (no window is named, so the usual one)"
    most = (
        f", at most: of {_times(budget.unknown, 'incident', 'incidents')} nobody knows how long"
        if budget.unknown
        else ""
    )
    basis = f"{share_words(held.promise.objective.share)} over {days} days{usual}{most}"
    return MetricRow("error budget", left + over, basis)


def _of_median(held: Median) -> str:
    return f"median, n = {held.n}{_unknown(held.unknown)}"


def _of_rate(held: Rate) -> str:
    return f"{held.hits} of n = {held.n}{_unknown(held.unknown)}"


def _unknown(count: int) -> str:
    return f", {count} unknown" if count else ""


def _times(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _decimal(number: Fraction) -> str:
    """One decimal, where there is one; what isn't nothing is never shown as nothing."""
    if 0 < number < Fraction(1, 20):
        return "under 0.1"
    return f"{float(number):.1f}".removesuffix(".0")
