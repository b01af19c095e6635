"""Parts that stand beside each other where there is room for both, from the first frame on."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from opsdesk.desk.desk import Desk
from screens.breadth import BOTH_FROM
from screens.changes import ChangesScreen
from tests.screens.shown import driven, session_of
from tests.screens.waiting import settled, until

LINES = 24


@pytest.mark.parametrize(("width", "first"), [(80, 80), (BOTH_FROM - 1, BOTH_FROM - 1), (BOTH_FROM, BOTH_FROM // 2)])
async def test_the_first_layout_is_the_one_that_stays(desk: Desk, tmp_path: Path, width: int, first: int) -> None:
    async with driven(session_of(desk), tmp_path, size=(width, LINES)) as run:
        screen = ChangesScreen(run.app.session)
        run.app.push_screen(screen)
        while not screen.list.region.width:
            await asyncio.sleep(0)
        assert screen.list.region.width == first
        await settled(run.app)
        assert screen.list.region.width == first


async def test_it_follows_the_terminal(desk: Desk, tmp_path: Path) -> None:
    async with driven(session_of(desk), tmp_path, size=(80, LINES)) as run:
        screen = ChangesScreen(run.app.session)
        await run.app.push_screen(screen)
        await settled(run.app)
        await run.pilot.resize_terminal(120, LINES)
        await until(lambda: screen.list.region.width == 60)
        assert screen.detail.display
