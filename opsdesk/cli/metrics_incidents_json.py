"""The numbers of incidents for programs."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from opsdesk.cli.metrics_json import number, numbers
from opsdesk.domain.dora import Rate
from opsdesk.domain.incident_metrics import Heard, IncidentMetrics, IncidentNumbers, SeverityNumbers, course_of
from opsdesk.domain.incident_times import Measure
from opsdesk.domain.service_metrics import PARTS
from opsdesk.domain.spread import Spread, Told
from opsdesk.domain.vocabulary import Audience

Object = dict[str, Any]
Number = Callable[[IncidentNumbers], Fraction | int | None]


def as_json(found: IncidentMetrics) -> Object:
    """Everything; the keys are told by `opsdesk metrics incidents --help`."""
    return {
        "since": found.window.since,
        "until": found.window.until,
        "days": number(found.window.days),
        "parts": PARTS,
        "service": found.service,
        "all": _severity(found.every),
        "severities": [_severity(held) for held in found.severities],
    }


def _severity(held: SeverityNumbers) -> Object:
    whole = held.whole
    return {
        "severity": held.severity,
        "incidents": whole.incidents,
        "imported": whole.imported,
        **{f"time_to_{measure}": _time(held, measure) for measure in Measure},
        "updates": _heard(whole.updates) | _course(held, lambda part: part.updates.in_time.share),
        "audiences": {audience: _of_audience(held, audience) for audience in whole.by_audience},
        "promises": _heard(whole.promises) | _course(held, lambda part: part.promises.in_time.share),
        "follow_ups": _rate(whole.follow_ups) | _course(held, lambda part: part.follow_ups.share),
        "came_back": _rate(whole.came_back) | _course(held, lambda part: part.came_back.share),
    }


def _time(held: SeverityNumbers, measure: Measure) -> Object:
    return _spread(held.whole.times[measure]) | _course(held, lambda part: part.times[measure].median)


def _of_audience(held: SeverityNumbers, audience: Audience) -> Object:
    def share(part: IncidentNumbers) -> Fraction | None:
        return part.by_audience.get(audience, Heard()).in_time.share

    return _heard(held.whole.by_audience[audience]) | _course(held, share)


def _spread(held: Spread) -> Object:
    low, high = held.bounds or (None, None)
    return {
        "median_seconds": number(held.median),
        "low_seconds": number(low),
        "high_seconds": number(high),
        "spread": held.told,
        "values_seconds": [span.total_seconds() for span in held.known] if held.told is Told.VALUES else [],
        "n": held.n,
        "unknown": held.unknown,
        "contradictory": held.contradictory,
        "still_to_come": held.ahead,
    }


def _heard(held: Heard) -> Object:
    return _rate(held.in_time) | {"late_by": _spread(held.late_by)}


def _rate(held: Rate) -> Object:
    return {"share": number(held.share), "hits": held.hits, "n": held.n, "unknown": held.unknown}


def _course(held: SeverityNumbers, of: Number) -> Object:
    return {"course": numbers(course_of(held, of))}
