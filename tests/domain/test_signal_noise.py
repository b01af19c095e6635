"""What alerts cost: told of each source and each alert, and who cries wolf."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from opsdesk.domain.signal import Ending, Signal
from opsdesk.domain.signal_noise import noise
from opsdesk.domain.signal_noise_words import noise_lines

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)


def signal(number: int, ending: Ending = Ending.DISMISSED, *, hour: int = 0, **known: Any) -> Signal:
    """A signal that was taken in so many hours after noon, and decided ten minutes a number later."""
    at = NOON + timedelta(hours=hour)
    ended = None if ending is Ending.WAITING else at + timedelta(minutes=10 * number)
    made = Signal(number, source="prom", about="disk", severity=1, firings=1, opened_at=at, first_at=at)
    return replace(made, ending=ending, ended_at=ended, **known)


def test_a_source_that_calls_everything_critical_is_told_so() -> None:
    held = [signal(number, hour=number % 2 * 12) for number in range(1, 6)]
    held += [signal(6, Ending.MERGED, about="cpu"), signal(7, Ending.WAITING, firings=4, earlier=(1, 2))]
    held += [signal(8, source="page", severity=4, hour=1)]
    prom, page = noise(held, UTC)
    assert [line.removesuffix(" (median)") for line in noise_lines([prom, page])] == [
        "prom: 7 signals, 1 became an incident, 5 dismissed, 1 waits, 3 at night, 4 repeats, decided after 35 min",
        "  treats every alert as critical: 7 of 7 claim SEV-1, and 1 became an incident",
        "  disk: 6 signals, none became incidents, 5 dismissed, 1 waits, 3 at night, 4 repeats, decided after 30 min",
        "  cpu: 1 signal, 1 became an incident, decided after 1 h",
        "page: 1 signal, none became incidents, 1 dismissed, decided after 1 h 20 min",
        "  disk: 1 signal, none became incidents, 1 dismissed, decided after 1 h 20 min",
    ]


def test_a_rule_that_fires_for_many_is_one_alert() -> None:
    held = [signal(number, about=f"disk full on 10.0.0.{number}", rule="DiskFull") for number in range(1, 4)]
    [source] = noise([*held, signal(4, about="cpu")], UTC)
    assert [(one.alert, one.signals) for one in source.alerts] == [("DiskFull", 3), ("cpu", 1)]


def test_who_is_right_or_calls_nobody_isn_t_blamed() -> None:
    right = [signal(number, Ending.DECLARED, source="right") for number in range(1, 9)]
    mild = [signal(number, source="mild", severity=5) for number in range(1, 9)]
    few = [signal(number, source="few") for number in range(1, 4)]
    mixed = [signal(number, source="mixed", severity=1 + number % 3) for number in range(1, 9)]
    assert not any(source.whole.treats_all_as_critical for source in noise([*right, *mild, *few, *mixed], UTC))
    assert noise([], UTC) == ()
