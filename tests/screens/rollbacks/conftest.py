"""Rollback procedures over a real store: one in doubt, one that is due, ways of deploying without one, a suspect."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from opsdesk.desk import checklists, declaring, noting, registry, rollbacks
from opsdesk.desk.desk import Desk
from opsdesk.domain.checklist.template import Kind, Section, Step, Template
from opsdesk.domain.rigor import Tier
from opsdesk.domain.rollback import Plan, Result
from opsdesk.domain.service import Service
from screens.messages import PlaceWanted
from screens.rollbacks import RollbacksScreen
from screens.war_room.opening import read_opening
from tests.fakes import FakeClock, OpenDesk
from tests.screens.shown import WIDE, Shown, driven, session_of, to_place

BACK = Template(
    "back",
    "Roll {{ service }} back",
    kind=Kind.ROLLBACK,
    sections=(Section("Go back", steps=(Step("Deploy the release before"), Step("Look at the metric"))),),
)
PLAN = Plan("error rate", "> 2 %", "the schema switch", "back", "bo", 15, Tier.HIGH)


def told(desk: Desk, clock: FakeClock) -> int:
    """Fills the desk; the number of an incident that suspects a change."""
    checklists.take_in(desk, [BACK])
    registry.keep_service(desk, Service("payments", deployment_types=("rolling", "migration")))
    registry.keep_service(desk, Service("search", deployment_types=("blue-green",)))
    rollbacks.add(desk, "payments", "rolling", PLAN)
    rollbacks.tell_rehearsal(desk, 1, Result.WORKED, minutes=12, at=clock() - timedelta(days=40))
    rollbacks.tell_rehearsal(desk, 1, Result.FAILED, minutes=3, why="[no image", at=clock() - timedelta(days=9))
    rollbacks.add(desk, "", "migration", Plan())
    number = desk.open_incident(declaring.declare("Cards fail", severity=2, commander="ana")).incident.number
    desk.do(number, noting.note_change("payments: rolling release 4.2"))
    return number


@dataclass
class Rollbacks(Shown[RollbacksScreen]):
    """The app on the rollbacks, or in the war room."""

    number: int
    """Of the incident that suspects a change."""


Open = Callable[..., AbstractAsyncContextManager[Rollbacks]]


@pytest.fixture
def opened(desk: Desk, open_desk: OpenDesk, clock: FakeClock, tmp_path: Path) -> Open:
    """Opens the rollbacks, or with `room` the war room: `async with opened() as shown`."""

    @asynccontextmanager
    async def open_it(size: tuple[int, int] = WIDE, *, room: bool = False) -> AsyncIterator[Rollbacks]:
        number = told(desk, clock)
        session = session_of(desk)
        opening = read_opening(desk, session, number) if room else None
        async with driven(session, tmp_path, opening, size) as run:
            if not room:
                await to_place(run, PlaceWanted("rollbacks"), RollbacksScreen)
            yield Rollbacks(run.app, run.pilot, open_desk("bo"), RollbacksScreen, number)

    return open_it
