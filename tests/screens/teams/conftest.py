"""Teams and what they promised each other over a real store; the clock says 2026-11-29."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from opsdesk.desk import commitments, registry, teams
from opsdesk.desk.desk import Desk
from opsdesk.domain.commitment import Promise
from opsdesk.domain.contact import Contact
from opsdesk.domain.service import Service
from opsdesk.domain.team import Profile, Relation, Way
from screens.messages import PlaceWanted
from screens.teams import TeamsScreen
from tests.fakes import FakeClock, OpenDesk
from tests.screens.shown import WIDE, Shown, session_of, shown_on


def told(desk: Desk, clock: FakeClock) -> None:
    """Fills the desk: one promise blocked, one overdue that nobody has, one kept, a contact that failed."""
    registry.keep_service(desk, Service("shop", "web", depends_on=("pay",)))
    registry.keep_service(desk, Service("pay", "payments", core=True))
    payments = Profile(
        "payments", "takes [b]money", "bo", "#pay", "pager 1", "mon-fri 09:00-17:00", "Europe/Stockholm",
        contacts=(Contact("Di", "lead", "@di"),),
    )  # fmt: skip
    teams.add(desk, payments)
    teams.add(desk, Profile("web", lead="cy", channel="#web"))
    teams.agree(desk, 1, Relation("web", Way.COLLABORATION, "weekly"))
    teams.check(desk, 1)
    commitments.promise(desk, Promise("payments", "bo", "web", "API [/v2]", "its test passes", date(2026, 12, 1)))
    commitments.promise(desk, Promise("ledger", "", "payments", "schema", "", date(2026, 11, 20)))
    commitments.promise(desk, Promise("web", "cy", "payments", "forecast"))
    commitments.block(desk, 1, "COM-2: the row first")
    clock.forward(days=12)
    commitments.keep(desk, 3, date(2026, 11, 28), "page sent")
    teams.fail(desk, 1, "on-call", why="rang out")


TeamsShown = Shown[TeamsScreen]
Open = Callable[..., AbstractAsyncContextManager[TeamsShown]]


@pytest.fixture
def opened(desk: Desk, open_desk: OpenDesk, clock: FakeClock, tmp_path: Path) -> Open:
    """Opens the teams, or what else `place` names: `async with opened() as shown`; with `empty` there are none."""

    @asynccontextmanager
    async def open_it(
        size: tuple[int, int] = WIDE, *, place: str = "teams", empty: bool = False
    ) -> AsyncIterator[TeamsShown]:
        if not empty:
            told(desk, clock)
        session = session_of(desk)
        async with shown_on(PlaceWanted(place), TeamsScreen, session, open_desk("bo"), tmp_path, size) as shown:
            yield shown

    return open_it
