"""Reports as a monitoring tool makes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from opsdesk.domain.signal_report import Condition, Report
from tests.fakes import START


def report(minute: float = 0, condition: Condition = Condition.FIRING, key: str = "disk", **said: Any) -> Report:
    """What was reported so many minutes after the start of the test's clock."""
    at = START + timedelta(minutes=minute)
    made = Report("prometheus", key, f"{condition} {at}", at, condition, f"{key} is full")
    return replace(made, **said)


def began(minute: float) -> datetime:
    """When a problem began."""
    return START + timedelta(minutes=minute)
