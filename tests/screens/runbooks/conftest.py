"""Documents over a real store: one that its use made stale, one to be trusted, one without text, one retired."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from opsdesk.desk import changes, registry, runbooks
from opsdesk.desk.desk import Desk
from opsdesk.domain.change_parts import ChangePlan
from opsdesk.domain.runbook import Card, Check, Sort
from opsdesk.domain.service import Service
from screens.messages import PlaceWanted
from screens.runbooks import RunbooksScreen
from tests.fakes import FakeClock, OpenDesk
from tests.screens.shown import WIDE, Shown, session_of, shown_on

TEXT = """\
# Restart [payments]

When the queue grows. Whom to ask stands [below](#when-it-fails), what it is in [the guide](guide.md#start).

## Steps

1. Drain the queue
2. Restart it

   ```console
   $ payctl restart --wait
   ```

## When it fails

See https://pay.example.org/help.
"""
GUIDE = "https://wiki.example.org/guide.md"


def told(desk: Desk, clock: FakeClock) -> None:
    """Fills the desk; its clock says 2026-11-17."""
    for name in ("payments", "ledger"):
        registry.keep_service(desk, Service(name))
    card = Card("Restart payments", place="https://wiki.example.org/pay.md", owner="bo", services=("payments",))
    runbooks.add(desk, card, TEXT)
    runbooks.review(desk, 1, Check, "followed every step")
    guide = Card("The guide [/", Sort.PROCESS, GUIDE, services=("ledger",), escalation="@cy")
    runbooks.add(desk, guide, "# Begin\n\nwords\n\n## Start\n", reviewed_on=date(2026, 11, 16))
    who = Card("Whom to wake", Sort.ESCALATION, "https://wiki.example.org/who", interval_days=20)
    runbooks.add(desk, who, reviewed_on=date(2026, 11, 16))
    runbooks.add(desk, Card("Old", place="https://wiki.example.org/old"), reviewed_on=date(2026, 11, 16))
    runbooks.retire(desk, 4, "a copy")
    clock.forward(hours=1)
    changes.record(desk, ChangePlan("new router", services=("payments",)))
    runbooks.mark_wrong(desk, 1, "Drain the queue", why="no such command")


RunbooksShown = Shown[RunbooksScreen]
Open = Callable[..., AbstractAsyncContextManager[RunbooksShown]]


@pytest.fixture
def opened(desk: Desk, open_desk: OpenDesk, clock: FakeClock, tmp_path: Path) -> Open:
    """Opens the documents: `async with opened((80, 24)) as shown`; with `empty` there are none."""

    @asynccontextmanager
    async def open_it(size: tuple[int, int] = WIDE, *, empty: bool = False) -> AsyncIterator[RunbooksShown]:
        if not empty:
            told(desk, clock)
        session = session_of(desk)
        async with shown_on(PlaceWanted("runbooks"), RunbooksScreen, session, open_desk("bo"), tmp_path, size) as shown:
            yield shown

    return open_it
