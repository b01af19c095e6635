"""A contract with a vendor: its term, how it renews, and how notice is given. Money is in minor units."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from opsdesk.domain.values import dataclass


class DayCount(StrEnum):
    """The days a notice period is counted in."""

    CALENDAR = "calendar"
    BUSINESS = "business"
    UNCLEAR = "unclear"
    """The contract doesn't say: whichever gives the earlier day counts."""


@dataclass(frozen=True, slots=True)
class Contract:
    """What was agreed. What nobody said is empty or None, and is never taken for a fact."""

    ref: str = ""
    """What both sides call it; unique within its vendor."""
    service: str = ""
    """What is bought, in words; the name of a service of the registry where it is one."""
    starts_on: date | None = None
    renews_on: date | None = None
    """The first day of the next term."""
    ends_on: date | None = None
    """The day it ends by itself, for one that doesn't renew."""
    renewal_months: int = 0
    """Months of each further term; 0: nobody said."""
    automatic: bool | None = None
    """It renews unless somebody gives notice."""
    notice_days: int | None = None
    day_count: DayCount = DayCount.UNCLEAR
    notice_method: str = ""
    """How notice has to be given (“registered letter”)."""
    notice_address: str = ""
    lock_in: str = ""
    """What a renewal ties to: term, volume, price."""
    annual_minor: int | None = None
    """Cost of a year, in minor units of the currency."""
    total_minor: int | None = None
    """Value of the whole term, where that is what the contract names."""
    currency: str = ""
    """ISO 4217; empty: nobody said."""
    owner: str = ""
    """The short name of who sees to it."""
    url: str = ""
    """Where the contract is kept."""
    noticed_on: date | None = None
    """When notice was given."""
    notice_words: str = ""
    """How it was given, and what showed that it arrived."""

    @property
    def turns_on(self) -> date | None:
        """The day on which it renews or ends, as the contract names it."""
        return self.renews_on or self.ends_on

    @property
    def renews(self) -> bool:
        """It goes on by itself; one of which nobody said so does when it has a renewal date or a renewal term."""
        if self.automatic is not None:
            return self.automatic
        return self.renews_on is not None or self.renewal_months > 0

    @property
    def name(self) -> str:
        """What a list calls it."""
        return self.ref or self.service or "contract"
