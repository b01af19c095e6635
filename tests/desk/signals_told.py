"""Reports as a monitoring tool makes them."""

from __future__ import annotations

from datetime import datetime, timedelta

from opsdesk.domain.signal_report import Condition, Report
from tests.fakes import START


def report(minute: float = 0, condition: Condition = Condition.FIRING, key: str = "disk", **said: object) -> Report:
    """What was reported so many minutes after the start of the test's clock."""
    at = START + timedelta(minutes=minute)
    fields: dict[str, object] = {"source": "prometheus", "title": f"{key} is full", "id": f"{condition} {at}"}
    return Report(key=key, at=at, condition=condition, **(fields | said))  # type: ignore[arg-type]  # fields by name


def began(minute: float) -> datetime:
    """When a problem began."""
    return START + timedelta(minutes=minute)
