"""When notice has to be given: the renewal date less the notice period, in calendar or business days.

Notice on the deadline itself is in time. Business days are Monday to Friday without the holidays that are given; the
desk knows none by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta

from opsdesk.domain.vendor_contract import Contract, DayCount

MonthsLater = Callable[[date, int], date]
"""So many months after a day; the last day of the month where that month has no such day."""

SATURDAY = 5
ONE_DAY = timedelta(days=1)


def is_business_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Whether offices are open."""
    return day.weekday() < SATURDAY and day not in holidays


def business_days_before(day: date, count: int, holidays: Collection[date] = ()) -> date:
    """The latest day from which on, up to the day before `day`, there are `count` business days; `day` for none."""
    if count <= 0:
        return day
    first = _stepped(day, 1)
    weeks, rest = divmod(count - 1, 5)
    reached = _stepped(first - timedelta(weeks=weeks), rest)
    closed = sum(reached <= holiday < day and holiday.weekday() < SATURDAY for holiday in set(holidays))
    return _stepped(reached, closed, holidays)


def notice_deadline(renewal: date, days: int, counted: DayCount, holidays: Collection[date] = ()) -> date:
    """The last day on which notice is in time; where the count is unclear the earlier of both."""
    by_calendar = renewal - timedelta(days=days)
    if counted is DayCount.CALENDAR:
        return by_calendar
    by_business = business_days_before(renewal, days, holidays)
    return by_business if counted is DayCount.BUSINESS else min(by_calendar, by_business)


def next_turn(contract: Contract, today: date, later: MonthsLater) -> date | None:
    """The next day, today or after it, on which it renews; the one the contract names once it doesn't any more.

    Further terms are counted from the first renewal, so that the 31st stays the 31st wherever a month has one.
    """
    first = contract.turns_on
    if first is None or first >= today or not (contract.renews and contract.renewal_months):
        return first
    months = contract.renewal_months
    terms = max(1, ((today.year - first.year) * 12 + today.month - first.month) // months)
    while (turn := later(first, months * terms)) < today:
        terms += 1
    return turn


def _stepped(day: date, count: int, holidays: Collection[date] = ()) -> date:
    """So many business days back."""
    while count > 0:
        day -= ONE_DAY
        count -= is_business_day(day, holidays)
    return day
