"""Noise in words: what a source or an alert cost, and the sentence that is said of one that cries wolf."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from opsdesk.domain.signal_noise import Noise, SourceNoise
from opsdesk.domain.text import one_line
from opsdesk.domain.times import spoken

MOST_ALERTS: Final = 5
"""Alerts of a source that are named."""


def noise_lines(sources: Sequence[SourceNoise]) -> Iterator[str]:
    """Each source with its costliest alerts under it."""
    for source in sources:
        yield noise_words(source.whole)
        if verdict := verdict_words(source.whole):
            yield f"  {verdict}"
        for alert in source.alerts[:MOST_ALERTS]:
            yield f"  {noise_words(alert)}"
        if len(source.alerts) > MOST_ALERTS:
            yield f"  and {len(source.alerts) - MOST_ALERTS} more alerts"


def noise_words(noise: Noise) -> str:
    """`prometheus: 40 signals, 2 became incidents, 30 dismissed, 12 at night, decided after 3 min (median)`."""
    parts = (
        f"{noise.signals} signal{'' if noise.signals == 1 else 's'}",
        _worth_it(noise),
        f"{noise.dismissed} dismissed" if noise.dismissed else "",
        f"{noise.waiting} wait{'s' if noise.waiting == 1 else ''}" if noise.waiting else "",
        f"{noise.by_night} at night" if noise.by_night else "",
        f"{noise.repeats} repeat{'' if noise.repeats == 1 else 's'}" if noise.repeats else "",
    )
    decided = f", decided after {spoken(noise.decided_after)} (median)" if noise.decided_after is not None else ""
    told = ", ".join(words for words in parts if words)
    return one_line(f"{noise.alert or noise.source}: {told}{decided}")


def verdict_words(noise: Noise) -> str:
    """`treats every alert as critical: 38 of 40 claim SEV-1, and 2 became incidents`, where that is so."""
    if not noise.treats_all_as_critical:
        return ""
    claimed = f"{noise.claims_highest} of {noise.signals} claim SEV-{noise.highest}"
    return f"treats every alert as critical: {claimed}, and {_worth_it(noise)}"


def _worth_it(noise: Noise) -> str:
    return f"{noise.incidents or 'none'} became {'an incident' if noise.incidents == 1 else 'incidents'}"
