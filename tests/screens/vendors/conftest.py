"""Vendors over a real store: one whose notice is due soon, one that rolled, a second spelling, one without a date."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from opsdesk.app import OpsDesk
from opsdesk.config import Settings
from opsdesk.desk import vendors
from opsdesk.desk.desk import Desk
from opsdesk.desk.threaded import DeskThread
from opsdesk.domain.contact import Contact
from opsdesk.domain.vendor import Profile, Substitutability
from opsdesk.domain.vendor_contract import Contract, DayCount
from opsdesk.domain.vendor_performance import Commitment, Review
from screens.messages import PlaceWanted
from screens.session import Session
from screens.vendors import VendorsScreen
from screens.widgets.form_field import FormField
from screens.widgets.line_list import LineList
from tests.fakes import FakeClock
from tests.screens.waiting import until


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


@dataclass
class Shown:
    """The app on the vendors."""

    app: OpsDesk
    pilot: Pilot[None]
    desk: Desk
    """Another process on the same store."""

    @property
    def screen(self) -> VendorsScreen:
        """The vendors."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, VendorsScreen))

    @property
    def list_text(self) -> list[str]:
        """The list as it is read."""
        return [" ".join(row.split()) for row in text_of(self.screen.list)]

    @property
    def detail(self) -> str:
        """The chosen one in full."""
        return "\n".join(text_of(self.screen.detail))

    @property
    def notices(self) -> str:
        """What was said."""
        return "\n".join(notice.message for notice in self.app._notifications)

    def fill(self, **values: str) -> None:
        """Puts texts into the open form."""
        fields = {field.key: field for field in self.app.screen.query(FormField)}
        for key, value in values.items():
            fields[key].input.value = value

    async def press(self, *keys: str) -> None:
        """Presses keys one after the other, each with what it asks of the store."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def settle(self) -> None:
        """Until everything asked for is on screen."""
        for _ in range(2):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Types an answer on the line and enters it."""
        await self.pilot.press(*text, "enter")
        await self.settle()


Open = Callable[..., AbstractAsyncContextManager[Shown]]


def text_of(lines: LineList) -> list[str]:
    """Rows as text."""
    return [lines.row_at(place).content.plain for place in range(lines.row_count)]


@pytest.fixture
def opened(desk_path: Path, clock: FakeClock, tmp_path: Path) -> Open:
    """Opens the vendors: `async with opened() as shown`; with `empty` there are none."""

    @asynccontextmanager
    async def open_it(size: tuple[int, int] = (120, 36), *, empty: bool = False) -> AsyncIterator[Shown]:
        desk = Desk.at(desk_path, by="ana", clock=clock)
        if not empty:
            told(desk)
        session = Session(DeskThread(desk), Settings(user="ana"), "ana")
        app = OpsDesk(session, None, crash_folder=tmp_path / "crashes")
        async with app.run_test(size=size) as pilot:
            shown = Shown(app, pilot, Desk.at(desk_path, by="bo", clock=clock))
            await pilot.pause()
            app.screen.post_message(PlaceWanted("vendors"))
            await until(lambda: isinstance(app.screen, VendorsScreen) and app.screen.items is not None)
            await shown.settle()
            yield shown
        shown.desk.close()
        session.desk.close()

    return open_it
