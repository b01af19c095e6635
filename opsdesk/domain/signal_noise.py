"""What a source, and each of its alerts, costs the people who are on call: how many, how many of them were worth it.

An alert is worth it when it became part of an incident. Treating every alert as critical burns people out, and the one
that is critical drowns in the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta, tzinfo
from statistics import median
from typing import Final

from opsdesk.domain.signal import Ending, Signal
from opsdesk.domain.values import dataclass

NIGHT: Final = (22, 7)
"""From this hour to that one somebody was probably woken."""
ENOUGH: Final = 5
"""Signals from which on a share says something."""
CLAIMS_ALL: Final = 0.8
"""From this share of a source's signals on, those with its highest severity are “every alert”."""
FEW_WORTH_IT: Final = 0.2
"""Below this share of incidents the claim isn't borne out."""
LOUD: Final = 2
"""The mildest severity that calls somebody at once."""


@dataclass(frozen=True, slots=True)
class Noise:
    """What came from a source, or of one of its alerts. Shares are of `signals`."""

    source: str
    alert: str = ""
    """Its rule, or its title where the source names none; empty for all of the source."""
    signals: int = 0
    incidents: int = 0
    """Those that became part of an incident, or one."""
    dismissed: int = 0
    waiting: int = 0
    by_night: int = 0
    repeats: int = 0
    """Firings after the first, and signals of a problem that had been decided before."""
    claims_highest: int = 0
    """Those with the highest severity that the source ever claimed."""
    highest: int = 0
    """That severity, as the desk reads it; 0: it claims none."""
    decided_after: timedelta | None = None
    """From the arrival to a decision, the median; None where nobody decided."""

    @property
    def treats_all_as_critical(self) -> bool:
        """It claims its highest severity for nearly everything, and hardly anything was an incident."""
        if self.signals < ENOUGH or not 0 < self.highest <= LOUD:
            return False
        return self.claims_highest >= CLAIMS_ALL * self.signals and self.incidents < FEW_WORTH_IT * self.signals

    @property
    def cost(self) -> tuple[int, int, int, int]:
        """For sorting: what woke people for nothing, then what came for nothing, then how often."""
        nothing = self.signals - self.incidents
        return min(self.by_night, nothing), nothing, self.repeats, self.signals


@dataclass(frozen=True, slots=True)
class SourceNoise:
    """A source, and each of its alerts, the costliest first."""

    whole: Noise
    alerts: tuple[Noise, ...] = ()


def noise(signals: Iterable[Signal], zone: tzinfo) -> tuple[SourceNoise, ...]:
    """The noise of each source, the costliest first; nights are those of a zone."""
    of_source: dict[str, list[Signal]] = {}
    for signal in signals:
        of_source.setdefault(signal.source, []).append(signal)
    found = [_of_source(source, held, zone) for source, held in of_source.items()]
    return tuple(sorted(found, key=lambda one: one.whole.cost, reverse=True))


def _of_source(source: str, signals: Sequence[Signal], zone: tzinfo) -> SourceNoise:
    highest = min((signal.severity for signal in signals if signal.severity), default=0)
    of_alert: dict[str, list[Signal]] = {}
    for signal in signals:
        of_alert.setdefault(signal.rule or signal.title, []).append(signal)
    alerts = [_measured(source, alert, held, highest, zone) for alert, held in of_alert.items()]
    costliest = sorted(alerts, key=lambda one: one.cost, reverse=True)
    return SourceNoise(_measured(source, "", signals, highest, zone), tuple(costliest))


def _measured(source: str, alert: str, signals: Sequence[Signal], highest: int, zone: tzinfo) -> Noise:
    ended = ((signal.opened_at, signal.ended_at) for signal in signals)
    waits = [(until - since).total_seconds() for since, until in ended if since and until]
    return Noise(
        source,
        alert,
        len(signals),
        incidents=sum(signal.ending in {Ending.MERGED, Ending.DECLARED} for signal in signals),
        dismissed=sum(signal.ending is Ending.DISMISSED for signal in signals),
        waiting=sum(not signal.over for signal in signals),
        by_night=sum(_by_night(signal, zone) for signal in signals),
        repeats=sum(max(signal.firings - 1, 0) + bool(signal.earlier) for signal in signals),
        claims_highest=sum(0 < signal.severity == highest for signal in signals),
        highest=highest,
        decided_after=timedelta(seconds=median(waits)) if waits else None,
    )


def _by_night(signal: Signal, zone: tzinfo) -> bool:
    """It was reported first at night."""
    from_hour, to_hour = NIGHT
    hour = signal.first_at.astimezone(zone).hour if signal.first_at else to_hour
    return hour >= from_hour or hour < to_hour
