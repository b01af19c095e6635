"""Waiting for what is expected, instead of for a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

PATIENCE_S = 20.0


async def until(expected: Callable[[], object]) -> None:
    """Until it is so; fails when it isn't after a long while."""
    async with asyncio.timeout(PATIENCE_S):
        while not expected():
            await asyncio.sleep(0.01)
