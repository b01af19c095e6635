"""The metrics for programs: numbers as the nearest a JSON number can be, beside the counts they are made from."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from opsdesk.domain.dora import Median, Rate
from opsdesk.domain.service_metrics import (
    PARTS,
    Metrics,
    ServiceMetrics,
    frequency_course,
    seconds_course,
    share_course,
)


def as_json(found: Metrics) -> dict[str, Any]:
    """Everything; the keys are told by `opsdesk metrics --help`."""
    return {
        "since": found.window.since,
        "until": found.window.until,
        "days": number(found.window.days),
        "parts": PARTS,
        "services": [_service(held) for held in found.services],
        "without_service": found.without_service,
        "unrecorded": found.unrecorded,
    }


def _service(held: ServiceMetrics) -> dict[str, Any]:
    five = held.five
    return {
        "name": held.service,
        "deployments": five.deployments,
        "lead_time": _median(five.lead_time, seconds_course(held, "lead_time")),
        "frequency": {"per_day": number(five.frequency), "course": numbers(frequency_course(held))},
        "fail_rate": _rate(five.fail_rate, share_course(held, "fail_rate")),
        "recovery": _median(five.recovery, seconds_course(held, "recovery")),
        "rework_rate": _rate(five.rework_rate, share_course(held, "rework_rate")),
        "error_budget": _budget(held),
        "hint": {"speed": held.hint.speed, "reasons": list(held.hint.reasons)},
    }


def _median(held: Median, course: Iterable[Fraction | int | None]) -> dict[str, Any]:
    return {
        "median_seconds": number(held.seconds),
        "n": held.n,
        "unknown": held.unknown,
        "course": numbers(course),
    }


def _rate(held: Rate, course: Iterable[Fraction | int | None]) -> dict[str, Any]:
    return {
        "share": number(held.share),
        "hits": held.hits,
        "n": held.n,
        "unknown": held.unknown,
        "course": numbers(course),
    }


def _budget(held: ServiceMetrics) -> dict[str, Any] | None:
    if held.promise is None or held.budget is None:
        return None
    budget, objective = held.budget, held.promise.objective
    return {
        "objective": held.objective,
        "share": number(objective.share),
        "window_days": objective.window.days,
        "window_said": held.promise.window_said,
        "allowed_minutes": number(budget.allowed),
        "spent_minutes": number(budget.spent),
        "left_minutes": number(budget.left),
        "overspent_minutes": number(budget.overspent),
        "left_share": number(budget.left_share),
        "unknown_incidents": budget.unknown,
    }


def numbers(values: Iterable[Fraction | int | None]) -> list[float | int | None]:
    """A course."""
    return [number(value) for value in values]


def number(value: Fraction | int | None) -> float | int | None:
    """Whole numbers whole, others correctly rounded."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)
