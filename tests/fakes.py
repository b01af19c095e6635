"""What stands in for the world in tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from opsdesk.desk.desk import Desk

START = datetime(2026, 11, 17, 14, 42, tzinfo=UTC)
"""Tuesday; when the clock of a test begins."""

OpenDesk = Callable[..., Desk]


class FakeClock:
    """The time the desk believes it is."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> datetime:
        """Moves on by `minutes=5`, `hours=2` …"""
        self.now += timedelta(**span)
        return self.now
