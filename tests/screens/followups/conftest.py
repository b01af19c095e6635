"""Follow-ups and recurrences over a real store; the clock says 2026-12-20."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from opsdesk.desk import declaring, followups, noting
from opsdesk.desk.desk import Desk
from opsdesk.domain.followup import Kind, Task
from opsdesk.domain.vocabulary import Status
from screens.followups import FollowUpsScreen
from screens.messages import PlaceWanted
from tests.fakes import FakeClock, OpenDesk
from tests.screens.shown import WIDE, Shown, session_of, shown_on


def incident(desk: Desk, clock: FakeClock, title: str, severity: int) -> int:
    """One on payments that is over after an hour."""
    number = desk.open_incident(declaring.declare(title, severity=severity, services=("payments",))).incident.number
    clock.forward(hours=1)
    desk.do(number, declaring.change_status(Status.RESOLVED, "rolled back"))
    return number


def told(desk: Desk, clock: FakeClock) -> None:
    """Fills the desk: INC-2 is INC-1 again, INC-3 is the third on one service; one of each group, and an idea."""
    incident(desk, clock, "Card [b]payments fail: pool exhausted", 1)
    desk.do(1, noting.propose_follow_up("rewrite it in another language"))
    alert = Task(
        "Add an alert for pool use over 80 %", Kind.DETECT, "bo", None, "a test pages within 5 minutes", "the pool"
    )
    followups.add(desk, alert, clock.now.date(), incident=1)
    followups.add(desk, Task("Limit each tenant to 50 connections", Kind.PREVENT, "cy"), clock.now.date(), incident=1)
    followups.done(desk, 2, "a test tenant is cut off at 50", clock.now.date())
    followups.add(desk, Task("Investigate [/slow] queries", owner="di"), clock.now.date(), incident=1)
    followups.decline(desk, 3, "the service goes in May", clock.now.date())
    clock.forward(days=20)
    incident(desk, clock, "Payments fail, pool exhausted again", 2)
    followups.add(desk, Task("Write down how the pool is drained", None, "di"), clock.now.date(), incident=2)
    followups.move(desk, 4, date(2027, 2, 1), "an audit", today=clock.now.date())
    clock.forward(days=12)
    incident(desk, clock, "Refunds are late", 3)
    followups.add(desk, Task("Drain the pool by a script", Kind.MITIGATE, "bo", date(2026, 12, 24)), clock.now.date())


FollowUpsShown = Shown[FollowUpsScreen]
Open = Callable[..., AbstractAsyncContextManager[FollowUpsShown]]


@pytest.fixture
def opened(desk: Desk, open_desk: OpenDesk, clock: FakeClock, tmp_path: Path) -> Open:
    """Opens the follow-ups, or what else `place` names: `async with opened() as shown`; with `empty` there are none."""

    @asynccontextmanager
    async def open_it(
        size: tuple[int, int] = WIDE, *, place: str = "followups", empty: bool = False
    ) -> AsyncIterator[FollowUpsShown]:
        if not empty:
            told(desk, clock)
        session = session_of(desk)
        async with shown_on(PlaceWanted(place), FollowUpsScreen, session, open_desk("bo"), tmp_path, size) as shown:
            yield shown

    return open_it
