"""Vendors over a real store: one whose notice is due soon, one that rolled, a second spelling, one without a date."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from opsdesk.desk import vendors
from opsdesk.desk.desk import Desk
from opsdesk.domain.contact import Contact
from opsdesk.domain.vendor import Profile, Substitutability
from opsdesk.domain.vendor_contract import Contract, DayCount
from opsdesk.domain.vendor_performance import Commitment, Review
from screens.messages import PlaceWanted
from screens.vendors import VendorsScreen
from tests.fakes import OpenDesk
from tests.screens.shown import WIDE, Shown, session_of, shown_on


def told(desk: Desk) -> None:
    """Fills the desk; its clock says 2026-11-17."""
    acme = Profile(
        "Acme [/ Ltd",
        "bo",
        services=("checkout", "search"),
        contacts=(Contact("Di", "support", "+46 8 1"), Contact("Ed", "account manager")),
        substitutability=Substitutability.HARD,
    )
    vendors.add(desk, acme)
    cdn = Contract(
        "C-1",
        "CDN",
        date(2024, 2, 29),
        date(2027, 1, 15),
        renewal_months=12,
        notice_days=30,
        day_count=DayCount.CALENDAR,
        automatic=True,
        annual_minor=6_000_000,
        currency="EUR",
    )
    vendors.keep_contract(desk, 1, cdn)
    vendors.commit(desk, 1, Commitment("availability", 99.9, "%"))
    for period in ("2026-09", "2026-10"):
        vendors.review(desk, 1, Review("availability", period, 99.5, "", 250_00, currency="EUR"))
    vendors.add(desk, Profile("Bolt Inc."))
    rolled = Contract("B-1", "payments", date(2025, 1, 1), date(2026, 6, 1), renewal_months=12, notice_days=90)
    vendors.keep_contract(desk, 2, rolled)
    vendors.add(desk, Profile("Acme"))
    vendors.add(desk, Profile("Core"))
    vendors.keep_contract(desk, 4, Contract("K-1", renews_on=date(2026, 12, 1), notice_days=60))


VendorsShown = Shown[VendorsScreen]
Open = Callable[..., AbstractAsyncContextManager[VendorsShown]]


@pytest.fixture
def opened(desk: Desk, open_desk: OpenDesk, tmp_path: Path) -> Open:
    """Opens the vendors: `async with opened() as shown`; with `empty` there are none."""

    @asynccontextmanager
    async def open_it(size: tuple[int, int] = WIDE, *, empty: bool = False) -> AsyncIterator[VendorsShown]:
        if not empty:
            told(desk)
        session = session_of(desk)
        async with shown_on(PlaceWanted("vendors"), VendorsScreen, session, open_desk("bo"), tmp_path, size) as shown:
            yield shown

    return open_it
