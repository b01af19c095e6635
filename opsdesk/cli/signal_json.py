"""Signals and their noise as JSON. Times are ISO; what nobody said is null."""

from __future__ import annotations

from typing import Any, Final

from opsdesk.domain.signal import Signal
from opsdesk.domain.signal_noise import Noise
from opsdesk.domain.signal_noise_words import verdict_words
from opsdesk.domain.signal_report import Report

KEYS: Final = (
    "The keys of --json: id, source, key, title, condition (firing, acknowledged, resolved, told), severity (1 to 5), "
    "claimed (the source's word), services, url, started_at, first_at, newest_at, firings, reports, earlier, status "
    "(waiting, merged, declared, dismissed), incident, why, decided_at, decided_by. “show” has said besides (id, at, "
    "condition, title, text, severity, services, url, labels)."
)
NOISE_KEYS: Final = (
    "The keys of --json, for each source and each of its alerts: source, alert, signals, incidents, dismissed, "
    "waiting, by_night, repeats, highest_severity, claims_highest, decided_after_seconds (median), verdict."
)


def signal_json(signal: Signal) -> dict[str, Any]:
    """A signal as it stands."""
    return {
        "id": signal.name,
        "source": signal.source,
        "key": signal.key,
        "title": signal.title,
        "condition": signal.condition,
        "severity": signal.severity or None,
        "claimed": signal.claimed or None,
        "services": list(signal.services),
        "url": signal.url or None,
        "started_at": signal.began_at,
        "first_at": signal.first_at,
        "newest_at": signal.newest_at,
        "firings": signal.firings,
        "reports": signal.reports,
        "earlier": [Signal.called(number) for number in signal.earlier],
        "status": signal.ending,
        "incident": f"INC-{signal.incident}" if signal.incident else None,
        "why": signal.why or None,
        "decided_at": signal.ended_at,
        "decided_by": signal.ended_by or None,
    }


def report_json(report: Report) -> dict[str, Any]:
    """What the source said once."""
    return {
        "id": report.id,
        "at": report.at,
        "condition": report.condition,
        "title": report.title,
        "text": report.text,
        "severity": report.severity or None,
        "services": list(report.services),
        "url": report.url or None,
        "labels": dict(report.labels),
    }


def noise_json(noise: Noise) -> dict[str, Any]:
    """What a source or an alert cost."""
    decided = noise.decided_after
    return {
        "source": noise.source,
        "alert": noise.alert or None,
        "signals": noise.signals,
        "incidents": noise.incidents,
        "dismissed": noise.dismissed,
        "waiting": noise.waiting,
        "by_night": noise.by_night,
        "repeats": noise.repeats,
        "highest_severity": noise.highest or None,
        "claims_highest": noise.claims_highest,
        "decided_after_seconds": int(decided.total_seconds()) if decided is not None else None,
        "verdict": verdict_words(noise) or None,
    }
