"""Times as other tools write them, to UTC: ISO 8601 of any precision and zone, and counts since 1970."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from opsdesk.domain.errors import BadInput
from opsdesk.domain.text import quoted
from opsdesk.domain.times import parse_iso, within_reason
from opsdesk.formats.strict_json import named

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_UNITS: Final = ((1e17, 1e9), (1e14, 1e6), (1e11, 1e3), (0.0, 1.0))
"""From which count on it is one of nano-, micro- or milliseconds, or else of seconds, and how many make a second."""


def moment(value: object) -> datetime | None:
    """The UTC time that a value names; None for one that stands for none. Raises BadInput."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return since_1970(value)
    if not isinstance(value, str):
        raise BadInput(f"must be a time, not {named(value)}")
    said = value.strip()
    if said.startswith("0001-"):
        return None
    return within_reason(parse_iso(said), said)


def since_1970(count: float) -> datetime:
    """The time so many seconds, milli-, micro- or nanoseconds after 1970 began, by the size of the count."""
    a_second = next(parts for least, parts in _UNITS if abs(count) >= least)
    try:
        return within_reason(_EPOCH + timedelta(seconds=count / a_second), str(count))
    except (OverflowError, ValueError):
        raise BadInput(f"{quoted(str(count))} is no time since 1970") from None
