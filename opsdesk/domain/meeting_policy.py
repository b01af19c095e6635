"""What an hour in a meeting costs, as bands that many people share. The figures are placeholders for a team's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Annotated, Final

from opsdesk.domain.bounds import Within
from opsdesk.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class MeetingPolicy:
    """Rates are whole units of the currency for one person and hour, with everything that an hour costs."""

    currency: str = "EUR"
    bands: Mapping[str, Annotated[int, Within(0, 100_000)]] = field(
        default_factory=lambda: {"standard": 75, "senior": 100, "lead": 130}
    )


DEFAULT_MEETING_POLICY: Final = MeetingPolicy()
