"""The app on the rituals, over a real store at a standing clock."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from opsdesk.desk.desk import Desk
from screens.messages import PlaceWanted
from screens.rituals import RitualsScreen
from tests.fakes import FakeClock, OpenDesk
from tests.screens.rituals.told import told
from tests.screens.shown import WIDE, Shown, session_of, shown_on

RitualsShown = Shown[RitualsScreen]
Open = Callable[..., AbstractAsyncContextManager[RitualsShown]]


@pytest.fixture
def opened(desk: Desk, open_desk: OpenDesk, clock: FakeClock, tmp_path: Path) -> Open:
    """Opens the rituals: `async with opened((80, 24)) as shown`; with `empty` there are none."""

    @asynccontextmanager
    async def open_it(size: tuple[int, int] = WIDE, *, empty: bool = False) -> AsyncIterator[RitualsShown]:
        if not empty:
            told(desk, clock)
        session = session_of(desk)
        async with shown_on(PlaceWanted("rituals"), RitualsScreen, session, open_desk("bo"), tmp_path, size) as shown:
            yield shown

    return open_it
