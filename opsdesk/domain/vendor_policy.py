"""What the desk holds vendors' dates to: the days of each state before a notice deadline, alerts, holidays."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final

from opsdesk.domain.bounds import Within
from opsdesk.domain.values import dataclass

LONGEST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class VendorPolicy:
    """Days are calendar days before the notice deadline."""

    evaluate_days: Annotated[int, Within(1, LONGEST_DAYS)] = 120
    """From here on it is worth asking whether it is still the right vendor."""
    negotiate_days: Annotated[int, Within(1, LONGEST_DAYS)] = 60
    window_days: Annotated[int, Within(1, LONGEST_DAYS)] = 30
    """From here on notice is given, or it is decided not to."""
    alert_days: tuple[int, ...] = (120, 60, 30, 14, 7)
    holidays: tuple[date, ...] = ()
    """Days beside Saturdays and Sundays that count as no business day; none are assumed."""

    def __post_init__(self) -> None:
        if not self.evaluate_days > self.negotiate_days > self.window_days:
            days = f"{self.evaluate_days}, {self.negotiate_days}, {self.window_days}"
            raise ValueError(f"evaluate_days, negotiate_days and window_days must fall; they are {days}")
        if any(not 0 <= days <= LONGEST_DAYS for days in self.alert_days):
            raise ValueError(f"alert_days are numbers of days from 0 to {LONGEST_DAYS}")

    def alert(self, left: int) -> int | None:
        """The alert that holds so many days before the deadline: the nearest one reached. None while none is."""
        return min((days for days in self.alert_days if left <= days), default=None)


DEFAULT_VENDOR_POLICY: Final = VendorPolicy()
