"""The registry over a real store: services that depend on each other, and people."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from opsdesk.desk import registry
from opsdesk.desk.desk import Desk
from opsdesk.domain.person import Person
from opsdesk.domain.service import Service
from screens.messages import PlaceWanted
from screens.registry import RegistryScreen
from screens.widgets.line_list import LineList
from tests.fakes import OpenDesk
from tests.screens.shown import WIDE, Shown, session_of, shown_on

CHECKOUT = Service("checkout", "payments", True, "paid within 2 s", ("payments-db", "ledger"), ("rolling", "migration"))
KEPT = (
    CHECKOUT,
    Service("payments-db", "storage", True),
    Service("search"),
    Service("[bold]x[/]", "[/"),
    Service("web shop", "storefront", depends_on=("checkout",)),
)
STAFF = (Person("ana", "payments", "#inc"), Person("bo", "storage"), Person("eli", "search", "#eli", active=False))


class Registry(Shown[RegistryScreen]):
    """The app on the registry."""

    @property
    def names(self) -> list[str | None]:
        """What can be chosen in the list, from top to bottom."""
        return [row.key for row in rows_of(self.screen.list) if row.selectable]

    def services(self) -> dict[str, Service]:
        """What the store has."""
        return {service.name: service for service in registry.services(self.desk)}


Open = Callable[..., AbstractAsyncContextManager[Registry]]


def rows_of(lines: LineList) -> list:
    """Rows with their keys."""
    return [lines.row_at(place) for place in range(lines.row_count)]


@pytest.fixture
def open_registry(desk: Desk, open_desk: OpenDesk, tmp_path: Path) -> Open:
    """Opens the screen at a size on what is given; `desk` beside it is another process."""

    @asynccontextmanager
    async def opened(
        items: tuple[Service, ...] | tuple[Person, ...] = (),
        *,
        which: str = "services",
        size: tuple[int, int] = WIDE,
    ) -> AsyncIterator[Registry]:
        registry.take_in(desk, items)
        session = session_of(open_desk())
        async with shown_on(PlaceWanted(which), RegistryScreen, session, desk, tmp_path, size) as shown:
            yield Registry(shown.app, shown.pilot, shown.desk, shown.kind)

    return opened
